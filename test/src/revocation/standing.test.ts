import { describe, expect, test } from 'vitest'
import { type RevocationRules, tokenStandings } from '#src/revocation/standing'
import { DEFAULT_REVOCATION, DEFAULT_ROTATION, type RevocationStrategy } from '#src/settings/revocation'
import { encodePart } from '#src/token/signing'
import { credentialsOf, nextExpiry } from '#src/trace/expiries'
import { emptyLaneState, type IssuedRow, type LaneState } from '#src/trace/state'

const START = Date.UTC(2026, 0, 1)

const row = (jti: string, rest: Partial<IssuedRow> = {}): IssuedRow => {
  const times = { issuedAt: START, expiresAt: START + 900_000 }
  return { jti, type: 'access', sub: 'alice', alg: 'HS256', ...times, ...rest }
}
const holds = (state: Partial<LaneState>): LaneState => ({ ...emptyLaneState(), ...state })
const blocked = (jti: string, node?: number): LaneState['blocklist'][number] => {
  const entry = { jti, type: 'access', sub: 'alice', revokedAt: START, expiresAt: null } as const
  return { ...entry, because: 'logout', ...(node !== undefined && { node }) }
}
const listed = (jti: string): LaneState['allowlist'][number] => {
  return { jti, type: 'access', sub: 'alice', addedAt: START, expiresAt: null }
}
const reached = (version: number): LaneState['versions'][number] => {
  return { sub: 'alice', version, changedAt: START, because: 'operator' }
}
const family = (revokedAt: number | null): LaneState['families'][number] => {
  return { id: 'f', sub: 'alice', startedAt: START, revokedAt, because: revokedAt === null ? null : 'reuse' }
}

const by = (
  strategy: RevocationStrategy,
  rest: Partial<RevocationRules['revocation']> = {},
): RevocationRules => ({
  revocation: { ...DEFAULT_REVOCATION, strategy, ...rest },
  rotation: DEFAULT_ROTATION,
})
const rotating: RevocationRules = { ...by('none'), rotation: { enabled: true, graceSeconds: 0 } }

describe('by the blocklist', () => {
  const state = holds({ blocklist: [blocked('a')] })

  test('a token that is on it is revoked, and no other', () => {
    const standingOf = tokenStandings(state, by('blocklist'))
    expect(standingOf(row('a'))).toBe('revoked')
    expect(standingOf(row('b'))).toBe('good')
  })

  test('nothing is revoked while it isn’t asked, for all types or for the token’s', () => {
    expect(tokenStandings(state, by('blocklist', { enabled: false }))(row('a'))).toBe('good')
    expect(tokenStandings(state, by('blocklist', { checks: ['refresh'] }))(row('a'))).toBe('good')
    expect(tokenStandings(state, by('blocklist', { checks: ['access'] }))(row('a'))).toBe('revoked')
  })

  test('what another strategy has noted counts for nothing', () => {
    const all = holds({ allowlist: [listed('b')], versions: [reached(5)] })
    expect(tokenStandings(all, by('blocklist'))(row('a'))).toBe('good')
    expect(tokenStandings(state, by('none'))(row('a'))).toBe('good')
  })

  test('a token is revoked on the node that knows it, and good on the other', () => {
    const standingOf = tokenStandings(holds({ blocklist: [blocked('a')] }), by('blocklist'))
    expect(standingOf(row('a'))).toBe('revoked')
    expect(standingOf(row('a'), 2)).toBe('good')
    expect(standingOf(row('a', { node: 2 }))).toBe('good')
    expect(standingOf(row('a', { node: 2 }), 1)).toBe('revoked')
    const second = tokenStandings(holds({ blocklist: [blocked('a', 2)] }), by('blocklist'))
    expect(second(row('a'))).toBe('good')
    expect(second(row('a', { node: 2 }))).toBe('revoked')
  })
})

test('by the allowlist, a token that isn’t on it is revoked', () => {
  const standingOf = tokenStandings(holds({ allowlist: [listed('a')] }), by('allowlist'))
  expect(standingOf(row('a'))).toBe('good')
  expect(standingOf(row('b'))).toBe('revoked')
})

test.each([
  [undefined, 'revoked'],
  [1, 'revoked'],
  [2, 'good'],
  [3, 'good'],
] as const)('by versions, a token that bears %s of an account at 2 is %s', (version, standing) => {
  const rest = version === undefined ? {} : { version }
  expect(tokenStandings(holds({ versions: [reached(2)] }), by('version'))(row('a', rest))).toBe(standing)
})

