// What a flow's start says of the stores that its lane has then.
import type { FlowScene } from '#main/probe/recorded-flow'
import type { Settings } from '#src/contract/settings'
import { STRATEGIES } from '#src/revocation/strategies'
import { TOKEN_STORE_UNLESS_TOLD } from '#src/trace/event'
import type { LaneId } from '#src/trace/lane'
import type { BackEnd } from './back-end'

/** Describes a lane's stores: whether each node has its own and, by the settings, what the JWT server asks them for. */
export function sceneOf<S>(lane: LaneId, { keepers }: BackEnd<S>, settings: Readonly<Settings>): FlowScene {
  const ownStores = keepers.length > 1 && ({ ownStores: true } as const)
  return { ...ownStores, ...(lane === 'jwt' && tokenStoresBy(settings)) }
}

/** Empty for a blocklist alone, be it asked or not: what is revoked is noted in any case. */
function tokenStoresBy({ revocation, rotation }: Settings): Pick<FlowScene, 'tokenStores'> {
  const { ask } = STRATEGIES[revocation.strategy]
  if (ask?.id === TOKEN_STORE_UNLESS_TOLD && !rotation.enabled) return {}
  return { tokenStores: [...(ask ? [ask.id] : []), ...(rotation.enabled ? (['family'] as const) : [])] }
}
