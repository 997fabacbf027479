// How many rows a table of the back end has, where that is known.
import type { LaneId } from '#src/trace/lane'
import { useShownState } from '../model/use-lane'
import { useModel } from '../model/use-model'
import type { BackEndTable } from './back-end-tables'

/** Tells whether it is unknown what a table holds: its store can't be asked, and no row is known of before. */
export function useIsUnknown(lane: LaneId): (table: BackEndTable) => boolean {
  const isFailing = useModel(
    ({ viewSeq, status }) => viewSeq[lane] === null && status?.lanes[lane].storage.problem != null,
  )
  const state = useShownState(lane)
  return (table) => isFailing && state[table].length === 0
}

/** Returns the function that gives the number of rows in a table as it is shown: `?` where that is unknown. */
export function useRowCount(lane: LaneId): (table: BackEndTable) => string {
  const isUnknown = useIsUnknown(lane)
  const state = useShownState(lane)
  return (table) => (isUnknown(table) ? '?' : String(state[table].length))
}
