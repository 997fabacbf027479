// Takes events into a lane as they come. A hop costs the same however long the trace is.
import type { TraceEvent } from '#src/trace/event'
import { type Flow, foldFlows } from '#src/trace/flow'
import { emptyLaneState } from '#src/trace/state'
import { foldEvent, type LaneTrace } from '#src/trace/trace'
import { countHops, isTrimDue, trimLane } from '#src/trace/trim'
import type { LaneModel } from './model-state'

/** Returns a lane in which nothing has happened. */
export function emptyLane(): LaneModel {
  return {
    trace: { base: emptyLaneState(), trimmedThrough: 0, events: [] },
    flows: [],
    state: emptyLaneState(),
  }
}

/** Builds a lane from its whole trace. */
export function laneOf(trace: LaneTrace): LaneModel {
  return {
    // The model appends to its events, so it has an array of its own.
    trace: { ...trace, events: trace.events.slice() },
    flows: trace.events.reduce(foldFlows, [] as readonly Flow[]),
    state: trace.events.reduce(foldEvent, trace.base),
  }
}

/** Returns the lane after one more event, which is appended to the events in place. */
export function addEvent(lane: LaneModel, event: TraceEvent): LaneModel {
  lane.trace.events.push(event)
  return {
    trace: { ...lane.trace },
    flows: foldFlows(lane.flows, event),
    state: foldEvent(lane.state, event),
  }
}

/** Lets the oldest flows leave as the lab itself does. Returns the same lane where none leaves. */
export function trim(lane: LaneModel, boundHops: number): LaneModel {
  // There are never more hops than events, and counting events costs nothing.
  const { events } = lane.trace
  if (events.length <= boundHops || !isTrimDue(countHops(events), boundHops)) return lane
  const trace = trimLane(lane.trace, boundHops)
  if (trace === lane.trace) return lane
  const there = new Set(trace.events.flatMap((event) => ('flow' in event ? [event.flow] : [])))
  return { ...lane, trace, flows: lane.flows.filter(({ id }) => there.has(id)) }
}
