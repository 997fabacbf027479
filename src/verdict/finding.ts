// What one server did with a request, and by what it decided: found in the hops of its flow.
import type { NotOnSession } from '#src/actions/actions'
import type { DefenceId } from '#src/defences/defences'
import { checksOf, HOPS, type Hop, type HopKind, type HopOf } from '#src/hops/hops'
import { storeCallsOf } from '#src/hops/store-calls'
import type { CheckId, Fault } from '#src/trace/check'
import type { HopEvent } from '#src/trace/event'
import { exchangesOf, type Flow, nothingToDo, responseOf } from '#src/trace/flow'
import type { TableName, TokenStore, TokenType } from '#src/trace/state'

/**
 * What a server did. `asked` are the stores that it asked about a token, in order; where there is none it knew all from the token
 * itself.
 */
export type Finding =
  /** A login: a record in the session store, or tokens; `kept` is where they were noted, null for nowhere. */
  | { readonly kind: 'session-begun' }
  | { readonly kind: 'tokens-signed'; readonly types: readonly TokenType[]; readonly kept: TokenStore | null }
  /** A careless server's login: the session of before goes on under its ID. */
  | { readonly kind: 'session-kept' }
  | { readonly kind: 'login-failed'; readonly outcome: 'unknown' | 'wrong-password' }
  /** A credential was accepted. `extended` tells whether the session's timeout was moved. */
  | { readonly kind: 'session-accepted'; readonly extended: boolean }
  /** A careless server wrote a session that had ended back into its store. */
  | { readonly kind: 'session-revived' }
  | { readonly kind: 'token-accepted'; readonly asked: readonly TokenStore[] }
  /** A token was accepted, and a check that speaks of it was not made, or made otherwise. */
  | {
      readonly kind: 'token-let-through'
      readonly without: DefenceId
      readonly asked: readonly TokenStore[]
    }
  /** Served without a credential, or in spite of one that is worth nothing. */
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'tokens-renewed'; readonly asked: readonly TokenStore[]; readonly rotated: boolean }
  | { readonly kind: 'link-made' }
  | { readonly kind: 'link-used' }
  /** The front end was told that its access token has expired, refreshed by itself and asked again, or could not. */
  | { readonly kind: 'refreshed-by-itself'; readonly requests: number }
  | { readonly kind: 'login-needed'; readonly why: 'no-refresh-token' | 'refused' }
  /** A careless server's logout: only the cookie went. */
  | { readonly kind: 'session-left' }
  | { readonly kind: 'sessions-ended'; readonly count: number }
  | {
      readonly kind: 'tokens-revoked'
      readonly by: Exclude<TokenStore, 'one-time'>
      readonly count: number
    }
  | { readonly kind: 'nothing-revoked' }
  | { readonly kind: 'account-deleted'; readonly sessions: number }
  /** The front end sent no cookie, as it had dropped it when its time was up. */
  | { readonly kind: 'cookie-dropped' }
  /** A check refused the credential. */
  | {
      readonly kind: 'check-failed'
      readonly check: CheckId
      readonly fault: Fault | null
      readonly asked: readonly TokenStore[]
    }
  /** A refresh token that had been replaced came again, and its family was revoked. */
  | { readonly kind: 'reuse-found' }
  /** Tokens were signed, and revoked before they went out: what they came of had ended meanwhile. */
  | { readonly kind: 'tokens-taken-back' }
  /** Each node has a store of its own, and this one's doesn't know the session. */
  | { readonly kind: 'not-on-this-node'; readonly node: number }
  | { readonly kind: 'denied' }
  /** The session server has no such route, and needs none. */
  | { readonly kind: 'nothing-to-do'; readonly action: NotOnSession }
  | { readonly kind: 'bad-request' }
  | { readonly kind: 'storage-failed' }
  /** The answer says all that there is to say. */
  | { readonly kind: 'answered' }

/** A finding, and the hop that decided. */
export interface Found {
  readonly finding: Finding
  /** Its `seq`. */
  readonly decisive: number
}

/** Finds out what a server did with the last request of a flow that was answered; null where none was. */
export function findingOf(flow: Flow): Found | null {
  const response = flow.hops.findLast(({ hop }) => hop.kind === 'response')
  if (!response) return null
  const automatic = ofItself(flow)
  if (automatic) return automatic
  const { hops } = exchangesOf(flow).at(-1) ?? flow
  const isRefused = (responseOf(flow)?.status ?? 0) >= 400
  return (isRefused ? refusal(flow, hops) : acceptance(hops)) ?? found({ kind: 'answered' }, response)
}

function found(finding: Finding, { seq }: HopEvent): Found {
  return { finding, decisive: seq }
}

/** What a front end did that refreshes by itself; null where it did nothing. */
function ofItself(flow: Flow): Found | null {
  const last = lastOf(flow.hops, 'auto-refresh')
  if (!last) return null
  const { outcome } = last.hop
  if (outcome !== 'refreshing') return found({ kind: 'login-needed', why: outcome }, last)
  // Where the second try was refused, that is what counts.
  if ((responseOf(flow)?.status ?? 0) >= 400) return null
  const requests = flow.hops.filter(({ hop }) => hop.kind === 'request').length
  return found({ kind: 'refreshed-by-itself', requests }, last)
}

