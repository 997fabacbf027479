import { describe, expect, test } from 'vitest'
import { FlowAborted } from '#main/probe/flow-probe'
import { MAX_QUEUED_FLOWS } from '#main/probe/lane-probe'
import type { RecordedFlow } from '#main/probe/recorded-flow'
import type { Hop } from '#src/hops/hops'
import { emptyLaneState } from '#src/trace/state'
import { countHops } from '#src/trace/trim'
import { testLane, until } from '../../support/lane'

const own = { action: 'open-protected', method: 'GET', path: '/protected', username: null } as const
const request: Hop = {
  kind: 'request',
  request: {
    method: 'GET',
    target: '/',
    httpVersion: '1.1',
    headers: [],
    body: '',
    bytes: { head: 0, body: 0 },
  },
}
const external = { ...own, action: 'external' } as const

/** Walks a flow through three hops: attach, request, response. */
async function walk(flow: RecordedFlow): Promise<string> {
  try {
    await flow.gate({ kind: 'credential-attached', detail: null })
    flow.record({ kind: 'credential-attached', place: null, header: null, expired: false, edited: false })
    await flow.gate({ kind: 'cookie-checked', detail: null })
    flow.record({ kind: 'cookie-checked', checks: [], sessionId: null })
    await flow.gate({ kind: 'session-asked', detail: 'x' })
    flow.record({ kind: 'session-asked', sessionId: 'x' })
    await flow.gate({ kind: 'response', detail: '200' })
    flow.end('done', 200)
    return 'done'
  } catch (error) {
    if (!(error instanceof FlowAborted)) throw error
    flow.end('aborted', null)
    return error.message
  }
}

function start(lane: ReturnType<typeof testLane>, opening: typeof own | typeof external = own) {
  const opened = lane.probe.open(opening)
  return { id: opened.id, opened, walked: opened.started.then(walk, (error: Error) => error.message) }
}

describe('a lane in run mode', () => {
  test('lets a flow through without stopping', async () => {
    const lane = testLane('session')
    expect(await start(lane).walked).toBe('done')
    expect(lane.events.map((event) => event.type)).toEqual([
      'flow-started',
      'hop',
      'hop',
      'hop',
      'flow-ended',
    ])
    expect(lane.events.map((event) => event.seq)).toEqual([1, 2, 3, 4, 5])
  })

  test('runs two flows of the user agent one after the other', async () => {
    const lane = testLane('session')
    await Promise.all([start(lane).walked, start(lane).walked])
    expect(lane.events.map((event) => 'flow' in event && event.flow)).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 2])
  })

  test('runs external flows beside each other', async () => {
    const lane = testLane('session')
    const first = lane.probe.open(external)
    const second = lane.probe.open(external)
    const flows = await Promise.all([first.started, second.started])
    expect(flows.map((flow) => flow.id)).toEqual([1, 2])
  })
})

