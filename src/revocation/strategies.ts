// The rule book: all strategies, which of them holds for a token, and what the one that is set goes by.
import {
  DEFAULT_REVOCATION,
  type RevocationSettings,
  type RevocationStrategy,
} from '#src/settings/revocation'
import type { LaneState, TokenType } from '#src/trace/state'
import { allowlist } from './allowlist'
import { blocklist } from './blocklist'
import { none } from './none'
import type { RevocationRow, RevocationTable, Strategy } from './strategy'
import { version } from './version'

export const STRATEGIES: Readonly<Record<RevocationStrategy, Strategy>> = {
  none,
  blocklist,
  allowlist,
  version,
}

/**
 * Returns the strategy by which tokens of a type are asked for; `none` where they aren't. As in the library, all tokens but refresh
 * tokens count as access tokens.
 */
export function strategyFor(
  type: TokenType,
  { enabled, checks, strategy }: RevocationSettings,
): RevocationStrategy {
  return enabled && checks.includes(type === 'refresh' ? 'refresh' : 'access') ? strategy : 'none'
}

/** Tells whether the JWT server asks whether a token was revoked: it must be told to, and have something to ask. */
export function asksWhatWasRevoked({ enabled, strategy }: RevocationSettings): boolean {
  return enabled && STRATEGIES[strategy].ask !== null
}

/** Returns the change after which it asks, or doesn't. Where there is nothing to ask, it begins to keep a blacklist. */
export function askingChange(isOn: boolean, { strategy }: RevocationSettings): Partial<RevocationSettings> {
  return isOn && STRATEGIES[strategy].ask === null
    ? { enabled: true, strategy: DEFAULT_REVOCATION.strategy }
    : { enabled: isOn }
}

/** Returns the rows that a strategy goes by. */
export function entriesOf(
  strategy: RevocationStrategy,
  state: Pick<LaneState, RevocationTable>,
): readonly RevocationRow[] {
  const { ask } = STRATEGIES[strategy]
  return ask ? state[ask.table] : []
}

/** Counts the rows that still count at an instant in epoch milliseconds: those of single tokens end with them. */
export function countEntries(rows: readonly RevocationRow[], nowMs: number, leewayMs: number): number {
  return rows.filter(
    (row) => !('expiresAt' in row) || row.expiresAt === null || nowMs < row.expiresAt + leewayMs,
  ).length
}
