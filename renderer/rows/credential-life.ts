// What a row shows of its credential's life: how much of it is left now and in a second, and what it looks like.
import { type TimeLeft, timeLeft } from '#src/token/time-left'
import type { LaneId } from '#src/trace/lane'
import { useShownNow } from '../model/use-lane'
import { useModel } from '../model/use-model'
import type { CredentialPhase } from '../ui/time-ring'

export interface CredentialLife {
  /** The lab's time for which this holds, in epoch milliseconds. */
  readonly now: number
  readonly left: TimeLeft
  readonly phase: CredentialPhase
  /** What will be left of it a second of real time from now, from 1 to 0. */
  readonly fractionAhead: number
}

/** `issuedAt` and `expiresAt` in epoch milliseconds, null where unknown and where it never ends. */
export interface Credential {
  readonly issuedAt: number | null
  readonly expiresAt: number | null
  readonly isRevoked?: boolean
}

/** Returns the life of a credential at the hop that its lane shows. While the lane looks back nothing runs. */
export function useCredentialLife(
  lane: LaneId,
  { issuedAt, expiresAt, isRevoked = false }: Credential,
): CredentialLife {
  const now = useShownNow(lane)
  const rate = useModel((state) => (state.viewSeq[lane] === null ? (state.clock?.rate ?? 0) : 0))
  const left = timeLeft({ now, issuedAt, expiresAt })
  const ahead = timeLeft({ now: now + rate * 1000, issuedAt, expiresAt })
  return { now, left, phase: isRevoked ? 'revoked' : left.phase, fractionAhead: ahead.fraction }
}
