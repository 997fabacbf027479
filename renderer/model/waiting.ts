// Which lanes wait for the learner.
import { LANES, type LaneId } from '#src/trace/lane'
import type { ModelState } from './model-state'

/** Tells whether a lane's request stands still and waits to be let go. */
export function isHeld({ status }: ModelState, lane: LaneId): boolean {
  return status !== null && status.lanes[lane].holding !== null
}

/**
 * Tells whether the next hop can be asked of a lane: it waits, or is just on its way to the next gate of a step. Without
 * the latter the button would go off and on again with each hop.
 */
function isSteppable(state: ModelState, lane: LaneId): boolean {
  if (isHeld(state, lane)) return true
  if (state.status?.lanes[lane].mode !== 'step') return false
  return state.lanes[lane].flows.some((flow) => flow.ended === null)
}

/** Tells whether a request of a lane is on its way, waits, or is queued. */
export function isUnderWay(state: ModelState, lane: LaneId): boolean {
  const queued = state.status?.lanes[lane].queued ?? []
  return (
    queued.length > 0 || isHeld(state, lane) || state.lanes[lane].flows.some((flow) => flow.ended === null)
  )
}

/** Tells whether anything on either lane can be let go. */
export function canStep(state: ModelState): boolean {
  return LANES.some((lane) => isSteppable(state, lane))
}
