// What the session server writes into response headers about its cookie.

import { serialize } from 'cookie'
import { sign } from 'cookie-signature'
import type { Session } from 'express-session'
import { routeOf } from '#src/actions/actions'
import type { Defences } from '#src/defences/defences'
import { SESSION_COOKIE, SIGNED } from './session-checks'

/** The attributes of the session cookie, but for Expires, which comes from the session's record by {@link pinExpiry}. */
export type CookieAttributes = Readonly<{ path: '/'; httpOnly: boolean; sameSite?: 'lax' }>

/** Returns them as the defences want them. Secure is missing, as the lab speaks plain HTTP on the loopback address. */
export function cookieAttributes(defences: Defences<'session'>): CookieAttributes {
  return { path: '/', httpOnly: defences['http-only'], ...(defences['same-site'] && { sameSite: 'lax' }) }
}

/** Tells a client that asks without a session how it gets one (RFC 9110 section 11.6.1 wants it on each 401). */
export const CHALLENGE = {
  'WWW-Authenticate': `Cookie realm="session-vs-jwt-lab", form-action="${routeOf('login').path}", cookie-name="${SESSION_COOKIE}"`,
} as const

/** Returns what makes the user agent drop the cookie: the same name and path, and an Expires that is past on every clock. */
export function clearCookie(attributes: CookieAttributes): { readonly 'Set-Cookie': string } {
  return { 'Set-Cookie': serialize(SESSION_COOKIE, '', { ...attributes, expires: new Date(0) }) }
}

/**
 * Fixes the Expires of a session's cookie at `expiresAt` (epoch milliseconds of the lab's clock), null for a cookie without.
 * express-session would count it anew from the machine's clock when the response leaves, by `touch()`: wrong when the lab's clock
 * is elsewhere, and late by as long as the response was held.
 */
export function pinExpiry(session: Session, expiresAt: number | null): void {
  session.cookie.expires = expiresAt === null ? null : new Date(expiresAt)
  session.touch = () => session
}

/**
 * Returns the Set-Cookie line that sends a session's cookie again, as express-session writes it. Its own `rolling` would do so
 * on each response, a refused login's too, and count Expires from the machine's clock.
 */
export function cookieLine(
  sessionId: string,
  secret: string,
  attributes: CookieAttributes,
  expiresAt: number | null,
): string {
  const expires = expiresAt === null ? undefined : new Date(expiresAt)
  const value = `${SIGNED}${sign(sessionId, secret)}`
  return serialize(SESSION_COOKIE, value, { ...attributes, ...(expires && { expires }) })
}
