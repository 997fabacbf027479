// Every string that a user can read, in both languages. English decides which there are; the other is checked against it.
import { english } from './english'
import { taiwanese } from './taiwanese'

/** The languages of the UI, as BCP 47 tags. */
export const LOCALES = ['en', 'zh-TW'] as const
export type Locale = (typeof LOCALES)[number]

/** All strings of one language, by section. A string with values in it is a function of them; `code` stands between backticks. */
export type Catalogue = typeof english

/** The catalogue of each language. A page that loads only the one that it shows doesn't use this. */
export const catalogues: Record<Locale, Catalogue> = { en: english, 'zh-TW': taiwanese }

/** Returns the language of the UI that fits best to the ones that a reader prefers, best first. */
export function preferredLocale(languages: readonly string[]): Locale {
  return languages[0]?.toLowerCase().startsWith('zh') ? 'zh-TW' : 'en'
}
