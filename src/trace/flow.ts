// Events grouped into flows: one action of the learner (or one external request) on one server, with its hops.
import { isNotOnSession, type NotOnSession } from '#src/actions/actions'
import type { WhyOnce } from '#src/hops/hop'
import { HOPS } from '#src/hops/hops'
import type { EventOf, HopEvent, TraceEvent } from './event'
import type { HttpRequest, HttpResponse } from './http-message'
import { changedRow, type RowRef, rowInStoreOf } from './state'

/** A flow as far as it has come; `ended` is null while it runs or waits. */
export interface Flow {
  readonly id: number
  readonly started: EventOf<'flow-started'>
  readonly hops: readonly HopEvent[]
  /** How the learner set the clock since the flow began and before the next one did. */
  readonly clock: readonly EventOf<'clock-set'>[]
  /** What was done outside of any request since the flow began and before the next one did. */
  readonly acts: readonly EventOf<'act'>[]
  readonly ended: EventOf<'flow-ended'> | null
}

/** Returns the flows after one more event. A lane reset leaves none; an event of a flow that has left changes nothing. */
export function foldFlows(flows: readonly Flow[], event: TraceEvent): readonly Flow[] {
  switch (event.type) {
    case 'flow-started':
      return [...flows, { id: event.flow, started: event, hops: [], clock: [], acts: [], ended: null }]
    case 'hop':
      return replace(flows, event.flow, (flow) => ({ ...flow, hops: [...flow.hops, event] }))
    case 'flow-ended':
      return replace(flows, event.flow, (flow) => ({ ...flow, ended: event }))
    case 'clock-set': {
      const last = flows.at(-1)
      return last ? flows.with(-1, { ...last, clock: [...last.clock, event] }) : flows
    }
    case 'act': {
      const last = flows.at(-1)
      return last ? flows.with(-1, { ...last, acts: [...last.acts, event] }) : flows
    }
    case 'lane-reset':
      return []
    case 'upkeep':
      return flows
  }
}

function replace(flows: readonly Flow[], id: number, change: (flow: Flow) => Flow): readonly Flow[] {
  const at = flows.findLastIndex((flow) => flow.id === id)
  const flow = flows[at]
  return flow ? flows.with(at, change(flow)) : flows
}

/**
 * Returns the number by which a learner knows a flow: the one of what was asked for, the same on both lanes; `x1` for the first
 * request of an external client. Where none was recorded it is the lane's own count.
 */
export function flowNumber({
  flow,
  number,
  action,
}: Pick<EventOf<'flow-started'>, 'flow' | 'number' | 'action'>): string {
  if (number === undefined) return String(flow)
  return action === 'external' ? `x${number}` : String(number)
}

/** Returns the request of a flow, once it has crossed the wire: the last one, should the front end have sent it again. */
export function requestOf(flow: Flow): HttpRequest | null {
  for (const { hop } of flow.hops.toReversed()) if (hop.kind === 'request') return hop.request
  return null
}

/** Returns the response of a flow, once it has crossed the wire: the last one, by which the flow ends. */
export function responseOf(flow: Flow): HttpResponse | null {
  for (const { hop } of flow.hops.toReversed()) if (hop.kind === 'response') return hop.response
  return null
}

/**
 * Returns a flow cut into its exchanges: one part for each request, from the credential that goes along with it. Only a
 * front end that refreshes by itself sends more than one.
 */
export function exchangesOf(flow: Flow): Flow[] {
  const { hops } = flow
  const sent = hops.findIndex(({ hop }) => hop.kind === 'request')
  const cuts = hops.flatMap(({ hop }, at) =>
    hop.kind === 'credential-attached' && sent >= 0 && at > sent ? [at] : [],
  )
  return [0, ...cuts].map((from, nth) => ({ ...flow, hops: hops.slice(from, cuts[nth]) }))
}

/** Names the rows of the lane's state that a hop reads or changes: those that light up with it. */
export function touchedRows({ hop, changes, store }: HopEvent): RowRef[] {
  const read = HOPS[hop.kind].reads(hop)
  return [...changes.map(changedRow), ...read.map((each) => rowInStoreOf(store, each))]
}

/**
 * Returns why the last request of a flow works only once, as far as the flow has come: some use up or end the credential that they
 * carry. Null where nothing says so.
 */
export function whyOnce({ hops }: Flow): WhyOnce | null {
  const sentAt = hops.findLastIndex(({ hop }) => hop.kind === 'request')
  const reasons = hops.slice(Math.max(sentAt, 0)).flatMap(({ hop }) => HOPS[hop.kind].onlyOnce?.(hop) ?? [])
  return reasons.includes('account-deleted') ? 'account-deleted' : (reasons[0] ?? null)
}

/** Returns the action that has nothing to do on the session lane, such as a refresh; null for every other flow. */
export function nothingToDo({ started: { lane, action } }: Flow): NotOnSession | null {
  return lane === 'session' && action !== 'external' && isNotOnSession(action) ? action : null
}
