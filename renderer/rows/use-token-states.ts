// How the issued tokens of the JWT lane stand, as its rows show it.
import { useMemo } from 'react'
import { DEFAULT_REVOCATION, DEFAULT_ROTATION } from '#src/contract/revocation'
import type { RevocationRules } from '#src/revocation/standing'
import type { LaneId } from '#src/trace/lane'
import type { IssuedRow } from '#src/trace/state'
import { useLaneStatus, useShownState } from '../model/use-lane'
import { useModel } from '../model/use-model'
import { type StoreNode, storesOf, type TokenState, tokenStates } from './token-state'

/** Returns the stores of a lane. */
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
