// Refuses a token: status and message of the failed check, and the challenge of RFC 6750 section 3.
import { type Refusal, refuse } from '#main/http/reply'
import type { Check } from '#src/trace/check'
import type { KeySource } from './key-source'

const REALM = 'Bearer realm="Session vs JWT Lab"'
/** A token can bring long texts into a message; a header is no place for them. */
const MAX_DESCRIPTION_LENGTH = 200

/** The challenge of a 401 that no token was part of (RFC 6750 section 3.1: without an error code). */
export const CHALLENGE = { 'WWW-Authenticate': REALM }

/** Tokens are for nobody but the one who asked: no cache may keep them (RFC 6749 section 5.1). */
export const NOT_CACHED = { 'Cache-Control': 'no-store' }

/** Makes the refusal of a failed check. A missing, expired or revoked token gets 401, one that is wrong or early 422. */
export function refuseToken({ id, fault, msg = 'The token is not accepted' }: Check): Refusal {
  if (fault === 'missing') return refuse(401, msg, CHALLENGE)
  return refuseWith(fault === 'late' || fault === 'revoked' ? 401 : 422, msg, errorCode(id))
}

/** Makes the refusal of a valid token whose account is gone, with the library's answer to a user that it can't load. */
export function accountGone(sub: string): Refusal {
  return refuseWith(401, `Error loading the user ${sub}`, 'invalid_token')
}

/** Makes the refusal of a server that can't issue tokens, for it has only the public key. */
export function onlyElsewhere({ algorithm, issuesAt }: KeySource): Refusal {
  return refuse(
    501,
    `This server has only the public key for ${algorithm}: it verifies tokens and issues none. Send this to ${issuesAt}`,
  )
}

function refuseWith(status: number, msg: string, error: 'invalid_request' | 'invalid_token'): Refusal {
  return refuse(status, msg, {
    'WWW-Authenticate': `${REALM}, error="${error}", error_description="${description(msg)}"`,
  })
}

/** The error codes of RFC 6750 section 3.1: the request is malformed, or the token in it is no good. */
function errorCode(id: Check['id']): 'invalid_request' | 'invalid_token' {
  return id === 'scheme' ? 'invalid_request' : 'invalid_token'
}

/** Keeps to the characters that RFC 6750 section 3 allows in a description. */
function description(msg: string): string {
  return msg
    .slice(0, MAX_DESCRIPTION_LENGTH)
    .replaceAll('"', "'")
    .replaceAll(/[^\x20-\x5b\x5d-\x7e]/g, '?')
}
