import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOP_KINDS, HOPS } from '#src/hops/hops'
import type { FlowAction, TraceEvent } from '#src/trace/event'
import { foldFlows, touchedRows } from '#src/trace/flow'
import { applyChange, changedRow, emptyLaneState, type LaneState, type StateChange } from '#src/trace/state'
import {
  canResumeFrom,
  emptyTrace,
  eventsAfter,
  type LaneTrace,
  stateAt,
  traceSchema,
} from '#src/trace/trace'
import { countHops, trimLane } from '#src/trace/trim'
import { tries } from '../../support/fuzz'

let seq = 0
const next = (flow: number) => {
  seq += 1
  return { seq, at: 1000 * seq, lane: 'jwt' as const, flow }
}

function flowEvents(flow: number, hops: number, ended = true, action: FlowAction = 'login'): TraceEvent[] {
  const events: TraceEvent[] = [
    {
      type: 'flow-started',
      ...next(flow),
      action,
      method: 'POST',
      path: '/login',
      username: 'test',
    },
  ]
  for (let index = 1; index <= hops; index += 1) {
    events.push({
      type: 'hop',
      ...next(flow),
      index,
      hop: { kind: 'credential-stored', places: [] },
      changes: [{ op: 'set', table: 'localStorage', row: { key: `flow${flow}`, value: String(index) } }],
    })
  }
  if (ended)
    events.push({ type: 'flow-ended', ...next(flow), outcome: 'done', status: 200, fault: null, activeMs: 1 })
  return events
}

function laneOf(...groups: TraceEvent[][]): LaneTrace {
  return { base: emptyLaneState(), trimmedThrough: 0, events: groups.flat() }
}

const flowsOf = ({ events }: LaneTrace) =>
  events.flatMap((event) => (event.type === 'flow-started' ? [event.flow] : []))

const stored = (state: LaneState) =>
  Object.fromEntries(state.localStorage.map(({ key, value }) => [key, value]))

describe('the state at an event', () => {
  test('is what all changes up to it have made', () => {
    const lane = laneOf(flowEvents(1, 3), flowEvents(2, 2))
    const second = lane.events[2]?.seq
    expect(stored(stateAt(lane, second))).toEqual({ flow1: '2' })
    expect(stored(stateAt(lane))).toEqual({ flow1: '3', flow2: '2' })
    expect(stored(stateAt(lane, 0))).toEqual({})
  })

  test('is the same after the oldest flows have left', () => {
    const lane = laneOf(flowEvents(1, 3), flowEvents(2, 2), flowEvents(3, 4))
    const trimmed = trimLane(lane, 6)
    expect(trimmed.events[0]).toMatchObject({ type: 'flow-started', flow: 2 })
    for (const event of trimmed.events) expect(stateAt(trimmed, event.seq)).toEqual(stateAt(lane, event.seq))
  })
})

describe('trimming', () => {
  test.each([
    [9, [1, 2, 3]],
    [8, [2, 3]],
    [6, [2, 3]],
    [5, [3]],
    [1, []],
  ])('to %i hops keeps the flows %j', (bound, flows) => {
    const lane = trimLane(laneOf(flowEvents(1, 3), flowEvents(2, 2), flowEvents(3, 4)), bound)
    expect(flowsOf(lane)).toEqual(flows)
  })

  test('keeps a flow that has not ended, but no others for its sake', () => {
    const lane = trimLane(laneOf(flowEvents(1, 2), flowEvents(2, 2, false), flowEvents(3, 2)), 1)
    expect(flowsOf(lane)).toEqual([2])
  })

  test('never parts flows that ran beside each other', () => {
    const [start, hop, end] = flowEvents(1, 1)
    const inner = flowEvents(2, 1)
    if (!start || !hop || !end) throw new Error('Three events were expected')
    const lane = trimLane(laneOf([start, ...inner, hop, end], flowEvents(3, 1)), 1)
    expect(lane.events.flatMap((event) => ('flow' in event ? [event.flow] : []))).toEqual([3, 3, 3])
  })

  test('returns the same object when nothing leaves', () => {
    const lane = laneOf(flowEvents(1, 3))
    expect(trimLane(lane, 3)).toBe(lane)
  })
})

