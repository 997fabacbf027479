// What the learner set for good: language, theme, presenter mode.
import { LOCALES, type Locale, preferredLocale } from '#src/i18n/languages'
import { THEME_CHOICES, type ThemeChoice } from './model-state'
import type { KeptValues } from './page-storage'

export const LOCALE_KEY = 'lab.locale'
/** Read by public/theme.js too, before the first paint. */
export const THEME_KEY = 'lab.theme'

/** `on` while the page is shown to a class; read by public/theme.js too. */
export const PRESENTER_KEY = 'lab.presenter'

/** Tells whether the page was shown to a class when it was left. */
export function keptPresenting(kept: KeptValues): boolean {
  return kept.getItem(PRESENTER_KEY) === 'on'
}

/** Returns the language that was set, else the one that the browser's languages ask for. */
export function keptLocale(kept: KeptValues, languages: readonly string[]): Locale {
  const locale = kept.getItem(LOCALE_KEY)
  return LOCALES.find((each) => each === locale) ?? preferredLocale(languages)
}

/** Returns the theme that was set, else the system's. */
export function keptThemeChoice(kept: KeptValues): ThemeChoice {
  const choice = kept.getItem(THEME_KEY)
  return THEME_CHOICES.find((each) => each === choice) ?? 'system'
}
