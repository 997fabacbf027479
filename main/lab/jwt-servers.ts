// Starts the JWT lane: its keys, its servers over their stores, and the front end that keeps tokens in localStorage.

import type { Blocklist } from '#main/jwt/blocklist'
import type { IssuedTokens } from '#main/jwt/issued-tokens'
import { JwtKeys } from '#main/jwt/keys'
import { createMemoryBlocklist } from '#main/jwt/memory-blocklist'
import { createMemoryIssuedTokens } from '#main/jwt/memory-issued-tokens'
import { startJwtServer } from '#main/jwt/server'
import { TOKENS } from '#main/user-agent/loot-keeper'
import { StorageKeeper } from '#main/user-agent/storage-keeper'
import { JwtLane } from './jwt-lane'
import { type LaneOptions, startParts } from './lane-parts'
import type { ServerKind } from './server-kind'

/** What a server of the JWT lane keeps. */
export interface JwtNodeStores {
  readonly blocklist: Blocklist
  readonly issued: IssuedTokens
}

/**
 * Starts the JWT lane.
 * @throws LabError ERR_LAB_PORT_TAKEN when the port can't be had.
 */
export async function startJwtLane(options: LaneOptions): Promise<JwtLane> {
  const { probe: lane, clock, ids, openAccounts, settings } = options
  const keys = await JwtKeys.create(ids, settings.jwtAlgorithm, settings.jwtSecret)
  const leewayMs = () => settings.lifetimes.leewaySeconds * 1000
  const kind: ServerKind<JwtNodeStores> = {
    openAccounts,
    openStores: () => ({
      blocklist: createMemoryBlocklist(clock, leewayMs),
      issued: createMemoryIssuedTokens(clock, leewayMs),
    }),
    startServer: ({ stores, accounts, port }) =>
      startJwtServer({
        lane,
        clock,
        ids,
        accounts,
        ...stores,
        keys,
        lifetimes: () => settings.lifetimes,
        port,
      }),
    verifiesOnly: () => false,
    read: async ({ blocklist, issued }) => ({
      blocklist: await blocklist.all(),
      issued: await issued.all(),
    }),
    clear: async ({ blocklist, issued }) => {
      await Promise.all([blocklist.clear(), issued.clear()])
    },
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