describe('what external clients send', () => {
  const external = (flow: number, hops: number, ended = true) => flowEvents(flow, hops, ended, 'external')
  const upkeep = (changes: StateChange[]): TraceEvent[] => {
    const { flow: _, ...envelope } = next(0)
    return [{ type: 'upkeep', ...envelope, changes }]
  }

  test('has a room of its own: however much it is, no flow of the learner leaves for it', () => {
    const strangers = Array.from({ length: 50 }, (_, at) => external(10 + at, 2))
    const lane = laneOf(flowEvents(1, 3), ...strangers, flowEvents(2, 2), external(90, 3))
    const trimmed = trimLane(lane, 5)
    expect(flowsOf(trimmed)).toEqual([1, 59, 2, 90])
    expect(countHops(trimmed.events)).toEqual({ own: 5, external: 5 })
  })

  test('stays as long as it has room, whatever the learner does', () => {
    const lane = laneOf(external(1, 2), flowEvents(2, 3), external(3, 2), flowEvents(4, 3))
    const trimmed = trimLane(lane, 4)
    expect(flowsOf(trimmed)).toEqual([1, 3, 4])
    expect(stateAt(trimmed)).toEqual(stateAt(lane))
  })

  test('has changed the same state when it has left from between others, at each hop that stays', () => {
    const lane = laneOf(
      flowEvents(1, 2),
      external(2, 2),
      upkeep([{ op: 'set', table: 'localStorage', row: { key: 'swept', value: 'by nobody' } }]),
      external(3, 2),
      flowEvents(4, 1),
      external(5, 2),
      external(6, 1),
    )
    const trimmed = trimLane(lane, 3)
    expect(flowsOf(trimmed)).toEqual([1, 4, 5, 6])
    for (const event of trimmed.events) expect(stateAt(trimmed, event.seq)).toEqual(stateAt(lane, event.seq))
    expect(
      traceSchema.safeParse({ ...emptyTrace(), lanes: { session: laneOf(), jwt: trimmed } }).success,
    ).toBe(true)
    // Whoever has not seen what has left can't go on from there.
    const trace = { ...emptyTrace(), lanes: { session: laneOf(), jwt: trimmed } }
    const left = trimmed.thinnedThrough ?? 0
    expect(canResumeFrom(trace, left)).toBe(true)
    expect(canResumeFrom(trace, left - 1)).toBe(false)
  })

  test('leaves nothing of rows that came and went, however long that goes on', () => {
    let lane = laneOf(flowEvents(1, 1))
    for (let round = 0; round < 200; round += 1) {
      const gone = upkeep([{ op: 'remove', table: 'localStorage', key: `flow${2 + round}` }])
      lane = trimLane({ ...lane, events: [...lane.events, ...external(2 + round, 3), ...gone] }, 3)
    }
    expect(lane.events.length).toBeLessThan(12)
    expect(stored(stateAt(lane))).toEqual({ flow1: '1' })
  })

  test('is kept while it has not ended', () => {
    const lane = trimLane(laneOf(flowEvents(1, 1), external(2, 2, false), external(3, 2)), 1)
    expect(flowsOf(lane)).toEqual([1, 2])
  })

  test('of any order leaves the state at each hop that stays as it was', () => {
    const key = fc.constantFrom('a', 'b', 'c')
    const change = fc.oneof(
      fc
        .record({ key, value: fc.string({ maxLength: 2 }) })
        .map((row) => ({ op: 'set' as const, table: 'localStorage' as const, row })),
      key.map((name) => ({ op: 'remove' as const, table: 'localStorage' as const, key: name })),
    )
    const flows = fc.array(
      fc.record({
        isExternal: fc.boolean(),
        isUpkeep: fc.boolean(),
        changes: fc.array(change, { maxLength: 3 }),
      }),
      { maxLength: 12 },
    )
    const check = (
      drawn: { isExternal: boolean; isUpkeep: boolean; changes: StateChange[] }[],
      bound: number,
    ) => {
      const groups = drawn.map(({ isExternal, isUpkeep, changes }, at) => {
        if (isUpkeep) return upkeep(changes)
        const events = flowEvents(at + 1, 1, true, isExternal ? 'external' : 'login')
        return events.map((event) => (event.type === 'hop' ? { ...event, changes } : event))
      })
      const lane = laneOf(...groups)
      const trimmed = trimLane(lane, bound)
      const { own, external: others } = countHops(trimmed.events)
      expect(Math.max(own, others)).toBeLessThanOrEqual(bound)
      for (const event of trimmed.events)
        expect(stored(stateAt(trimmed, event.seq))).toEqual(stored(stateAt(lane, event.seq)))
    }
    fc.assert(fc.property(flows, fc.integer({ min: 1, max: 5 }), check), tries(300))
  })
})

