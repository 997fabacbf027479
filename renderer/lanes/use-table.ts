// Which table of the back end is in sight.
import { useState } from 'react'
import type { LaneId } from '#src/trace/lane'
import { currentAct, currentHop } from '../model/selectors'
import { useModel } from '../model/use-model'
import { type BackEndTable, tableFor } from './back-end-tables'

/**
 * Returns the table shown, and what picks another: the one picked last, by the learner or by a hop or act that came or was looked
 * at since. One that is not among `tables` any more gives way to the first.
 */
export function useTable(
  lane: LaneId,
  tables: readonly BackEndTable[],
): [BackEndTable, (table: BackEndTable) => void] {
  const event = useModel((state) => currentAct(state, lane) ?? currentHop(state, lane))
  const [first = 'accounts'] = tables
  const seq = event?.seq ?? null
  const [picked, setPicked] = useState(() => ({ table: tableFor(event, tables, first) ?? first, seq }))
  const shown = tables.includes(picked.table) ? picked.table : first
  if (picked.seq !== seq) setPicked({ table: tableFor(event, tables, shown) ?? shown, seq })
  return [shown, (table) => setPicked({ table, seq })]
}
