// What the parts of a lane read from the model, each as it was at the hop that is looked at.
import type { LaneStatus } from '#src/contract/status'
import type { LaneId } from '#src/trace/lane'
import { changedRow, type LaneState, type RowRef } from '#src/trace/state'
import { useLabNow } from '../model/lab-clock'
import type { ModelState } from '../model/model-state'
import { currentHop, litRows, shownState } from '../model/selectors'
import { useModel } from '../model/use-model'

/** Returns what a lane holds. */
export function useShownState(lane: LaneId): LaneState {
  return useModel((state) => shownState(state, lane))
}

/** Returns what a lane does right now; null before the lab has said it. */
export function useLaneStatus(lane: LaneId): LaneStatus | null {
  return useModel((state) => state.status?.lanes[lane] ?? null)
}

/** Returns the lab's time, ticking, in epoch milliseconds; while the lane looks back, that of the hop looked at. */
export function useShownNow(lane: LaneId): number {
  const past = useModel((state) => shownInstant(state, lane))
  const now = useLabNow()
  return past ?? now
}

function shownInstant(state: ModelState, lane: LaneId): number | null {
  return state.viewSeq[lane] === null ? null : (currentHop(state, lane)?.at ?? null)
}

/** How a row stands out: because the current hop reads or changes it, and when it changes it, by which event. */
export interface RowMarks {
  readonly isLit: boolean
  /** The `seq` of the current hop where that hop changed the row; else null. */
  readonly changedBy: number | null
}

/** Returns the function that says how each row of a lane stands out. */
export function useRowMarks(lane: LaneId): (row: RowRef) => RowMarks {
  const lit = useModel((state) => litRows(state, lane))
  const hop = useModel((state) => currentHop(state, lane))
  const isSame = (a: RowRef, b: RowRef) => a.table === b.table && a.key === b.key
  return (row) => ({
    isLit: lit.some((each) => isSame(each, row)),
    changedBy: hop?.changes.some((change) => isSame(changedRow(change), row)) ? hop.seq : null,
  })
}
