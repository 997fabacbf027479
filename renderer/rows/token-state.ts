// How an issued token stands at an instant, at all nodes of its lane: what its row says of it.
import { useMemo } from 'react'
import type { LaneStatus } from '#src/contract/status'
import { isSignedBy, type RevocationRules, tokenStandings } from '#src/revocation/standing'
import { CHECKED_TYPES, DEFAULT_REVOCATION, DEFAULT_ROTATION } from '#src/settings/revocation'
import type { LaneId } from '#src/trace/lane'
import type { IssuedRow, LaneState } from '#src/trace/state'
import { useText } from '../model/text'
import { useLaneStatus, useShownState } from '../model/use-lane'
import { useModel } from '../model/use-model'

/** A node's own store: undefined for the first node's, and for one that the nodes share. */
export type StoreNode = number | undefined

/** The stores of a lane: one, or with two nodes that keep all in their memories one for each. */
function storesOf(status: Pick<LaneStatus, 'nodes' | 'storage'> | null): readonly StoreNode[] {
  if (!status || status.nodes.length < 2 || status.storage.kind !== 'memory') return [undefined]
  return status.nodes.map(({ node }) => (node === 1 ? undefined : node))
}

/**
 * `other-key` was signed with a key that is no longer in use; `noted` was revoked, but the server doesn't ask; `revoked` names the
 * nodes where it is refused, none where all nodes refuse it; a `retired` refresh token is still taken until `graceUntil`, in epoch
 * milliseconds, null where it isn't.
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
 * Returns the function that tells how each issued token stands. `keyId` names the key in use; null before it is known. The state is
 * gone through once. The same answer is the same object but for those that name a node or an instant.
 */
function tokenStates(
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
function numberOf(store: StoreNode): number {
  return store ?? 1
}

export function useStores(lane: LaneId): readonly StoreNode[] {
  const nodes = useLaneStatus(lane, (status) => status.nodes)
  const storage = useLaneStatus(lane, (status) => status.storage)
  return useMemo(() => storesOf(nodes && storage ? { nodes, storage } : null), [nodes, storage])
}

/** Returns how the JWT server is set to find out what was revoked; before the lab has said it, how it begins. */
export function useRevocationRules(): RevocationRules {
  const revocation = useModel((state) => state.status?.settings.revocation ?? DEFAULT_REVOCATION)
  const rotation = useModel((state) => state.status?.settings.rotation ?? DEFAULT_ROTATION)
  return useMemo(() => ({ revocation, rotation }), [revocation, rotation])
}

/** Returns the function that tells how each issued token stands. */
export function useTokenStates(lane: LaneId): (row: IssuedRow, now: number) => TokenState {
  const state = useShownState(lane)
  const rules = useRevocationRules()
  const stores = useStores(lane)
  const keyId = useModel((model) => model.status?.jwtKeyId ?? null)
  return useMemo(() => tokenStates(state, rules, stores, keyId), [state, rules, stores, keyId])
}

/** Returns the words for the node in whose store a row lies; null where the lane has one store for all. */
export function useNodeWords(lane: LaneId): (node: StoreNode) => string | null {
  const { node: say } = useText().revocation
  const isSplit = useStores(lane).length > 1
  // A row of another node's own store says so even after that node has gone.
  return (node) => (isSplit || node !== undefined ? say({ node: numberOf(node) }) : null)
}