describe('a lane in step mode', () => {
  test('makes the first hop at once, then one for each "next hop"', async () => {
    const lane = testLane('session')
    lane.probe.gate.setMode('step')
    const { walked } = start(lane)
    const kinds = () => lane.hops().map((hop) => hop.kind)
    await until(() => lane.probe.gate.holding !== null)
    expect(kinds()).toEqual(['credential-attached'])
    expect(lane.probe.status('o').holding).toMatchObject({
      flow: 1,
      afterIndex: 1,
      holder: 'client',
      next: { kind: 'cookie-checked' },
    })
    expect(lane.probe.gate.nextHop()).toBe(true)
    await until(() => lane.probe.gate.holding !== null)
    expect(kinds()).toEqual(['credential-attached', 'cookie-checked'])
    expect(lane.probe.status('o').holding?.holder).toBe('back-end')
    lane.probe.gate.runToEnd()
    expect(await walked).toBe('done')
    expect(lane.probe.gate.nextHop()).toBe(false)
  })

  test('lets what others send run through beside what waits', async () => {
    const lane = testLane('session')
    lane.probe.gate.setMode('step')
    lane.probe.gate.setBreakpoints(['response'])
    const first = start(lane)
    await until(() => lane.probe.gate.holding !== null)
    expect(await start(lane, external).walked).toBe('done')
    expect(lane.probe.gate.holding?.flow.id).toBe(1)
    lane.probe.gate.setMode('run')
    await until(() => lane.probe.gate.holding?.next.kind === 'response')
    lane.probe.gate.runToEnd()
    expect(await first.walked).toBe('done')
  })

  test('does not keep the learner waiting for what others send', async () => {
    const lane = testLane('session')
    lane.probe.gate.setMode('step')
    const stranger = await lane.probe.open(external).started
    const { walked } = start(lane)
    await until(() => lane.probe.gate.holding?.flow.id === 2)
    stranger.end('done', 200)
    lane.probe.gate.runToEnd()
    expect(await walked).toBe('done')
  })

  test('lets go what others sent when they are not held any more', async () => {
    let holdsExternal = true
    const lane = testLane('session', undefined, undefined, { holdsExternal: () => holdsExternal })
    lane.probe.gate.setMode('step')
    const [held, queued] = [start(lane, external), start(lane, external)]
    await until(() => lane.probe.gate.holding !== null)
    holdsExternal = false
    lane.probe.gate.holdsExternalChanged()
    expect(await Promise.all([held.walked, queued.walked])).toEqual(['done', 'done'])
  })

  test('keeps a second flow queued, the external ones too where they are held, until the first has ended', async () => {
    const lane = testLane('session', undefined, undefined, { holdsExternal: () => true })
    lane.probe.gate.setMode('step')
    const first = start(lane)
    const second = start(lane, external)
    await until(() => lane.probe.gate.holding !== null)
    expect(lane.probe.status('o').queued).toMatchObject([{ flow: 2, action: 'external' }])
    lane.probe.gate.runToEnd()
    await first.walked
    await until(() => lane.probe.gate.holding?.flow.id === 2)
    expect(lane.probe.status('o').queued).toEqual([])
    lane.probe.gate.runToEnd()
    await second.walked
  })

  test('lets what waits go on when the mode becomes run', async () => {
    const lane = testLane('session')
    lane.probe.gate.setMode('step')
    const { walked } = start(lane)
    await until(() => lane.probe.gate.holding !== null)
    lane.probe.gate.setMode('run')
    expect(await walked).toBe('done')
  })

  test('says since when a request waits, in lab time, and for how long it was active without the wait', async () => {
    const lane = testLane('session')
    const startedAt = performance.now()
    lane.clock.advanceSeconds(60)
    lane.probe.gate.setMode('step')
    const { walked } = start(lane)
    await until(() => lane.probe.gate.holding !== null)
    const since = lane.clock.now()
    lane.clock.advanceSeconds(3600)
    lane.probe.gate.setBreakpoints(['response'])
    expect(lane.probe.status('o').holding?.since).toBe(since)
    const waitedFrom = performance.now()
    await new Promise((resolve) => setTimeout(resolve, 60))
    const waitedMs = performance.now() - waitedFrom
    lane.probe.gate.setMode('run')
    lane.probe.gate.nextHop()
    await until(() => lane.probe.gate.holding?.next.kind === 'response' || lane.ends().length > 0)
    lane.probe.gate.runToEnd()
    await walked
    expect(lane.ends()[0]?.activeMs).toBeLessThanOrEqual(performance.now() - startedAt - waitedMs)
  })
})

describe('a lane in slow mode', () => {
  test('makes each hop after a delay, with nothing waiting for the learner', async () => {
    const lane = testLane('session')
    lane.probe.gate.setMode('slow', 4)
    const { walked } = start(lane)
    await until(() => lane.hops().length === 1)
    expect(lane.probe.status('o').holding).toBeNull()
    expect(await walked).toBe('done')
  })

  test('holds a delayed hop when the mode becomes step', async () => {
    const lane = testLane('session')
    lane.probe.gate.setMode('slow', 0.25)
    const { walked } = start(lane)
    await until(() => lane.hops().length === 1)
    lane.probe.gate.setMode('step')
    expect(lane.probe.gate.holding?.next.kind).toBe('cookie-checked')
    lane.probe.gate.setMode('run')
    await walked
  })

  test('makes the next hop at once when told to', async () => {
    const lane = testLane('session')
    lane.probe.gate.setMode('slow', 0.25)
    const { walked } = start(lane)
    await until(() => lane.hops().length === 1)
    expect(lane.probe.gate.nextHop()).toBe(true)
    await until(() => lane.hops().length === 2)
    lane.probe.gate.setMode('run')
    await walked
  })
})

