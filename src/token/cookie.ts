// Reads a Set-Cookie line as a user agent does (RFC 6265 section 5.2), and the value that express-session puts into it.

/** The attributes that a user agent knows; SameSite comes with RFC 6265bis. */
const COOKIE_ATTRIBUTES = ['Path', 'Domain', 'Expires', 'Max-Age', 'HttpOnly', 'Secure', 'SameSite'] as const
export type CookieAttributeName = (typeof COOKIE_ATTRIBUTES)[number]

/** An attribute as sent. `known` is null for one that a user agent ignores. */
export interface CookieAttribute {
  readonly name: string
  readonly value: string
  readonly known: CookieAttributeName | null
}

/** What a Set-Cookie line says. Of an attribute that stands twice the last counts. */
export interface SetCookie {
  readonly name: string
  readonly value: string
  readonly attributes: readonly CookieAttribute[]
}

/** Reads the value of a Set-Cookie header; null where a user agent would ignore the line: no `=`, or no name before it. */
export function parseSetCookie(line: string): SetCookie | null {
  const [pair = '', ...rest] = line.split(';')
  const cookie = splitPair(pair)
  if (cookie === null || cookie.name === '') return null
  const attributes = rest
    .map((text) => splitPair(text) ?? { name: text.trim(), value: '' })
    .filter(({ name }) => name !== '')
    .map((attribute) => ({ ...attribute, known: knownName(attribute.name) }))
  return { ...cookie, attributes }
}

function splitPair(text: string): { name: string; value: string } | null {
  const at = text.indexOf('=')
  return at < 0 ? null : { name: text.slice(0, at).trim(), value: text.slice(at + 1).trim() }
}

function knownName(name: string): CookieAttributeName | null {
  return COOKIE_ATTRIBUTES.find((known) => known.toLowerCase() === name.toLowerCase()) ?? null
}

/** A stretch of a Cookie header. `value` is null for a pair without `=`. */
export interface CookiePair {
  readonly name: string
  readonly value: string | null
}

/** Reads the value of a Cookie header into its pairs (RFC 6265 section 4.2). */
export function parseCookieHeader(line: string): CookiePair[] {
  return line
    .split(';')
    .map((text) => splitPair(text) ?? { name: text.trim(), value: null })
    .filter((pair) => pair.name !== '')
}

/** Why a cookie's value holds no signed session ID. */
type SessionValueProblem = 'notSigned' | 'noSignature' | 'badEncoding'

/**
 * The value that express-session sends: `s:`, the session ID, a dot, and an HMAC-SHA-256 of the ID in Base64, all of it
 * URL-encoded. The raw stretches, one after the other, make up the value as it stands in the cookie.
 */
export type SessionCookieValue =
  | {
      readonly signed: true
      readonly sessionId: string
      readonly signature: string
      readonly raw: { readonly prefix: string; readonly sessionId: string; readonly signature: string }
    }
  | { readonly signed: false; readonly problem: SessionValueProblem }

/** Takes a session cookie's value apart, without verifying its signature. */
export function readSessionValue(value: string): SessionCookieValue {
  const prefix = /^s(?::|%3a)/i.exec(value)?.[0]
  if (prefix === undefined) return { signed: false, problem: 'notSigned' }
  const dot = value.lastIndexOf('.')
  if (dot < prefix.length || dot === value.length - 1) return { signed: false, problem: 'noSignature' }
  const raw = { prefix, sessionId: value.slice(prefix.length, dot), signature: value.slice(dot + 1) }
  const sessionId = decodePercent(raw.sessionId)
  const signature = decodePercent(raw.signature)
  if (sessionId === null || signature === null) return { signed: false, problem: 'badEncoding' }
  return { signed: true, sessionId, signature, raw }
}

function decodePercent(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
