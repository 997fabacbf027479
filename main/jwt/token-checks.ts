// The checks that the JWT server makes of a token, in order, with the answers of flask-jwt-extended.
import { type CompactVerifyGetKey, compactVerify, errors, type KeyInput } from 'jose'
import { OVER } from '#src/http/refusal-messages'
import type { Settings } from '#src/settings/settings'
import type { JsonValue } from '#src/token/read-json'
import { type Check, type Fault, failed, passed } from '#src/trace/check'
import type { TokenType } from '#src/trace/state'
import {
  isParsed,
  memberText,
  type ParsedToken,
  parseToken,
  type ReadObject,
  type SignedText,
} from './parse-token'

/** What a group of checks found: all that were made, and what the token turned out to be; null where one failed. */
export interface CheckResult<T> {
  readonly checks: Check[]
  readonly found: T | null
}

/** What Python takes for blanks of a header: all of JavaScript's, and one more. */
const BLANKS = /[\s\x85]+/

const OTHER_SCHEME = "Missing 'Bearer' type in 'Authorization' header. Expected 'Authorization: Bearer <JWT>'"
const BAD_HEADER = "Bad Authorization header. Expected 'Authorization: Bearer <JWT>'"

/**
 * Looks for a token in a header `Authorization: Bearer TOKEN` (RFC 6750 section 2.1). The scheme's letter case is free
 * (RFC 9110 section 11.1). As in the library, other credentials may stand beside it, with commas between.
 */
export function findToken(authorization: string | undefined): CheckResult<string> {
  const credentials = (authorization ?? '')
    .split(',')
    .map((text) => text.split(BLANKS).filter((word) => word !== ''))
    .filter(({ length }) => length > 0)
  if (credentials.length === 0) {
    return { checks: [failed('header', 'missing', 'Missing Authorization Header')], found: null }
  }
  const bearers = credentials.filter(([scheme]) => scheme?.toLowerCase() === 'bearer')
  const [bearer] = bearers
  if (!bearer || bearers.length > 1) {
    return { checks: [passed('header'), failed('scheme', 'missing', OTHER_SCHEME)], found: null }
  }
  const [, token, ...more] = bearer
  if (token === undefined || more.length > 0) {
    return { checks: [passed('header'), failed('scheme', 'wrong', BAD_HEADER)], found: null }
  }
  return { checks: [passed('header'), passed('scheme')], found: token }
}

/**
 * Checks that a text has three parts which can be read. Where nothing is wrong but that its payload holds no claims, `signed` is
 * what its signature can be verified of. `isLoose` has parts read that are not in their one canonical form.
 */
export function checkParts(
  token: string,
  isLoose = false,
): CheckResult<ParsedToken> & { readonly signed: SignedText | null } {
  const parsed = parseToken(token, isLoose)
  if (isParsed(parsed))
    return { checks: [passed('segments', { count: 3 }), passed('encoding')], found: parsed, signed: parsed }
  const { check, msg, count, signed } = parsed
  return check === 'segments'
    ? { checks: [failed('segments', 'wrong', msg, { count })], found: null, signed }
    : { checks: [passed('segments', { count }), failed('encoding', 'wrong', msg)], found: null, signed }
}

/** Checks that the header's `alg` is one of those accepted: the verifier decides on it, not the token (RFC 8725 section 3.1). */
export function checkAlg({ header }: SignedText, accepted: readonly string[]): Check {
  const { alg } = header.values
  const values = {
    expected: accepted.join(', '),
    found: alg === undefined ? null : memberText(header, 'alg'),
  }
  if (alg === undefined) return failed('alg', 'wrong', 'Algorithm not specified', values)
  return typeof alg === 'string' && accepted.includes(alg)
    ? passed('alg', values)
    : failed('alg', 'wrong', 'The specified alg value is not allowed', values)
}

/** Verifies the signature with jose (RFC 7515 section 5.2), by the one algorithm of a header that {@link checkAlg} has passed. */
export function checkSignature(signed: SignedText, key: KeyInput): Promise<Check> {
  return checkSignatureBy(signed, () => key)
}

/** Verifies the signature with a key that is had by the header. `facts` are told beside what the header's `alg` is. */
export async function checkSignatureBy(
  { token, header }: SignedText,
  key: CompactVerifyGetKey,
  facts: Check['values'] = {},
): Promise<Check> {
  const alg = memberText(header, 'alg')
  const values = { alg, ...facts }
  try {
    await compactVerify(token, key, { algorithms: [alg] })
    return passed('signature', values)
  } catch (error) {
    if (!isRefusalOfKey(error)) throw error
    return failed('signature', 'wrong', SIGNATURE_FAILED, values)
  }
}

/** Makes the failed check of a signature that isn't even tried. */
export function noSignature({ header }: SignedText): Check {
  return failed('signature', 'wrong', SIGNATURE_FAILED, { alg: memberText(header, 'alg') })
}

