// The trace: for each lane the state before its oldest event, and the events since. Append-only, versioned, bounded.
import { z } from 'zod'
import { type TraceEvent, traceEventSchema } from './event'
import { type LaneId, perLane } from './lane'
import { applyChange, emptyLaneState, type LaneState, laneStateSchema } from './state'

/** The version of the format. It changes whenever an older reader could misread a newer trace. */
export const TRACE_VERSION = 2

const laneTraceSchema = z.object({
  base: laneStateSchema,
  /** The `seq` of the last event that has left into `base`; 0 when none has. */
  trimmedThrough: z.number().int().nonnegative(),
  /** The `seq` of the last event that has left from between others; absent when none has. */
  thinnedThrough: z.number().int().positive().optional(),
  events: z.array(traceEventSchema),
})
export type LaneTrace = z.infer<typeof laneTraceSchema>

export const traceSchema = z.object({
  version: z.literal(TRACE_VERSION),
  lanes: z.object({ session: laneTraceSchema, jwt: laneTraceSchema }),
})
export type Trace = z.infer<typeof traceSchema>

/** Returns a trace without events. */
export function emptyTrace(): Trace {
  return {
    version: TRACE_VERSION,
    lanes: perLane(() => ({ base: emptyLaneState(), trimmedThrough: 0, events: [] })),
  }
}

/** Returns a lane's state after one more event. */
export function foldEvent(state: LaneState, event: TraceEvent): LaneState {
  switch (event.type) {
    case 'hop':
    case 'upkeep':
      return event.changes.reduce(applyChange, state)
    case 'act':
      return event.state ?? event.changes.reduce(applyChange, state)
    case 'lane-reset':
      return event.state
    case 'flow-started':
    case 'flow-ended':
    case 'clock-set':
      return state
  }
}

/** Rebuilds a lane's state as it was after the event `seq`; without one, as it is now. */
export function stateAt(trace: LaneTrace, seq = Number.POSITIVE_INFINITY): LaneState {
  let state = trace.base
  for (const event of trace.events) {
    if (event.seq > seq) break
    state = foldEvent(state, event)
  }
  return state
}

/** Tells whether the events after `seq` are all still there, so that a reader that has seen `seq` can go on from it. */
export function canResumeFrom(trace: Trace, seq: number): boolean {
  return Object.values(trace.lanes).every(
    ({ trimmedThrough, thinnedThrough = 0 }) => Math.max(trimmedThrough, thinnedThrough) <= seq,
  )
}

/** Returns the events after `seq` of both lanes, in order. */
export function eventsAfter(trace: Trace, seq: number): TraceEvent[] {
  const after = (lane: LaneId) => trace.lanes[lane].events.filter((event) => event.seq > seq)
  return [...after('session'), ...after('jwt')].sort((a, b) => a.seq - b.seq)
}
