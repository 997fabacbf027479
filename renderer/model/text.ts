// The words of the UI in the learner's language.
import { type Catalogue, catalogues, type Locale } from '#src/i18n/catalogue'
import { useModel } from './use-model'

/** Returns the language of the UI. */
export function useLocale(): Locale {
  return useModel((state) => state.locale)
}

/** Returns all strings of a language, for what is said at the time of an event. */
export function catalogueOf(locale: Locale): Catalogue {
  return catalogues[locale]
}

/** Returns all strings of the UI's language. */
export function useText(): Catalogue {
  return catalogues[useLocale()]
}
