// What the page survives: a lost connection, parts that can't be drawn, thousands of hops, a machine that slept, a small window.
import { afterEach, describe, expect, test } from 'vitest'
import { realClock } from '#main/clock/real-clock'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES } from '#src/i18n/languages'
import { LANES } from '#src/trace/lane'
import { expectAccessible } from '../support/axe'
import { whyNoBrowser } from '../support/browser'
import { until } from '../support/lane'
import { maySkip } from '../support/may-skip'
import { openWebLab, type WebLab, type WebLabOptions } from '../support/web-lab'
import { LabPage } from './lab-page'
import { expectAccessibleInTurn } from './languages'

const { actions, shell, inspector } = catalogues.en
const PROTECTED = 'GET /protected'
const login = { type: 'login', username: 'test', password: 'test' } as const

describe.skipIf(maySkip(whyNoBrowser()))('the page', () => {
  let web: WebLab
  let lab: LabPage

  async function open(options?: WebLabOptions): Promise<void> {
    web = await openWebLab(options)
    lab = new LabPage(web.page, options?.locale)
    await lab.ready()
    await web.send('set-mode', { lanes: [...LANES], mode: 'run' })
  }
  afterEach(() => web?.close())

  test('says that the connection is lost, and goes on with all it missed when it is back', async () => {
    await open()
    const lost = web.page.getByText(shell.connection.lost)
    await web.stopServer()
    await lost.waitFor()
    await lab.press(actions['open-protected'].button)
    await web.page.getByText(shell.error.ERR_LAB_UNREACHABLE).waitFor()
    await web.perform(login)
    await web.startServer()
    await lost.waitFor({ state: 'detached' })
    for (const lane of LANES) await lab.ended(lane, 'POST /login', 200)
    await lab.press(actions['open-protected'].button)
    for (const lane of LANES) await lab.ended(lane, PROTECTED, 200)
  })

  test.each(LOCALES)(
    'says which parts can’t be drawn, and goes on when they can be again, in %s',
    async (locale) => {
      await open({ locale })
      const { actions, shell: say, lanes, costs, timeline } = catalogues[locale]
      await web.page.getByRole('button', { name: timeline.open }).click()
      await lab.choose(say.menu.costs)
      await web.page.evaluate(() => {
        const broken = () => {
          throw new Error('broken by the test')
        }
        Object.assign(window, { whole: [Date.prototype.toISOString, Number.prototype.toFixed] })
        Object.assign(Date.prototype, { toISOString: broken })
        Object.assign(Number.prototype, { toFixed: broken })
      })
      await web.perform(login)
      const crashed = (title: string) => web.page.getByRole('alert').filter({ hasText: title })
      const laneParts = LANES.map((lane) => crashed(say.crashed.lane({ name: lanes[lane].name })))
      const others = [crashed(say.crashed.topBar), crashed(say.crashed.timeline)]
      for (const part of [...laneParts, ...others]) await part.waitFor()
      await web.page.getByRole('tab', { name: costs.tab, exact: true }).waitFor()
      await web.page.evaluate(() => {
        const [toISOString, toFixed] = Reflect.get(window, 'whole')
        Object.assign(Date.prototype, { toISOString })
        Object.assign(Number.prototype, { toFixed })
      })
      await expectAccessible(web.page, `${locale}, parts that can't be drawn`)
      for (const part of others) {
        await part.getByRole('button', { name: say.crashed.again }).click()
        await part.waitFor({ state: 'detached' })
      }
      // The inspector, which has been drawn all the time, lies over a lane.
      await web.page.keyboard.press('Escape')
      await web.page.getByRole('tab', { name: costs.tab, exact: true }).waitFor({ state: 'detached' })
      for (const part of laneParts) {
        await part.getByRole('button', { name: say.crashed.resetLane }).click()
        await part.waitFor({ state: 'detached' })
      }
      await lab.press(actions.login.button)
      for (const lane of LANES) await lab.ended(lane, 'POST /login', 200)
    },
  )

  test('shows the newest of ten thousand hops, and does what it is told', async () => {
    await open()
    await web.send('change-settings', { traceBoundHops: 20_000 })
    let hops = 0
    const stop = web.lab.subscribe((message) => {
      if (message.type === 'events') hops += message.events.filter(({ type }) => type === 'hop').length
    })
    const origin = await new Promise<string>((resolve) => {
      const stopHearing = web.lab.subscribe((message) => {
        if (message.type !== 'status') return
        queueMicrotask(() => stopHearing())
        resolve(message.status.lanes.jwt.origin)
      })
    })
    const answer = await fetch(`${origin}/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username: 'test', password: 'test' }),
    })
    const { access_token } = await answer.json()
    const request = () =>
      fetch(`${origin}/protected`, { headers: { Authorization: `Bearer ${access_token}` } })
    while (hops < 10_000) {
      const answers = await Promise.all(Array.from({ length: 20 }, request))
      for (const each of answers) expect(each.status).toBe(200)
    }
    stop()
    await lab.press(actions.login.button)
    for (const lane of LANES) await lab.ended(lane, 'POST /login', 200)
    await lab.openTab('accessToken')
    await web.page.getByRole('tabpanel').getByRole('button', { name: inspector.edit.start }).waitFor()
    await expectAccessibleInTurn(web.page, 'after ten thousand hops')
    expect(web.problems).toEqual([])
  })

  test('shows the lab’s time after the machine has slept, and after its date was set back', async () => {
    let sleptMs = 0
    await open({ lab: { clock: { ...realClock(), now: () => Date.now() + sleptMs } } })
    await web.page.clock.install()
    await web.page.reload()
    await lab.ready()
    const shown = async () => {
      const time = await web.page.getByRole('banner').getByRole('time').getAttribute('datetime')
      return Date.parse(time ?? '')
    }
    await until(async () => Math.abs((await shown()) - Date.now()) < 60_000)
    sleptMs = 3_600_000
    // The date goes on; the page's own clock has stood still, and no timer has run meanwhile.
    await web.page.clock.setSystemTime(Date.now() + sleptMs)
    await until(async () => (await shown()) - Date.now() > 3_500_000)
    // Then somebody sets the date back by a day. The lab's time goes on, and so does what the page shows of it.
    const before = await shown()
    sleptMs -= 86_400_000
    await web.page.clock.setSystemTime(Date.now() + sleptMs)
    await web.page
      .getByRole('banner')
      .getByText(/ahead of real time/)
      .waitFor({ state: 'attached' })
    const set = await shown()
    expect(set).toBeGreaterThanOrEqual(before)
    expect(set - before).toBeLessThan(60_000)
    await until(async () => (await shown()) > set)
    await lab.press(actions.login.button)
    for (const lane of LANES) await lab.ended(lane, 'POST /login', 200)
  })

  test('keeps the hop that counts in sight when the window is made lower', async () => {
    await open({ context: { viewport: { width: 1920, height: 1080 } } })
    await web.perform(login)
    for (const lane of LANES) await lab.ended(lane, 'POST /login', 200)
    const current = (await lab.openTab('message')).locator('[aria-current="step"]')
    await current.waitFor()
    await web.page.setViewportSize({ width: 1280, height: 640 })
    await expect.poll(() => current.evaluate((row) => row.getBoundingClientRect().bottom)).toBeLessThan(640)
  })

  test.each([
    ['a window of 1024x640', { viewport: { width: 1024, height: 640 } }],
    ['200 % of 1280x800', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
    ['200 % of 1440x900', { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 }],
  ])('has all its controls in reach at %s', async (name, context) => {
    await open({ context })
    await web.perform(login)
    for (const lane of LANES) await lab.ended(lane, 'POST /login', 200)
    const tooWide = () =>
      web.page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement
        return scrollWidth - clientWidth
      })
    expect(await tooWide()).toBe(0)
    const controls = web.page
      .getByRole('banner')
      .or(web.page.getByRole('region', { name: shell.landmark.actions }))
      .or(web.page.locator('section[data-lane] > div > :is(header, footer)'))
      .locator(
        ':is(button, [role="tab"], [role="radio"], [role="combobox"]):not(:disabled, [aria-disabled="true"]):visible',
      )
    expect(await controls.count()).toBeGreaterThan(25)
    // Scrolls to each and sees that a click would meet it and nothing that lies over it.
    for (const control of await controls.all()) await control.click({ trial: true, timeout: 5000 })
    expect(await tooWide()).toBe(0)
    await expectAccessibleInTurn(web.page, name)
  })
})
