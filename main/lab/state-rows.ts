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
import type { StoredState } from './server-kind'

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
