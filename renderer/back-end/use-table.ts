// Which table of the back end is in sight.
import { useState } from 'react'
import type { EventOf, HopEvent } from '#src/trace/event'
import type { LaneId } from '#src/trace/lane'
import type { ModelState } from '../model/model-state'
import { currentAct, currentHop } from '../model/selectors'
import { useModel, useModelStore } from '../model/use-model'
import { type BackEndTable, tableFor } from './back-end-tables'

/**
 * Returns the table shown, and what picks another: the one picked last, by the learner or by a hop or act that came or was looked
 * at since. One that is not among `tables` any more gives way to the first.
 */
export function useTable(
  lane: LaneId,
  tables: readonly BackEndTable[],
): [BackEndTable, (table: BackEndTable) => void] {
  const model = useModelStore()
  const seqNow = () => eventOf(model.getState(), lane)?.seq ?? null
  const [first = 'accounts'] = tables
  const [picked, setPicked] = useState(() => {
    const event = eventOf(model.getState(), lane)
    return { table: tableFor(event, tables, first) ?? first, seq: event?.seq ?? null }
  })
  const shown = tables.includes(picked.table) ? picked.table : first
  // A hop that is about no other table than the one shown changes nothing here.
  const wanted = useModel((state) => {
    const event = eventOf(state, lane)
    return event === null || event.seq === picked.seq ? null : tableFor(event, tables, shown)
  })
  if (wanted !== null && wanted !== shown) setPicked({ table: wanted, seq: seqNow() })
  return [shown, (table) => setPicked({ table, seq: seqNow() })]
}

function eventOf(state: ModelState, lane: LaneId): HopEvent | EventOf<'act'> | null {
  return currentAct(state, lane) ?? currentHop(state, lane)
}
