// Refresh token rotation with reuse detection (RFC 9700 section 4.14.2).
import type { FlowProbe } from '#main/probe/flow-probe'
import type { HopOf } from '#src/hops/hops'
import { familyOf } from '#src/revocation/standing'
import { failed } from '#src/trace/check'
import type { FamilyRow, IssuedRow, StateChange } from '#src/trace/state'
import { checkFamily, inOrder, refuseFailed } from './ask-stores'
import { refuseToken } from './challenge'
import type { JwtParts } from './jwt-parts'
import { revokeWithin, tokensOfFamily } from './revoke'
import type { ValidToken } from './token-checks'
import { lateNow } from './token-guard'

/** What the tokens of a refresh are to belong to. */
export interface Lineage {
  /** The login; undefined where nothing is known of the refresh token. */
  readonly family: string | undefined
  /** Whether the family has begun to be rotated, and so decides on its tokens. */
  readonly begun: boolean
  /** The `jti` that a new refresh token takes the place of; null where there is to be no new one. */
  readonly replaces: string | null
}

interface FamilyAnswer {
  readonly outcome: HopOf<'family-answered'>['outcome']
  readonly family: string
  readonly changes: readonly StateChange[]
}

/**
 * Takes a valid refresh token for a refresh. While rotation is on it is replaced, and a token that the list of issued ones doesn't
 * have is refused: whether it was replaced before, nobody knows. One from a login before rotation was on begins its family
 * now. When rotation is off again a family that was begun still counts: neither a replaced token nor a revoked family comes back.
 * @throws Refusal 401 when the token was replaced, which revokes its whole family, or its family was revoked.
 */
export async function takeForRefresh(flow: FlowProbe, token: ValidToken, parts: JwtParts): Promise<Lineage> {
  const { stores, settings } = parts
  const known = await knownRefreshToken(token, parts)
  const family = known ? familyOf(known) : undefined
  const { jti } = token
  const isBegun = family !== undefined && (await stores.families.find(family)) !== null
  // Rotation was switched on while the request was held: what has no name can't be told to be new.
  if (jti === null && settings().rotation.enabled)
    throw refuseToken(failed('jti', 'wrong', 'Missing claim: jti'))
  if (jti === null || !(settings().rotation.enabled || isBegun))
    return { family, begun: false, replaces: null }

  await flow.gate({ kind: 'family-asked', detail: jti })
  flow.record({ kind: 'family-asked', jti })
  await flow.gate({ kind: 'family-answered', detail: jti })
  const rotates = settings().rotation.enabled
  const late = lateNow(token.claims, parts)
  const answer = await askFamily(token, rotates && !late, parts)
  const { outcome, changes } = answer
  const checks = inOrder(checkFamily(jti, outcome), late)
  flow.record({ kind: 'family-answered', jti, outcome, checks }, changes)
  if (outcome === 'reused' && !late) {
    const tokens = () => tokensOfFamily(token.sub, answer.family, stores)
    // Even if the client has hung up meanwhile: that would be all that a thief has to do.
    await revokeWithin(flow, { sub: token.sub, tokens, everything: false, because: 'reuse' }, parts, true)
  }
  refuseFailed(checks)
  return { family: answer.family, begun: true, replaces: rotates ? jti : null }
}

/** Begins the family of a login with its refresh token. */
export function beginFamily(
  { sub, issuedAt, expiresAt, ...row }: IssuedRow,
  { stores }: JwtParts,
): Promise<FamilyRow> {
  const family = { id: familyOf(row), sub, startedAt: issuedAt, revokedAt: null, because: null }
  return stores.families.begin(family, expiresAt)
}

async function askFamily(token: ValidToken, retire: boolean, parts: JwtParts): Promise<FamilyAnswer> {
  const { stores, settings } = parts
  const known = await knownRefreshToken(token, parts)
  if (!known) return { outcome: 'unknown', family: '', changes: [] }
  const id = familyOf(known)
  const there = await stores.families.find(id)
  const family = there ?? (retire ? await beginFamily(known, parts) : null)
  const changes: StateChange[] = family && !there ? [{ op: 'set', table: 'families', row: family }] : []
  if (family?.revokedAt != null) return { outcome: 'revoked', family: id, changes }
  const graceMs = settings().rotation.graceSeconds * 1000
  const rotation = await stores.issued.rotate(known.jti, { graceMs, retire })
  if (rotation.outcome === 'current' && retire)
    changes.push({ op: 'set', table: 'issued', row: rotation.row })
  return { outcome: rotation.outcome, family: id, changes }
}

/** Returns what is known of a refresh token; null too where its claims say otherwise, and so were made up. */
async function knownRefreshToken({ jti, sub }: ValidToken, { stores }: JwtParts): Promise<IssuedRow | null> {
  const row = jti === null ? null : await stores.issued.find(jti)
  return row && row.type === 'refresh' && row.sub === sub ? row : null
}
