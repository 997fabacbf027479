// What either lane is made of.
import type { Accounts } from '#main/accounts/accounts'
import type { Clock, Ids } from '#main/clock/clock'
import type { LaneProbe } from '#main/probe/lane-probe'
import type { Storage } from '#main/storage/collection'
import type { CredentialKeeper } from '#main/user-agent/credentials'
import { LootKeeper, type LootKind } from '#main/user-agent/loot-keeper'
import { UserAgent, type UserAgentOptions } from '#main/user-agent/user-agent'
import type { Settings } from '#src/contract/settings'
import type { StorageKind } from '#src/trace/storage-kind'
import { BackEnd } from './back-end'
import { sceneOf } from './flow-scene'
import type { LaneParts } from './lane'
import { Router } from './router'
import type { ServerKind } from './server-kind'

export interface LaneOptions {
  readonly probe: LaneProbe
  readonly clock: Clock
  /** Has the clock show this instant at least, in epoch milliseconds. */
  readonly clockNotBefore: (instantMs: number) => void
  readonly ids: Ids
  readonly openAccounts: (storage: Storage) => Accounts
  readonly openStorage: (kind: StorageKind, onProblem: () => void) => Storage
  /** Where the lane's servers keep what they have to remember at first. */
  readonly storage: StorageKind
  /** What is set now. */
  readonly settings: Readonly<Settings>
  /** The first node's port; 0 for any free one. */
  readonly port: number
  readonly statusChanged: () => void
}

interface FrontEnd extends Pick<UserAgentOptions, 'autoRefresh'> {
  readonly keeper: CredentialKeeper
  /** How what is stolen from it travels. */
  readonly loot: LootKind
}

/**
 * Starts a lane's first node, and makes the two user agents that know of it. `onProblem` hears that the storage's problem has changed.
 * @throws LabError ERR_LAB_PORT_TAKEN when the port can't be had.
 */
export async function startParts<Stores>(
  { probe, clock, clockNotBefore, openStorage, storage, settings, port, statusChanged }: LaneOptions,
  kind: ServerKind<Stores>,
  { keeper, autoRefresh, loot: lootKind }: FrontEnd,
  onProblem: () => void,
): Promise<LaneParts<Stores>> {
  const backEnd = await BackEnd.start({ kind, storage, openStorage, onProblem, clockNotBefore, port })
  probe.scene = () => sceneOf(probe.lane, backEnd, settings)
  const router = new Router(() => backEnd.nodes.map(({ node, server: { origin } }) => ({ node, origin })))
  const route = () => router.next()
  const loot = new LootKeeper(clock, lootKind)
  return {
    probe,
    backEnd,
    router,
    frontEnd: new UserAgent({ lane: probe, route, keeper, ...(autoRefresh && { autoRefresh }) }),
    attacker: new UserAgent({ lane: probe, route, keeper: loot, actor: 'attacker' }),
    loot,
    statusChanged,
  }
}
