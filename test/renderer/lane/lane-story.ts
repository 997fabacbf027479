// What happens in the tests of the lanes: logins, requests and logouts as the servers would record them.
import type { Hop } from '#src/hops/hops'
import type { HttpRequest, HttpResponse } from '#src/trace/http-message'
import type { LaneId } from '#src/trace/lane'
import type { BlocklistRow, CookieRow, IssuedRow, TokenType } from '#src/trace/state'
import { STORY_START, type Story, sessionSet } from '../../support/events'

const MINUTE_MS = 60_000

const encode = (value: object) => btoa(JSON.stringify(value)).replaceAll('=', '').replaceAll('+', '-')

/** Makes a token that expires so many minutes after the story's start; without a `jti` unless one is given. */
export function tokenText(type: TokenType, minutes: number, jti?: string): string {
  const iat = STORY_START / 1000
  return `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ type, iat, exp: iat + minutes * 60, sub: 'test', jti })}.c2lnbmF0dXJl`
}

/** Makes the session cookie; it is gone 30 minutes after the story's start. */
export function sessionCookie(): CookieRow {
  return {
    name: 'lab.sid',
    value: 's%3AqT9mX2abcdefghijklmnop.8fK1signature',
    domain: '127.0.0.1',
    path: '/',
    httpOnly: true,
    secure: false,
    sameSite: 'lax',
    createdAt: STORY_START,
    expiresAt: STORY_START + 30 * MINUTE_MS,
  }
}

function issuedRow(jti: string, type: TokenType = 'access'): IssuedRow {
  const expiresAt = STORY_START + 15 * MINUTE_MS
  return { jti, type, sub: 'test', alg: 'HS256', issuedAt: STORY_START, expiresAt }
}

export function blocklistRow(jti: string): BlocklistRow {
  const expiresAt = STORY_START + 15 * MINUTE_MS
  return { jti, type: 'access', sub: 'test', revokedAt: STORY_START, expiresAt, because: 'logout' }
}

const wire = { httpVersion: '1.1', headers: [], body: '', bytes: { head: 20, body: 0 } }

export function request(method = 'POST', target = '/login'): Hop {
  return { kind: 'request', request: { method, target, ...wire } satisfies HttpRequest }
}

export function response(status = 200, reason = 'OK'): Hop {
  return { kind: 'response', response: { status, reason, ...wire } satisfies HttpResponse }
}

/** Logs in on a lane: the back end stores or issues, the front end keeps the credential. Returns the last hop. */
export function logIn(story: Story, lane: LaneId) {
  story.start(lane)
  story.hop(lane, request())
  if (lane === 'session') {
    story.hop(
      lane,
      { kind: 'session-stored', sessionId: 'qT9mX2abcdef', username: 'test', expiresAt: STORY_START },
      [sessionSet('qT9mX2abcdef')],
    )
    story.hop(lane, response())
    const stored = story.hop(
      lane,
      { kind: 'credential-stored', places: [{ where: 'cookies', name: 'lab.sid' }] },
      [{ op: 'set', table: 'cookies', row: sessionCookie() }],
    )
    story.end(lane)
    return stored
  }
  story.hop(lane, { kind: 'token-signed', alg: 'HS256', tokens: [] }, [
    { op: 'set', table: 'issued', row: issuedRow('48c6be48-access') },
    { op: 'set', table: 'issued', row: issuedRow('77aa0011-refresh', 'refresh') },
  ])
  story.hop(lane, response())
  const stored = story.hop(
    lane,
    { kind: 'credential-stored', places: [{ where: 'localStorage', name: 'access_token' }] },
    [
      {
        op: 'set',
        table: 'localStorage',
        row: { key: 'access_token', value: tokenText('access', 15) },
      },
      {
        op: 'set',
        table: 'localStorage',
        row: { key: 'refresh_token', value: tokenText('refresh', 43_200) },
      },
    ],
  )
  story.end(lane)
  return stored
}
