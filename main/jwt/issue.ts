// Issues tokens with the claims of flask-jwt-extended, in its order.
import { CompactSign } from 'jose'
import type { Clock, Ids } from '#main/clock/clock'
import type { IssuedRow, TokenType } from '#src/trace/state'
import type { JwtKeys } from './keys'

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
}

interface IssuerParts {
  readonly keys: JwtKeys
  readonly clock: Clock
  readonly ids: Ids
}

/** Issues a token (RFC 7519) with the algorithm in use. Its times are whole seconds of the lab's clock. */
export async function issueToken(
  { type, sub, lifetimeSeconds, nbfDelaySeconds }: TokenWish,
  parts: IssuerParts,
): Promise<IssuedToken> {
  const { keys, clock, ids } = parts
  const alg = keys.algorithm
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
  }
  const key = await keys.of(alg)
  const token = await new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg, typ: 'JWT' })
    .sign(key.sign)
  const expiresAt = exp === null ? null : exp * 1000
  return { token, row: { jti: claims.jti, type, sub, alg, issuedAt: iat * 1000, expiresAt } }
}
