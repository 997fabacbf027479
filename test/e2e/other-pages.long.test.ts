// Pages of other origins in a real browser: what they send the lab's servers neither becomes a flow nor stands in the learner's way.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import { LANES, type LaneId } from '#src/trace/lane'
import { whyNoBrowser } from '../support/browser'
import { LabView } from '../support/lab'
import { maySkip } from '../support/may-skip'
import { openWebLab, type WebLab } from '../support/web-lab'
import { LabPage } from './lab-page'
import { expectAccessibleInTurn } from './languages'

const { actions, lanes: words } = catalogues.en
const BOTH = [...LANES]
const EACH_WAY = 15

describe.skipIf(maySkip(whyNoBrowser()))('a page of another origin', () => {
  let web: WebLab
  let lab: LabPage
  let view: LabView
  let elsewhere: Server
  let other: Page

  beforeEach(async () => {
    web = await openWebLab()
    lab = new LabPage(web.page)
    await lab.ready()
    await web.send('set-mode', { lanes: BOTH, mode: 'run' })
    view = new LabView()
    web.lab.subscribe((message) => view.hear(message))
    elsewhere = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html')
      response.end('<!doctype html><title>Elsewhere</title><iframe name="frame"></iframe>')
    })
    await new Promise<void>((resolve) => elsewhere.listen(0, resolve))
  })
  afterEach(async () => {
    await web.close()
    elsewhere.closeAllConnections()
    elsewhere.close()
  })

  const origin = (lane: LaneId) => view.status?.lanes[lane].origin ?? ''
  const externalFlows = (lane: LaneId) =>
    // Of a page of the lab's own server the browser wants the icon, too.
    view.flows(lane).filter(({ started }) => started.action === 'external' && started.path !== '/favicon.ico')
  const ownFlows = (lane: LaneId) => view.flows(lane).filter(({ started }) => started.action !== 'external')
  const line = (lane: LaneId, count: number) => lab.lane(lane).getByText(words.otherPages.refused({ count }))

  async function openAt(host: string): Promise<void> {
    const browser = web.page.context().browser()
    if (!browser) throw new Error('The page has a browser')
    other = await browser.newPage()
    await other.goto(`http://${host}:${(elsewhere.address() as AddressInfo).port}/`)
  }

  /** Has the page send each lane what a page can send without asking, so many times each way; returns how many that are. */
  async function flood(times = EACH_WAY): Promise<number> {
    const ways = await other.evaluate(
      async ({ origins, count }) => {
        const send = (target: string, init: RequestInit) =>
          fetch(target, { mode: 'no-cors', ...init }).catch(() => {})
        for (const target of origins) {
          for (let each = 0; each < count; each += 1) {
            await Promise.all([
              send(`${target}/protected`, {}),
              send(`${target}/protected`, { credentials: 'include' }),
              send(`${target}/login`, {
                method: 'POST',
                body: new URLSearchParams({ username: 'test', password: 'test' }),
              }),
              // This one asks for leave first, and gets none.
              send(`${target}/logout`, { mode: 'cors', method: 'DELETE' }),
            ])
          }
        }
        return 4
      },
      { origins: BOTH.map(origin), count: times },
    )
    return ways * times
  }

  test.each(['127.0.0.1', 'localhost'])('at %s wipes no lesson in run mode', async (host) => {
    await web.send('change-settings', { traceBoundHops: 100 })
    await web.perform({ type: 'login', username: 'test', password: 'test' })
    for (const lane of BOTH) await lab.ended(lane, 'POST /login', 200)
    await openAt(host)
    const count = await flood()
    for (const lane of BOTH) await line(lane, count).waitFor()
    for (const lane of BOTH) {
      expect(externalFlows(lane)).toEqual([])
      expect(ownFlows(lane)).toHaveLength(1)
    }
    if (host === 'localhost') await expectAccessibleInTurn(web.page, 'requests of other pages refused')
  })

  test('that is let through fills its own room in the trace only', async () => {
    await web.send('change-settings', { traceBoundHops: 100 })
    await web.perform({ type: 'login', username: 'test', password: 'test' })
    for (const lane of BOTH) await lab.ended(lane, 'POST /login', 200)
    await openAt('localhost')
    await flood(1)
    await line('jwt', 4).waitFor()
    await lab.lane('jwt').getByRole('switch', { name: words.otherPages.admit }).click()
    await expect.poll(() => view.status?.settings.admitOtherPages).toBe(true)
    await flood(30)
    for (const lane of BOTH) {
      await expect.poll(() => externalFlows(lane).length).toBe(120)
      await lab
        .lane(lane)
        .getByRole('button', { name: /earlier$/ })
        .click()
      const list = web.page.getByRole('dialog')
      const own = list.getByRole('button', { name: /^Open flow 1: POST \/login/ })
      const older = list.getByRole('button', { name: /before these$/ })
      await own.or(older).first().waitFor()
      while ((await own.count()) === 0) await older.click()
      await web.page.keyboard.press('Escape')
      await list.waitFor({ state: 'detached' })
    }
    // What a page gets to see that comes now.
    const late = new LabView()
    web.lab.subscribe((message) => late.hear(message))()
    for (const lane of BOTH) {
      const kept = late.flows(lane)
      expect(kept.filter(({ started }) => started.action !== 'external')).toHaveLength(1)
      expect(kept.length).toBeLessThan(60)
      expect(late.state(lane)).toEqual(view.state(lane))
    }
  })

  test('takes no place of the learner’s in step mode', async () => {
    await openAt('localhost')
    await web.send('set-mode', { lanes: BOTH, mode: 'step' })
    const count = await flood(30)
    for (const lane of BOTH) await line(lane, count).waitFor()
    await lab.press(actions['open-protected'].button)
    for (const lane of BOTH) {
      await lab.waiting(lane, 'GET /protected')
      expect(view.flows(lane).map(({ started }) => started.action)).toEqual(['open-protected'])
      expect(view.status?.lanes[lane].queued).toEqual([])
    }
  })

  test('may have a link to the lab: that the user opens it is no attack', async () => {
    await openAt('localhost')
    await other.evaluate(
      (href) => {
        const link = document.createElement('a')
        link.href = href
        link.textContent = 'Your download'
        document.body.append(link)
      },
      `${origin('jwt')}/protected`,
    )
    await other.getByText('Your download').click()
    await other.getByText('Missing Authorization Header').waitFor()
    expect(externalFlows('jwt')).toHaveLength(1)
    expect(view.status?.lanes.jwt.refusedPages).toBe(0)
    // A page of the lab's own server is at home there; what it asks of the other one is another origin's request.
    const statuses = await other.evaluate(async (there) => {
      const here = await fetch('/protected')
      const elsewhere = await fetch(`${there}/protected`, { mode: 'no-cors' })
      return [here.status, elsewhere.type]
    }, origin('session'))
    expect(statuses).toEqual([401, 'opaque'])
    expect(externalFlows('jwt').at(-1)?.ended?.status).toBe(401)
    await expect.poll(() => view.status?.lanes.session.refusedPages).toBe(1)
  })
})
