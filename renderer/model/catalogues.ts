// Which languages the page has loaded: the one that it shows, and the other one once there is time, or once it is chosen.
import type { Catalogue, Locale } from '#src/i18n/catalogue'

const loaders: Readonly<Record<Locale, () => Promise<Catalogue>>> = {
  en: async () => (await import('#src/i18n/english')).english,
  'zh-TW': async () => (await import('#src/i18n/taiwanese')).taiwanese,
}

const loaded = new Map<Locale, Catalogue>()

/**
 * Loads a language, once.
 * @throws Error when it can't be had.
 */
export async function loadCatalogue(locale: Locale): Promise<void> {
  if (!loaded.has(locale)) loaded.set(locale, await loaders[locale]())
}

/** Tells whether a language has been loaded. */
export function hasCatalogue(locale: Locale): boolean {
  return loaded.has(locale)
}

/** Returns all strings of a language. Throws where it has not been loaded: no locale is set before. */
export function catalogueOf(locale: Locale): Catalogue {
  const catalogue = loaded.get(locale)
  if (!catalogue) throw new Error(`The language ${locale} has not been loaded`)
  return catalogue
}
