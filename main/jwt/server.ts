// The JWT server: express and jose, on the lab's clock.
import type { Accounts } from '#main/accounts/accounts'
import type { Clock, Ids } from '#main/clock/clock'
import { type LabServer, startServer } from '#main/http/server'
import type { LaneProbe } from '#main/probe/lane-probe'
import { startSweeper } from '#main/probe/sweeper'
import type { StateChange } from '#src/trace/state'
import type { Blocklist } from './blocklist'
import type { IssuedTokens } from './issued-tokens'
import type { JwtKeys } from './keys'
import { loginRoutes } from './login-routes'
import type { TokenLifetimes } from './route-parts'
import { TokenGuard } from './token-guard'
import { tokenRoutes } from './token-routes'

export interface JwtServerOptions {
  readonly lane: LaneProbe
  readonly clock: Clock
  readonly ids: Ids
  readonly accounts: Accounts
  readonly blocklist: Blocklist
  readonly issued: IssuedTokens
  readonly keys: JwtKeys
  /** Returns the lifetimes that are set now. */
  readonly lifetimes: () => TokenLifetimes
  /** 0 for any free port. */
  readonly port?: number
}

/**
 * Starts the JWT server on the loopback address. It answers as flask-jwt-extended 4 does.
 * @throws LabError ERR_LAB_PORT_TAKEN when the port can't be had.
 */
export async function startJwtServer(options: JwtServerOptions): Promise<LabServer> {
  const { lane, port = 0, blocklist, issued } = options
  const parts = { ...options, guard: new TokenGuard(options) }
  const server = await startServer({ lane, port, routes: [...loginRoutes(parts), ...tokenRoutes(parts)] })
  const stopSweeper = startSweeper(lane, () => purge(blocklist, issued))
  return {
    ...server,
    close: () => {
      stopSweeper()
      return server.close()
    },
  }
}

async function purge(blocklist: Blocklist, issued: IssuedTokens): Promise<StateChange[]> {
  const [revoked, dead] = await Promise.all([blocklist.purgeExpired(), issued.purgeExpired()])
  return [
    ...revoked.map(({ jti }): StateChange => ({ op: 'remove', table: 'blocklist', key: jti })),
    ...dead.map(({ jti }): StateChange => ({ op: 'remove', table: 'issued', key: jti })),
  ]
}