describe('a breakpoint', () => {
  test.each([
    ['verify', 'cookie-checked'],
    ['response', 'response'],
  ] as const)('stops a running flow at %s, once', async (breakpoint, kind) => {
    const lane = testLane('session')
    lane.probe.gate.setBreakpoints([breakpoint])
    const { walked } = start(lane)
    await until(() => lane.probe.gate.holding !== null)
    expect(lane.probe.gate.holding?.next.kind).toBe(kind)
    lane.probe.gate.runToEnd()
    expect(await walked).toBe('done')
  })

  test('stops a flow that sends more than one request at each of them', async () => {
    const lane = testLane('jwt')
    lane.probe.gate.setBreakpoints(['verify'])
    const flow = await lane.probe.open(own).started
    for (const _ of ['first', 'again']) {
      flow.record(request)
      const verified = flow.gate({ kind: 'token-checked', detail: 'found' })
      await until(() => lane.probe.gate.holding !== null)
      lane.probe.gate.runToEnd()
      await verified
      await flow.gate({ kind: 'token-checked', detail: 'form' })
    }
    flow.end('done', 200)
  })

  test('lets the learner go on hop by hop from where it stopped', async () => {
    const lane = testLane('session')
    lane.probe.gate.setBreakpoints(['verify'])
    const { walked } = start(lane)
    await until(() => lane.probe.gate.holding?.next.kind === 'cookie-checked')
    lane.probe.gate.nextHop()
    await until(() => lane.probe.gate.holding?.next.kind === 'session-asked')
    lane.probe.gate.runToEnd()
    await walked
  })

  test('stops a flow that was told to run to its end in step mode', async () => {
    const lane = testLane('session')
    lane.probe.gate.setMode('step')
    lane.probe.gate.setBreakpoints(['response'])
    const { walked } = start(lane)
    await until(() => lane.probe.gate.holding !== null)
    lane.probe.gate.runToEnd()
    await until(() => lane.probe.gate.holding?.next.kind === 'response')
    lane.probe.gate.runToEnd()
    await walked
  })
})

describe('a reset', () => {
  test('stops what waits and what is queued, and begins anew with the restored state', async () => {
    const lane = testLane('session')
    lane.probe.gate.setMode('step')
    const first = start(lane)
    const second = start(lane)
    await until(() => lane.probe.gate.holding !== null)
    const state = { ...emptyLaneState(), localStorage: [{ key: 'k', value: 'v' }] }
    await lane.probe.reset('The lane was reset', async () => state)
    expect([await first.walked, await second.walked]).toEqual(['The lane was reset', 'The lane was reset'])
    expect(lane.events.at(-1)).toMatchObject({ type: 'lane-reset', state })
    expect(lane.probe.status('o')).toMatchObject({ holding: null, queued: [] })
  })

  test('lets a flow that is opened meanwhile wait until it is over', async () => {
    const lane = testLane('session')
    let later: ReturnType<typeof start> | undefined
    await lane.probe.reset('reset', async () => {
      later = start(lane)
      expect(lane.probe.status('o').queued).toHaveLength(1)
      return emptyLaneState()
    })
    expect(await later?.walked).toBe('done')
    expect(lane.events.map((event) => event.type)).toEqual([
      'lane-reset',
      'flow-started',
      'hop',
      'hop',
      'hop',
      'flow-ended',
    ])
  })

  test('may come while another one waits for a flow to end', async () => {
    const lane = testLane('session')
    const flow = await lane.probe.open(own).started
    const resets = [1, 2].map(() => lane.probe.reset('reset', async () => emptyLaneState()))
    const later = start(lane)
    flow.end('aborted', null)
    await Promise.all(resets)
    expect(await later.walked).toBe('done')
    expect(lane.events.map((event) => event.type)).toEqual([
      'flow-started',
      'flow-ended',
      'lane-reset',
      'lane-reset',
      'flow-started',
      'hop',
      'hop',
      'hop',
      'flow-ended',
    ])
  })

  test("stops a flow at its next gate when it isn't at one", async () => {
    const lane = testLane('session')
    const flow = await lane.probe.open(own).started
    const reset = lane.probe.reset('reset', async () => emptyLaneState())
    await expect(flow.gate({ kind: 'request', detail: null })).rejects.toBeInstanceOf(FlowAborted)
    flow.end('aborted', null)
    await reset
    expect(lane.events.at(-1)?.type).toBe('lane-reset')
  })
})

