// The screen that a learner sees first: few controls, each with its word, one that stands out, and room for the diagrams.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MIN_SIZE } from '#main/electron/window-bounds'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES } from '#src/i18n/languages'
import { LANES } from '#src/trace/lane'
import { whyNoBrowser } from '../support/browser'
import { maySkip } from '../support/may-skip'
import { openWebLab, type WebLab } from '../support/web-lab'
import { controlsOn, scrollBarsOn } from './controls'
import { LabPage } from './lab-page'

const MOST_CONTROLS = 30
/** The share of the window's height that a diagram has at least. */
const DIAGRAM = 0.55

describe.skipIf(maySkip(whyNoBrowser())).each(LOCALES)('the first screen, in %s', (locale) => {
  const { actions, lanes, shell } = catalogues[locale]
  let web: WebLab
  let lab: LabPage

  beforeAll(async () => {
    web = await openWebLab({
      lab: { mode: 'step' },
      locale,
      context: { viewport: { width: 1280, height: 720 } },
    })
    lab = new LabPage(web.page, locale)
    await lab.ready()
    // What comes later than the rest has come.
    await web.page.getByText(catalogues[locale].timeline.empty).waitFor()
  })
  afterAll(async () => {
    await web?.close()
    expect(web.problems).toEqual([])
  })

  test('has at most thirty controls, none of them a bare sign', async () => {
    const controls = await controlsOn(web.page)
    expect(controls.length, controls.map(({ name }) => name).join(', ')).toBeLessThanOrEqual(MOST_CONTROLS)
    expect(controls.length).toBeGreaterThan(15)
    const bare = controls.filter(({ words, name }) => words === '' && name !== shell.pane.betweenLanes)
    expect(bare).toEqual([])
  })

  test('has one primary button, which logs in', async () => {
    const primary = (await controlsOn(web.page)).filter(({ isPrimary }) => isPrimary)
    expect(primary.map(({ words }) => words)).toEqual([actions.login.button, shell.action.byForm])
  })

  test('says what to do first, for each step will wait', async () => {
    expect(await web.page.getByText(lanes.flow.empty.step).count()).toBe(LANES.length)
    expect(await web.page.getByRole('radio', { name: shell.mode.step, checked: true }).count()).toBe(1)
  })

  test.each([
    [1280, 720],
    [MIN_SIZE.width, MIN_SIZE.height],
    // In a window of that size that has a frame.
    [MIN_SIZE.width - 16, MIN_SIZE.height - 40],
  ])('has no scroll bar at %i x %i', async (width, height) => {
    await web.page.setViewportSize({ width, height })
    await web.page.getByRole('separator').waitFor()
    expect(await scrollBarsOn(web.page)).toEqual([])
  })

  test.each([
    [1280, 720],
    [1280, 800],
    [1440, 900],
    [1920, 1080],
  ])('gives the diagrams the room at %i x %i, and scrolls nowhere', async (width, height) => {
    const { page } = web
    await page.setViewportSize({ width, height })
    await web.send('set-mode', { lanes: [...LANES], mode: 'run' })
    await web.send('reset', { lanes: [...LANES] })
    await lab.ready()
    for (const action of [
      { type: 'login', username: 'alice', password: 'alice' },
      { type: 'open-protected' },
    ] as const) {
      await web.perform(action)
    }
    for (const lane of LANES) await lab.ended(lane, 'GET /protected', 200)
    for (const lane of LANES) {
      const frame = lab.lane(lane).locator('[data-diagram]')
      const share = (await frame.evaluate((element) => element.clientHeight)) / height
      expect(share, `${lane} lane`).toBeGreaterThanOrEqual(DIAGRAM)
    }
    expect(await scrolls(web)).toEqual([0, 0])
  })

  test('keeps all actions in sight in the smallest window', async () => {
    const { width, height } = MIN_SIZE
    await web.page.setViewportSize({ width, height })
    for (const action of [actions.login, actions['open-protected'], actions.refresh, actions.logout]) {
      const box = await lab.actions().getByRole('button', { name: action.button, exact: true }).boundingBox()
      expect(box && box.x >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true)
    }
    expect(await scrolls(web)).toEqual([0, 0])
  })
})

/** By how many pixels the page is wider and higher than its window. */
function scrolls({ page }: WebLab): Promise<[number, number]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement
    return [scrollWidth - clientWidth, scrollHeight - clientHeight]
  })
}
