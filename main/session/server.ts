// The session server: express and express-session over the lab's store, on the lab's clock.
import type { Accounts } from '#main/accounts/accounts'
import type { Clock, Ids } from '#main/clock/clock'
import { type Handlers, routesOf } from '#main/http/route'
import { type LabServer, startServer } from '#main/http/server'
import type { LaneProbe } from '#main/probe/lane-probe'
import { FIRST_NODE, type NodeOfLane, storeOf } from '#main/probe/node-of-lane'
import { startSweeper } from '#main/probe/sweeper'
import { type Defences, defencesAtStart } from '#src/defences/defences'
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
  /** Returns which defences are on now; as at the start unless told. */
  readonly defences?: () => Defences<'session'>
  /** Returns the next number of the counter that makes careless session IDs: all nodes of a lane share it. */
  readonly nextNumber?: () => number
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
  const { lane, accounts, store, node = FIRST_NODE, port = 0 } = options
  const { defences = () => defencesAtStart('session'), nextNumber = sessionNumbers() } = options
  const guard = new SessionGuard({ ...options, defences, nextNumber, ownStore: storeOf(node) })
  const parts = { guard, accounts, store }
  const handlers: Handlers<'session'> = { ...loginRoutes(parts), ...sessionRoutes(parts) }
  const server = await startServer({
    lane,
    port,
    routes: routesOf(handlers),
    node,
    readsAnyType: () => !defences()['json-type-checked'],
  })
  const stopSweeper = startSweeper(lane, async () => removals(await store.purgeExpired()), node)
  return {
    ...server,
    close: () => {
      stopSweeper()
      return server.close()
    },
  }
}

/** The number before the first. */
const BEFORE_FIRST = 1_000

/** Returns a counter for session IDs, which begins anew with each process, as such counters do. */
export function sessionNumbers(): () => number {
  let last = BEFORE_FIRST
  return () => {
    last += 1
    return last
  }
}
