// What the JWT server and its routes work with.
import type { Clock, Ids } from '#main/clock/clock'
import type { Settings } from '#src/settings/settings'
import type { JwtStores } from './jwt-stores'
import type { KeySource } from './key-source'

/** What revoking needs: no request, no keys. */
export interface RevocationParts {
  readonly clock: Clock
  readonly stores: JwtStores
  /** Returns what is set now. */
  readonly settings: () => Settings
}

export interface JwtParts extends RevocationParts {
  readonly ids: Ids
  readonly keys: KeySource
  /** Returns the origins from which a careless server takes keys that a token's `jku` names; none unless told. */
  readonly jkuOrigins?: () => readonly string[]
}
