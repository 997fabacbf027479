// What the strategy that is set costs right now: what its table holds, and how often the last request asked a store.
import { opensPage } from '#src/actions/actions'
import { entriesOf } from '#src/revocation/strategies'
import type { RevocationStrategy } from '#src/settings/revocation'
import { type Flow, flowNumber } from '#src/trace/flow'
import type { LaneState } from '#src/trace/state'

/** The bytes are those of the rows as JSON in UTF-8. */
export interface Held {
  readonly entries: number
  readonly bytes: number
}

/** Counts what a strategy holds. */
export function heldBy(strategy: RevocationStrategy, state: LaneState): Held {
  const rows = entriesOf(strategy, state)
  const bytes = rows.reduce((sum, row) => sum + new TextEncoder().encode(JSON.stringify(row)).length, 0)
  return { entries: rows.length, bytes }
}

/** How often a store was asked for one request, as measured in a flow. */
export interface Measured {
  readonly lookups: number
  /** The number by which the learner knows it. */
  readonly flow: string
}

/** Finds the newest request of a protected page under a strategy, and how often it asked; null before there was one. */
export function measuredUnder(strategy: RevocationStrategy, flows: readonly Flow[]): Measured | null {
  const flow = flows.findLast(
    ({ started, ended }) =>
      ended?.cost?.strategy === strategy &&
      ended.cost.requests === 1 &&
      started.action !== 'external' &&
      opensPage(started.action),
  )
  const lookups = flow?.ended?.cost?.lookups
  return flow && lookups !== undefined ? { lookups, flow: flowNumber(flow.started) } : null
}
