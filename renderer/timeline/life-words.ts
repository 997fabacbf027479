// What is written on a bar of the timeline.
import type { Catalogue } from '#src/i18n/catalogue'
import { durationWords, relativeWords, timeLeft, timeLeftWords } from '#src/token/time-left'
import { type Life, phaseOf } from './life'

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
