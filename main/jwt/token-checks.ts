// The checks that the JWT server makes of a token, in order, with the answers of flask-jwt-extended.
import { type CryptoKey, compactVerify, errors } from 'jose'
import type { Check } from '#src/trace/check'
import type { TokenType } from '#src/trace/state'
import { isParsed, jsonObject, type ParsedToken, parseToken } from './parse-token'

export type Claims = Readonly<Record<string, unknown>>

/** What a group of checks found: all of them, and what the token turned out to be; null where one failed. */
export interface CheckResult<T> {
  readonly checks: readonly Check[]
  readonly found: T | null
}

const passed = (id: Check['id'], values?: Check['values']): Check => ({
  id,
  passed: true,
  ...(values && { values }),
})
const failed = (id: Check['id'], fault: Check['fault'], msg: string, values?: Check['values']): Check => ({
  id,
  passed: false,
  fault,
  msg,
  ...(values && { values }),
})

/** Looks for a token in a header `Authorization: Bearer TOKEN` (RFC 6750 section 2.1). The scheme's letter case is free. */
export function findToken(authorization: string | undefined): CheckResult<string> {
  const header = authorization?.trim() ?? ''
  if (header === '')
    return { checks: [failed('header', 'missing', 'Missing Authorization Header')], found: null }
  const [scheme = '', token, ...more] = header.split(/\s+/)
  if (scheme.toLowerCase() !== 'bearer') {
    const msg = "Missing 'Bearer' type in 'Authorization' header. Expected 'Authorization: Bearer <JWT>'"
    return { checks: [passed('header'), failed('scheme', 'missing', msg)], found: null }
  }
  if (token === undefined || more.length > 0) {
    const msg = "Bad Authorization header. Expected 'Authorization: Bearer <JWT>'"
    return { checks: [passed('header'), failed('scheme', 'wrong', msg)], found: null }
  }
  return { checks: [passed('header'), passed('scheme')], found: token }
}

/** Checks the form: three parts, their encoding, and the one algorithm that is accepted (RFC 8725 section 3.1). */
export function checkForm(token: string, accepted: readonly string[]): CheckResult<ParsedToken> {
  const parsed = parseToken(token)
  if (!isParsed(parsed)) {
    const before = parsed.check === 'encoding' ? [passed('segments')] : []
    return { checks: [...before, failed(parsed.check, 'wrong', parsed.msg)], found: null }
  }
  const checks = [passed('segments'), passed('encoding')]
  const { alg } = parsed.header
  const values = { expected: accepted.join(', '), found: alg === undefined ? null : String(alg) }
  if (alg === undefined)
    return { checks: [...checks, failed('alg', 'wrong', 'Algorithm not specified', values)], found: null }
  if (typeof alg !== 'string' || !accepted.includes(alg)) {
    return {
      checks: [...checks, failed('alg', 'wrong', 'The specified alg value is not allowed', values)],
      found: null,
    }
  }
  return { checks: [...checks, passed('alg', values)], found: parsed }
}

/** Verifies the signature with jose (RFC 7515 section 5.2), then reads the payload. */
export async function checkSignature(
  { token, header, payload }: ParsedToken,
  key: CryptoKey | Uint8Array,
): Promise<CheckResult<Claims>> {
  const alg = String(header.alg)
  try {
    await compactVerify(token, key, { algorithms: [alg] })
  } catch (error) {
    if (!(error instanceof errors.JOSEError || error instanceof TypeError)) throw error
    const msg = header.crit === undefined ? 'Signature verification failed' : 'Unsupported critical extension'
    return { checks: [failed('signature', 'wrong', msg, { alg })], found: null }
  }
  const claims = jsonObject(payload)
  if (typeof claims === 'string') {
    return {
      checks: [
        passed('signature', { alg }),
        failed('encoding', 'wrong', `Invalid payload string: ${claims}`),
      ],
      found: null,
    }
  }
  return { checks: [passed('signature', { alg })], found: claims }
}

interface TimeRule {
  readonly id: 'exp' | 'nbf' | 'iat'
  readonly name: string
  readonly msg: string
  /** Whether a time is out of bounds. All in epoch seconds. */
  readonly breaks: (value: number, now: number, leeway: number) => boolean
}

const TIME_RULES: readonly TimeRule[] = [
  {
    id: 'exp',
    name: 'Expiration Time',
    msg: 'Token has expired',
    breaks: (exp, now, leeway) => exp <= now - leeway,
  },
  {
    id: 'nbf',
    name: 'Not Before',
    msg: 'The token is not yet valid (nbf)',
    breaks: (nbf, now, leeway) => nbf > now + leeway,
  },
  {
    id: 'iat',
    name: 'Issued At',
    msg: 'The token is not yet valid (iat)',
    breaks: (iat, now, leeway) => iat > now + leeway,
  },
]

/**
 * Checks `exp`, `nbf` and `iat` (RFC 7519 sections 4.1.4 to 4.1.6) against `nowMs`, the lab's epoch milliseconds. A claim
 * that is absent passes. At exactly its `exp` a token has expired.
 */
export function checkTimes(claims: Claims, nowMs: number, leewaySeconds = 0): CheckResult<Claims> {
  const now = nowMs / 1000
  const checks: Check[] = []
  for (const { id, name, msg, breaks } of TIME_RULES) {
    const value = claims[id]
    if (value === undefined) {
      checks.push(passed(id, { [id]: null, now }))
    } else if (typeof value !== 'number' || !Number.isFinite(value)) {
      return {
        checks: [...checks, failed(id, 'wrong', `${name} claim (${id}) must be an integer.`)],
        found: null,
      }
    } else if (breaks(Math.trunc(value), now, leewaySeconds)) {
      const fault = id === 'exp' ? 'late' : 'early'
      return { checks: [...checks, failed(id, fault, msg, { [id]: value, now })], found: null }
    } else {
      checks.push(passed(id, { [id]: value, now }))
    }
  }
  return { checks, found: claims }
}

/** A token that has passed all checks but the blocklist's. */
export interface ValidToken {
  readonly sub: string
  readonly jti: string | null
  readonly type: TokenType
  readonly claims: Claims
}

/** Checks that there is a subject, and that the token is of the type that the route wants; one without a type is an access token. */
export function checkClaims(claims: Claims, wanted: TokenType): CheckResult<ValidToken> {
  const { sub, jti, type = 'access' } = claims
  if (typeof sub !== 'string') {
    const msg = sub === undefined ? 'Missing claim: sub' : 'Subject must be a string'
    return { checks: [failed('sub', sub === undefined ? 'missing' : 'wrong', msg)], found: null }
  }
  const checks = [passed('sub', { sub })]
  const isRefresh = type === 'refresh'
  const values = { wanted, found: String(type) }
  if (isRefresh !== (wanted === 'refresh')) {
    const msg =
      wanted === 'refresh' ? 'Only refresh tokens are allowed' : 'Only non-refresh tokens are allowed'
    return { checks: [...checks, failed('type', 'wrong', msg, values)], found: null }
  }
  return {
    checks: [...checks, passed('type', values)],
    found: { sub, jti: typeof jti === 'string' ? jti : null, type: wanted, claims },
  }
}
