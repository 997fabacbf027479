// Finds hops in a lane's trace by number.
import type { EventOf, HopEvent, TraceEvent } from '#src/trace/event'
import { touchedRows } from '#src/trace/flow'
import type { RowRef } from '#src/trace/state'
import type { LaneModel } from './model-state'

/** Tells whether two references name the same row. */
export function isSameRow(a: RowRef, b: RowRef): boolean {
  return a.table === b.table && a.key === b.key
}

/** Returns the index of the last event up to `seq`; -1 where there is none. */
function indexUpTo(events: readonly TraceEvent[], seq: number): number {
  let low = 0
  let high = events.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const event = events[middle]
    if (event && event.seq <= seq) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Returns the newest hop up to `seq` since the lane was last reset for which `matches` holds; null where there is none. */
export function newestHop(
  lane: LaneModel,
  seq = Number.POSITIVE_INFINITY,
  matches: (event: HopEvent) => boolean = () => true,
): HopEvent | null {
  const { events } = lane.trace
  for (let index = indexUpTo(events, seq); index >= 0; index -= 1) {
    const event = events[index]
    if (!event || event.type === 'lane-reset') return null
    if (event.type === 'hop' && matches(event)) return event
  }
  return null
}

/** Returns the newest act of a lane where no hop has come since; else null. */
export function newestAct(lane: LaneModel): EventOf<'act'> | null {
  const event = lane.trace.events.findLast(({ type }) => type !== 'upkeep' && type !== 'clock-set')
  return event?.type === 'act' ? event : null
}

/** Returns the oldest hop after `seq`; null where there is none. */
export function nextHopAfter(lane: LaneModel, seq: number): HopEvent | null {
  const { events } = lane.trace
  for (let index = indexUpTo(events, seq) + 1; index < events.length; index += 1) {
    const event = events[index]
    if (event?.type === 'hop') return event
  }
  return null
}

/** Returns the hop whose event is number `seq`; null where it isn't there. */
export function hopAt(lane: LaneModel, seq: number): HopEvent | null {
  const hop = newestHop(lane, seq)
  return hop?.seq === seq ? hop : null
}

/** Returns the newest hop up to `seq` that read or changed a row. */
export function newestHopTouching(lane: LaneModel, row: RowRef, seq: number | null): HopEvent | null {
  return newestHop(lane, seq ?? undefined, (event) => touchedRows(event).some((each) => isSameRow(each, row)))
}
