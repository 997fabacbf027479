// What was revoked, beside the other tables of the back end.
import { useId } from 'react'
import type { RevocationTable } from '#src/revocation/strategy'
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { PanelBody } from '../rows/panel'
import { useRevocationRules } from '../rows/use-token-states'
import { Rich } from '../ui/rich'
import styles from './back-end-panel.module.css'
import { TableRows, tableNote, tableTitle } from './table-rows'
import { useRowCount } from './use-unknown'

interface RevocationPaneProps {
  readonly lane: LaneId
  readonly table: RevocationTable
}

/** Shows the table by which the JWT server tells what was revoked. */
export function RevocationPane({ lane, table }: RevocationPaneProps) {
  const text = useText()
  const titleId = useId()
  const { revocation } = useRevocationRules()
  const count = useRowCount(lane)(table)
  const note = tableNote(table, !revocation.enabled, text)
  return (
    <section className={styles.pane} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h4 id={titleId} className={styles.title}>
          {tableTitle(table, text)} <span className={styles.count}>{count}</span>
        </h4>
        {note !== null && (
          <span className={styles.note}>
            <Rich text={note} />
          </span>
        )}
      </div>
      <div className={styles.content}>
        <PanelBody>
          <TableRows lane={lane} table={table} />
        </PanelBody>
      </div>
    </section>
  )
}
