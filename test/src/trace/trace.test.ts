import { describe, expect, test } from 'vitest'
import type { TraceEvent } from '#src/trace/event'
import { foldFlows, touchedRows } from '#src/trace/flow'
import { HOP_KINDS, hopRoute } from '#src/trace/hop'
import { applyChange, changedRow, emptyLaneState, type LaneState } from '#src/trace/state'
import {
  canResumeFrom,
  emptyTrace,
  eventsAfter,
  type LaneTrace,
  stateAt,
  traceSchema,
  trimLane,
} from '#src/trace/trace'

let seq = 0
const next = (flow: number) => {
  seq += 1
  return { seq, at: 1000 * seq, lane: 'jwt' as const, flow }
}

function flowEvents(flow: number, hops: number, ended = true): TraceEvent[] {
  const events: TraceEvent[] = [
    {
      type: 'flow-started',
      ...next(flow),
      action: 'login',
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
    expect(lane.events.flatMap((event) => (event.type === 'flow-started' ? [event.flow] : []))).toEqual(flows)
  })

  test('keeps a flow that has not ended, and all after its start', () => {
    const lane = trimLane(laneOf(flowEvents(1, 2), flowEvents(2, 2, false), flowEvents(3, 2)), 1)
    expect(lane.events.flatMap((event) => (event.type === 'flow-started' ? [event.flow] : []))).toEqual([
      2, 3,
    ])
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
  const crossing = HOP_KINDS.filter((kind) => hopRoute(kind).from !== hopRoute(kind).to)
  expect(crossing).toEqual([
    'request',
    'response',
    'store-failed',
    'session-asked',
    'session-answered',
    'session-touched',
    'session-stored',
    'session-destroyed',
    'blocklist-asked',
    'blocklist-answered',
    'allowlist-asked',
    'allowlist-answered',
    'version-asked',
    'version-answered',
    'family-asked',
    'family-answered',
    'family-revoked',
    'spent-asked',
    'spent-answered',
    'keys-fetched',
    'token-revoked',
    'version-raised',
  ])
})

test('a trace survives the way through JSON', () => {
  const trace = { ...emptyTrace(), lanes: { session: laneOf(), jwt: laneOf(flowEvents(1, 2)) } }
  expect(traceSchema.parse(JSON.parse(JSON.stringify(trace)))).toEqual(trace)
})
