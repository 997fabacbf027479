// The life of one credential, how it stands at an instant, and how that is written on its bar.

import type { Catalogue } from '#src/i18n/catalogue'
import type { TokenStanding } from '#src/revocation/standing'
import { durationWords, relativeWords, timeLeft, timeLeftWords } from '#src/token/time-left'
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

/** Names a credential: "Access token · test". */
export function lifeName(life: Life, { timeline: say }: Catalogue): string {
  return say.named({ kind: say.kind[life.kind], name: life.name })
}

/** Says how long a credential still has, or when and how it ended. */
export function lifeWords(life: Life, nowMs: number, { timeline: say, token }: Catalogue): string {
  const { expiresAt, absoluteExpiresAt } = life
  switch (phaseOf(life, nowMs)) {
    case 'ended': {
      const ago = relativeWords(life.endedAt ?? nowMs, nowMs, token)
      return life.row.table === 'issued' ? say[life.endedBy ?? 'revoked']({ ago }) : say.removed({ ago })
    }
    case 'expired':
      return say.expired({ ago: relativeWords(expiresAt ?? nowMs, nowMs, token) })
    case 'alive': {
      if (expiresAt === null) return life.kind === 'cookie' ? say.untilClosed : say.endless
      if (life.kind !== 'session')
        return timeLeftWords(timeLeft({ now: nowMs, issuedAt: life.issuedAt, expiresAt }), token)
      const idle = say.idle({ duration: durationWords(expiresAt - nowMs, token) })
      if (absoluteExpiresAt === null) return idle
      const absolute = say.absolute({ duration: durationWords(absoluteExpiresAt - nowMs, token) })
      // It ends by the absolute timeout before it could be idle for too long.
      if (absoluteExpiresAt <= expiresAt) return absolute
      return `${idle}${say.list}${absolute}`
    }
  }
}
