// The session server: express and express-session over the lab's store, on the lab's clock.
import type { Accounts } from '#main/accounts/accounts'
import type { Clock, Ids } from '#main/clock/clock'
import { type Handlers, routesOf } from '#main/http/route'
import { type LabServer, startServer } from '#main/http/server'
import type { LaneProbe } from '#main/probe/lane-probe'
import { FIRST_NODE, type NodeOfLane, storeOf } from '#main/probe/node-of-lane'
import { startSweeper } from '#main/probe/sweeper'
import { loginRoutes } from './login-routes'
import { SessionGuard, type SessionLifetimes } from './session-guard'
import { removals } from './session-hops'
import { sessionRoutes } from './session-routes'
import type { SessionStore } from './session-store'

export interface SessionServerOptions {
  readonly lane: LaneProbe
  readonly clock: Clock
  readonly ids: Ids
  readonly accounts: Accounts
  readonly store: SessionStore
  /** Returns the lifetimes that are set now. */
  readonly lifetimes: () => SessionLifetimes
  /** What cookies are signed with: all nodes of a lane share it, and it outlives a restart. */
  readonly secret: string
  /** Which of the lane's servers it is; the first unless told. */
  readonly node?: NodeOfLane
  /** 0 for any free port. */
  readonly port?: number
}

/**
 * Starts the session server on the loopback address. It has no `/refresh` and no `/logout2`: a session is renewed by being
 * used, and there is one credential to end.
 * @throws LabError ERR_LAB_PORT_TAKEN when the port can't be had.
 */
export async function startSessionServer(options: SessionServerOptions): Promise<LabServer> {
  const { lane, clock, ids, accounts, store, lifetimes, secret, node = FIRST_NODE, port = 0 } = options
  const guard = new SessionGuard({ lane, clock, ids, store, lifetimes, secret, ownStore: storeOf(node) })
  const parts = { guard, accounts, store }
  const handlers: Handlers<'session'> = { ...loginRoutes(parts), ...sessionRoutes(parts) }
  const server = await startServer({ lane, port, routes: routesOf(handlers), node })
  const stopSweeper = startSweeper(lane, async () => removals(await store.purgeExpired()), node)
  return {
    ...server,
    close: () => {
      stopSweeper()
      return server.close()
    },
  }
}
