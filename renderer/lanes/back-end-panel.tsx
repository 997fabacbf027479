// What the back end holds, a table in each tab. The tab follows the hop, so that what the hop concerns is in sight.
import { Server } from 'lucide-react'
import { Tabs } from 'radix-ui'
import { useState } from 'react'
import type { LaneId } from '#src/trace/lane'
import { currentHop, litRows } from '../model/selectors'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { StorageChip } from '../servers/storage-chip'
import { AccountRows } from './account-rows'
import styles from './back-end-panel.module.css'
import { BACK_END_TABLES, type BackEndTable, tableOf } from './back-end-tables'
import { BlocklistRows } from './blocklist-rows'
import { IssuedRows } from './issued-rows'
import { PanelBody } from './panel'
import { SessionRows } from './session-rows'
import { useShownState } from './use-lane'

/** Shows the tables of a lane's back end. */
export function BackEndPanel({ lane }: { lane: LaneId }) {
  const { lanes } = useText()
  const words = lanes.back
  const state = useShownState(lane)
  const lit = useModel((model) => litRows(model, lane))
  const [table, setTable] = useTable(lane)
  return (
    <Tabs.Root
      className={styles.panel}
      value={table}
      onValueChange={(value) => {
        const chosen = BACK_END_TABLES[lane].find((each) => each === value)
        if (chosen) setTable(chosen)
      }}
    >
      <div className={styles.head}>
        <span className={styles.icon}>
          <Server aria-hidden />
        </span>
        <h3 className={styles.title}>{words.title}</h3>
        <Tabs.List className={styles.tabs} aria-label={words.tables}>
          {BACK_END_TABLES[lane].map((each) => (
            <Tabs.Trigger key={each} value={each} className={styles.tab}>
              {words[each]} <span className={styles.count}>{state[each].length}</span>
              {each !== table && lit.some((row) => row.table === each) && (
                <span className={styles.touched} role="img" aria-label={words.touched} />
              )}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <span className={styles.note}>{table === 'blocklist' && words.blocklistNote}</span>
        <StorageChip lane={lane} />
      </div>
      {BACK_END_TABLES[lane].map((each) => (
        <Tabs.Content key={each} value={each} className={styles.content} tabIndex={-1}>
          <PanelBody>
            <TableRows lane={lane} table={each} />
          </PanelBody>
        </Tabs.Content>
      ))}
    </Tabs.Root>
  )
}

function TableRows({ lane, table }: { lane: LaneId; table: BackEndTable }) {
  switch (table) {
    case 'sessions':
      return <SessionRows lane={lane} />
    case 'issued':
      return <IssuedRows lane={lane} />
    case 'blocklist':
      return <BlocklistRows lane={lane} />
    case 'accounts':
      return <AccountRows lane={lane} />
  }
}

/** The table shown: the one picked last, by the learner or by a hop that came or was looked at since. */
function useTable(lane: LaneId): [BackEndTable, (table: BackEndTable) => void] {
  const hop = useModel((state) => currentHop(state, lane))
  const [picked, setPicked] = useState({ table: BACK_END_TABLES[lane][0], seq: hop?.seq ?? null })
  const byHop = tableOf(hop)
  const seq = hop?.seq ?? null
  if (picked.seq !== seq) setPicked({ table: byHop ?? picked.table, seq })
  return [picked.table, (table) => setPicked({ table, seq })]
}
