// The lives that the timeline shows: the credentials that a lane holds, and those that have gone.
import { type RevocationRules, tokenStandings } from '#src/revocation/standing'
import type { LaneId } from '#src/trace/lane'
import type { LaneState } from '#src/trace/state'
import type { LaneTrace } from '#src/trace/trace'
import { type EndOfToken, type Life, phaseOf } from './life'
import { type TracedLife, tracedLives } from './traced-lives'

/** Returns when a life ended, in epoch milliseconds; null while it goes on. */
function endOf(life: Life, nowMs: number): number | null {
  switch (phaseOf(life, nowMs)) {
    case 'alive':
      return null
    case 'expired':
      return life.expiresAt
    case 'ended':
      return life.endedAt
  }
}

/**
 * Lists the lives of a lane in the order in which they began, the gone ones too as far as the trace remembers them. `state` is
 * what the lane holds now, and `rules` those by which its server finds out what was revoked. The same life is the same object.
 */
export function livesOf(
  lane: LaneId,
  trace: LaneTrace,
  state: LaneState,
  rules: RevocationRules,
): readonly Life[] {
  const standingOf = tokenStandings(state, rules)
  return tracedLives(lane, trace).map((life) => {
    if (life.token === null) return life
    const standing = standingOf(life.token)
    return standing === 'good' ? life : ended(life, standing)
  })
}

const endings = new WeakMap<TracedLife, Life>()

/** Returns a token's life with its end. One that had expired by then has not ended before its time. */
function ended(life: TracedLife, endedBy: EndOfToken): Life {
  const endedAt = life.spokenAgainstAt[endedBy] ?? life.issuedAt
  if (life.expiresAt !== null && endedAt >= life.expiresAt) return life
  const known = endings.get(life)
  if (known?.endedAt === endedAt && known.endedBy === endedBy) return known
  const end = { ...life, endedAt, endedBy }
  endings.set(life, end)
  return end
}

/** How many lives of the past stand beside the living ones at most. */
const MAX_DEAD = 6

/**
 * Picks the lives that are worth showing: all living ones, those that died less than their own length ago, and the last
 * of each kind. The living come first, else the order stays.
 */
export function shownLives(lives: readonly Life[], nowMs: number): readonly Life[] {
  const lastOfKind = new Map(lives.map((life) => [`${life.lane} ${life.kind}`, life]))
  const isFresh = (life: Life) => isRecent(life, nowMs) || [...lastOfKind.values()].includes(life)
  const dead = lives.filter((life) => phaseOf(life, nowMs) !== 'alive' && isFresh(life)).slice(-MAX_DEAD)
  return [...lives.filter((life) => phaseOf(life, nowMs) === 'alive'), ...dead]
}

/** Tells whether a life goes on, or ended less than its own length ago. */
export function isRecent(life: Life, nowMs: number): boolean {
  const end = endOf(life, nowMs)
  return end === null || nowMs - end < Math.max(0, (life.expiresAt ?? end) - life.issuedAt)
}