test('by versions, a token of an account that was never raised is good without one', () => {
  expect(tokenStandings(holds({}), by('version'))(row('a'))).toBe('good')
})

describe('with rotation, a refresh token', () => {
  const token = (rest: Partial<IssuedRow> = {}) => row('r', { type: 'refresh', family: 'f', ...rest })

  test('is good as the newest of its family, and retired once it was replaced', () => {
    const standingOf = tokenStandings(holds({ families: [family(null)] }), rotating)
    expect(standingOf(token())).toBe('good')
    expect(standingOf(token({ retiredAt: START }))).toBe('retired')
  })

  test('is revoked with its family, the retired ones too; the access tokens are not', () => {
    const standingOf = tokenStandings(holds({ families: [family(START)] }), rotating)
    expect(standingOf(token())).toBe('revoked')
    expect(standingOf(token({ retiredAt: START }))).toBe('revoked')
    expect(standingOf(row('a'))).toBe('good')
  })

  test('goes by its family also when rotation is off again: what was revoked doesn’t come back', () => {
    const standingOf = tokenStandings(holds({ families: [family(START)] }), by('none'))
    expect(standingOf(token())).toBe('revoked')
    const alive = tokenStandings(holds({ families: [family(null)] }), by('none'))
    expect(alive(token())).toBe('good')
    expect(alive(token({ retiredAt: START }))).toBe('retired')
  })

  test('of a login whose family rotation has not begun is good while rotation is off', () => {
    expect(tokenStandings(holds({}), by('none'))(token())).toBe('good')
    expect(tokenStandings(holds({}), rotating)(token())).toBe('good')
  })

  test('is unknown to a node that has not issued it, and refused there', () => {
    const apart = tokenStandings(holds({ issued: [token()] }), rotating)
    expect(apart(token())).toBe('good')
    expect(apart(token(), 1)).toBe('good')
    expect(apart(token(), 2)).toBe('revoked')
    expect(tokenStandings(holds({ issued: [token()] }), by('none'))(token(), 2)).toBe('good')
  })

  test('that bears no family is the first of its own', () => {
    const own = holds({ families: [{ ...family(START), id: 'r' }] })
    expect(tokenStandings(own, rotating)(row('r', { type: 'refresh' }))).toBe('revoked')
  })
})

test('a one-time token is asked for as an access token is', () => {
  const download = row('a', { type: 'download' })
  const standingBy = (checks: RevocationRules['revocation']['checks']) =>
    tokenStandings(holds({ blocklist: [blocked('a')] }), by('blocklist', { checks }))(download)
  expect(standingBy(['access'])).toBe('revoked')
  expect(standingBy(['refresh'])).toBe('good')
})

test('a one-time token is used once it was spent, whatever the strategy', () => {
  const allowlist = [listed('d'), listed('e')]
  const spent = [{ jti: 'd', sub: 'alice', usedAt: START, expiresAt: START + 60_000 }]
  for (const strategy of ['none', 'blocklist', 'allowlist', 'version'] as const) {
    const standingOf = tokenStandings(holds({ spent, allowlist }), by(strategy))
    expect(standingOf(row('d', { type: 'download' }))).toBe('used')
    expect(standingOf(row('e', { type: 'download' }))).toBe('good')
  }
})

describe('the credentials of a lane', () => {
  const state = holds({ issued: [row('a'), row('b', { node: 2 })], blocklist: [blocked('a')] })

  test('are revoked by the rules given, by the blocklist where none are', () => {
    const revokedOf = (rules?: RevocationRules) =>
      credentialsOf('jwt', state, rules).map(({ revoked }) => revoked)
    expect(revokedOf()).toEqual([true, false])
    expect(revokedOf(by('none'))).toEqual([false, false])
    expect(revokedOf(by('allowlist'))).toEqual([true, true])
  })

  test('bear the keys of their rows, with the node whose own they are', () => {
    expect(credentialsOf('jwt', state).map(({ key }) => key)).toEqual(['a', 'b@2'])
  })

  test('that are refused by the rules have no expiry to wait for', () => {
    const value = `${encodePart('{}')}.${encodePart('{"jti":"a"}')}.c2ln`
    const stored = { localStorage: [{ key: 'access_token', value }] }
    const jwt = holds({ ...stored, issued: [row('a')], blocklist: [blocked('a')] })
    const only = { session: emptyLaneState(), jwt }
    expect(nextExpiry(only, START)).toBeNull()
    expect(nextExpiry(only, START, by('none'))).toBe(START + 900_000)
  })
})
