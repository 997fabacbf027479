// The credentials that a lane holds, each with its life, and which of them ends next.

import { type RevocationRules, tokenStandings } from '#src/revocation/standing'
import { INITIAL_SETTINGS } from '#src/settings/settings'
import { readSessionValue } from '#src/token/cookie'
import { decodeJwt } from '#src/token/decode-jwt'
import { LANES, type LaneId } from './lane'
import { keyAt, type LaneState } from './state'

/** One credential in front or behind: the jar's cookie, the store's session, a token that the server has issued. */
export interface Credential {
  readonly lane: LaneId
  readonly kind: 'cookie' | 'session' | 'access' | 'refresh' | 'download'
  /** The key of its row: the cookie's name, the session ID, the token's `jti`. */
  readonly key: string
  /** What a reader calls it by: the cookie's name, else the user whom it speaks for. */
  readonly name: string
  /** Epoch milliseconds of the lab's clock. */
  readonly issuedAt: number
  /** Epoch milliseconds of the lab's clock; null where time alone never ends it. */
  readonly expiresAt: number | null
  /** Whether the server would refuse it, whatever its times: revoked, replaced, or used up. */
  readonly revoked: boolean
}

/** A credential whose end is known. */
export type MortalCredential = Credential & { readonly expiresAt: number }

/**
 * Lists a lane's credentials: cookies, sessions, then tokens, each in the order in which they came. `rules` are those by which the
 * JWT server finds out what was revoked.
 */
export function credentialsOf(
  lane: LaneId,
  state: LaneState,
  rules: RevocationRules = INITIAL_SETTINGS,
): Credential[] {
  const standingOf = tokenStandings(state, rules)
  return [
    ...state.cookies.map(({ name, createdAt, expiresAt }) => ({
      lane,
      kind: 'cookie' as const,
      key: name,
      name,
      issuedAt: createdAt,
      expiresAt,
      revoked: false,
    })),
    ...state.sessions.map(({ id, node, username, createdAt, expiresAt, absoluteExpiresAt }) => ({
      lane,
      kind: 'session' as const,
      key: keyAt(id, node),
      name: username,
      issuedAt: createdAt,
      // Whichever timeout comes first.
      expiresAt: Math.min(expiresAt, absoluteExpiresAt ?? Number.POSITIVE_INFINITY),
      revoked: false,
    })),
    ...state.issued.map((row) => ({
      lane,
      kind: row.type,
      key: keyAt(row.jti, row.node),
      name: row.sub,
      issuedAt: row.issuedAt,
      expiresAt: row.expiresAt,
      revoked: standingOf(row) !== 'good',
    })),
  ]
}

/**
 * Returns a test for whether somebody has a credential in hand: the front end, or the attacker. A token that was replaced in the
 * browser is in nobody's hand, though the server would still take it. A link's token is, until it is used.
 */
function isHeldBy({ cookies, localStorage, loot }: LaneState): (credential: Credential) => boolean {
  const values = [...cookies, ...localStorage, ...loot].map(({ value }) => value)
  const held = new Set(values.flatMap(idsIn))
  return ({ kind, key }) => {
    // Two nodes may know the same one, each in a row of its own.
    const [id = key] = key.split('@', 1)
    return kind === 'cookie' || kind === 'download' || held.has(id)
  }
}

/** Names the session or the token that a held value stands for; none for a text that is neither. */
function idsIn(value: string): string[] {
  const session = readSessionValue(value)
  if (session.signed) return [session.sessionId]
  const jti = decodeJwt(value).payload?.value?.jti
  return typeof jti === 'string' ? [jti] : []
}

/**
 * Lists the living credentials of all lanes that somebody holds and that end next, all at the same instant; none when nothing
 * will. What is revoked has ended already. `nowMs` is epoch milliseconds of the lab's clock.
 */
export function expiringNext(
  states: Readonly<Record<LaneId, LaneState>>,
  nowMs: number,
  rules?: RevocationRules,
): MortalCredential[] {
  const held = LANES.flatMap((lane) =>
    credentialsOf(lane, states[lane], rules).filter(isHeldBy(states[lane])),
  )
  const living = held.filter(
    (credential): credential is MortalCredential =>
      !credential.revoked && credential.expiresAt !== null && credential.expiresAt > nowMs,
  )
  const next = Math.min(...living.map(({ expiresAt }) => expiresAt))
  return living.filter(({ expiresAt }) => expiresAt === next)
}

/** Returns when the next living credential that somebody holds ends, in epoch milliseconds of the lab's clock; null when none will. */
export function nextExpiry(
  states: Readonly<Record<LaneId, LaneState>>,
  nowMs: number,
  rules?: RevocationRules,
): number | null {
  return expiringNext(states, nowMs, rules)[0]?.expiresAt ?? null
}
