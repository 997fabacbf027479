// What the routes of the JWT server work with.
import type { Ids } from '#main/clock/clock'
import type { KeySource } from './key-source'
import type { RevocationParts } from './server-parts'
import type { TokenGuard } from './token-guard'

export interface RouteParts extends RevocationParts {
  readonly guard: TokenGuard
  readonly ids: Ids
  readonly keys: KeySource
}
