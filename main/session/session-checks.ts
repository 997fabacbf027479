// The session server's checks of a cookie: what it finds out, in which order, and what it answers when one fails.
import { parse } from 'cookie'
import { unsign } from 'cookie-signature'
import { OVER } from '#src/http/refusal-messages'
import { type Check, type COOKIE_CHECKS, type Fault, failed as failedCheck, passed } from '#src/trace/check'
import type { SessionEnds, SessionLookup } from './session-store'

/** The name of the session cookie. The lab's other server shares the host, and cookies ignore ports (RFC 6265 section 8.5). */
export const SESSION_COOKIE = 'lab.sid'

/** What express-session writes before a signed value, to tell it from an unsigned one. */
export const SIGNED = 's:'

type CookieCheckId = (typeof COOKIE_CHECKS)[number]

const FAILURES: Readonly<Record<CookieCheckId, { readonly fault: Fault; readonly msg: string }>> = {
  cookie: { fault: 'missing', msg: 'Missing session cookie' },
  'cookie-signature': { fault: 'wrong', msg: 'Session cookie signature verification failed' },
  'session-known': { fault: 'wrong', msg: 'Unknown session' },
  'session-alive': { fault: 'revoked', msg: OVER.sessionEnded },
  idle: { fault: 'late', msg: OVER.sessionExpired },
  absolute: { fault: 'late', msg: OVER.sessionExpired },
}

/** The checks of a Cookie header, and the session ID that it carries when they have all passed. */
export interface CookieReading {
  readonly checks: Check[]
  readonly sessionId: string | null
}

/**
 * Checks a Cookie header (RFC 6265 section 4.2) as express-session does, by the same parser and the same HMAC: is there a
 * session cookie, and did this server sign it? An empty cookie counts as none. A secret that `isKnown` to everybody is told.
 */
export function readCookie(header: string | undefined, secret: string, isKnown = false): CookieReading {
  const value = sessionCookieOf(header)
  if (value === null) return { checks: [failed('cookie', { name: SESSION_COOKIE })], sessionId: null }
  const present = passed('cookie', { name: SESSION_COOKIE })
  const facts = { ...(isKnown && { secret }), algorithm: 'HMAC-SHA256' }
  const sessionId = value.startsWith(SIGNED) && unsign(value.slice(SIGNED.length), secret)
  return sessionId
    ? { checks: [present, passed('cookie-signature', facts)], sessionId }
    : { checks: [present, failed('cookie-signature', facts)], sessionId: null }
}

/** Returns the value of the session cookie, decoded; null where there is none or it is empty. */
export function sessionCookieOf(header: string | undefined): string | null {
  return parse(header ?? '')[SESSION_COOKIE] || null
}

/** Turns what the store knows of a session ID at a time (epoch milliseconds) into checks. */
export function checkLookup(lookup: SessionLookup, nowMs: number): Check[] {
  switch (lookup.outcome) {
    case 'unknown':
      return [failed('session-known')]
    case 'ended':
      return [
        passed('session-known'),
        failed('session-alive', { because: lookup.because, endedAt: seconds(lookup.endedAt) }),
      ]
    case 'expired':
      return [passed('session-known'), passed('session-alive'), ...checkEnds(lookup, nowMs)]
    case 'found':
      return [passed('session-known'), passed('session-alive'), ...checkEnds(lookup.session, nowMs)]
  }
}

/** Returns what the server answers when one of the checks has failed; undefined when all have passed. */
export function refusalOf(checks: readonly Check[]): string | undefined {
  return checks.find((check) => !check.passed)?.msg
}

/** Checks the idle timeout and, where that has not passed, the absolute one. A session without the latter passes it. */
function checkEnds({ lastSeenAt, expiresAt, absoluteExpiresAt }: SessionEnds, nowMs: number): Check[] {
  const now = seconds(nowMs)
  const idleFacts = { lastSeenAt: seconds(lastSeenAt), expiresAt: seconds(expiresAt), now }
  if (expiresAt <= nowMs) return [failed('idle', idleFacts)]
  const idle = passed('idle', idleFacts)
  if (absoluteExpiresAt === null) return [idle, passed('absolute', { absoluteExpiresAt: null, now })]
  const facts = { absoluteExpiresAt: seconds(absoluteExpiresAt), now }
  return [idle, absoluteExpiresAt <= nowMs ? failed('absolute', facts) : passed('absolute', facts)]
}

function seconds(ms: number): number {
  return ms / 1000
}

function failed(id: CookieCheckId, values?: Check['values']): Check {
  const { fault, msg } = FAILURES[id]
  return failedCheck(id, fault, msg, values)
}
