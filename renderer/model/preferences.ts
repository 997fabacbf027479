// What the learner set for good: language and theme, kept in the page's own localStorage where there is one.
import { LOCALES, type Locale, preferredLocale } from '#src/i18n/catalogue'
import { THEME_CHOICES, type ThemeChoice } from './model-state'

const LOCALE_KEY = 'lab.locale'
/** Read by boot.ts too, before the first paint. */
export const THEME_KEY = 'lab.theme'

/** Reads and keeps what the learner set. A storage that refuses is done without. */
export interface Preferences {
  locale(): Locale
  themeChoice(): ThemeChoice
  keepLocale(locale: Locale): void
  keepThemeChoice(choice: ThemeChoice): void
}

/** Makes the preferences over a storage; null where the page has none. */
export function preferencesIn(storage: Storage | null, languages: readonly string[]): Preferences {
  const read = (key: string): string | null => {
    try {
      return storage?.getItem(key) ?? null
    } catch {
      return null
    }
  }
  const keep = (key: string, value: string): void => {
    try {
      storage?.setItem(key, value)
    } catch {
      // Full or forbidden: the setting lasts until the page is closed.
    }
  }
  return {
    locale: () => LOCALES.find((each) => each === read(LOCALE_KEY)) ?? preferredLocale(languages),
    themeChoice: () => THEME_CHOICES.find((each) => each === read(THEME_KEY)) ?? 'system',
    keepLocale: (locale) => keep(LOCALE_KEY, locale),
    keepThemeChoice: (choice) => keep(THEME_KEY, choice),
  }
}

/** Returns the page's localStorage; null where the browser forbids it. */
export function pageStorage(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}
