import { describe, expect, test } from 'vitest'
import { encodePart } from '#src/token/signing'
import { credentialsOf, expiringNext, nextExpiry } from '#src/trace/expiries'
import {
  type CookieRow,
  emptyLaneState,
  type IssuedRow,
  type LaneState,
  type SessionRow,
} from '#src/trace/state'

const START = Date.UTC(2026, 0, 1)

function cookie(expiresAt: number | null): CookieRow {
  return {
    name: 'lab.sid',
    value: 's%3Aabc.def',
    domain: '127.0.0.1',
    path: '/',
    httpOnly: true,
    secure: false,
    sameSite: 'lax',
    createdAt: START,
    expiresAt,
  }
}

function session(expiresAt: number, absoluteExpiresAt: number | null = null): SessionRow {
  const times = { createdAt: START, lastSeenAt: START, expiresAt, absoluteExpiresAt }
  return { id: 'abc', accountId: '1', username: 'test', ...times }
}

/** What the browser keeps of a token. */
function stored(jti: string, key = 'access_token'): LaneState['localStorage'][number] {
  const payload = encodePart(JSON.stringify({ jti }))
  return { key, value: `${encodePart('{"alg":"HS256"}')}.${payload}.c2ln` }
}

function issued(jti: string, expiresAt: number | null, type: IssuedRow['type'] = 'access'): IssuedRow {
  return { jti, type, sub: 'alice', alg: 'HS256', issuedAt: START, expiresAt }
}

const revoked = (jti: string): LaneState['blocklist'][number] => ({
  jti,
  type: 'access',
  sub: 'alice',
  revokedAt: START,
  expiresAt: null,
  because: 'logout',
})

const both = (session: Partial<LaneState>, jwt: Partial<LaneState> = {}) => ({
  session: { ...emptyLaneState(), ...session },
  jwt: { ...emptyLaneState(), ...jwt },
})

describe('the credentials of a lane', () => {
  test('are its cookies and its sessions', () => {
    const state = both({ cookies: [cookie(START + 5)], sessions: [session(START + 7)] }).session
    expect(credentialsOf('session', state)).toEqual([
      {
        lane: 'session',
        kind: 'cookie',
        key: 'lab.sid',
        name: 'lab.sid',
        issuedAt: START,
        expiresAt: START + 5,
        revoked: false,
      },
      {
        lane: 'session',
        kind: 'session',
        key: 'abc',
        name: 'test',
        issuedAt: START,
        expiresAt: START + 7,
        revoked: false,
      },
    ])
  })

  test('are its issued tokens, each once, with what the blocklist says of them', () => {
    const state = both(
      {},
      {
        localStorage: [{ key: 'access_token', value: 'e30.e30.' }],
        issued: [issued('a', START + 900_000), issued('b', null), issued('r', START + 9e6, 'refresh')],
        blocklist: [revoked('a')],
      },
    ).jwt
    expect(
      credentialsOf('jwt', state).map(({ kind, key, expiresAt, revoked }) => [kind, key, expiresAt, revoked]),
    ).toEqual([
      ['access', 'a', START + 900_000, true],
      ['access', 'b', null, false],
      ['refresh', 'r', START + 9e6, false],
    ])
  })
})

describe('the next expiry', () => {
  test('is the earliest on both lanes', () => {
    const states = both(
      { cookies: [cookie(null)], sessions: [session(START + 20)] },
      { localStorage: [stored('a')], issued: [issued('a', START + 10)] },
    )
    expect(nextExpiry(states, START)).toBe(START + 10)
  })

  test.each([
    [9, 10],
    [10, 20],
    [19, 20],
    [20, null],
  ])('%i ms after the start is at %s: what ends at this very instant has ended', (now, next) => {
    const states = both(
      { cookies: [cookie(START + 20)] },
      { localStorage: [stored('a')], issued: [issued('a', START + 10)] },
    )
    expect(nextExpiry(states, START + now)).toBe(next === null ? null : START + next)
  })

  test('leaves out what is revoked, and what time never ends', () => {
    const states = both(
      { cookies: [cookie(null)] },
      {
        localStorage: [stored('a'), stored('b', 'refresh_token')],
        issued: [issued('a', START + 10), issued('b', null)],
        blocklist: [revoked('a')],
      },
    )
    expect(nextExpiry(states, START)).toBeNull()
  })

  test('leaves out what nobody holds: a token that was replaced in the browser, a session whose cookie is gone', () => {
    const states = both(
      { sessions: [session(START + 5)] },
      {
        localStorage: [stored('new')],
        issued: [issued('old', START + 10), issued('new', START + 20), issued('elsewhere', START + 15)],
      },
    )
    expect(nextExpiry(states, START)).toBe(START + 20)
    expect(expiringNext(states, START).map(({ key }) => key)).toEqual(['new'])
  })

  test('counts what the attacker holds, on any node, and a link that nobody has used', () => {
    const loot = (jti: string) => ({ ...stored(jti), takenAt: START })
    const row = (expiresAt: number) => ({ ...issued('old', expiresAt), node: 2 })
    expect(nextExpiry(both({}, { loot: [loot('old')], issued: [row(START + 10)] }), START)).toBe(START + 10)
    const stolen = { key: 'lab.sid', value: 's%3Aabc.sig', takenAt: START }
    expect(nextExpiry(both({ loot: [stolen], sessions: [session(START + 7)] }), START)).toBe(START + 7)
    expect(nextExpiry(both({}, { issued: [issued('link', START + 60, 'download')] }), START)).toBe(START + 60)
  })

  test('is nowhere in an empty lab', () => {
    expect(nextExpiry(both({}), START)).toBeNull()
    expect(expiringNext(both({}), START)).toEqual([])
  })

  test('names all that end together', () => {
    const states = both(
      { cookies: [cookie(START + 10)], sessions: [session(START + 10)] },
      { issued: [issued('a', START + 11)] },
    )
    expect(expiringNext(states, START).map(({ kind }) => kind)).toEqual(['cookie', 'session'])
  })
})
