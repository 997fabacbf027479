// The checks that the JWT server makes of what its stores answer: whether a token was revoked, replaced or used up.
import type { Check } from '#src/trace/check'
import type { HopOf } from '#src/trace/hop'
import { failed, passed } from './token-checks'

const REVOKED = 'Token has been revoked'

/** Checks the answer of the blocklist: `revokedAt`, in epoch milliseconds, is null for a token that isn't on it. */
export function checkBlocklist(jti: string, revokedAt: number | null): Check {
  return revokedAt === null
    ? passed('blocklist', { jti })
    : failed('blocklist', 'revoked', REVOKED, { jti, revokedAt: revokedAt / 1000 })
}

/** Checks the answer of the allowlist, which knows the tokens that are good. */
export function checkAllowlist(jti: string, known: boolean): Check {
  return known ? passed('allowlist', { jti }) : failed('allowlist', 'revoked', REVOKED, { jti })
}

/** Checks that a token bears at least the version that its account has reached. */
export function checkVersion(found: number, wanted: number): Check {
  const values = { found, wanted }
  return found >= wanted ? passed('version', values) : failed('version', 'revoked', REVOKED, values)
}

/** Checks that a refresh token has not been replaced, or only a moment ago, and that its family is good. */
export function checkFamily(jti: string, outcome: HopOf<'family-answered'>['outcome']): Check {
  const values = { jti, outcome }
  return outcome === 'current' || outcome === 'grace'
    ? passed('family', values)
    : failed('family', 'revoked', REVOKED, values)
}

/** Checks that a one-time token had not been used: `usedAt`, in epoch milliseconds, is null then. */
export function checkOneTime(jti: string, usedAt: number | null): Check {
  return usedAt === null
    ? passed('one-time', { jti })
    : failed('one-time', 'revoked', 'Token has already been used', { jti, usedAt: usedAt / 1000 })
}
