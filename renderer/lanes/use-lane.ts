// What the parts of a lane read from the model, each as it was at the hop that is looked at.
import type { LaneStatus } from '#src/contract/status'
import type { LaneId } from '#src/trace/lane'
import { changedRow, type LaneState, type RowRef } from '#src/trace/state'
import { isSameRow } from '../model/hop-search'
import { useLabNow } from '../model/lab-clock'
import type { ModelState } from '../model/model-state'
import { currentAct, currentHop, litRows, shownState } from '../model/selectors'
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

/** How a row stands out: because the current hop or act reads or changes it, and when it changes it, by which event. */
export interface RowMarks {
  readonly isLit: boolean
  /** The `seq` of the current hop or act where that changed the row, or one that says how it stands; else null. */
  readonly changedBy: number | null
}

/**
 * Returns the function that says how each row of a lane stands out. `by` are rows of other tables that say how it stands, as the
 * blocklist's does of an issued token.
 */
export function useRowMarks(lane: LaneId): (row: RowRef, by?: readonly RowRef[]) => RowMarks {
  const lit = useModel((state) => litRows(state, lane))
  const event = useModel((state) => currentAct(state, lane) ?? currentHop(state, lane))
  const changed = event?.changes.map(changedRow) ?? []
  return (row, by = []) => ({
    isLit: lit.some((each) => isSameRow(each, row)),
    changedBy:
      event && changed.some((each) => isSameRow(each, row) || by.some((other) => isSameRow(each, other)))
        ? event.seq
        : null,
  })
}
