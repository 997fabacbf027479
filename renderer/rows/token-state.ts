// How an issued token stands at an instant, at all nodes of its lane: what its row says of it.
import { CHECKED_TYPES } from '#src/contract/revocation'
import type { LaneStatus } from '#src/contract/status'
import { isSignedBy, type RevocationRules, tokenStandings } from '#src/revocation/standing'
import type { IssuedRow, LaneState } from '#src/trace/state'

/** A node's own store: undefined for the first node's, and for one that the nodes share. */
export type StoreNode = number | undefined

/** The stores of a lane: one, or with two nodes that keep all in their memories one for each. */
export function storesOf(status: Pick<LaneStatus, 'nodes' | 'storage'> | null): readonly StoreNode[] {
  if (!status || status.nodes.length < 2 || status.storage.kind !== 'memory') return [undefined]
  return status.nodes.map(({ node }) => (node === 1 ? undefined : node))
}

/**
 * `other-key` was signed with a key that is no longer in use; `noted` was revoked, but the server doesn't ask; `revoked` names the nodes where it is refused, none where all nodes refuse it;
 * a `retired` refresh token is still taken until `graceUntil`, in epoch milliseconds, null where it isn't.
 */
export type TokenState =
  | { readonly is: 'good' | 'expired' | 'noted' | 'other-key' | 'used' }
  | { readonly is: 'revoked'; readonly nodes: readonly number[] }
  | { readonly is: 'retired'; readonly graceUntil: number | null }

const GOOD: TokenState = { is: 'good' }
const EXPIRED: TokenState = { is: 'expired' }
const NOTED: TokenState = { is: 'noted' }
const OTHER_KEY: TokenState = { is: 'other-key' }
const USED: TokenState = { is: 'used' }
const REVOKED: TokenState = { is: 'revoked', nodes: [] }
const RETIRED: TokenState = { is: 'retired', graceUntil: null }

/**
 * Returns the function that tells how each issued token stands, where `keyId` names the key in use; null before it is known. The state is gone through once. The same answer is the same object
 * but for those that name a node or an instant.
 */
export function tokenStates(
  state: LaneState,
  rules: RevocationRules,
  stores: readonly StoreNode[],
  keyId: string | null,
): (row: IssuedRow, now: number) => TokenState {
  const { revocation, rotation } = rules
  const standingOf = tokenStandings(state, rules)
  const standingIfAsked = tokenStandings(state, {
    rotation,
    revocation: { ...revocation, enabled: true, checks: [...CHECKED_TYPES] },
  })
  return (row, now) => {
    const standings = stores.map((store) => ({ store, standing: standingOf(row, numberOf(store)) }))
    const refusing = standings.filter(({ standing }) => standing === 'revoked')
    if (refusing.length > 0) {
      if (refusing.length === stores.length) return REVOKED
      return { is: 'revoked', nodes: refusing.map(({ store }) => numberOf(store)) }
    }
    if (standings.some(({ standing }) => standing === 'used')) return USED
    if (row.expiresAt !== null && row.expiresAt <= now) return EXPIRED
    if (!isSignedBy(row, keyId)) return OTHER_KEY
    if (standings.some(({ standing }) => standing === 'retired')) {
      const graceUntil = (row.retiredAt ?? now) + rotation.graceSeconds * 1000
      return now < graceUntil ? { is: 'retired', graceUntil } : RETIRED
    }
    return stores.some((store) => standingIfAsked(row, numberOf(store)) === 'revoked') ? NOTED : GOOD
  }
}

/** Returns a node's number; the first has 1. */
export function numberOf(store: StoreNode): number {
  return store ?? 1
}
