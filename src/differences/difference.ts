// What one thing is that differs from how the lab was started: how it is found, what it is called, and what undoes it.
import type { CommandName, CommandPayload } from '#src/contract/commands'
import type { LabStatus } from '#src/contract/status'
import type { Catalogue } from '#src/i18n/catalogue'
import { LANES, type LaneId } from '#src/trace/lane'

/** A command that the lab can be given. */
export type Command = {
  [C in CommandName]: { readonly command: C; readonly payload: CommandPayload<C> }
}[CommandName]

/**
 * What undoing may cost: `lane`, whatever is under way on its lanes and what their servers keep by themselves; `lab`, everything that
 * has happened on both.
 */
export type Stakes = 'nothing' | 'lane' | 'lab'

/** One thing that differs. */
export interface Difference {
  /** Tells it from all others. */
  readonly id: string
  /** The lanes that it concerns. */
  readonly lanes: readonly LaneId[]
  readonly stakes: Stakes
  readonly undo: Command
  /** Returns what it is called: "2 nodes", "SQLite", "blacklist off". */
  says(text: Catalogue): string
}

/** One entry of the registry: finds all differences of its kind. */
export interface DifferenceKind {
  readonly id: string
  find(status: LabStatus): readonly Omit<Difference, 'id'>[]
}

/**
 * Makes a kind that lanes can differ in, each by itself. `valueOf` returns what a lane has; null where it is as at the start. Lanes
 * with the same are one difference, if `startOf` has the same for them too: what they go back to.
 */
export function perLaneKind<V extends string | number>(
  id: string,
  kind: {
    readonly stakes: Stakes
    valueOf(status: LabStatus, lane: LaneId): V | null
    startOf?(status: LabStatus, lane: LaneId): V
    undo(lanes: [LaneId, ...LaneId[]], status: LabStatus): Command
    says(value: V, text: Catalogue): string
  },
): DifferenceKind {
  const find: DifferenceKind['find'] = (status) => {
    const groups = new Map<string, { readonly value: V; readonly lanes: [LaneId, ...LaneId[]] }>()
    for (const lane of LANES) {
      const value = kind.valueOf(status, lane)
      if (value === null) continue
      const key = JSON.stringify([value, kind.startOf?.(status, lane)])
      const group = groups.get(key)
      if (group) group.lanes.push(lane)
      else groups.set(key, { value, lanes: [lane] })
    }
    return [...groups.values()].map(({ value, lanes }) => {
      return {
        lanes,
        stakes: kind.stakes,
        undo: kind.undo(lanes, status),
        says: (text) => {
          const what = kind.says(value, text)
          return lanes.length === 1 ? text.differences.onLane({ what, lane: lanes[0] }) : what
        },
      }
    })
  }
  return { id, find }
}
