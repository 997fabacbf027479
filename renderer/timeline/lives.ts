// The lives that the timeline shows: the credentials that a lane holds, and those that have gone, read from its trace.
import { type Credential, credentialsOf } from '#src/trace/expiries'
import type { LaneId } from '#src/trace/lane'
import { emptyLaneState, type LaneState, type RowRef, type StateChange } from '#src/trace/state'
import type { LaneTrace } from '#src/trace/trace'

/** A credential's life. All instants are epoch milliseconds of the lab's clock. */
export interface Life extends Omit<Credential, 'revoked'> {
  /** Its row, and whether it is still there. */
  readonly row: RowRef
  readonly isKept: boolean
  /** When a session ends however much it is used; null for one that may go on, and for everything else. */
  readonly absoluteExpiresAt: number | null
  /** When it ended before its time: revoked, logged out. Null for one that hasn't. */
  readonly endedAt: number | null
}

/** How a life stands at an instant. */
export type LifePhase = 'alive' | 'expired' | 'ended'

/** Tells how a life stands. It has expired at exactly its expiry. */
export function phaseOf({ endedAt, expiresAt }: Life, nowMs: number): LifePhase {
  if (endedAt !== null && endedAt <= nowMs) return 'ended'
  return expiresAt !== null && expiresAt <= nowMs ? 'expired' : 'alive'
}

/** Returns when a life ended, in epoch milliseconds; null while it goes on. */
export function endOf(life: Life, nowMs: number): number | null {
  switch (phaseOf(life, nowMs)) {
    case 'alive':
      return null
    case 'expired':
      return life.expiresAt
    case 'ended':
      return life.endedAt
  }
}

interface Reading {
  /** How many events have been read. */
  read: number
  readonly lives: Map<string, Life>
}

// Events are appended in place, so each is read once.
const readings = new WeakMap<readonly unknown[], Reading>()

/** Lists the lives of a lane in the order in which they began, the gone ones too as far as the trace remembers them. */
export function livesOf(lane: LaneId, trace: LaneTrace): readonly Life[] {
  const reading = readings.get(trace.events) ?? { read: 0, lives: startingLives(lane, trace.base) }
  readings.set(trace.events, reading)
  for (const event of trace.events.slice(reading.read)) {
    if (event.type === 'lane-reset') {
      reading.lives.clear()
      for (const [key, life] of startingLives(lane, event.state)) reading.lives.set(key, life)
    } else if (event.type === 'hop' || event.type === 'upkeep') {
      for (const change of event.changes) live(reading.lives, lane, change, event.at)
    }
  }
  reading.read = trace.events.length
  return [...reading.lives.values()]
}

function startingLives(lane: LaneId, state: LaneState): Map<string, Life> {
  const lives = new Map<string, Life>()
  const born = (change: StateChange) => live(lives, lane, change, 0)
  for (const row of state.cookies) born({ op: 'set', table: 'cookies', row })
  for (const row of state.sessions) born({ op: 'set', table: 'sessions', row })
  for (const row of state.issued) born({ op: 'set', table: 'issued', row })
  for (const row of state.blocklist) born({ op: 'set', table: 'blocklist', row })
  return lives
}

const nameOf = ({ table, key }: RowRef) => `${table} ${key}`

/** Writes down what a change does to the lives of a lane. */
function live(lives: Map<string, Life>, lane: LaneId, change: StateChange, at: number): void {
  if (change.op === 'remove') {
    const name = nameOf(change)
    const life = lives.get(name)
    if (!life) return
    const hasExpired = life.expiresAt !== null && life.expiresAt <= at
    lives.set(name, { ...life, isKept: false, endedAt: life.endedAt ?? (hasExpired ? null : at) })
    return
  }
  switch (change.table) {
    case 'blocklist': {
      const name = nameOf({ table: 'issued', key: change.row.jti })
      const life = lives.get(name)
      if (life) lives.set(name, { ...life, endedAt: change.row.revokedAt })
      return
    }
    case 'cookies':
    case 'sessions':
    case 'issued': {
      const [credential] = credentialsOf(lane, { ...emptyLaneState(), [change.table]: [change.row] })
      if (!credential) return
      const { revoked: _, ...rest } = credential
      const row = { table: change.table, key: credential.key }
      const absoluteExpiresAt = change.table === 'sessions' ? change.row.absoluteExpiresAt : null
      const endedAt = change.table === 'issued' ? (lives.get(nameOf(row))?.endedAt ?? null) : null
      lives.set(nameOf(row), { ...rest, row, isKept: true, absoluteExpiresAt, endedAt })
      return
    }
    case 'localStorage':
    case 'accounts':
      return
  }
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
