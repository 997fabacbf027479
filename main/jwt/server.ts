// The JWT server: express and jose, on the lab's clock.
import type { Clock, Ids } from '#main/clock/clock'
import { type Handlers, routesOf } from '#main/http/route'
import { type LabServer, startServer } from '#main/http/server'
import type { LaneProbe } from '#main/probe/lane-probe'
import type { NodeOfLane } from '#main/probe/node-of-lane'
import { startSweeper } from '#main/probe/sweeper'
import { accountRoutes } from './account-routes'
import { type JwtStores, purgeJwtStores } from './jwt-stores'
import type { KeySource } from './key-source'
import { loginRoutes } from './login-routes'
import { logoutRoutes } from './logout-routes'
import { renewalRoutes } from './renewal-routes'
import type { JwtSettings } from './server-parts'
import { TokenGuard } from './token-guard'
import { keysRoute, tokenRoutes } from './token-routes'

export interface JwtServerOptions {
  readonly lane: LaneProbe
  readonly clock: Clock
  readonly ids: Ids
  readonly stores: JwtStores
  readonly keys: KeySource
  /** Returns what is set now. */
  readonly settings: () => JwtSettings
  /** Which of the lane's servers it is; the first unless told. */
  readonly node?: NodeOfLane
  /** 0 for any free port. */
  readonly port?: number
}

/**
 * Starts the JWT server on the loopback address. It answers as flask-jwt-extended 4 does.
 * @throws LabError ERR_LAB_PORT_TAKEN when the port can't be had.
 */
export async function startJwtServer(options: JwtServerOptions): Promise<LabServer> {
  const { lane, stores, node, port = 0 } = options
  const parts = { ...options, guard: new TokenGuard(options) }
  const handlers: Handlers<'jwt'> = {
    ...loginRoutes(parts),
    ...renewalRoutes(parts),
    ...logoutRoutes(parts),
    ...accountRoutes(parts),
    ...tokenRoutes(parts),
  }
  const routes = [...routesOf(handlers), keysRoute(parts)]
  const server = await startServer({ lane, port, routes, ...(node && { node }) })
  const stopSweeper = startSweeper(lane, () => purgeJwtStores(stores), node)
  return {
    ...server,
    close: () => {
      stopSweeper()
      return server.close()
    },
  }
}