const SIGNATURE_FAILED = 'Signature verification failed'

/**
 * Tells whether jose has refused a token or a key. A TypeError: the key is of another kind, as when the algorithm in use was changed
 * while the request waited; a DOMException: its bytes are no such key.
 */
function isRefusalOfKey(error: unknown): boolean {
  return error instanceof errors.JOSEError || error instanceof TypeError || error instanceof DOMException
}

interface TimeRule {
  readonly id: 'exp' | 'nbf' | 'iat'
  readonly name: string
  readonly fault: Fault
  readonly msg: string
  /** Whether a time is out of bounds. All in epoch seconds. */
  readonly breaks: (value: number, now: number, leeway: number) => boolean
}

const EXPIRY: TimeRule = {
  id: 'exp',
  name: 'Expiration Time',
  fault: 'late',
  msg: OVER.tokenExpired,
  breaks: (exp, now, leeway) => exp <= now - leeway,
}

const TIME_RULES: readonly TimeRule[] = [
  {
    id: 'iat',
    name: 'Issued At',
    fault: 'early',
    msg: 'The token is not yet valid (iat)',
    breaks: (iat, now, leeway) => iat > now + leeway,
  },
  {
    id: 'nbf',
    name: 'Not Before',
    fault: 'early',
    msg: 'The token is not yet valid (nbf)',
    breaks: (nbf, now, leeway) => nbf > now + leeway,
  },
  EXPIRY,
]

/**
 * Checks `iat`, `nbf` and `exp` (RFC 7519 sections 4.1.4 to 4.1.6) against `nowMs`, the lab's epoch milliseconds: one check
 * each, whatever becomes of the others. A claim that is absent passes. At exactly its `exp` a token has expired.
 */
export function checkTimes(claims: ReadObject, nowMs: number, leewaySeconds = 0): Check[] {
  return TIME_RULES.map((rule) => checkTime(rule, claims, nowMs, leewaySeconds))
}

/** Checks that there is an `exp` at all (RFC 7519 section 4.1.4). As in PyJWT, null is none. */
export function checkHasExpiry({ values }: ReadObject, nowMs: number): Check {
  const times = { exp: null, now: nowMs / 1000 }
  return values.exp == null
    ? failed('exp', 'wrong', 'Token is missing the "exp" claim', times)
    : passed('exp', times)
}

/** Checks `exp` alone, as {@link checkTimes} does. */
export function checkExpiry(claims: ReadObject, nowMs: number, leewaySeconds = 0): Check {
  return checkTime(EXPIRY, claims, nowMs, leewaySeconds)
}

function checkTime(
  { id, name, fault, msg, breaks }: TimeRule,
  claims: ReadObject,
  nowMs: number,
  leewaySeconds: number,
): Check {
  const now = nowMs / 1000
  const value = claims.values[id]
  if (value === undefined) return passed(id, { [id]: null, now })
  const seconds = wholeSeconds(value)
  if (seconds === null) {
    // PyJWT ends all three sentences with a full stop.
    return failed(id, 'wrong', `${name} claim (${id}) must be an integer.`, {
      [id]: memberText(claims, id),
      now,
    })
  }
  const shown = Number.isSafeInteger(seconds) ? seconds : memberText(claims, id)
  const values = leewaySeconds > 0 ? { [id]: shown, now, leeway: leewaySeconds } : { [id]: shown, now }
  return breaks(seconds, now, leewaySeconds) ? failed(id, fault, msg, values) : passed(id, values)
}

/**
 * Returns a time as whole seconds; null for what is none. Like PyJWT, which asks Python's `int()`, it takes a number's text
 * for the number; RFC 7519 section 2 wants a number.
 */
function wholeSeconds(value: JsonValue): number | null {
  const isText = typeof value === 'string' && /^[^\S\ufeff]*[+-]?\d+(_\d+)*[^\S\ufeff]*$/.test(value)
  const number = isText ? Number(value.replaceAll('_', '')) : Number(value)
  const isTime = isText || typeof value === 'number' || typeof value === 'boolean'
  return isTime && Number.isFinite(number) ? Math.trunc(number) : null
}

/** A token that has passed all checks but those that ask a store. */
export interface ValidToken {
  readonly sub: string
  /** Null for a token without one, which the library accepts and nobody can revoke. */
  readonly jti: string | null
  readonly type: TokenType
  /** Epoch milliseconds; null for a token that never expires. */
  readonly expiresAt: number | null
  /** The claim `ver`: 0 where it is absent, -1 for what is no version at all. */
  readonly version: number
  /** The SHA-256 of its text, where the server revokes by that. */
  readonly textHash?: string
  readonly claims: ReadObject
}

