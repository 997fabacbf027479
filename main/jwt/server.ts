// The JWT server: express and jose, on the lab's clock.
import { type Handlers, routesOf } from '#main/http/route'
import { type LabServer, startServer } from '#main/http/server'
import type { LaneProbe } from '#main/probe/lane-probe'
import type { NodeOfLane } from '#main/probe/node-of-lane'
import { startSweeper } from '#main/probe/sweeper'
import { accountRoutes } from './account-routes'
import type { JwtParts } from './jwt-parts'
import { purgeJwtStores } from './jwt-stores'
import { loginRoutes } from './login-routes'
import { logoutRoutes } from './logout-routes'
import { renewalRoutes } from './renewal-routes'
import { keysRoute, tokenRoutes } from './token-routes'

export interface JwtServerOptions extends JwtParts {
  readonly lane: LaneProbe
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
  const handlers: Handlers<'jwt'> = {
    ...loginRoutes(options),
    ...renewalRoutes(options),
    ...logoutRoutes(options),
    ...accountRoutes(options),
    ...tokenRoutes(options),
  }
  const routes = [...routesOf(handlers), keysRoute(options)]
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
