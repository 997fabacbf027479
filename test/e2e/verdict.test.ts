// What the page says of a click, what it shows of a lab that is no more as it was started, and the ways back.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES } from '#src/i18n/languages'
import { LANES } from '#src/trace/lane'
import { expectAccessible } from '../support/axe'
import { whyNoBrowser } from '../support/browser'
import { maySkip } from '../support/may-skip'
import { openWebLab, type WebLab } from '../support/web-lab'

const BOTH = [...LANES]

describe.skipIf(maySkip(whyNoBrowser())).each(LOCALES)('a click and its verdict, in %s', (locale) => {
  const { verdict, differences, shell } = catalogues[locale]
  let web: WebLab

  beforeAll(async () => {
    web = await openWebLab({ locale, context: { viewport: { width: 1280, height: 720 } } })
    await web.page.getByText(verdict.nothing).waitFor()
  })
  afterAll(async () => {
    await web?.close()
  })

  const line = () => web.page.getByRole('region', { name: verdict.label, exact: true })
  const sentence = () => line().getByRole('status')
  const dialog = () => web.page.getByRole('dialog')

  test('stands under both lanes, and leads to the hop that decided', async () => {
    await web.perform({ type: 'login', username: 'alice', password: 'alice' })
    await line().getByText(/^1 · /).waitFor()
    await expect.poll(() => sentence().textContent()).toMatch(/200/)
    await web.perform({ type: 'open-protected' })
    await line().getByText(/^2 · /).waitFor()
    await web.page.waitForFunction(() => document.querySelector('section [role="status"] code') !== null)
    await expectAccessible(web.page, `${locale}, a verdict`)
    await line().getByRole('button', { name: verdict.whyLong }).click()
    const inspector = web.page.getByRole('region', { name: catalogues[locale].shell.landmark.inspector })
    await inspector.waitFor()
    // Neither lane has gone back in time for it.
    await expect(
      web.page.getByRole('button', { name: catalogues[locale].lanes.bar.backToNow }).count(),
    ).resolves.toBe(0)
    await web.page.keyboard.press('Escape')
    await inspector.waitFor({ state: 'detached' })
    await line().getByText(/^2 · /).waitFor()
  })

  test('says in one line at 1280 px what a request of a page has come to', async () => {
    const height = await line().evaluate((each) => each.getBoundingClientRect().height)
    expect(height).toBeLessThanOrEqual(46)
  })

  test('what differs from the start stands as a chip, more of it folded into one, and goes back', async () => {
    await web.send('set-breakpoints', { lanes: BOTH, breakpoints: ['response'] })
    const chip = web.page.getByRole('button', {
      name: differences.undo({ what: differences.breakpoints({ count: 1 }) }),
    })
    await chip.waitFor()
    await expectAccessible(web.page, `${locale}, a chip`)
    await web.send('add-node', { lanes: BOTH })
    await web.send('change-settings', { revocation: { enabled: false } })
    await web.page.getByRole('button', { name: differences.count({ count: 3 }) }).click()
    await dialog().getByRole('button', { name: differences.undoAll }).waitFor()
    await expectAccessible(web.page, `${locale}, chips`)
    await dialog().getByRole('button', { name: differences.undoAll }).click()
    await dialog().getByText(differences.ask.lane).waitFor()
    await expectAccessible(web.page, `${locale}, asked before all is undone`)
    await dialog().getByRole('button', { name: differences.ask.confirmAll }).click()
    await dialog().waitFor({ state: 'detached' })
    await web.page
      .getByRole('button', { name: differences.count({ count: 3 }) })
      .waitFor({ state: 'detached' })
  })

  test('a reset says what goes and what stays, and with everything the clock goes back too', async () => {
    await web.send('advance-clock', { to: Date.now() + 28 * 60_000 })
    await web.send('change-settings', { rotation: { enabled: true } })
    await web.page.getByRole('banner').getByRole('button', { name: shell.menu.button, exact: true }).click()
    await web.page.getByRole('menuitem', { name: new RegExp(`^${shell.reset.button}`) }).click()
    await dialog().getByText(differences.reset.stays).waitFor()
    await expectAccessible(web.page, `${locale}, reset`)
    await dialog().getByRole('switch', { name: differences.reset.everything }).click()
    await dialog().getByRole('button', { name: differences.reset.confirmEverything, exact: true }).click()
    await web.page.getByText(verdict.nothing).waitFor()
    await web.page
      .getByRole('button', { name: differences.count({ count: 2 }) })
      .waitFor({ state: 'detached' })
    expect(web.problems).toEqual([])
  })
})
