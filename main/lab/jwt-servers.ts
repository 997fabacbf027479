// Starts the JWT lane: its keys, its servers over their stores, and the front end that keeps tokens in localStorage.

import { createFetchedKeys } from '#main/jwt/fetched-keys'
import { clearJwtStores, type JwtStores, openJwtStores, readJwtState } from '#main/jwt/jwt-stores'
import { isHmac, JwtKeys } from '#main/jwt/keys'
import { startJwtServer } from '#main/jwt/server'
import { TOKENS } from '#main/user-agent/loot-keeper'
import { StorageKeeper } from '#main/user-agent/storage-keeper'
import { JwtLane } from './jwt-lane'
import { type LaneOptions, startParts } from './lane-parts'
import type { ServerKind } from './server-kind'
import { lastDoneAt } from './state-rows'

/**
 * Starts the JWT lane.
 * @throws LabError ERR_LAB_PORT_TAKEN when the port can't be had.
 */
export async function startJwtLane(options: LaneOptions): Promise<JwtLane> {
  const { probe: lane, clock, ids, openAccounts, settings } = options
  const keys = await JwtKeys.create(ids, settings.jwtAlgorithm, settings.jwtSecret)
  const leewayMs = () => settings.lifetimes.leewaySeconds * 1000
  const kind: ServerKind<JwtStores> = {
    openAccounts,
    openStores: (storage, accounts) => openJwtStores({ storage, accounts, clock, leewayMs }),
    startServer: ({ stores, node, port, firstOrigin }) =>
      startJwtServer({
        lane,
        clock,
        ids,
        stores,
        // The key pair stays where it was made.
        keys: node.node === 1 ? keys : createFetchedKeys({ keys, firstOrigin, lane }),
        settings: () => settings,
        node,
        port,
      }),
    verifiesOnly: (node) => node > 1 && !isHmac(keys.algorithm),
    read: readJwtState,
    lastDoneAt: async (_stores, state) => lastDoneAt(state),
    clear: clearJwtStores,
  }
  const keeper = new StorageKeeper()
  const autoRefresh = {
    isOn: () => settings.lifetimes.autoRefresh,
    canRefresh: () => keeper.holds('refresh'),
    forget: () => keeper.forgetAll(),
  }
  let started: JwtLane | null = null
  const parts = await startParts(options, kind, { keeper, autoRefresh, loot: TOKENS }, () =>
    started?.problemChanged(),
  )
  started = new JwtLane({ ...parts, keys, options })
  return started
}
