// What became of each of a server's checks when a credential was last used: passed, failed, waiting or not reached.
import { leadsTo } from '#src/actions/actions'
import type { Holding } from '#src/contract/status'
import { defenceOfCheck } from '#src/defences/defences'
import { checksOf, HOPS, type HopKind } from '#src/hops/hops'
import { parseCookieHeader } from '#src/token/cookie'
import type { Check, CheckId } from '#src/trace/check'
import { exchangesOf, type Flow, requestOf } from '#src/trace/flow'
import { headerOf } from '#src/trace/http-message'
import { isPast } from '../parts/checks-made'

/** `left-out`: the server lacks the defence, and went on without the check. */
export type CheckState = 'passed' | 'failed' | 'waiting' | 'open' | 'left-out'

export interface CheckRow {
  readonly id: CheckId
  readonly state: CheckState
  /** The result, once the check was made. */
  readonly check: Check | null
}

/** Returns the token that a flow's request carried as a bearer token (RFC 6750 section 2.1) or in a link; null without one. */
export function sentToken(flow: Flow): string | null {
  const request = requestOf(flow)
  const value = request && headerOf(request, 'authorization')
  return /^bearer +(\S+)$/i.exec(value ?? '')?.[1] ?? linkToken(request?.target ?? '')
}

/** Returns the token in a link for one download, where it is the `token` of the query; null for anything else. */
export function linkToken(link: string): string | null {
  const query = link.split('?', 2)[1]
  return query !== undefined && leadsTo('open-download-link', link)
    ? new URLSearchParams(query).get('token')
    : null
}

/** Returns the value with which a flow's request carried the cookie of a name; null without one. */
export function sentCookie(flow: Flow, name: string): string | null {
  const request = requestOf(flow)
  const header = request && headerOf(request, 'cookie')
  return parseCookieHeader(header ?? '').find((pair) => pair.name === name)?.value ?? null
}

/**
 * Returns the newest exchange that satisfies a condition with the hops that it had by `viewSeq`: a flow, or of one that
 * refreshed by itself the part with one request.
 */
export function newestExchange(
  flows: readonly Flow[],
  viewSeq: number,
  suits: (flow: Flow) => boolean,
): Flow | null {
  return (
    flows
      .flatMap((flow) => flowAsOf(flow, viewSeq) ?? [])
      .flatMap(exchangesOf)
      .findLast(suits) ?? null
  )
}

/** Returns a flow as it was at an event; null when it had not begun. */
export function flowAsOf(flow: Flow, viewSeq: number): Flow | null {
  if (flow.started.seq > viewSeq) return null
  const ended = flow.ended !== null && flow.ended.seq <= viewSeq ? flow.ended : null
  return { ...flow, hops: flow.hops.filter((event) => event.seq <= viewSeq), ended }
}

/** Tells whether a flow, or its part, is held after its last hop. */
export function isHeldAfter(flow: Flow, holding: Holding | null): holding is Holding {
  return holding?.flow === flow.id && holding.afterIndex === (flow.hops.at(-1)?.index ?? 0)
}

/**
 * Returns one row for each check, in the order of `ids`. `holding` is who waits on the lane now; its next check is the one that
 * waits, when the flow is the one that is held and the next hop makes a check.
 */
export function checkRows(ids: readonly CheckId[], flow: Flow | null, holding: Holding | null): CheckRow[] {
  const made = new Map(flow?.hops.flatMap((event) => checksOf(event.hop)).map((check) => [check.id, check]))
  const isHeld = flow !== null && isHeldAfter(flow, holding)
  const waiting = isHeld ? nextCheck(ids, made, holding.next.kind) : null
  return ids.map((id) => {
    const check = made.get(id) ?? null
    if (check) return { id, state: check.passed ? 'passed' : 'failed', check }
    if (flow !== null && isLeftOut(id, flow, made)) return { id, state: 'left-out', check }
    return { id, state: id === waiting ? 'waiting' : 'open', check }
  })
}

/** Tells whether a server has gone past a check that only a defence makes. */
function isLeftOut(id: CheckId, { ended }: Flow, made: ReadonlyMap<CheckId, Check>): boolean {
  if (defenceOfCheck(id) === null || made.size === 0) return false
  const hasFailed = [...made.values()].some(({ passed }) => !passed)
  return isPast(id, new Set(made.keys())) || (ended !== null && !hasFailed && made.has('sub'))
}

function nextCheck(
  ids: readonly CheckId[],
  made: ReadonlyMap<CheckId, Check>,
  next: HopKind,
): CheckId | null {
  // A failed check without an answer of its own is followed by others.
  const failed = [...made.values()].some((check) => !check.passed && check.msg !== undefined)
  const { check } = HOPS[next]
  if (failed || check === undefined) return null
  if (check !== 'next') return check
  const last = ids.findLastIndex((id) => made.has(id))
  return ids[last + 1] ?? null
}
