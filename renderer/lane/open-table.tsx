// The table that is open in a lane, in place: over its diagram, at the end of the lane that its chip stands at.
import { X } from 'lucide-react'
import { INITIAL_SETTINGS } from '#src/settings/settings'
import type { LaneId } from '#src/trace/lane'
import type { TableName } from '#src/trace/state'
import { BACK_END_TITLES, backEndTables, isAtBackEnd, NOTEBOOK } from '../back-end/back-end-tables'
import { TABLES, TableRows } from '../back-end/tables'
import { FRONT_END_TABLE, FrontEndRows } from '../front-end/front-end'
import { useText } from '../model/text'
import { useShownState } from '../model/use-lane'
import { useModel } from '../model/use-model'
import { openTableId } from '../rows/chip'
import { cookieEndWords } from '../rows/cookie-end'
import { PanelBody } from '../rows/panel'
import { useRevocationRules } from '../rows/token-state'
import { Button } from '../ui/controls/button'
import { Rich } from '../ui/rich'
import { useFocusBack } from '../ui/use-focus-back'
import styles from './open-table.module.css'

/** Shows the table; nothing while none is open, or when the one that was has gone with its strategy. */
export function OpenTable({ lane }: { lane: LaneId }) {
  const table = useModel((state) => state.openTables[lane])
  const rules = useRevocationRules()
  const state = useShownState(lane)
  const tables: readonly (TableName | null)[] = [
    FRONT_END_TABLE[lane],
    ...backEndTables(lane, rules, state),
    NOTEBOOK[lane],
  ]
  return table && tables.includes(table) && <Drawer key={table} lane={lane} table={table} />
}

function Drawer({ lane, table }: { lane: LaneId; table: TableName }) {
  const text = useText()
  const settings = useModel((state) => state.status?.settings ?? INITIAL_SETTINGS)
  const openTable = useModel((state) => state.openTable)
  const focusBack = useFocusBack<HTMLElement>(true)
  const atBack = isAtBackEnd(table) ? table : null
  const title = atBack ? BACK_END_TITLES[atBack](text) : text.lanes[lane].front
  const note = atBack
    ? TABLES[atBack].note?.(text, settings)
    : lane === 'session' && cookieEndWords(settings.lifetimes, text)
  return (
    <section
      id={openTableId(lane)}
      className={styles.drawer}
      data-end={atBack ? 'back' : 'front'}
      data-aside={table === NOTEBOOK[lane] || undefined}
      aria-label={`${title} · ${text.lanes[lane].name}`}
      tabIndex={-1}
      {...focusBack}
    >
      <header className={styles.head}>
        <h3 className={styles.title}>{title}</h3>
        <p className={styles.note}>{note && <Rich text={note} />}</p>
        <Button variant="ghost" size="small" icon={X} onClick={() => openTable(lane, null)}>
          {text.shell.close}
        </Button>
      </header>
      <PanelBody>
        {atBack ? <TableRows lane={lane} table={atBack} /> : <FrontEndRows lane={lane} />}
      </PanelBody>
    </section>
  )
}
