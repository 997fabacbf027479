// What the JWT server works with beneath its routes.
import type { Clock } from '#main/clock/clock'
import type { Settings } from '#src/contract/settings'
import type { JwtStores } from './jwt-stores'

/** What of the settings the server goes by. */
export type JwtSettings = Pick<Settings, 'lifetimes' | 'revocation' | 'rotation'>

/** What revoking needs: no request, no keys. */
export interface RevocationParts {
  readonly clock: Clock
  readonly stores: JwtStores
  /** Returns what is set now. */
  readonly settings: () => JwtSettings
}
