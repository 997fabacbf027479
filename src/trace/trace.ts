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

/** Counts the hops among events. */
export function countHops(events: readonly TraceEvent[]): number {
  let hops = 0
  for (const { type } of events) if (type === 'hop') hops += 1
  return hops
}

/**
 * Counts the events that have to leave a lane, as whole flows from the one at `first` on, for at least so many hops to leave. A flow
 * that has not ended keeps itself and all that came after its start.
 */
export function countLeaving(events: readonly TraceEvent[], hops: number, first = 0): number {
  if (hops <= 0) return 0
  const open = new Set<number>()
  let excess = hops
  let cut = first
  for (let index = first; index < events.length; index += 1) {
    const event = events[index]
    if (event?.type === 'flow-started') open.add(event.flow)
    if (event?.type === 'flow-ended') open.delete(event.flow)
    if (event?.type === 'hop') excess -= 1
    if (open.size > 0) continue
    cut = index + 1
    if (excess <= 0) break
  }
  return cut - first
}

/** Lets what {@link countLeaving} counts leave a lane. Returns the same object where nothing leaves. */
export function trimLane(trace: LaneTrace, boundHops: number): LaneTrace {
  const { base, events } = trace
  const cut = countLeaving(events, countHops(events) - boundHops)
  if (cut === 0) return trace
  const leaving = events.slice(0, cut)
  return {
    base: leaving.reduce(foldEvent, base),
    trimmedThrough: leaving.at(-1)?.seq ?? trace.trimmedThrough,
    events: events.slice(cut),
  }
}

/** Tells whether the events after `seq` are all still there, so that a reader that has seen `seq` can go on from it. */
export function canResumeFrom(trace: Trace, seq: number): boolean {
  return Object.values(trace.lanes).every((lane) => lane.trimmedThrough <= seq)
}

/** Returns the events after `seq` of both lanes, in order. */
export function eventsAfter(trace: Trace, seq: number): TraceEvent[] {
  const after = (lane: LaneId) => trace.lanes[lane].events.filter((event) => event.seq > seq)
  return [...after('session'), ...after('jwt')].sort((a, b) => a.seq - b.seq)
}
