// What a hop asks of a server's store, or gives it: what the diagram draws, what costs count and what a verdict tells.
import type { HopEvent } from '#src/trace/event'
import { TABLE_KEEPER } from '#src/trace/state'
import { HOPS } from './hops'

/** How often a store was asked something, and how often it was given something to keep, to change or to forget. */
export interface StoreCalls {
  readonly lookups: number
  readonly writes: number
}

/**
 * Counts the calls that a hop tells of. An answer that changed something did so in the same breath, as one that uses a token up; and
 * so does a signature after which tokens stand on an allowlist.
 */
export function storeCallsOf({ hop, changes }: Pick<HopEvent, 'hop' | 'changes'>): StoreCalls {
  const { route, asks } = HOPS[hop.kind]
  if (route.to === 'store') return asks ? { lookups: 1, writes: 0 } : { lookups: 0, writes: 1 }
  const isKept = changes.some(({ table }) => route.from === 'store' || TABLE_KEEPER[table] === 'server')
  return { lookups: 0, writes: isKept ? 1 : 0 }
}
