// Which tables the back end of a lane has, which of them shows what was revoked, and what the lab alone has written down.
import type { Catalogue } from '#src/i18n/catalogue'
import { STRATEGIES } from '#src/revocation/strategies'
import type { RevocationTable } from '#src/revocation/strategy'
import type { Settings } from '#src/settings/settings'
import type { LaneId } from '#src/trace/lane'
import type { LaneState, TableName } from '#src/trace/state'

/** A table of a lane's state that lies at the server, and not with the front end or the attacker. */
export type BackEndTable = Exclude<TableName, 'cookies' | 'localStorage' | 'loot'>

/** What each table of a back end is called. */
export const BACK_END_TITLES: Readonly<Record<BackEndTable, (text: Catalogue) => string>> = {
  sessions: ({ lanes }) => lanes.back.sessions,
  issued: ({ lanes }) => lanes.back.issued,
  blocklist: ({ lanes }) => lanes.back.blocklist,
  allowlist: ({ revocation }) => revocation.table.title.allowlist,
  versions: ({ revocation }) => revocation.table.title.versions,
  families: ({ revocation }) => revocation.table.title.families,
  spent: ({ revocation }) => revocation.table.title.spent,
  accounts: ({ lanes }) => lanes.back.accounts,
}

/** Tells whether a table of a lane lies at its back end. */
export function isAtBackEnd(table: TableName): table is BackEndTable {
  return table in BACK_END_TITLES
}

/** What says which tables there are. */
type TableSettings = Pick<Settings, 'revocation' | 'rotation'>

/** Returns the table that the JWT server's strategy keeps; null for one that keeps none. */
export function revocationTable(
  { revocation }: TableSettings,
  { blocklist }: LaneState,
): RevocationTable | null {
  // What was revoked before still lies there.
  return STRATEGIES[revocation.strategy].ask?.table ?? (blocklist.length > 0 ? 'blocklist' : null)
}

/** What the lab knows of a lane and its server doesn't; null for none: a server that signs tokens keeps no list of them. */
export const NOTEBOOK = { session: null, jwt: 'issued' } as const satisfies Record<
  LaneId,
  BackEndTable | null
>

/** Returns the tables of a lane's back end in the order in which they stand: all that its server keeps, and no more. */
export function backEndTables(
  lane: LaneId,
  settings: TableSettings,
  state: LaneState,
): readonly BackEndTable[] {
  if (lane === 'session') return ['sessions', 'accounts']
  const store = revocationTable(settings, state)
  const hasFamilies = settings.rotation.enabled || state.families.length > 0
  return [
    ...(store ? [store] : []),
    ...(hasFamilies ? (['families'] as const) : []),
    ...(state.spent.length > 0 ? (['spent'] as const) : []),
    'accounts',
  ]
}
