// The messages by which a front end, and whoever reads a response, tells a credential that is over from one that is no good.
import { isJsonObject, readJson } from '#src/token/read-json'

/** What the servers say in `msg` of a 401 about a credential that was good once. The JWT server's are flask-jwt-extended's. */
export const OVER = {
  tokenExpired: 'Token has expired',
  tokenRevoked: 'Token has been revoked',
  sessionExpired: 'Session has expired',
  sessionEnded: 'Session has ended',
} as const

/** The messages of credentials whose time is up. */
export const EXPIRED: readonly string[] = [OVER.tokenExpired, OVER.sessionExpired]

/** The messages of credentials that were ended before their time. */
export const REVOKED: readonly string[] = [OVER.tokenRevoked, OVER.sessionEnded]

/** Returns the `msg` of a body that is a JSON object with one; null for every other. */
export function messageIn(body: string): string | null {
  const read = readJson(body)
  const msg = read.ok && isJsonObject(read.value) ? read.value.msg : null
  return typeof msg === 'string' ? msg : null
}
