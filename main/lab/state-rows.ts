// A lane's state row by row: to number the rows of a node's own store, and to find out what has changed unseen.
import {
  applyChange,
  changedRow,
  emptyLaneState,
  inStoreOf,
  type LaneState,
  type StateChange,
  stateChangeSchema,
} from '#src/trace/state'

/** Lists the rows of some tables as the changes that put them there. */
export function rowsOf(tables: Partial<LaneState>): StateChange[] {
  return Object.entries(tables).flatMap(([table, rows]) =>
    rows.map((row) => stateChangeSchema.parse({ op: 'set', table, row })),
  )
}

/** Returns the state that changes make. */
export function stateOf(changes: readonly StateChange[]): LaneState {
  return changes.reduce(applyChange, emptyLaneState())
}

/** Says of rows that they lie in a node's own store; undefined for the first node's, and for a shared one. */
export function stamped(changes: readonly StateChange[], store: number | undefined): StateChange[] {
  return changes.map((change) => inStoreOf(store, change))
}

/** Returns the changes that make the back end's tables of one state those of another. */
export function differences(before: LaneState, after: LaneState): StateChange[] {
  const old = new Map(backEndRows(before).map((change) => [nameOf(change), change]))
  const wanted = new Map(backEndRows(after).map((change) => [nameOf(change), change]))
  const gone = [...old].filter(([name]) => !wanted.has(name)).map(([, change]) => removalOf(change))
  const changed = [...wanted].filter(([name, change]) => !isSame(old.get(name), change))
  return [...gone, ...changed.map(([, change]) => change)]
}

function backEndRows({ cookies: _, localStorage: __, loot: ___, ...tables }: LaneState): StateChange[] {
  return rowsOf(tables)
}

function nameOf(change: StateChange): string {
  const { table, key } = changedRow(change)
  return `${table} ${key}`
}

function removalOf(change: StateChange): StateChange {
  return { op: 'remove', ...changedRow(change) }
}

/** Rows come from one schema, so their fields are in one order. */
function isSame(one: StateChange | undefined, other: StateChange): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