/** What a route asks of the claims. */
export interface ClaimsWanted {
  readonly type: TokenType
  /** Whether the token needs a `jti`, for the route is to revoke it. */
  readonly jti: boolean
}

/** Which of the claims a server looks at that need not be looked at. */
export type ClaimDefences = Pick<Settings['jwtDefences'], 'audience-checked' | 'type-checked'>

/** Checks that the token is for this server, names its subject, can be told from others, and is of the type that the route wants. */
export function checkClaims(
  claims: ReadObject,
  wanted: ClaimsWanted,
  defences: ClaimDefences,
): CheckResult<ValidToken> {
  const { sub, jti, exp, ver } = claims.values
  const { checks, found } = orderly(
    [
      ...checkWhose(claims, defences, wanted.jti),
      ...(defences['type-checked'] ? [checkType(claims, wanted.type)] : []),
    ],
    sub,
  )
  if (typeof found !== 'string') return { checks, found: null }
  const seconds = exp === undefined ? null : wholeSeconds(exp)
  return {
    checks,
    found: {
      sub: found,
      jti: typeof jti === 'string' ? jti : null,
      type: typeOf(claims),
      expiresAt: seconds === null ? null : Math.min(seconds * 1000, Number.MAX_SAFE_INTEGER),
      version: versionOf(ver),
      claims,
    },
  }
}

/** Checks `sub` and `jti`, whatever becomes of the other. As in the library, what is no text is told before what is missing. */
function checkNames(claims: ReadObject, needsJti: boolean): Check[] {
  const { sub, jti } = claims.values
  const checks = [
    checkText('sub', claims, 'Subject must be a string', true),
    checkText('jti', claims, 'JWT ID must be a string', needsJti),
  ]
  return sub === undefined && jti !== undefined ? checks.reverse() : checks
}

/** Checks whom the token is for, where that is looked at, and then whom it names: what the library tells before "expired". */
export function checkWhose(claims: ReadObject, defences: ClaimDefences, needsJti = false): Check[] {
  const names = checkNames(claims, needsJti)
  return defences['audience-checked'] ? [checkAudience(claims), ...names] : names
}

/** The name of the JWT server in `aud` (RFC 7519 section 4.1.3), where it wants to be named. */
export const AUDIENCE = 'session-vs-jwt-lab'

function checkAudience(claims: ReadObject): Check {
  const { aud } = claims.values
  // What Python takes for false is as good as absent to PyJWT.
  const isAbsent = !aud || (typeof aud === 'object' && Object.keys(aud).length === 0)
  const values = { wanted: AUDIENCE, found: isAbsent ? null : memberText(claims, 'aud') }
  if (isAbsent) return failed('aud', 'wrong', 'Token is missing the "aud" claim', values)
  const audiences = Array.isArray(aud) ? aud : [aud]
  if (!audiences.every((each) => typeof each === 'string'))
    return failed('aud', 'wrong', 'Invalid claim format in token', values)
  return audiences.includes(AUDIENCE)
    ? passed('aud', values)
    : failed('aud', 'wrong', "Audience doesn't match", values)
}

/** Cuts checks off after the first that failed, as a server makes them. */
export function orderly<T>(checks: Check[], found: T): CheckResult<T> {
  const failure = checks.findIndex((check) => !check.passed)
  return failure < 0 ? { checks, found } : { checks: checks.slice(0, failure + 1), found: null }
}

function versionOf(ver: JsonValue = 0): number {
  return typeof ver === 'number' && Number.isSafeInteger(ver) && ver >= 0 ? ver : -1
}

function checkText(id: 'sub' | 'jti', claims: ReadObject, msg: string, isNeeded: boolean): Check {
  const value = claims.values[id]
  if (value === undefined && isNeeded) return failed(id, 'wrong', `Missing claim: ${id}`, { [id]: null })
  if (value !== undefined && typeof value !== 'string')
    return failed(id, 'wrong', msg, { [id]: memberText(claims, id) })
  return passed(id, { [id]: value ?? null })
}

/** A token whose type is absent, or is none that the server knows, counts as an access token. */
function typeOf({ values: { type } }: ReadObject): TokenType {
  return type === 'refresh' || type === 'download' ? type : 'access'
}

/** The library has no download tokens: here they open nothing but downloads (RFC 8725 section 3.12). */
function checkType(claims: ReadObject, wanted: TokenType): Check {
  const { type } = claims.values
  const values = { wanted, found: type === undefined ? 'access' : memberText(claims, 'type') }
  const kind = typeOf(claims)
  return kind === wanted ? passed('type', values) : failed('type', 'wrong', wrongType(kind, wanted), values)
}

function wrongType(found: TokenType, wanted: TokenType): string {
  if (wanted !== 'access') return `Only ${wanted} tokens are allowed`
  return found === 'refresh' ? 'Only non-refresh tokens are allowed' : 'Only access tokens are allowed'
}
