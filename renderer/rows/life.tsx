// The life of a credential: how much of it is left as a ring in its row, and what a stored token says of it itself.
import { decodeJwt } from '#src/token/decode-jwt'
import { timeLeft } from '#src/token/time-left'
import type { LaneId } from '#src/trace/lane'
import { useShownNow } from '../model/use-lane'
import { useModel } from '../model/use-model'
import { type CredentialPhase, TimeRing } from '../ui/time-ring'
import type { RowView } from './table'

/** `issuedAt` and `expiresAt` in epoch milliseconds, null where unknown and where it never ends. */
export interface Credential {
  readonly issuedAt: number | null
  readonly expiresAt: number | null
  readonly isRevoked?: boolean
}

/** What a row shows of a credential: `words` stand in its pill and are those of its ring; on a chip `brief` does, where there is one. */
export interface LifeView extends RowView {
  readonly phase: CredentialPhase
  readonly words: string
  readonly brief?: string
  readonly life: Credential
}

interface LifeRingProps {
  readonly lane: LaneId
  readonly view: Pick<LifeView, 'life' | 'words'>
}

/**
 * Shows how much of a credential's life is left at the hop that its lane shows. It moves by itself, so that its row needn't be
 * rendered with it; while the lane looks back it stands still.
 */
export function LifeRing({ lane, view: { life, words } }: LifeRingProps) {
  const { issuedAt, expiresAt, isRevoked = false } = life
  const now = useShownNow(lane)
  const rate = useModel((state) => (state.viewSeq[lane] === null ? (state.clock?.rate ?? 0) : 0))
  const left = timeLeft({ now, issuedAt, expiresAt })
  const inOneSecond = timeLeft({ now: now + rate * 1000, issuedAt, expiresAt })
  return (
    <TimeRing
      fraction={left.fraction}
      fractionAhead={inOneSecond.fraction}
      phase={isRevoked ? 'revoked' : left.phase}
      label={words}
    />
  )
}

/** A stored token's `iat` and `exp`, and its `jti`; each null where it has none (RFC 7519 section 4.1). */
export interface TokenLife extends Credential {
  readonly jti: string | null
}

/** Reads a token's times and its ID from its own claims, as a front end would; null for a text that holds no payload. */
export function tokenLife(token: string): TokenLife | null {
  const payload = decodeJwt(token).payload?.value
  if (!payload) return null
  return {
    issuedAt: milliseconds(payload.iat),
    expiresAt: milliseconds(payload.exp),
    jti: typeof payload.jti === 'string' ? payload.jti : null,
  }
}

function milliseconds(seconds: unknown): number | null {
  return typeof seconds === 'number' ? seconds * 1000 : null
}

/** The life of something that tells neither its beginning nor its end. */
export const NO_LIFE: Credential = { issuedAt: null, expiresAt: null }
