// Each table of the back end: its rows, what is worth saying of it, and its rows where its store can be asked.
import { type ComponentType, memo } from 'react'
import type { Catalogue } from '#src/i18n/catalogue'
import type { Settings } from '#src/settings/settings'
import type { LaneId } from '#src/trace/lane'
import type { TableName } from '#src/trace/state'
import { later } from '../model/later'
import { useText } from '../model/text'
import { cookieEndWords } from '../rows/cookie-end'
import { Rows } from '../rows/panel'
import { type RowView, Table, type TableColumns } from '../rows/table'
import { BACK_END_TITLES, type BackEndTable } from './back-end-tables'
import { ISSUED } from './issued-table'
import { useIsUnknown } from './row-count'
import { SESSIONS } from './session-table'
import { ACCOUNTS, ALLOWLIST, BLOCKLIST, SPENT, VERSIONS } from './store-tables'

const FamilyRows = later(async () => (await import('./families')).FamilyRows, 'at-once')

/** What of the settings the notes go by. */
type NotedSettings = Pick<Settings, 'revocation' | 'lifetimes'>

interface TableEntry {
  /** What is worth saying of it, where it doesn't speak for itself. */
  readonly note?: (text: Catalogue, settings: NotedSettings) => string
  readonly Rows: ComponentType<{ lane: LaneId }>
}

export const TABLES: Readonly<Record<BackEndTable, TableEntry>> = {
  sessions: { ...listed(SESSIONS), note: (text, { lifetimes }) => cookieEndWords(lifetimes, text) },
  issued: { ...listed(ISSUED), note: ({ lanes }) => lanes.back.notebookNote },
  blocklist: {
    ...listed(BLOCKLIST),
    note: ({ lanes, revocation: { table } }, { revocation }) =>
      revocation.enabled ? lanes.back.blocklistNote : table.note.off,
  },
  allowlist: {
    ...listed(ALLOWLIST),
    note: ({ revocation: { table } }, { revocation }) =>
      revocation.enabled ? table.note.allowlist : table.note.off,
  },
  versions: {
    ...listed(VERSIONS),
    note: ({ revocation: { table } }, { revocation }) =>
      revocation.enabled ? table.note.versions : table.note.off,
  },
  families: {
    note: ({ revocation }) => revocation.table.note.families,
    Rows: FamilyRows,
  },
  spent: { ...listed(SPENT), note: ({ revocation }) => revocation.table.note.spent },
  accounts: listed(ACCOUNTS),
}

function listed<T extends TableName, V extends RowView>(columns: TableColumns<T, V>): TableEntry {
  return { Rows: ({ lane }) => <Table lane={lane} columns={columns} /> }
}

interface TableRowsProps {
  readonly lane: LaneId
  readonly table: BackEndTable
}

/** Shows the rows of a table. Where its store can't be asked, no rows are none that are known, not none that are there. */
export const TableRows = memo(function TableRows({ lane, table }: TableRowsProps) {
  const text = useText()
  const isUnknown = useIsUnknown(lane)
  const { Rows: KnownRows } = TABLES[table]
  if (!isUnknown(table)) return <KnownRows lane={lane} />
  return (
    <Rows label={BACK_END_TITLES[table](text)} empty={text.servers.storage.unknown}>
      {[]}
    </Rows>
  )
})
