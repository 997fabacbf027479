// The whole way through the lab by the keyboard alone.
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import { LANES } from '#src/trace/lane'
import { whyNoBrowser } from '../support/browser'
import { maySkip } from '../support/may-skip'
import { openWebLab, type WebLab } from '../support/web-lab'
import { LabPage } from './lab-page'

const { actions: told, shell, demos, servers, inspector, revocation } = catalogues.en
const PROTECTED = 'GET /protected'
/** More presses of Tab than the page has stops. */
const ALL_STOPS = 150

describe.skipIf(maySkip(whyNoBrowser()))('by the keyboard alone one', () => {
  let web: WebLab
  let lab: LabPage

  beforeAll(async () => {
    web = await openWebLab()
    lab = new LabPage(web.page)
    await lab.ready()
  })
  afterAll(async () => {
    await web?.close()
    expect(web.problems).toEqual([])
  })

  const press = (key: string) => web.page.keyboard.press(key)
  const hasFocus = (element: Locator) =>
    element.evaluateAll((all) => all.some((each) => each === document.activeElement))

  /** Presses a key until an element has the focus, and sees that the focus is drawn. */
  async function reach(
    element: Locator,
    key: 'Tab' | 'Shift+Tab' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' = 'Tab',
  ): Promise<void> {
    await element.first().waitFor()
    for (let pressed = 0; pressed < ALL_STOPS; pressed += 1) {
      if (await hasFocus(element)) return
      await press(key)
    }
    throw new Error(`${key} does not lead to ${element}`)
  }

  const button = (name: string) => web.page.getByRole('button', { name, exact: true })
  const item = (name: string | RegExp) => web.page.getByRole('menuitem', { name })
  const actions = () => web.page.getByRole('region', { name: shell.landmark.actions })
  const action = (name: string) => actions().getByRole('button', { name, exact: true })

  test('skips the bars, and logs in', async () => {
    await press('Tab')
    expect(await hasFocus(web.page.getByRole('link', { name: shell.skipToLanes }))).toBe(true)
    await press('Enter')
    expect(await hasFocus(web.page.getByRole('main'))).toBe(true)
    await press('Tab')
    expect(await hasFocus(web.page.getByRole('radio', { name: shell.mode.run, exact: true }))).toBe(true)
    await reach(action(told.login.button))
    await press('Enter')
    for (const lane of LANES) await lab.ended(lane, 'POST /login', 200)
  })

  test('holds a request, steps, and lets it run to its end', async () => {
    await reach(web.page.getByRole('radio', { name: shell.mode.run, exact: true }), 'Shift+Tab')
    await reach(web.page.getByRole('radio', { name: shell.mode.step, exact: true }), 'ArrowLeft')
    await press('Space')
    await reach(action(told['open-protected'].button))
    await press('Enter')
    for (const lane of LANES) await lab.waiting(lane, PROTECTED)
    await reach(lab.nextHop())
    const hops = lab.lane('jwt').getByRole('listbox').getByRole('option')
    for (const index of [1, 2]) {
      await expect.poll(() => hops.count()).toBe(index)
      await lab.waiting('jwt', PROTECTED)
      await press('Enter')
    }
    await expect.poll(() => hops.count()).toBe(3)
    await press('r')
    for (const lane of LANES) await lab.ended(lane, PROTECTED, 200)
  })

  test('looks at a hop, goes on to the one before, and comes back to now', async () => {
    const hop = lab.lane('jwt').getByRole('listbox').getByRole('option')
    await reach(hop)
    await press('ArrowLeft')
    await lab.lane('jwt').getByRole('button', { name: catalogues.en.lanes.bar.backToNow }).waitFor()
    // Where an explanation has opened beside the focus, the first Escape closes that.
    const back = lab.lane('jwt').getByRole('button', { name: catalogues.en.lanes.bar.backToNow })
    await expect
      .poll(async () => {
        await press('Escape')
        return back.count()
      })
      .toBe(0)
  })

  test('edits a token and sends it', async () => {
    await reach(lab.lane('jwt').getByRole('listbox').getByRole('option'))
    await press('Enter')
    await reach(web.page.getByRole('tab', { name: inspector.tabs.message, exact: true }))
    await reach(web.page.getByRole('tab', { name: inspector.tabs.accessToken, exact: true }), 'ArrowRight')
    await reach(button(inspector.edit.start))
    await press('Enter')
    await reach(web.page.getByRole('button', { name: inspector.edit.quickEdits.expire }), 'Shift+Tab')
    await press('Enter')
    await reach(button('/protected'))
    // However much stands above it, what sends is in sight.
    const { y = 0, height = 0 } = (await button('/protected').boundingBox()) ?? {}
    expect(y).toBeGreaterThan(0)
    expect(y + height).toBeLessThan(web.page.viewportSize()?.height ?? 0)
    await press('Enter')
    await lab.waiting('jwt', PROTECTED)
    await reach(lab.actions().getByRole('button', { name: shell.hold.run }), 'Shift+Tab')
    await press('Enter')
    await lab.ended('jwt', PROTECTED, 422)
    await press('Escape')
    await web.page.getByRole('region', { name: shell.landmark.inspector }).waitFor({ state: 'detached' })
  })

  test('revokes a token at the server', async () => {
    await reach(lab.lane('jwt').getByRole('button', { name: /^lab’s notebook/ }))
    await press('Enter')
    const issued = lab.lane('jwt').getByRole('button', { name: /^Issued access token/ })
    await reach(issued)
    await press('Tab')
    await press('Enter')
    await reach(item(new RegExp(`^${revocation.menu.revoke}`)), 'ArrowDown')
    await press('Enter')
    await lab
      .lane('jwt')
      .getByRole('button', { name: /^Issued access token .*, revoked$/ })
      .waitFor()
  })

  test('restarts both servers, and is back where it began', async () => {
    await reach(action(shell.action.more), 'Shift+Tab')
    await press('Enter')
    await reach(item(servers.restart.menuBoth), 'ArrowDown')
    await press('Enter')
    const dialog = web.page.getByRole('dialog')
    await dialog.waitFor()
    for (let pressed = 0; pressed < 20; pressed += 1) {
      await press('Tab')
      expect(await hasFocus(dialog.locator('*'))).toBe(true)
    }
    await reach(dialog.getByRole('button', { name: servers.restart.skip }))
    await press('Enter')
    await dialog.getByText(servers.restart.doneBoth).waitFor()
    await press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => hasFocus(action(shell.action.more))).toBe(true)
  })

  test('gives a demonstration', async () => {
    const story = demos.stories['logout-does-not-kill']
    await reach(button(demos.menu), 'Shift+Tab')
    await press('Enter')
    await reach(item(story.name), 'ArrowDown')
    await press('Enter')
    for (const next of [demos.toQuestion, story.press]) {
      await reach(button(next))
      await press('Enter')
    }
    await web.page.getByRole('list', { name: demos.answered }).waitFor()
  })
})
