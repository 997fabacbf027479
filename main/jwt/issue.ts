// Issues tokens with the claims of flask-jwt-extended, in its order.
import { CompactSign } from 'jose'
import type { Clock, Ids } from '#main/clock/clock'
import type { IssuedRow, TokenType } from '#src/trace/state'
import { onlyElsewhere } from './challenge'
import type { KeySource } from './key-source'

/** A token, and what the server notes of it. */
export interface IssuedToken {
  readonly token: string
  readonly row: IssuedRow
}

export interface TokenWish {
  readonly type: TokenType
  readonly sub: string
  /** Null for a token that never expires: it has no `exp`. */
  readonly lifetimeSeconds: number | null
  /** How long after its `iat` the token begins to be valid. */
  readonly nbfDelaySeconds: number
  /** The login that it came of; absent where that isn't known. */
  readonly family?: string | undefined
  /** The `jti` of the refresh token that it replaces. */
  readonly parent?: string | undefined
  /** The version that the account has; absent where tokens bear none. */
  readonly version?: number | undefined
}

interface IssuerParts {
  readonly keys: KeySource
  readonly clock: Clock
  readonly ids: Ids
}

/**
 * Issues a token (RFC 7519) with the algorithm in use. Its times are whole seconds of the lab's clock.
 * @throws Refusal 501 where there is only the public key.
 */
export async function issueToken(wish: TokenWish, { keys, clock, ids }: IssuerParts): Promise<IssuedToken> {
  const { type, sub, lifetimeSeconds, nbfDelaySeconds, family, parent, version } = wish
  const { algorithm: alg, keyId } = keys
  const iat = Math.floor(clock.now() / 1000)
  const exp = lifetimeSeconds === null ? null : iat + lifetimeSeconds
  // `csrf` is for tokens in cookies; the library writes it into every token.
  const claims = {
    fresh: false,
    iat,
    jti: ids.uuid(),
    type,
    sub,
    nbf: iat + nbfDelaySeconds,
    csrf: ids.uuid(),
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
  }
  return { token, row }
}
