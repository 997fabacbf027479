// After every action and in every story the whole diagram of both lanes is in sight, large enough to read, at each size of window.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACTION_IDS, ACTIONS, type ActionId } from '#src/actions/actions'
import { type Action, actionSchema } from '#src/actions/schema'
import type { DemonstrationStatus } from '#src/contract/demonstrations'
import { DEMONSTRATIONS } from '#src/contract/demonstrations'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES } from '#src/i18n/languages'
import { LANES, type LaneId } from '#src/trace/lane'
import { whyNoBrowser } from '../support/browser'
import { maySkip } from '../support/may-skip'
import { openWebLab, type WebLab } from '../support/web-lab'
import { LabPage } from './lab-page'
import { drawnDiagrams, hidden, STAGES, shortcomings } from './stage-measures'

const filled = (id: ActionId): Action =>
  actionSchema.parse({
    type: id,
    ...Object.fromEntries(Object.keys(ACTIONS[id].form?.fields ?? {}).map((name) => [name, 'alice'])),
  })

const LOG_IN: Action = { type: 'login', username: 'alice', password: 'alice' }

describe.skipIf(maySkip(whyNoBrowser())).each(LOCALES)('in %s', (locale) => {
  // English has the longest words: the other languages are looked at in the smallest window and in the largest.
  const stages = locale === 'en' ? STAGES : [STAGES[0], STAGES[3]]
  let web: WebLab
  /** How many flows have ended. */
  const ended = { session: 0, jwt: 0 }
  let phase: () => DemonstrationStatus['phase'] | undefined = () => undefined
  beforeAll(async () => {
    web = await openWebLab({ context: { locale, viewport: STAGES[0] } })
    const lab = new LabPage(web.page, locale)
    await lab.ready()
    await lab.setMode('run')
    web.lab.subscribe((message) => {
      if (message.type === 'status') phase = () => message.status.demonstration?.phase
      if (message.type !== 'events') return
      for (const { type, lane } of message.events) if (type === 'flow-ended') ended[lane] += 1
    })
  })
  afterAll(async () => {
    await web?.close()
    expect(web.problems).toEqual([])
  })

  /** Sends requests and waits until all of them have been answered, and the page shows that. */
  async function done(lanes: readonly LaneId[], act: () => Promise<unknown>): Promise<void> {
    const before = { ...ended }
    await act()
    await expect.poll(() => lanes.every((lane) => ended[lane] > before[lane])).toBe(true)
    await web.page.waitForFunction(
      (ids) =>
        ids.every((id) => document.querySelector(`section[data-lane="${id}"] [data-outcome]`)) &&
        !document.querySelector('[data-outcome="running"]'),
      [...lanes],
    )
  }

  /** Does something, and expects that all of what is drawn of it is in sight at each size. */
  async function expectAllInSight(what: string, lanes: readonly LaneId[], act: () => Promise<unknown>) {
    await done(lanes, act)
    const short: string[] = []
    for (const size of stages) {
      await web.page.setViewportSize(size)
      for (const drawn of await drawnDiagrams(web.page))
        short.push(...shortcomings(drawn).map((why) => `${size.width}x${size.height}, ${why}`))
    }
    await web.page.setViewportSize(STAGES[0])
    expect(short, what).toEqual([])
  }

  const perform = (action: Action, lanes: readonly LaneId[]) => () => web.perform(action, lanes)
  const lanesOf = (id: ActionId) => LANES.filter((lane) => ACTIONS[id].lanes.some((each) => each === lane))

  test.each(ACTION_IDS)('all of the diagram of %s is in sight', async (id) => {
    await web.send('reset', { lanes: [...LANES] })
    await done(LANES, perform(LOG_IN, LANES))
    await expectAllInSight(id, lanesOf(id), perform(filled(id), lanesOf(id)))
  })

  test('and of what is stolen, revoked and expired', async () => {
    await web.send('reset', { lanes: [...LANES] })
    await done(LANES, perform(LOG_IN, LANES))
    await web.send('steal', { lanes: [...LANES] })
    await expectAllInSight('stolen', LANES, () =>
      web.send('perform', { lanes: [...LANES], action: { type: 'open-protected' }, as: 'attacker' }),
    )
    await done(LANES, perform({ type: 'logout' }, LANES))
    await expectAllInSight('revoked', LANES, () =>
      web.send('perform', { lanes: [...LANES], action: { type: 'open-protected' }, as: 'attacker' }),
    )
    await done(LANES, perform(LOG_IN, LANES))
    await web.send('advance-clock', { to: Date.now() + 20 * 60_000 })
    await expectAllInSight('expired', LANES, perform({ type: 'open-protected' }, LANES))
  })

  test('with automatic refresh, rotation and two nodes', async () => {
    await web.send('reset', { lanes: [...LANES] })
    await web.send('change-settings', { rotation: { enabled: true, graceSeconds: 0 } })
    await web.send('change-settings', { lifetimes: { autoRefresh: true } })
    await web.send('add-node', { lanes: [...LANES] })
    await expectAllInSight('login on a node', LANES, perform(LOG_IN, LANES))
    await expectAllInSight('on the other node', LANES, perform({ type: 'open-protected' }, LANES))
    await web.send('advance-clock', { to: Date.now() + 60 * 60_000 })
    await expectAllInSight('automatic refresh', LANES, perform({ type: 'open-protected' }, LANES))
  })

  test('in the smallest window the hop that decides, the verdict and the actions are', async () => {
    const { page } = web
    const labels = catalogues[locale]
    await web.send('reset', { lanes: [...LANES] })
    await page.setViewportSize({ width: 1024, height: 640 })
    // What fails stands out, and so does the answer: of a request that was refused the first of them decides.
    const expectInSight = async (what: string, which: 'first' | 'last', act: () => Promise<unknown>) => {
      await done(LANES, act)
      await drawnDiagrams(page)
      for (const lane of LANES) {
        const box = page.locator(`section[data-lane="${lane}"] .diagram-outcome`)[which]()
        const isSeen = await box.evaluate((element) => {
          const frame = element.closest('section')?.getBoundingClientRect()
          const { top, bottom, left, right } = element.getBoundingClientRect()
          if (!frame) return false
          return top >= frame.top && bottom <= frame.bottom && left >= frame.left && right <= frame.right
        })
        expect(isSeen, `${what}, ${lane}`).toBe(true)
      }
      for (const name of [labels.verdict.label, labels.shell.landmark.actions]) {
        const box = await page.getByRole('region', { name, exact: true }).boundingBox()
        expect(box && box.y >= 0 && box.y + box.height <= 640, `${what}, ${name}`).toBe(true)
      }
    }
    await expectInSight('login', 'last', perform(LOG_IN, LANES))
    await web.send('steal', { lanes: [...LANES] })
    await done(LANES, perform({ type: 'logout' }, LANES))
    await expectInSight('refused', 'first', () =>
      web.send('perform', { lanes: [...LANES], action: { type: 'open-protected' }, as: 'attacker' }),
    )
    await page.setViewportSize(STAGES[0])
  })

  test.each(DEMONSTRATIONS)('in the story %s, as the class looks at it and as it is answered', async (id) => {
    await web.send('stage-demonstration', { id })
    await expect.poll(() => phase()).toBe('scene')
    const short: string[] = []
    const look = async () => {
      // The page has drawn what the lab has said last.
      await web.page.waitForFunction(() => !document.querySelector('[data-outcome="running"]'))
      for (const size of stages) {
        await web.page.setViewportSize(size)
        for (const drawn of await drawnDiagrams(web.page))
          short.push(...hidden(drawn).map((why) => `${size.width}x${size.height}, ${phase()}, ${why}`))
      }
      await web.page.setViewportSize(STAGES[0])
    }
    await web.send('finish-demonstration', {})
    await expect.poll(() => phase()).toBe('look')
    await look()
    await web.send('pace-demonstration', { to: 'next' })
    await expect.poll(() => phase()).toBe('answer')
    await look()
    await web.send('end-demonstration', {})
    expect(short).toEqual([])
  })
})
