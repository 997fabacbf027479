// Each table of the back end: its columns, what is worth saying of it, and its rows where its store can be asked.
import { type ComponentType, memo } from 'react'
import type { Catalogue } from '#src/i18n/catalogue'
import type { LaneId } from '#src/trace/lane'
import type { TableName } from '#src/trace/state'
import { useText } from '../model/text'
import { useShownState } from '../model/use-lane'
import { useModel } from '../model/use-model'
import { Rows } from '../rows/panel'
import { type RowView, Table, type TableColumns } from '../rows/table'
import type { BackEndTable } from './back-end-tables'
import { FamilyRows } from './families'
import { ISSUED } from './issued-table'
import { SESSIONS } from './session-table'
import { ACCOUNTS, ALLOWLIST, BLOCKLIST, SPENT, VERSIONS } from './store-tables'

interface TableEntry {
  readonly title: (text: Catalogue, lane: LaneId) => string
  /** What is worth saying of it, where it doesn't speak for itself. `isOff` when nobody asks what was revoked. */
  readonly note?: (text: Catalogue, isOff: boolean) => string
  readonly Rows: ComponentType<{ lane: LaneId }>
}

export const TABLES: Readonly<Record<BackEndTable, TableEntry>> = {
  sessions: listed(SESSIONS),
  issued: { ...listed(ISSUED), note: ({ lanes }) => lanes.back.notebookNote },
  blocklist: {
    ...listed(BLOCKLIST),
    note: ({ lanes, revocation }, isOff) => (isOff ? revocation.table.note.off : lanes.back.blocklistNote),
  },
  allowlist: {
    ...listed(ALLOWLIST),
    note: ({ revocation: { table } }, isOff) => (isOff ? table.note.off : table.note.allowlist),
  },
  versions: {
    ...listed(VERSIONS),
    note: ({ revocation: { table } }, isOff) => (isOff ? table.note.off : table.note.versions),
  },
  families: {
    title: ({ revocation }) => revocation.table.title.families,
    note: ({ revocation }) => revocation.table.note.families,
    Rows: FamilyRows,
  },
  spent: { ...listed(SPENT), note: ({ revocation }) => revocation.table.note.spent },
  accounts: listed(ACCOUNTS),
}

/** Tells whether a table of a lane lies at its back end. */
export function isAtBackEnd(table: TableName): table is BackEndTable {
  return table in TABLES
}

function listed<T extends TableName, V extends RowView>(columns: TableColumns<T, V>): TableEntry {
  return {
    title: columns.title,
    Rows: ({ lane }) => <Table lane={lane} columns={columns} />,
  }
}

interface TableRowsProps {
  readonly lane: LaneId
  readonly table: BackEndTable
}

/** Shows the rows of a table. Where its store can't be asked, no rows are none that are known, not none that are there. */
export const TableRows = memo(function TableRows({ lane, table }: TableRowsProps) {
  const text = useText()
  const isUnknown = useIsUnknown(lane)
  const { title, Rows: KnownRows } = TABLES[table]
  if (!isUnknown(table)) return <KnownRows lane={lane} />
  return (
    <Rows label={title(text, lane)} empty={text.servers.storage.unknown}>
      {[]}
    </Rows>
  )
})

/** Tells whether it is unknown what a table holds: its store can't be asked, and no row is known of before. */
function useIsUnknown(lane: LaneId): (table: BackEndTable) => boolean {
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
