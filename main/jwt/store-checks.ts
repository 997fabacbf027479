// The checks that the JWT server makes of what its stores answer: whether a token was revoked, replaced or used up.
import type { AskedToken, Asking, RevocationRow } from '#src/revocation/strategy'
import { type Check, failed, passed } from '#src/trace/check'
import type { HopOf } from '#src/trace/hop'

const REVOKED = 'Token has been revoked'

/** Checks the answer to whether a token was revoked; `row` is the one that decides, null where there is none. */
export function checkRevoked(ask: Asking, token: AskedToken, row: RevocationRow | null): Check {
  const values = ask.compared(token, row)
  return ask.whyRevoked(token, row) === null
    ? passed(ask.id, values)
    : failed(ask.id, 'revoked', REVOKED, values)
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
