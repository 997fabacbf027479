// The life of one credential, and how it stands at an instant.
import type { TokenStanding } from '#src/revocation/standing'
import type { Credential } from '#src/trace/expiries'
import type { RowRef } from '#src/trace/state'

/** How a token can end before its time. */
export type EndOfToken = Exclude<TokenStanding, 'good'>

/** A credential's life. All instants are epoch milliseconds of the lab's clock. */
export interface Life extends Omit<Credential, 'revoked'> {
  /** Its row, and whether it is still there. */
  readonly row: RowRef
  readonly isKept: boolean
  /** When a session ends however much it is used; null for one that may go on, and for everything else. */
  readonly absoluteExpiresAt: number | null
  /** When it ended before its time: revoked, logged out. Null for one that hasn't. */
  readonly endedAt: number | null
  /** How a token ended before its time; absent for everything else. */
  readonly endedBy?: EndOfToken
}

/** How a life stands at an instant. */
export type LifePhase = 'alive' | 'expired' | 'ended'

/** Tells how a life stands. It has expired at exactly its expiry. */
export function phaseOf({ endedAt, expiresAt }: Life, nowMs: number): LifePhase {
  if (endedAt !== null && endedAt <= nowMs) return 'ended'
  return expiresAt !== null && expiresAt <= nowMs ? 'expired' : 'alive'
}
