// Many tabs of one browser on one lab: a browser has six connections to a host, whatever wants them.
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import type { Lab } from '#main/lab/lab'
import { catalogues } from '#src/i18n/catalogue'
import { LANES } from '#src/trace/lane'
import { whyNoBrowser } from '../support/browser'
import { maySkip } from '../support/may-skip'
import { openWebLab, type WebLab } from '../support/web-lab'
import { LabPage } from './lab-page'

const { actions, shell } = catalogues.en
/** One more than a browser has connections to a host. */
const COUNT = 7
const LOGIN = 'POST /login'
const PROTECTED = 'GET /protected'
const PARTLY = 'GET /partially-protected'
const login = { type: 'login', username: 'test', password: 'test' } as const
const protectedPage = { type: 'open-protected' } as const

describe.skipIf(maySkip(whyNoBrowser()))(`${COUNT} tabs of a browser`, () => {
  let web: WebLab
  let tabs: LabPage[]
  let streams: () => number

  /** Opens another tab of the same browser. */
  async function openTab(): Promise<LabPage> {
    const tab = new LabPage(await web.page.context().newPage())
    await tab.page.goto(web.page.url())
    return tab
  }

  /** Opens the lab in so many tabs, and counts the streams that its server has open. */
  async function open(count = COUNT): Promise<void> {
    web = await openWebLab()
    streams = countStreams(web.lab)
    tabs = [new LabPage(web.page)]
    await tabs[0]?.ready()
    await web.page.reload()
    while (tabs.length < count) tabs.push(await openTab())
    for (const tab of tabs) await tab.ready()
    await web.send('set-mode', { lanes: [...LANES], mode: 'run' })
  }
  afterEach(() => web?.close())

  /** Waits until these tabs show that this is what happened last, on both lanes. */
  async function show(request: string, shown: readonly LabPage[] = tabs): Promise<void> {
    for (const tab of shown) for (const lane of LANES) await tab.ended(lane, request, 200)
  }

  test('all follow, and all do what they are told, over one stream', async () => {
    await open()
    await web.perform(login)
    await show(LOGIN)
    for (const [index, tab] of tabs.entries()) {
      // The others see this one's request, and no other of its kind.
      const isOdd = index % 2 === 1
      await (isOdd
        ? tab.chooseMore(actions['open-partially-protected'].button)
        : tab.press(actions['open-protected'].button))
      await show(isOdd ? PARTLY : PROTECTED)
    }
    expect(streams()).toBe(1)
    expect(web.problems).toEqual([])
  })

  test('go on when the first of them is closed', async () => {
    await open()
    await web.perform(login)
    await tabs.shift()?.page.close()
    await show(LOGIN)
    await tabs[0]?.press(actions['open-protected'].button)
    await show(PROTECTED)
  })

  test('go on whichever of them crash, and others can join them', async () => {
    await open()
    await web.perform(login)
    await show(LOGIN)
    for (const { page } of tabs.splice(0, COUNT - 2)) await crash(page)
    await web.perform(protectedPage)
    await show(PROTECTED)
    await tabs[0]?.chooseMore(actions['open-partially-protected'].button)
    await show(PARTLY)
    tabs.push(await openTab())
    await show(PARTLY)
    await tabs[2]?.press(actions['open-protected'].button)
    await show(PROTECTED)
    expect(streams()).toBe(1)
  })

  test('come back when the lab’s page is served again', async () => {
    await open()
    await web.stopServer()
    for (const { page } of tabs) await page.getByText(shell.connection.lost).waitFor()
    await web.perform(login)
    await web.startServer()
    await show(LOGIN)
    for (const { page } of tabs) expect(await page.getByText(shell.connection.lost).count()).toBe(0)
  })

  test('show what they showed when one more is opened', async () => {
    await open(2)
    await web.perform(login)
    await show(LOGIN)
    const [looking, other] = tabs
    const chosen = looking?.lane('jwt').getByRole('option').nth(1)
    await chosen?.click()
    await expect.poll(() => chosen?.getAttribute('aria-selected')).toBe('true')
    tabs.push(await openTab())
    await show(LOGIN, tabs.slice(1))
    await web.perform(protectedPage, ['session'])
    await looking?.ended('session', PROTECTED, 200)
    await other?.ended('session', PROTECTED, 200)
    expect(await chosen?.getAttribute('aria-selected')).toBe('true')
  })

  test('have what they missed while the browser had put them to sleep', async () => {
    await open(2)
    const [asleep, awake] = tabs
    const session = await web.page.context().newCDPSession(web.page)
    await session.send('Page.setWebLifecycleState', { state: 'frozen' })
    await web.perform(login)
    await show(LOGIN, awake && [awake])
    await session.send('Page.setWebLifecycleState', { state: 'active' })
    await show(LOGIN, asleep && [asleep])
  })
})

describe.skipIf(maySkip(whyNoBrowser()))('a browser that has no workers to share', () => {
  test('follows the lab all the same', async () => {
    const web = await openWebLab()
    await web.page.addInitScript('delete window.SharedWorker')
    await web.page.reload()
    const lab = new LabPage(web.page)
    await lab.ready()
    await web.send('set-mode', { lanes: [...LANES], mode: 'run' })
    await lab.press(actions.login.button)
    for (const lane of LANES) await lab.ended(lane, 'POST /login', 200)
    expect(web.problems).toEqual([])
    await web.close()
  })
})

/** Ends the process of a page, and whatever else lives in it. */
async function crash(page: Page): Promise<void> {
  const gone = new Promise((resolve) => page.once('crash', resolve))
  const session = await page.context().newCDPSession(page)
  session.send('Page.crash').catch(() => {})
  await gone
}

/** Counts the listeners that a lab has from now on. */
function countStreams(lab: Lab): () => number {
  let count = 0
  const { subscribe } = lab
  Object.assign(lab, {
    subscribe: (...args: Parameters<Lab['subscribe']>) => {
      count += 1
      const stop = subscribe(...args)
      return () => {
        count -= 1
        stop()
      }
    },
  })
  return () => count
}
