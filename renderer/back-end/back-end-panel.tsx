// What the back end holds, a table in each tab. The tab follows the hop, so that what the hop concerns is in sight.
import { ChevronsDownUp, ChevronsUpDown, EyeOff, Server } from 'lucide-react'
import { Tabs } from 'radix-ui'
import { useCallback, useId, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { RevocationTable } from '#src/revocation/strategy'
import type { LaneId } from '#src/trace/lane'
import { litRows } from '../model/selectors'
import { useText } from '../model/text'
import { useShownState } from '../model/use-lane'
import { useModel } from '../model/use-model'
import { PanelBody } from '../rows/panel'
import { useRevocationRules } from '../rows/token-state'
import { StorageChip } from '../servers/storage-chip'
import { IconButton } from '../ui/controls/icon-button'
import { Rich } from '../ui/rich'
import styles from './back-end-panel.module.css'
import { backEndTables, revocationTable, useTable } from './back-end-tables'
import { TABLES, TableRows, useRowCount } from './tables'

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
  const isOff = !rules.revocation.enabled
  const note = TABLES[table].note?.(text, isOff)
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
                {TABLES[each].title(text, lane)} <span className={styles.count}>{countOf(each)}</span>
                {each === store && isOff && (
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
          <span className={styles.note}>{note !== undefined && <Rich text={note} />}</span>
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

interface RevocationPaneProps {
  readonly lane: LaneId
  readonly table: RevocationTable
}

/** Shows the table by which the JWT server tells what was revoked, beside the others. */
function RevocationPane({ lane, table }: RevocationPaneProps) {
  const text = useText()
  const titleId = useId()
  const { revocation } = useRevocationRules()
  const count = useRowCount(lane)(table)
  const { title, note } = TABLES[table]
  const words = note?.(text, !revocation.enabled)
  return (
    <section className={styles.pane} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h4 id={titleId} className={styles.title}>
          {title(text, lane)} <span className={styles.count}>{count}</span>
        </h4>
        {words !== undefined && (
          <span className={styles.note}>
            <Rich text={words} />
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

/** Returns whether the element is at least so wide, in pixels, and the ref for it. */
function useIsWide(
  widthPx: number,
): readonly [boolean, (element: HTMLElement | null) => (() => void) | undefined] {
  const [isWide, setWide] = useState(false)
  const ref = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return undefined
      const observer = new ResizeObserver(() => setWide(element.clientWidth >= widthPx))
      observer.observe(element)
      return () => observer.disconnect()
    },
    [widthPx],
  )
  return [isWide, ref]
}
