// What the parts of a lane read from the model, each as it was at the hop that is looked at.
import type { LaneStatus } from '#src/contract/status'
import type { LaneId } from '#src/trace/lane'
import { changedRow, type LaneState, type RowRef, type TableName } from '#src/trace/state'
import { isSameRow } from './hop-search'
import { useLabNow } from './lab-clock'
import type { ModelState } from './model-state'
import { currentAct, currentHop, litRows, shownState } from './selectors'
import { useModel } from './use-model'

/** Returns what a lane holds. */
export function useShownState(lane: LaneId): LaneState {
  return useModel((state) => shownState(state, lane))
}

/**
 * Returns what `pick` takes of what is so on a lane right now; null before the lab has said it. Something changes with each hop, so
 * whoever takes no more than it shows is drawn anew only when that does.
 */
export function useLaneStatus<T>(lane: LaneId, pick: (status: LaneStatus) => T): T | null {
  return useModel((state) => (state.status ? pick(state.status.lanes[lane]) : null))
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

/** Returns how a whole table of a lane stands out. */
export function useTableMarks(lane: LaneId, table: TableName): RowMarks {
  const isLit = useModel((state) => litRows(state, lane).some((row) => row.table === table))
  const changedBy = useModel((state) => {
    const event = currentAct(state, lane) ?? currentHop(state, lane)
    return event?.changes.some((change) => changedRow(change).table === table) ? event.seq : null
  })
  return { isLit, changedBy }
}

const NO_ROWS: readonly RowRef[] = []

/**
 * Returns how a row of a lane stands out. `by` are rows of other tables that say how it stands, as the blocklist's does of an
 * issued token.
 */
export function useRowMarks(lane: LaneId, row: RowRef, by: readonly RowRef[] = NO_ROWS): RowMarks {
  // Each by itself: of all rows those few are drawn anew that a hop concerns.
  const isLit = useModel((state) => litRows(state, lane).some((each) => isSameRow(each, row)))
  const changedBy = useModel((state) => {
    const event = currentAct(state, lane) ?? currentHop(state, lane)
    const isConcerned = event?.changes
      .map(changedRow)
      .some((each) => isSameRow(each, row) || by.some((other) => isSameRow(each, other)))
    return event && isConcerned ? event.seq : null
  })
  return { isLit, changedBy }
}
