// The lives of a lane's credentials as its trace tells them, whatever the rules by which a server finds out what was revoked.
import { familyOf } from '#src/revocation/standing'
import { STRATEGIES } from '#src/revocation/strategies'
import { type Against as AgainstTokens, REVOCATION_TABLES } from '#src/revocation/strategy'
import { credentialsOf } from '#src/trace/expiries'
import type { LaneId } from '#src/trace/lane'
import {
  emptyLaneState,
  type IssuedRow,
  type LaneState,
  type RowRef,
  rowKey,
  type StateChange,
} from '#src/trace/state'
import type { LaneTrace } from '#src/trace/trace'
import type { EndOfToken, Life } from './life'

/** A life as the trace tells it, whatever the server's rules. */
export interface TracedLife extends Life {
  /** The row of a token as it was last, and when something last spoke against it. */
  readonly token: IssuedRow | null
  readonly spokenAgainstAt: Readonly<Record<EndOfToken, number | null>>
}

interface Reading {
  /** How many events have been read. */
  read: number
  readonly lives: Map<string, TracedLife>
}

// Events are appended in place, so each is read once.
const readings = new WeakMap<readonly unknown[], Reading>()

/** Lists the lives of a lane in the order in which they began, the gone ones too as far as the trace remembers them. */
export function tracedLives(lane: LaneId, trace: LaneTrace): readonly TracedLife[] {
  const reading = readings.get(trace.events) ?? { read: 0, lives: startingLives(lane, trace.base) }
  readings.set(trace.events, reading)
  for (const event of trace.events.slice(reading.read)) {
    if (event.type === 'lane-reset') {
      reading.lives.clear()
      for (const [key, life] of startingLives(lane, event.state)) reading.lives.set(key, life)
    } else if (event.type === 'act' && event.state !== null) {
      survive(reading.lives, lane, event.state, event.at)
    } else if (event.type === 'hop' || event.type === 'upkeep' || event.type === 'act') {
      for (const change of event.changes) live(reading.lives, lane, change, event.at)
    }
  }
  reading.read = trace.events.length
  return [...reading.lives.values()]
}

/** After a restart: a session that is not there has ended; a token that nobody remembers lives on all the same. */
function survive(lives: Map<string, TracedLife>, lane: LaneId, state: LaneState, at: number): void {
  const kept = startingLives(lane, state)
  for (const [name, life] of lives) {
    if (kept.has(name)) continue
    const endedAt = life.token === null ? (life.endedAt ?? at) : null
    lives.set(name, { ...life, isKept: false, endedAt, spokenAgainstAt: NOTHING_AGAINST })
  }
  for (const [name, life] of kept) if (!lives.has(name)) lives.set(name, life)
}

/** Credentials first, then what speaks against them. */
const TOLD_TABLES = ['cookies', 'sessions', 'issued', ...REVOCATION_TABLES, 'families', 'spent'] as const

const NOTHING_AGAINST = { revoked: null, retired: null, used: null }

function startingLives(lane: LaneId, state: LaneState): Map<string, TracedLife> {
  const lives = new Map<string, TracedLife>()
  for (const table of TOLD_TABLES)
    for (const row of state[table]) live(lives, lane, { op: 'set', table, row } as StateChange, 0)
  return lives
}

const nameOf = ({ table, key }: RowRef) => `${table} ${key}`

/** Writes down what a change does to the lives of a lane. */
function live(lives: Map<string, TracedLife>, lane: LaneId, change: StateChange, at: number): void {
  for (const against of spokenAgainst(change, at)) {
    for (const [name, life] of lives) {
      if (life.token === null || !against.isMeant(life.token)) continue
      const spokenAgainstAt = { ...life.spokenAgainstAt, [against.how]: against.when }
      lives.set(name, { ...life, spokenAgainstAt })
    }
  }
  if (change.op === 'remove') leave(lives, change, at)
  else if (change.table === 'cookies' || change.table === 'sessions' || change.table === 'issued') {
    const [credential] = credentialsOf(lane, { ...emptyLaneState(), [change.table]: [change.row] })
    if (!credential) return
    const { revoked: _, ...rest } = credential
    const row = { table: change.table, key: credential.key }
    const absoluteExpiresAt = change.table === 'sessions' ? change.row.absoluteExpiresAt : null
    const token = change.table === 'issued' ? change.row : null
    const before = lives.get(nameOf(row))?.spokenAgainstAt ?? NOTHING_AGAINST
    const spokenAgainstAt = { ...before, retired: token?.retiredAt ?? before.retired }
    const life = { ...rest, row, isKept: true, absoluteExpiresAt, endedAt: null, token, spokenAgainstAt }
    lives.set(nameOf(row), life)
  }
}

/** A token may outlive its row: the server keeps its list for others. */
function leave(lives: Map<string, TracedLife>, row: RowRef, at: number): void {
  const life = lives.get(nameOf(row))
  if (!life) return
  const hasExpired = life.expiresAt !== null && life.expiresAt <= at
  const goesOn = hasExpired || life.token !== null
  lives.set(nameOf(row), { ...life, isKept: false, endedAt: life.endedAt ?? (goesOn ? null : at) })
}

interface Against extends AgainstTokens {
  readonly how: EndOfToken
}

/** Says which tokens a change speaks against, and since when: whether that counts is a question of the rules. */
function spokenAgainst(change: StateChange, at: number): Against[] {
  const revoked = Object.values(STRATEGIES).flatMap(({ revoke }) => revoke?.against(change, at) ?? [])
  if (revoked.length > 0) return revoked.map((against) => ({ how: 'revoked', ...against }))
  if (change.op === 'remove') return []
  if (change.table === 'families') {
    const { id, node, revokedAt } = change.row
    const isMeant = (token: IssuedRow) =>
      token.type === 'refresh' && familyOf(token) === id && token.node === node
    return revokedAt === null ? [] : [{ how: 'revoked', when: revokedAt, isMeant }]
  }
  if (change.table === 'spent') {
    const key = rowKey('spent', change.row)
    return [{ how: 'used', when: change.row.usedAt, isMeant: (token) => rowKey('issued', token) === key }]
  }
  return []
}
