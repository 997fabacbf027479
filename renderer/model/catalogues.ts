// Which languages the page has loaded: the one that it shows, and the others once there is time, or once one is chosen.
import type { Catalogue } from '#src/i18n/catalogue'
import { LANGUAGES, type Locale } from '#src/i18n/languages'

const loaded = new Map<Locale, Catalogue>()

/**
 * Loads a language, once.
 * @throws Error when it can't be had.
 */
export async function loadCatalogue(locale: Locale): Promise<void> {
  if (!loaded.has(locale)) loaded.set(locale, await LANGUAGES[locale].load())
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

/** Returns the catalogues of all languages that have been loaded. */
export function loadedCatalogues(): readonly Catalogue[] {
  return [...loaded.values()]
}
