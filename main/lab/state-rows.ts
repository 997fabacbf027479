// A lane's state put together from the stores of its nodes, and what sets one state apart from another.
import { type NodeOfLane, storeOf } from '#main/probe/node-of-lane'
import {
  type AccountRow,
  changedRow,
  emptyLaneState,
  inStoreOf,
  type LaneState,
  type StateChange,
  stateChangeSchema,
} from '#src/trace/state'

/** The tables that a server's stores fill; the accounts are the whole lane's. */
export type StoredState = Partial<Omit<LaneState, 'accounts' | 'cookies' | 'localStorage' | 'loot'>>

/** What one node keeps. */
export interface NodeState {
  readonly node: NodeOfLane
  readonly tables: StoredState
}

/** Returns the state of a lane whose nodes keep this; the front end's tables are empty. */
export function laneStateOf(accounts: AccountRow[], nodes: readonly NodeState[]): LaneState {
  const gather = <R extends { node?: number | undefined }>(pick: (tables: StoredState) => R[] | undefined) =>
    nodes.flatMap(({ node, tables }) => {
      const store = storeOf(node)
      const rows = pick(tables) ?? []
      return store === undefined ? rows : rows.map((row) => ({ ...row, node: store }))
    })
  return {
    ...emptyLaneState(),
    accounts,
    sessions: gather(({ sessions }) => sessions),
    issued: gather(({ issued }) => issued),
    blocklist: gather(({ blocklist }) => blocklist),
    allowlist: gather(({ allowlist }) => allowlist),
    versions: gather(({ versions }) => versions),
    families: gather(({ families }) => families),
    spent: gather(({ spent }) => spent),
  }
}

/** In each table, the fields that say when something was done; others, such as `expiresAt`, say what is to come. */
const DONE_AT: { readonly [T in keyof StoredState]-?: readonly (keyof LaneState[T][number])[] } = {
  sessions: ['createdAt', 'lastSeenAt'],
  issued: ['issuedAt', 'retiredAt'],
  blocklist: ['revokedAt'],
  allowlist: ['addedAt'],
  versions: ['changedAt'],
  families: ['startedAt', 'revokedAt'],
  spent: ['usedAt'],
}

/** Returns when the last of all that the rows tell was done, in epoch milliseconds of the lab's clock; 0 for no rows. */
export function lastDoneAt(state: StoredState): number {
  let last = 0
  for (const [table, fields] of Object.entries(DONE_AT)) {
    const rows: readonly Readonly<Record<string, unknown>>[] = state[table as keyof StoredState] ?? []
    for (const row of rows) for (const field of fields) last = Math.max(last, Number(row[field] ?? 0))
  }
  return last
}

/** Says of changes in which node's own store they happened. */
export function stamped(changes: readonly StateChange[], node: NodeOfLane): StateChange[] {
  return changes.map((change) => inStoreOf(storeOf(node), change))
}

/** Returns the changes that make the back end's tables of one state those of another. */
export function differences(before: LaneState, after: LaneState): StateChange[] {
  const old = new Map(backEndRows(before).map((change) => [nameOf(change), change]))
  const wanted = new Map(backEndRows(after).map((change) => [nameOf(change), change]))
  const gone = [...old].filter(([name]) => !wanted.has(name)).map(([, change]) => removalOf(change))
  const changed = [...wanted].filter(([name, change]) => !isSame(old.get(name), change))
  return [...gone, ...changed.map(([, change]) => change)]
}

/** Lists the rows of the back end's tables as the changes that put them there. */
function backEndRows({ cookies: _, localStorage: __, loot: ___, ...tables }: LaneState): StateChange[] {
  return Object.entries(tables).flatMap(([table, rows]) =>
    rows.map((row) => stateChangeSchema.parse({ op: 'set', table, row })),
  )
}

function nameOf(change: StateChange): string {
  const { table, key } = changedRow(change)
  return `${table} ${key}`
}

function removalOf(change: StateChange): StateChange {
  return { op: 'remove', ...changedRow(change) }
}

/** Both come out of one schema, and so have their fields in one order. */
function isSame(one: StateChange | undefined, other: StateChange): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