test('a lane refuses more flows than it may queue', async () => {
  const lane = testLane('session')
  lane.probe.gate.setMode('step')
  const flows = Array.from({ length: MAX_QUEUED_FLOWS + 1 }, () => start(lane))
  expect(() => lane.probe.open(own)).toThrow(expect.objectContaining({ code: 'ERR_LAB_QUEUE_FULL' }))
  await lane.probe.stopAll('over')
  await Promise.all(flows.map((flow) => flow.walked))
})

test('a flow records nothing after its end', async () => {
  const lane = testLane('session')
  const flow = await lane.probe.open(own).started
  flow.end('done', 200)
  flow.record({ kind: 'no-answer', message: 'late' })
  flow.end('failed', null)
  expect(lane.events.map((event) => event.type)).toEqual(['flow-started', 'flow-ended'])
})

test('the trace lets the oldest whole flows leave, and keeps the state that they made', async () => {
  const lane = testLane('session', undefined, 6)
  for (let each = 0; each < 4; each += 1) {
    const flow = await lane.probe.open(own).started
    for (let hop = 0; hop < 3; hop += 1) {
      const row = { key: `k${each}`, value: String(hop) }
      flow.record({ kind: 'credential-stored', places: [] }, [{ op: 'set', table: 'localStorage', row }])
    }
    flow.end('done', 200)
  }
  const { session } = lane.recorder.snapshot().lanes
  expect(session.events.flatMap((event) => (event.type === 'flow-started' ? [event.flow] : []))).toEqual([
    3, 4,
  ])
  expect(session.base.localStorage).toEqual([
    { key: 'k0', value: '2' },
    { key: 'k1', value: '2' },
  ])
  expect(session.trimmedThrough).toBe(10)
})

test('the trace keeps its bound however long it goes on, and takes a new one at once', async () => {
  const lane = testLane('session', undefined, 10)
  const hopsKept = () => countHops(lane.recorder.snapshot().lanes.session.events).own
  for (let each = 0; each < 20; each += 1) {
    await start(lane).walked
    if (each % 5 === 0) await lane.probe.reset('reset', async () => emptyLaneState())
    expect(hopsKept()).toBe(Math.min(3 * (each + 1), 9))
  }
  lane.recorder.setBound(5)
  expect(hopsKept()).toBe(3)
  lane.recorder.setBound(8)
  for (let each = 0; each < 3; each += 1) await start(lane).walked
  expect(hopsKept()).toBe(6)
})

test('external clients have a queue of their own: it can be full, and the learner still goes before it', async () => {
  const lane = testLane('session', undefined, undefined, { holdsExternal: () => true })
  lane.probe.gate.setMode('step')
  const held = start(lane, external)
  await until(() => lane.probe.gate.holding !== null)
  const strangers = Array.from({ length: MAX_QUEUED_FLOWS }, () => start(lane, external))
  expect(() => lane.probe.open(external)).toThrow(expect.objectContaining({ code: 'ERR_LAB_QUEUE_FULL' }))
  const learners = [start(lane), start(lane)]
  const ids = learners.map(({ opened }) => opened.id)
  expect(lane.probe.status('o').queued.slice(0, 3)).toMatchObject([
    { flow: ids[0] },
    { flow: ids[1] },
    { action: 'external' },
  ])
  lane.probe.gate.setMode('run')
  await Promise.all([held, ...learners, ...strangers].map((flow) => flow.walked))
  const order = lane.events.flatMap((event) => (event.type === 'flow-started' ? [event.flow] : []))
  expect(order.slice(0, 3)).toEqual([1, ...ids.slice(0, 1), 2])
})
