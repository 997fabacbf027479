// What the back end holds, a table in each tab. The tab follows the hop, so that what the hop concerns is in sight.
import { ChevronsDownUp, ChevronsUpDown, EyeOff, Server } from 'lucide-react'
import { Tabs } from 'radix-ui'
import { useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { LaneId } from '#src/trace/lane'
import { litRows } from '../model/selectors'
import { useText } from '../model/text'
import { useShownState } from '../model/use-lane'
import { useModel } from '../model/use-model'
import { PanelBody } from '../rows/panel'
import { useRevocationRules } from '../rows/use-token-states'
import { StorageChip } from '../servers/storage-chip'
import { IconButton } from '../ui/controls/icon-button'
import { Rich } from '../ui/rich'
import { useIsWide } from '../ui/use-is-wide'
import styles from './back-end-panel.module.css'
import { backEndTables, revocationTable } from './back-end-tables'
import { RevocationPane } from './revocation-pane'
import { TableRows, tableNote, tableTitle } from './table-rows'
import { useTable } from './use-table'
import { useRowCount } from './use-unknown'

/** From this width on, in pixels, what was revoked stands beside what was issued. */
const BESIDE_PX = 860

/**
 * Shows the tables of a lane's back end. What was revoked is one of the tabs; where there is room, or when the learner makes some,
 * it stands beside the others, so that a revocation is seen to land.
 */
export function BackEndPanel({ lane }: { lane: LaneId }) {
  const text = useText()
  const { back } = text.lanes
  const state = useShownState(lane)
  const countOf = useRowCount(lane)
  const rules = useRevocationRules()
  const lit = useModel(useShallow((model) => [...new Set(litRows(model, lane).map((row) => row.table))]))
  const [isWide, frame] = useIsWide(BESIDE_PX)
  const [isTall, setTall] = useState(false)
  const store = lane === 'jwt' ? revocationTable(rules, state) : null
  const all = backEndTables(lane, rules, state)
  const [picked, setTable] = useTable(lane, isWide ? all.filter((each) => each !== store) : all)
  // One above the other they are worth the height only together.
  const isPair = isTall && (picked === 'issued' || picked === store)
  const beside = isWide || isPair ? store : null
  const tables = all.filter((each) => each !== beside)
  const table = picked === beside ? 'issued' : picked
  const note = tableNote(table, !rules.revocation.enabled, text)
  const { taller, shorter } = text.revocation.table
  return (
    <div
      ref={frame}
      className={styles.panel}
      data-tall={isTall || undefined}
      data-layout={beside === null ? undefined : isWide ? 'columns' : 'rows'}
    >
      <Tabs.Root
        className={styles.pane}
        value={table}
        onValueChange={(value) => {
          const chosen = tables.find((each) => each === value)
          if (chosen) setTable(chosen)
        }}
      >
        <div className={styles.head}>
          <span className={styles.icon}>
            <Server aria-hidden />
          </span>
          <h3 className={styles.title}>{back.title}</h3>
          <Tabs.List className={styles.tabs} aria-label={back.tables}>
            {tables.map((each) => (
              <Tabs.Trigger key={each} value={each} className={styles.tab}>
                {tableTitle(each, text)} <span className={styles.count}>{countOf(each)}</span>
                {each === store && !rules.revocation.enabled && (
                  <EyeOff
                    className={styles.off ?? ''}
                    size={12}
                    aria-label={text.revocation.table.note.off}
                  />
                )}
                {each !== table && lit.some((other) => other === each) && (
                  <span className={styles.touched} role="img" aria-label={back.touched} />
                )}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <span className={styles.note}>{note !== null && <Rich text={note} />}</span>
          <StorageChip lane={lane} />
          <IconButton
            size="small"
            label={isTall ? shorter : taller}
            icon={isTall ? ChevronsDownUp : ChevronsUpDown}
            aria-pressed={isTall}
            onClick={() => setTall(!isTall)}
          />
        </div>
        {tables.map((each) => (
          <Tabs.Content key={each} value={each} className={styles.content} tabIndex={-1}>
            <PanelBody>
              <TableRows lane={lane} table={each} />
            </PanelBody>
          </Tabs.Content>
        ))}
      </Tabs.Root>
      {beside && <RevocationPane lane={lane} table={beside} />}
    </div>
  )
}
