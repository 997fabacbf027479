// Refuses a token: status and message of the failed check, and the challenge of RFC 6750 section 3.
import { type Refusal, refuse } from '#main/http/refusal'
import type { Check } from '#src/trace/check'

const REALM = 'Bearer realm="Session vs JWT Lab"'

/** The challenge of a 401 that no token was part of (RFC 6750 section 3.1: without an error code). */
export const CHALLENGE = { 'WWW-Authenticate': REALM }

/** Makes the refusal of a failed check. A missing, expired or revoked token gets 401, one that is wrong or early 422. */
export function refuseToken({ id, fault, msg = 'The token is not accepted' }: Check): Refusal {
  const status = id === 'sub' || fault === 'wrong' || fault === 'early' ? 422 : 401
  return refuse(status, msg, fault === 'missing' && id !== 'sub' ? CHALLENGE : challenge(id, msg))
}

function challenge(id: Check['id'], msg: string): Record<string, string> {
  const code = id === 'scheme' ? 'invalid_request' : 'invalid_token'
  return {
    'WWW-Authenticate': `${REALM}, error="${code}", error_description="${msg.replaceAll(/["\\]/g, "'")}"`,
  }
}
