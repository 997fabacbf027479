// The names of ways to stay logged in: an algorithm that verifies, and a strategy that revokes.
import { REVOCATION_STRATEGIES } from '#src/contract/revocation'
import type { Settings } from '#src/contract/settings'
import type { Catalogue } from '#src/i18n/catalogue'

/** What a session's costs bear in place of a strategy. */
export const SESSION_STRATEGY = 'session'

export interface Way {
  readonly algorithm: string
  readonly strategy: string
}

/** Names a strategy; one that this app doesn't know, as from a recording, by itself. */
export function strategyWords(strategy: string, { costs }: Catalogue): string {
  const known = REVOCATION_STRATEGIES.find((each) => each === strategy)
  return known ? costs.strategy[known] : strategy
}

/** Tells whether a way is the one that the JWT server goes now. Where nothing is asked for, no strategy is. */
export function isSetNow({ algorithm, strategy }: Way, settings: Settings | null): boolean {
  if (!settings) return false
  const { enabled, strategy: wanted } = settings.revocation
  return algorithm === settings.jwtAlgorithm && strategy === (enabled ? wanted : 'none')
}
