// The languages of the page under test: one is chosen as a learner does, and axe-core looks at the same state in each.
import type { Page } from 'playwright-core'
import { catalogues } from '#src/i18n/catalogue'
import { LANGUAGES, LOCALES, type Locale } from '#src/i18n/languages'
import { expectAccessible } from '../support/axe'
import { IS_LONG } from '../support/long'

async function languageOf(page: Page): Promise<Locale> {
  const lang = await page.evaluate(() => document.documentElement.lang)
  const locale = LOCALES.find((each) => each === lang)
  if (!locale) throw new Error(`The page has no language: ${lang}`)
  return locale
}

/** Chooses a language from the menu. */
export async function chooseLanguage(page: Page, locale: Locale): Promise<void> {
  const given = await languageOf(page)
  if (given === locale) return
  const { menu, language } = catalogues[given].shell
  await page.getByRole('banner').getByRole('button', { name: menu.button, exact: true }).click()
  await page.getByRole('menuitem', { name: language.label, exact: true }).press('ArrowRight')
  await page.getByRole('menuitemradio', { name: LANGUAGES[locale].name }).press('Enter')
  await page.locator(`html[lang="${locale}"]`).waitFor()
  await page.getByRole('menu').waitFor({ state: 'detached' })
}

let looks = 0

/** Of so many states that `npm test` comes to, axe-core looks at one; the long tests have it look at each. */
const ONE_IN = IS_LONG ? 1 : 3

/**
 * Expects that axe-core finds nothing on a page as it stands, in one language, each in turn; leaves it in the one that it had. In
 * Electron it is the page that a browser has: once is enough. The long tests look at most states in each language.
 */
export async function expectAccessibleInTurn(page: Page, state: string): Promise<void> {
  if (page.url().startsWith('lab:')) return
  looks += 1
  if (looks % ONE_IN !== 0) return
  const given = await languageOf(page)
  const locale = LOCALES[(looks / ONE_IN) % LOCALES.length] ?? given
  await chooseLanguage(page, locale)
  await expectAccessible(page, `${state}, ${locale}`)
  await chooseLanguage(page, given)
}
