// When a stored token was issued and when it expires, read from its own claims as a front end would read them.
import { decodeJwt } from '#src/token/decode-jwt'

/** `iat` and `exp` in epoch milliseconds, and `jti`; each null where the token has none (RFC 7519 section 4.1). */
export interface TokenLife {
  readonly issuedAt: number | null
  readonly expiresAt: number | null
  readonly jti: string | null
}

/** Reads a token's times and its ID; null for a text that holds no payload. */
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