function acceptance(hops: readonly HopEvent[]): Found | null {
  const asked = askedStores(hops)
  const begun = lastOf(hops, 'session-stored')
  if (begun) {
    return found({ kind: begun.hop.without === 'id-renewed' ? 'session-kept' : 'session-begun' }, begun)
  }
  const left = lastOf(hops, 'session-left')
  if (left) return found({ kind: 'session-left' }, left)
  const deleted = lastOf(hops, 'account-deleted')
  const ended = lastOf(hops, 'session-destroyed')
  const sessions = ended?.hop.sessionIds.length ?? 0
  if (deleted) return found({ kind: 'account-deleted', sessions }, deleted)
  if (ended) return found({ kind: 'sessions-ended', count: sessions }, ended)
  const revoked = revocation(hops)
  if (revoked) return revoked
  const signed = lastOf(hops, 'token-signed')
  if (signed) return found(whatWasSigned(signed, hops, asked), signed)
  const used = lastOf(hops, 'spent-answered')
  if (used) return found({ kind: 'link-used' }, used)
  const withoutAnswer = hops.find(({ hop }) => checksOf(hop).some(({ passed }) => !passed))
  if (withoutAnswer) return found({ kind: 'anonymous' }, withoutAnswer)
  const known = lastOf(hops, 'session-answered')
  const touched = lastOf(hops, 'session-touched')
  if (touched?.hop.without === 'no-write-after-end') return found({ kind: 'session-revived' }, touched)
  if (known) return found({ kind: 'session-accepted', extended: touched !== undefined }, known)
  const careless = hops.find(({ hop }) => hop.kind === 'token-checked' && hop.without !== undefined)
  if (careless?.hop.kind === 'token-checked' && careless.hop.without !== undefined)
    return found({ kind: 'token-let-through', without: careless.hop.without, asked }, careless)
  const signature = hops.find(({ hop }) => hop.kind === 'token-checked' && hop.group === 'signature')
  return signature ? found({ kind: 'token-accepted', asked }, signature) : null
}

function whatWasSigned(
  { hop: { tokens }, changes }: HopEvent & { readonly hop: HopOf<'token-signed'> },
  hops: readonly HopEvent[],
  asked: readonly TokenStore[],
): Finding {
  const types = tokens.map(({ type }) => type)
  if (types.includes('download')) return { kind: 'link-made' }
  // Only who logs in proves it by a password; all else comes of a refresh token.
  if (lastOf(hops, 'account-checked')) {
    const isIn = (table: TableName) => changes.some((change) => change.table === table)
    const kept = isIn('allowlist') ? 'allowlist' : isIn('families') ? 'family' : null
    return { kind: 'tokens-signed', types, kept }
  }
  return { kind: 'tokens-renewed', asked, rotated: types.includes('refresh') }
}

function revocation(hops: readonly HopEvent[]): Found | null {
  const listed = lastOf(hops, 'token-revoked')
  if (listed) {
    const { by = 'blocklist', tokens } = listed.hop
    return found(
      { kind: 'tokens-revoked', by: by === 'text' ? 'blocklist' : by, count: tokens.length },
      listed,
    )
  }
  const raised = lastOf(hops, 'version-raised')
  if (raised) return found({ kind: 'tokens-revoked', by: 'version', count: 0 }, raised)
  const family = lastOf(hops, 'family-revoked')
  if (family) return found({ kind: 'tokens-revoked', by: 'family', count: family.hop.jtis.length }, family)
  const nothing = lastOf(hops, 'nothing-revoked')
  return nothing ? found({ kind: 'nothing-revoked' }, nothing) : null
}

function refusal(flow: Flow, hops: readonly HopEvent[]): Found | null {
  const decisive = hops.findLast(({ hop }) => hop.kind !== 'response' && HOPS[hop.kind].verdict(hop).refuses)
  if (!decisive) {
    const signed = lastOf(hops, 'token-signed')
    return signed ? found({ kind: 'tokens-taken-back' }, signed) : null
  }
  return found(whyRefused(decisive, flow, hops), decisive)
}

function whyRefused({ hop, node = 1 }: HopEvent, flow: Flow, hops: readonly HopEvent[]): Finding {
  const action = nothingToDo(flow)
  if (action !== null && hop.kind === 'request-refused') return { kind: 'nothing-to-do', action }
  switch (hop.kind) {
    case 'account-checked':
      return hop.outcome === 'verified'
        ? { kind: 'answered' }
        : { kind: 'login-failed', outcome: hop.outcome }
    case 'access-denied':
      return { kind: 'denied' }
    case 'request-refused':
      return { kind: 'bad-request' }
    case 'store-failed':
      return { kind: 'storage-failed' }
  }
  if (hop.kind === 'family-answered' && hop.outcome === 'reused') return { kind: 'reuse-found' }
  const failed = checksOf(hop).find(({ passed }) => !passed)
  if (!failed) return { kind: 'answered' }
  const attached = lastOf(hops, 'credential-attached')
  if (failed.id === 'cookie' && attached?.hop.expired) return { kind: 'cookie-dropped' }
  if (failed.id === 'session-known' && flow.started.ownStores) return { kind: 'not-on-this-node', node }
  return {
    kind: 'check-failed',
    check: failed.id,
    fault: failed.fault ?? null,
    asked: askedStores(hops),
  }
}

/** The stores that were asked about a token, each once, in order. */
function askedStores(hops: readonly HopEvent[]): TokenStore[] {
  const parts = hops.flatMap((event) => {
    const { part } = HOPS[event.hop.kind].route
    return part !== null && storeCallsOf(event).lookups > 0 ? [part] : []
  })
  return [...new Set(parts)]
}

function lastOf<K extends HopKind>(
  hops: readonly HopEvent[],
  kind: K,
): (HopEvent & { readonly hop: HopOf<K> }) | undefined {
  return hops.findLast((event): event is HopEvent & { readonly hop: HopOf<K> } => isKind(event.hop, kind))
}

function isKind<K extends HopKind>(hop: Hop, kind: K): hop is HopOf<K> {
  return hop.kind === kind
}
