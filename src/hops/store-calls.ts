// What a hop asks of a server's store, or gives it: what the diagram draws, what costs count and what a verdict tells.
import type { HopEvent } from '#src/trace/event'
import { HOPS } from './hops'

/** How often a store was asked something, and how often it was given something to keep, to change or to forget. */
export interface StoreCalls {
  readonly lookups: number
  readonly writes: number
}

/**
 * Counts the calls that a hop tells of. An answer that changed something did so in the same breath, as one that uses a token up. What
 * the lab notes for itself, such as which tokens were issued, is none of the server's.
 */
export function storeCallsOf({ hop, changes }: Pick<HopEvent, 'hop' | 'changes'>): StoreCalls {
  const { route, asks } = HOPS[hop.kind]
  if (route.to === 'store') return asks ? { lookups: 1, writes: 0 } : { lookups: 0, writes: 1 }
  return { lookups: 0, writes: route.from === 'store' && changes.length > 0 ? 1 : 0 }
}
