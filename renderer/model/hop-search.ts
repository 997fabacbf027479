// Finds hops in a lane's trace by number.
import type { EventOf, HopEvent, TraceEvent } from '#src/trace/event'
import { type Flow, touchedRows } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import type { RowRef } from '#src/trace/state'
import type { LaneModel, ModelState } from './model-state'

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

/**
 * Returns the views of both lanes when one is looked at in the flow of a hop: the other one is shown at the end of what the same
 * click did there, or the last one before it. What others sent has no such number, and leaves the other lane as it is.
 */
export function withLaneBeside(
  { lanes, viewSeq }: Pick<ModelState, 'lanes' | 'viewSeq'>,
  lane: LaneId,
  { flow: id }: HopEvent,
): ModelState['viewSeq'] {
  const number = numberOf(lanes[lane].flows.findLast((flow) => flow.id === id))
  const other = lane === 'session' ? 'jwt' : 'session'
  const { flows } = lanes[other]
  const beside = flows.findLast((flow) => {
    const asked = numberOf(flow)
    return number !== null && asked !== null && asked <= number
  })
  if (!beside) return viewSeq
  return { ...viewSeq, [other]: beside === flows.at(-1) ? null : (beside.hops.at(-1)?.seq ?? null) }
}

/** Returns the number of the click that a flow comes of; null where it comes of none. */
function numberOf(flow: Flow | undefined): number | null {
  return flow && flow.started.action !== 'external' ? (flow.started.number ?? null) : null
}