describe('resuming', () => {
  test('is possible as long as no event that was missed has left', () => {
    const lane = trimLane(laneOf(flowEvents(1, 2), flowEvents(2, 2)), 2)
    const trace = { ...emptyTrace(), lanes: { session: laneOf(), jwt: lane } }
    expect(canResumeFrom(trace, lane.trimmedThrough)).toBe(true)
    expect(canResumeFrom(trace, lane.trimmedThrough - 1)).toBe(false)
    expect(eventsAfter(trace, lane.trimmedThrough)).toEqual(lane.events)
  })
})

describe('changes', () => {
  test('put a row in place of the one with its key, in its place', () => {
    const state = {
      ...emptyLaneState(),
      localStorage: [
        { key: 'a', value: '1' },
        { key: 'b', value: '2' },
      ],
    }
    const change = { op: 'set', table: 'localStorage', row: { key: 'a', value: '3' } } as const
    expect(applyChange(state, change).localStorage).toEqual([
      { key: 'a', value: '3' },
      { key: 'b', value: '2' },
    ])
    expect(changedRow(change)).toEqual({ table: 'localStorage', key: 'a' })
    expect(state.localStorage[0]?.value).toBe('1')
  })

  test('removing a row that is not there changes nothing', () => {
    expect(applyChange(emptyLaneState(), { op: 'remove', table: 'blocklist', key: 'x' })).toEqual(
      emptyLaneState(),
    )
  })
})

describe('flows', () => {
  test('gather their events, and a reset leaves none', () => {
    const events = [...flowEvents(1, 2), ...flowEvents(2, 1, false)]
    const flows = events.reduce(foldFlows, [])
    expect(flows.map((flow) => [flow.id, flow.hops.length, flow.ended?.outcome ?? null])).toEqual([
      [1, 2, 'done'],
      [2, 1, null],
    ])
    const reset: TraceEvent = { type: 'lane-reset', seq: 99, at: 0, lane: 'jwt', state: emptyLaneState() }
    expect(foldFlows(flows, reset)).toEqual([])
  })

  test('ignore an event whose flow has left', () => {
    const [, orphan] = flowEvents(7, 1)
    if (!orphan) throw new Error('A hop was expected')
    expect(foldFlows([], orphan)).toEqual([])
  })

  test('light the rows that a hop reads as well as those that it changes', () => {
    const event = {
      type: 'hop',
      ...next(1),
      index: 1,
      hop: { kind: 'blocklist-asked', jti: 'j' },
      changes: [{ op: 'remove', table: 'cookies', key: 'lab.sid' }],
    } as const satisfies TraceEvent
    expect(touchedRows({ ...event, changes: [...event.changes] })).toEqual([
      { table: 'cookies', key: 'lab.sid' },
      { table: 'blocklist', key: 'j' },
      { table: 'issued', key: 'j' },
    ])
  })
})

test('every kind of hop has a route, and only messages cross', () => {
  const crossing = HOP_KINDS.filter((kind) => HOPS[kind].route.from !== HOPS[kind].route.to)
  expect(crossing).toEqual([
    'request',
    'response',
    'store-failed',
    'session-asked',
    'session-answered',
    'session-touched',
    'session-stored',
    'session-destroyed',
    'keys-fetched',
    'spent-asked',
    'spent-answered',
    'blocklist-asked',
    'blocklist-answered',
    'allowlist-asked',
    'allowlist-answered',
    'version-asked',
    'version-answered',
    'family-asked',
    'family-answered',
    'token-revoked',
    'family-revoked',
    'version-raised',
  ])
})

test('a trace survives the way through JSON', () => {
  const trace = { ...emptyTrace(), lanes: { session: laneOf(), jwt: laneOf(flowEvents(1, 2)) } }
  expect(traceSchema.parse(JSON.parse(JSON.stringify(trace)))).toEqual(trace)
})
