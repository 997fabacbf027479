// What decides how a flow ends: the check that failed, and the answer.
import { HOPS } from '#src/hops/hops'
import type { HopEvent } from '#src/trace/event'
import { exchangesOf, type Flow } from '#src/trace/flow'
import { isRefusal } from './hop-text'

/** Why a hop stands out: it is what a request was refused for, or the answer that ends its flow. */
export type Emphasis = 'failure' | 'answer'

/** Returns the hops of a flow that stand out: in each exchange what failed, and the answer of the last. */
export function emphasised(flow: Flow): ReadonlyMap<HopEvent, Emphasis> {
  const exchanges = exchangesOf(flow)
  const failures = exchanges.flatMap(({ hops }) => hops.find(hasFailed) ?? [])
  const answer = exchanges.at(-1)?.hops.find(({ hop }) => hop.kind === 'response')
  return new Map([
    ...failures.map((event) => [event, 'failure'] as const),
    ...(answer ? [[answer, 'answer'] as const] : []),
  ])
}

/** Returns the hop that a reader has to see of a flow: what failed in its last exchange, else its answer, else the newest. */
export function decisiveHop(flow: Flow): HopEvent | null {
  const hops = exchangesOf(flow).at(-1)?.hops ?? []
  return hops.find(hasFailed) ?? hops.find(({ hop }) => hop.kind === 'response') ?? hops.at(-1) ?? null
}

/** A response tells of a refusal and is none by itself. */
function hasFailed(event: HopEvent): boolean {
  return isRefusal(event) && HOPS[event.hop.kind].verdict(event.hop).mark === 'failed'
}
