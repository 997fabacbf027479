// The rows of each table of the back end, and what it is called.
import { memo } from 'react'
import type { Catalogue } from '#src/i18n/catalogue'
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { Rows } from '../rows/panel'
import { AccountRows } from './account-rows'
import { AllowlistRows } from './allowlist-rows'
import type { BackEndTable } from './back-end-tables'
import { BlocklistRows } from './blocklist-rows'
import { FamilyRows } from './family-rows'
import { IssuedRows } from './issued-rows'
import { SessionRows } from './session-rows'
import { SpentRows } from './spent-rows'
import { useIsUnknown } from './use-unknown'
import { VersionRows } from './version-rows'

interface TableRowsProps {
  readonly lane: LaneId
  readonly table: BackEndTable
}

/** Shows the rows of a table. Where its store can't be asked, no rows are none that are known, not none that are there. */
export const TableRows = memo(function TableRows(props: TableRowsProps) {
  const text = useText()
  const isUnknown = useIsUnknown(props.lane)
  if (!isUnknown(props.table)) return <KnownRows {...props} />
  return (
    <Rows label={tableTitle(props.table, text)} empty={text.servers.storage.unknown}>
      {[]}
    </Rows>
  )
})

const KnownRows = memo(function KnownRows({ lane, table }: TableRowsProps) {
  switch (table) {
    case 'sessions':
      return <SessionRows lane={lane} />
    case 'issued':
      return <IssuedRows lane={lane} />
    case 'blocklist':
      return <BlocklistRows lane={lane} />
    case 'allowlist':
      return <AllowlistRows lane={lane} />
    case 'versions':
      return <VersionRows lane={lane} />
    case 'families':
      return <FamilyRows lane={lane} />
    case 'spent':
      return <SpentRows lane={lane} />
    case 'accounts':
      return <AccountRows lane={lane} />
  }
})

/** Returns what a table is called. */
export function tableTitle(table: BackEndTable, { lanes, revocation }: Catalogue): string {
  switch (table) {
    case 'allowlist':
    case 'versions':
    case 'families':
    case 'spent':
      return revocation.table.title[table]
    default:
      return lanes.back[table]
  }
}

/** Returns what is worth saying of a table; null for one that speaks for itself. `isOff` when nobody asks what was revoked. */
export function tableNote(
  table: BackEndTable,
  isOff: boolean,
  { lanes, revocation }: Catalogue,
): string | null {
  const { note } = revocation.table
  switch (table) {
    case 'blocklist':
      return isOff ? note.off : lanes.back.blocklistNote
    case 'allowlist':
    case 'versions':
      return isOff ? note.off : note[table]
    case 'families':
    case 'spent':
      return note[table]
    default:
      return null
  }
}
