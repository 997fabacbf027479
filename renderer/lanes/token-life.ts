// When a stored token was issued and when it expires, read from its own claims as a front end would read them.
import { decodeJwt } from '#src/token/decode-jwt'

/** `iat` and `exp` in epoch milliseconds, each null where the token has none (RFC 7519 sections 4.1.4 and 4.1.6). */
export interface TokenLife {
  readonly issuedAt: number | null
  readonly expiresAt: number | null
}

/** Reads a token's times; null for a text that holds no payload. */
export function tokenLife(token: string): TokenLife | null {
  const payload = decodeJwt(token).payload?.value
  if (!payload) return null
  return { issuedAt: milliseconds(payload.iat), expiresAt: milliseconds(payload.exp) }
}

function milliseconds(seconds: unknown): number | null {
  return typeof seconds === 'number' ? seconds * 1000 : null
}
