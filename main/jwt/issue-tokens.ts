// Issues tokens as a hop of a flow, with the claims of flask-jwt-extended in its order, and takes them back at once where they
// should not have been.
import { CompactSign } from 'jose'
import type { Refusal } from '#main/http/reply'
import type { FlowProbe } from '#main/probe/flow-probe'
import { STRATEGIES } from '#src/revocation/strategies'
import { DEFAULT_LIFETIMES } from '#src/settings/lifetimes'
import type { FamilyRow, IssuedRow, RevocationCause, StateChange, TokenType } from '#src/trace/state'
import { onlyElsewhere } from './challenge'
import type { JwtParts } from './jwt-parts'
import { writeToStore } from './jwt-stores'
import type { KeySource } from './key-source'
import { revokeWithin } from './revoke'
import { hashOfText } from './text-hash'
import { AUDIENCE } from './token-checks'

interface TokenWish {
  readonly type: TokenType
  /** Null for a token that never expires: it has no `exp`. */
  readonly lifetimeSeconds: number | null
  /** How long after its `iat` the token begins to be valid. */
  readonly nbfDelaySeconds: number
  /** The login that it came of; absent where that isn't known. */
  readonly family?: string | undefined
  /** The `jti` of the refresh token that it replaces. */
  readonly parent?: string | undefined
}

/** Why tokens must not go out. */
export interface Veto {
  readonly refusal: Refusal
  readonly because: RevocationCause
}

export interface Issue {
  readonly sub: string
  /** Returns what to issue; asked when it is signed. */
  readonly wishes: () => readonly TokenWish[]
  /** Begins the family of a login, where its refresh token is rotated; called before the tokens are kept. */
  readonly beginFamily?: (rows: readonly IssuedRow[]) => Promise<FamilyRow | null>
  /** Looks whether the tokens may go out; called when they are kept. */
  readonly veto: (rows: readonly IssuedRow[]) => Promise<Veto | null>
}

/**
 * Issues tokens of one subject as one hop, and returns them in order. They are kept first, and then it is looked whether they may
 * go out: whoever deletes the account or revokes what they came of does it the other way round, so one of the two always sees
 * the other.
 * @throws Refusal of the veto, when the tokens have been revoked.
 */
export async function issueTokens(flow: FlowProbe, issue: Issue, parts: JwtParts): Promise<string[]> {
  const { keys, stores, settings } = parts
  await flow.gate({ kind: 'token-signed', detail: keys.algorithm })
  const { sub } = issue
  const { bearsVersion } = STRATEGIES[settings().revocation.strategy].keep
  const version = bearsVersion ? await stores.versions.current(sub) : undefined
  const tokens = await Promise.all(issue.wishes().map((wish) => makeToken(sub, wish, version, parts)))
  const rows = tokens.map(({ row }) => row)
  const family = await issue.beginFamily?.(rows)
  const kept = await keep(rows, parts)
  const changes: StateChange[] = [
    ...kept,
    ...(family ? [{ op: 'set', table: 'families', row: family } as const] : []),
  ]
  flow.record(
    {
      kind: 'token-signed',
      alg: rows[0]?.alg ?? keys.algorithm,
      tokens: rows.map(({ type, jti, expiresAt }) => ({ type, jti, expiresAt })),
    },
    changes,
  )
  const veto = await issue.veto(rows)
  if (!veto) return tokens.map(({ token }) => token)
  const { because, refusal } = veto
  await revokeWithin(flow, { sub, tokens: async () => rows, everything: false, because }, parts, true)
  throw refusal
}

/** @throws Refusal 501 where there is only the public key: whoever asks is told before anything else is looked at. */
export function requireSigning(keys: KeySource): void {
  if (keys.verifiesOnly) throw onlyElsewhere(keys)
}

/** Notes issued tokens, also where the strategy that is set goes by it, and returns what that changed. */
async function keep(
  rows: readonly IssuedRow[],
  { stores, settings, clock }: JwtParts,
): Promise<StateChange[]> {
  const writes = STRATEGIES[settings().revocation.strategy].keep.writes(rows, clock.now())
  const changes = rows.map((row): StateChange => ({ op: 'set', table: 'issued', row }))
  for (const row of rows) await stores.issued.add(row)
  for (const write of writes) {
    const change = await writeToStore(write, stores)
    if (change) changes.push(change)
  }
  return changes
}

/** How long a token lives that was to have no end where each must have one, in seconds: as long as at the start. */
function lifetimeAtStart(type: TokenType): number | null {
  const { accessTokenSeconds, refreshTokenSeconds } = DEFAULT_LIFETIMES
  return type === 'refresh' ? refreshTokenSeconds : accessTokenSeconds
}

/**
 * Makes a token (RFC 7519) with the algorithm in use, and what the server notes of it. Its times are whole seconds of the lab's
 * clock.
 * @throws Refusal 501 where there is only the public key.
 */
async function makeToken(
  sub: string,
  { type, lifetimeSeconds, nbfDelaySeconds, family, parent }: TokenWish,
  version: number | undefined,
  { keys, clock, ids, settings }: JwtParts,
): Promise<{ readonly token: string; readonly row: IssuedRow }> {
  const { algorithm: alg, keyId } = keys
  const iat = Math.floor(clock.now() / 1000)
  const { jwtDefences } = settings()
  const seconds = lifetimeSeconds ?? (jwtDefences['exp-required'] ? lifetimeAtStart(type) : null)
  const exp = seconds === null ? null : iat + seconds
  // `csrf` is for tokens in cookies; the library writes it into every token.
  const claims = {
    fresh: false,
    iat,
    jti: ids.uuid(),
    type,
    sub,
    nbf: iat + nbfDelaySeconds,
    csrf: ids.uuid(),
    ...(jwtDefences['audience-checked'] && { aud: AUDIENCE }),
    ...(exp !== null && { exp }),
    ...(version !== undefined && { ver: version }),
  }
  const key = await keys.signing()
  if (!key) throw onlyElsewhere(keys)
  const token = await new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg, typ: 'JWT' })
    .sign(key)
  const row = {
    jti: claims.jti,
    type,
    sub,
    alg,
    keyId,
    issuedAt: iat * 1000,
    expiresAt: exp === null ? null : exp * 1000,
    ...(family !== undefined && { family }),
    ...(parent !== undefined && { parent }),
    ...(version !== undefined && { version }),
    ...(!jwtDefences['revoked-by-jti'] && { textHash: hashOfText(token) }),
  }
  return { token, row }
}
