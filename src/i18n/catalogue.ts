// The strings of the UI: what a language has to say, and all languages at once.
import type { catalogue as en } from './en/catalogue'
import { LANGUAGES, LOCALES, type Locale } from './languages'

/** All strings of one language, by section. A string with values in it is a function of them; `code` stands between backticks. */
export type Catalogue = typeof en

const loaded = LOCALES.map(async (locale) => [locale, await LANGUAGES[locale].load()] as const)

/** The catalogue of each language. The page doesn't use this: it loads only the one that it shows. */
export const catalogues = Object.fromEntries(await Promise.all(loaded)) as Record<Locale, Catalogue>
