import { afterEach, describe, expect, it } from 'vitest'
import type { Action } from '#src/actions/schema'
import { INITIAL_SETTINGS } from '#src/contract/initial-settings'
import { likelyNext, usualFlows } from '#src/diagram/likely-flows'
import { sequenceDiagram } from '#src/diagram/sequence'
import { catalogues } from '#src/i18n/catalogue'
import type { Flow } from '#src/trace/flow'
import { LANES, type LaneId } from '#src/trace/lane'
import { startTestLab, type TestLab } from '../../support/lab'
import { until } from '../../support/lane'

let test: TestLab | null = null

afterEach(async () => {
  await test?.lab.stop()
  test = null
})

const LOGIN: Action = { type: 'login', username: 'test', password: 'test' }
const linesOf = (flow: Flow, lane: LaneId) =>
  sequenceDiagram(flow, lane, catalogues.en).source.trimEnd().split('\n')
const lastLine = (flow: Flow, lane: LaneId) => linesOf(flow, lane).at(-1) ?? ''

/** Steps an action through, and returns the hops that were not among those guessed while the request waited for them. */
async function unforeseen({ view, send }: TestLab, lane: LaneId, action: Action): Promise<string[]> {
  const missed: string[] = []
  const earlier = view.flows(lane).length
  const now = () => view.flows(lane)[earlier]
  const holding = () => view.status?.lanes[lane].holding ?? null
  await send('set-mode', { lanes: [lane], mode: 'step' })
  await send('perform', { lanes: [lane], action })
  for (;;) {
    await until(() => holding() !== null || now()?.ended != null)
    const flow = now()
    const { next } = holding() ?? {}
    if (!flow || flow.ended || !next) break
    const scene = { lane, flow, state: view.state(lane), now: view.status?.clock.now ?? 0 }
    const guesses = likelyNext(next, scene).map((guess) => lastLine(guess, lane))
    const count = flow.hops.length
    await send('next-hop', { lanes: [lane] })
    await until(() => (now()?.hops.length ?? 0) > count)
    const done = now()
    if (!done) break
    const line = lastLine({ ...done, hops: done.hops.slice(0, count + 1) }, lane)
    if (!guesses.includes(line)) missed.push(line)
  }
  await send('set-mode', { lanes: [lane], mode: 'run' })
  return missed
}

describe('what is guessed of a request that waits', () => {
  it.each(LANES)('is among what then happens on the lane %s, in the very words', async (lane) => {
    test = await startTestLab()
    const both: Action[] = [
      { type: 'open-protected', credential: undefined },
      LOGIN,
      { type: 'open-protected', credential: undefined },
      { type: 'update-phone', id: '1', phone: '0912-345-678', credential: undefined },
    ]
    const tokens: Action[] = [
      { type: 'refresh', credential: undefined },
      { type: 'get-download-link' },
      { type: 'open-download-link', credential: undefined },
    ]
    for (const action of [...both, ...(lane === 'jwt' ? tokens : []), { type: 'logout' } as const]) {
      expect(await unforeseen(test, lane, action), action.type).toEqual([])
    }
  })

  it('knows an expired token for one', async () => {
    test = await startTestLab()
    await test.act(LOGIN, ['jwt'])
    await test.send('advance-clock', { to: test.clock.now() + 86_400_000 })
    const { lifetimes } = INITIAL_SETTINGS
    await test.send('change-settings', { lifetimes: { ...lifetimes, autoRefresh: false } })
    expect(await unforeseen(test, 'jwt', { type: 'open-protected', credential: undefined })).toEqual([])
  })
})

describe('the usual flows of a lane', () => {
  it.each(LANES)('have each step of the request to a protected route that comes next on %s', async (lane) => {
    test = await startTestLab()
    await test.act(LOGIN, [lane])
    const { view, clock } = test
    const like = view.flows(lane).at(-1)?.started ?? null
    const usual = usualFlows(lane, like, { state: view.state(lane), now: clock.now() })
    const known = new Set(usual.flatMap((flow) => linesOf(flow, lane)))
    await test.act({ type: 'open-protected', credential: undefined }, [lane])
    const flow = view.flows(lane).at(-1)
    expect(flow?.started.path).toBe('/protected')
    expect(flow && linesOf(flow, lane).filter((line) => !known.has(line))).toEqual([])
  })
})
