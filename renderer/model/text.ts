// The words of the UI in the learner's language.
import type { Catalogue } from '#src/i18n/catalogue'
import type { Locale } from '#src/i18n/languages'
import { catalogueOf } from './catalogues'
import { useModel } from './use-model'

/** Returns the language of the UI. */
export function useLocale(): Locale {
  return useModel((state) => state.locale)
}

/** Returns all strings of the UI's language. */
export function useText(): Catalogue {
  return catalogueOf(useLocale())
}
