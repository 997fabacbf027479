// What the back end of a lane holds, as chips; and apart from it, what the lab alone has written down.
import { EyeOff } from 'lucide-react'
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { useShownState, useTableMarks } from '../model/use-lane'
import { TableChip } from '../rows/chip'
import chip from '../rows/chip.module.css'
import { useRevocationRules } from '../rows/token-state'
import {
  BACK_END_TITLES,
  type BackEndTable,
  backEndTables,
  NOTEBOOK,
  revocationTable,
} from './back-end-tables'
import { useRowCount } from './row-count'

interface BackEndChipProps {
  readonly lane: LaneId
  readonly table: BackEndTable
}

/** Shows a chip for each table that the server of a lane keeps, with the number of its rows. */
export function BackEndChips({ lane }: { lane: LaneId }) {
  const rules = useRevocationRules()
  const state = useShownState(lane)
  return backEndTables(lane, rules, state).map((table) => (
    <BackEndChip key={table} lane={lane} table={table} />
  ))
}

function BackEndChip({ lane, table }: BackEndChipProps) {
  const text = useText()
  const rules = useRevocationRules()
  const state = useShownState(lane)
  const count = useRowCount(lane)(table)
  const marks = useTableMarks(lane, table)
  const isOff = !rules.revocation.enabled && lane === 'jwt' && table === revocationTable(rules, state)
  return (
    <TableChip lane={lane} table={table} {...marks}>
      {BACK_END_TITLES[table](text)} <span className={chip.count}>{count}</span>
      {isOff && (
        <>
          {' '}
          <EyeOff size={12} aria-hidden />
          {text.lanes.back.off}
        </>
      )}
    </TableChip>
  )
}

/** Shows what the lab knows of a lane and its server doesn't; nothing where there is nothing of the kind. */
export function NotebookChip({ lane }: { lane: LaneId }) {
  const table = NOTEBOOK[lane]
  return table && <Notebook lane={lane} table={table} />
}

function Notebook({ lane, table }: BackEndChipProps) {
  const { back } = useText().lanes
  const { [table]: rows } = useShownState(lane)
  const marks = useTableMarks(lane, table)
  return (
    <TableChip lane={lane} table={table} look="aside" {...marks}>
      {back.notebook({ count: rows.length })}
    </TableChip>
  )
}
