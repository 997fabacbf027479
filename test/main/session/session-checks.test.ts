// The checks of a Cookie header and of the store's answer, as pure functions.
import { sign } from 'cookie-signature'
import { describe, expect, it } from 'vitest'
import { checkLookup, readCookie, refusalOf } from '#main/session/session-checks'

const SECRET = 'a secret'
const signed = (id: string, secret = SECRET) => `lab.sid=${encodeURIComponent(`s:${sign(id, secret)}`)}`

describe('reading a Cookie header', () => {
  it.each([
    ['alone', signed('abc')],
    ['after another cookie', `theme=dark; ${signed('abc')}`],
    ['before another cookie', `${signed('abc')}; theme=dark`],
    ['before a second one of its name', `${signed('abc')}; ${signed('xyz')}`],
    ['unencoded', `lab.sid=s:${sign('abc', SECRET)}`],
  ])('finds the session ID %s', (_where, header) => {
    const { checks, sessionId } = readCookie(header, SECRET)
    expect(sessionId).toBe('abc')
    expect(checks.map(({ id, passed }) => [id, passed])).toEqual([
      ['cookie', true],
      ['cookie-signature', true],
    ])
    expect(refusalOf(checks)).toBeUndefined()
  })

  it.each([
    undefined,
    '',
    'theme=dark',
    'lab.sid=',
    'lab.sid',
    'LAB.SID=s%3Aabc',
    'xlab.sid=s%3Aabc',
    ';;;=',
  ])('finds no session cookie in %j', (header) => {
    expect(readCookie(header, SECRET)).toEqual({
      checks: [
        {
          id: 'cookie',
          passed: false,
          fault: 'missing',
          msg: 'Missing session cookie',
          values: { name: 'lab.sid' },
        },
      ],
      sessionId: null,
    })
  })

  it.each([
    ['another ID under the same signature', signed('abc').replace('abc', 'abd')],
    ['a signature with another secret', signed('abc', 'another secret')],
    ['a signature cut short', signed('abc').slice(0, -1)],
    ['a signature with more after it', `${signed('abc')}x`],
    ['no signature', 'lab.sid=s%3Aabc'],
    ['an empty signature', 'lab.sid=s%3Aabc.'],
    ['an unsigned value', 'lab.sid=abc'],
    ['no mark of a signed value', signed('abc').replace('s%3A', '')],
    ['nothing but the mark', 'lab.sid=s%3A'],
    ['an ID that is empty, though well signed', signed('')],
    ['percent signs that encode nothing', 'lab.sid=s%3A%E0%A4%A'],
    ['10,000 characters', `lab.sid=${'s'.repeat(10_000)}`],
  ])('refuses %s', (_what, header) => {
    const { checks, sessionId } = readCookie(header, SECRET)
    expect(sessionId).toBeNull()
    expect(checks.map(({ id, passed, fault }) => [id, passed, fault])).toEqual([
      ['cookie', true, undefined],
      ['cookie-signature', false, 'wrong'],
    ])
    expect(refusalOf(checks)).toBe('Session cookie signature verification failed')
  })

  it('tells no more of the signature than its algorithm', () => {
    expect(JSON.stringify(readCookie(signed('abc'), SECRET))).not.toContain(SECRET)
    expect(readCookie(signed('abc'), SECRET).checks[1]?.values).toEqual({ algorithm: 'HMAC-SHA256' })
  })
})

describe('checking what the store knows', () => {
  it('stops at the first check that fails', () => {
    expect(checkLookup({ outcome: 'unknown' }, 5_000)).toEqual([
      { id: 'session-known', passed: false, fault: 'wrong', msg: 'Unknown session' },
    ])
    expect(checkLookup({ outcome: 'ended', because: 'logout', endedAt: 4_000 }, 5_000)).toEqual([
      { id: 'session-known', passed: true },
      {
        id: 'session-alive',
        passed: false,
        fault: 'revoked',
        msg: 'Session has ended',
        values: { because: 'logout', endedAt: 4 },
      },
    ])
    expect(
      checkLookup(
        { outcome: 'expired', lastSeenAt: 1_000, expiresAt: 4_500, absoluteExpiresAt: 4_900 },
        5_000,
      ),
    ).toEqual([
      // The idle timeout is asked first, so it answers where both have passed.
      { id: 'session-known', passed: true },
      { id: 'session-alive', passed: true },
      {
        id: 'idle',
        passed: false,
        fault: 'late',
        msg: 'Session has expired',
        values: { lastSeenAt: 1, expiresAt: 4.5, now: 5 },
      },
    ])
  })

  it('passes all of a living session', () => {
    const session = {
      id: 'a',
      accountId: '1',
      username: 'test',
      createdAt: 0,
      lastSeenAt: 1_000,
      expiresAt: 9_000,
      absoluteExpiresAt: null,
    }
    expect(checkLookup({ outcome: 'found', session }, 5_000)).toEqual([
      { id: 'session-known', passed: true },
      { id: 'session-alive', passed: true },
      { id: 'idle', passed: true, values: { lastSeenAt: 1, expiresAt: 9, now: 5 } },
      { id: 'absolute', passed: true, values: { absoluteExpiresAt: null, now: 5 } },
    ])
  })

  it('tells a session past its absolute timeout from one idle too long', () => {
    const lookup = {
      outcome: 'expired',
      lastSeenAt: 1_000,
      expiresAt: 9_000,
      absoluteExpiresAt: 5_000,
    } as const
    const checks = checkLookup(lookup, 5_000)
    expect(checks.slice(2)).toEqual([
      { id: 'idle', passed: true, values: { lastSeenAt: 1, expiresAt: 9, now: 5 } },
      {
        id: 'absolute',
        passed: false,
        fault: 'late',
        msg: 'Session has expired',
        values: { absoluteExpiresAt: 5, now: 5 },
      },
    ])
    expect(refusalOf(checks)).toBe('Session has expired')
  })
})
