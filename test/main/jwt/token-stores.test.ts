// What the other stores of the JWT server have to do, whatever they are kept in.
import { beforeEach, describe, expect, test } from 'vitest'
import { FamilyStore } from '#main/jwt/family-store'
import { IssuedStore, LISTED_AFTER_EXPIRY_MS } from '#main/jwt/issued-store'
import { Allowlist, LONGEST_LEEWAY_MS, SpentTokens, type StoreParts } from '#main/jwt/token-lists'
import { VersionStore } from '#main/jwt/version-store'
import type { AllowlistRow, FamilyRow, IssuedRow, SpentRow } from '#src/trace/state'
import { FakeClock } from '../../support/fake-clock'
import { onEachStorage } from '../../support/storages'

const jtisOf = (rows: readonly { readonly jti: string }[]) => rows.map(({ jti }) => jti)
const MINUTE = 60_000

onEachStorage((_, open) => {
  let clock: FakeClock
  let leewayMs: number
  let parts: StoreParts
  beforeEach(() => {
    clock = new FakeClock()
    leewayMs = 0
    parts = { storage: open({ clock, lane: 'jwt' }), clock, leewayMs: () => leewayMs }
  })

  describe('an allowlist', () => {
    const row = (jti: string, expiresAt: number | null = clock.now() + MINUTE): AllowlistRow => ({
      jti,
      type: 'access',
      sub: 'test',
      addedAt: clock.now(),
      expiresAt,
    })

    test('knows what was added, until it is taken off', async () => {
      const allowlist = new Allowlist(parts)
      const [a, b] = [row('a'), row('b', null)]
      await allowlist.add(a)
      await allowlist.add(b)
      expect(await allowlist.find('a')).toEqual(a)
      expect(await allowlist.remove('a')).toEqual(a)
      expect(await allowlist.remove('a')).toBeNull()
      expect(await allowlist.find('a')).toBeNull()
      expect(await allowlist.all()).toEqual([b])
    })

    test.each([
      ['a millisecond before its exp', MINUTE - 1, true],
      ['at its exp', MINUTE, false],
      ['a millisecond after its exp', MINUTE + 1, false],
    ])('%s it lists a token: %s', async (_when, ms, there) => {
      const allowlist = new Allowlist(parts)
      await allowlist.add(row('a'))
      clock.advanceMs(ms)
      expect((await allowlist.find('a')) !== null).toBe(there)
      expect(jtisOf(await allowlist.purgeExpired())).toEqual(there ? [] : ['a'])
      expect(await allowlist.purgeExpired()).toEqual([])
      expect(await allowlist.all()).toHaveLength(there ? 1 : 0)
    })

    test('one that was taken off does not come back with a leeway that is raised', async () => {
      const allowlist = new Allowlist(parts)
      await allowlist.add(row('a'))
      await allowlist.remove('a')
      leewayMs = LONGEST_LEEWAY_MS
      clock.advanceMs(MINUTE)
      expect(await allowlist.find('a')).toBeNull()
    })
  })

  describe('the used one-time tokens', () => {
    const use = (jti: string): SpentRow => ({
      jti,
      sub: 'test',
      usedAt: clock.now(),
      expiresAt: clock.now() + MINUTE,
    })

    test('of many uses at once exactly one is the first', async () => {
      const spent = new SpentTokens(parts)
      const uses = await Promise.all(Array.from({ length: 20 }, () => spent.add(use('a'))))
      expect(uses.filter((earlier) => earlier === null)).toHaveLength(1)
      expect(uses.filter((earlier) => earlier !== null)).toEqual(Array(19).fill(use('a')))
      expect(await spent.all()).toEqual([use('a')])
    })

    test('stay used as long as the token could be taken, also with a leeway that is raised later', async () => {
      const spent = new SpentTokens(parts)
      const first = use('a')
      await spent.add(first)
      clock.advanceMs(MINUTE)
      expect(await spent.find('a')).toBeNull()
      expect(await spent.purgeExpired()).toEqual([first])
      expect(await spent.all()).toEqual([])
      expect(await spent.add(use('a'))).toEqual(first)
      leewayMs = LONGEST_LEEWAY_MS
      expect(await spent.find('a')).toEqual(first)
    })
  })

  describe('the versions', () => {
    test('begin at 0 and are raised by one, each for its account', async () => {
      const versions = new VersionStore(parts)
      expect([await versions.current('test'), await versions.find('test')]).toEqual([0, null])
      const first = { sub: 'test', version: 1, changedAt: clock.now(), because: 'logout' }
      expect(await versions.raise('test', 'logout')).toEqual(first)
      clock.advanceSeconds(1)
      const second = { sub: 'test', version: 2, changedAt: clock.now(), because: 'reuse' }
      expect(await versions.raise('test', 'reuse')).toEqual(second)
      expect(await versions.current('alice')).toBe(0)
      expect(await versions.all()).toEqual([second])
    })

    test('lose no raise of many at once', async () => {
      const versions = new VersionStore(parts)
      const raised = await Promise.all(Array.from({ length: 20 }, () => versions.raise('test', 'everywhere')))
      expect(raised.map(({ version }) => version).sort((a, b) => a - b)).toEqual(
        Array.from({ length: 20 }, (_each, at) => at + 1),
      )
      expect(await versions.current('test')).toBe(20)
    })
  })

  describe('the issued tokens', () => {
    const row = (jti: string, more: Partial<IssuedRow> = {}): IssuedRow => ({
      jti,
      type: 'refresh',
      sub: 'test',
      alg: 'HS256',
      issuedAt: clock.now(),
      expiresAt: clock.now() + 1000,
      ...more,
    })

    test('are alive until their exp, and listed for some time after', async () => {
      const issued = new IssuedStore(parts)
      await issued.add(row('a'))
      await issued.add(row('b', { sub: 'alice' }))
      await issued.add(row('c', { expiresAt: null }))
      clock.advanceMs(999)
      expect(jtisOf(await issued.aliveOf('test'))).toEqual(['a', 'c'])
      clock.advanceMs(1)
      expect(jtisOf(await issued.aliveOf('test'))).toEqual(['c'])
      clock.advanceMs(LISTED_AFTER_EXPIRY_MS - 1)
      expect(await issued.purgeExpired()).toEqual([])
      clock.advanceMs(1)
      expect(jtisOf(await issued.purgeExpired()).sort()).toEqual(['a', 'b'])
      expect(await issued.purgeExpired()).toEqual([])
      expect(jtisOf(await issued.all())).toEqual(['c'])
      expect(await issued.find('a')).toBeNull()
    })

    test('are alive as long as the server takes them', async () => {
      leewayMs = 5000
      const issued = new IssuedStore(parts)
      await issued.add(row('a'))
      clock.advanceMs(5999)
      expect(await issued.aliveOf('test')).toHaveLength(1)
      clock.advanceMs(1)
      expect(await issued.aliveOf('test')).toEqual([])
    })

    test('of many rotations at once exactly one finds the token current', async () => {
      const issued = new IssuedStore(parts)
      await issued.add(row('a'))
      const wish = { graceMs: 0, retire: true }
      const rotations = await Promise.all(Array.from({ length: 20 }, () => issued.rotate('a', wish)))
      const outcomes = rotations.map(({ outcome }) => outcome)
      expect(outcomes.filter((outcome) => outcome === 'current')).toHaveLength(1)
      expect(outcomes.filter((outcome) => outcome === 'reused')).toHaveLength(19)
      expect(await issued.find('a')).toEqual(row('a', { retiredAt: clock.now() }))
    })

    test.each([
      ['without a grace, in the same millisecond', 0, 0, 'reused'],
      ['a millisecond before the grace is over', 5000, 4999, 'grace'],
      ['at the end of the grace', 5000, 5000, 'reused'],
      ['a millisecond after it', 5000, 5001, 'reused'],
    ])('%s a replaced token is %s', async (_when, graceMs, ms, outcome) => {
      const issued = new IssuedStore(parts)
      await issued.add(row('a', { expiresAt: null }))
      const retired = row('a', { expiresAt: null, retiredAt: clock.now() })
      expect(await issued.rotate('a', { graceMs, retire: true })).toEqual({
        outcome: 'current',
        row: retired,
      })
      clock.advanceMs(ms)
      expect(await issued.rotate('a', { graceMs, retire: true })).toEqual({ outcome, row: retired })
    })

    test('one that is only looked at stays current, and an unknown one is unknown', async () => {
      const issued = new IssuedStore(parts)
      await issued.add(row('a'))
      for (let times = 0; times < 2; times += 1)
        expect((await issued.rotate('a', { graceMs: 0, retire: false })).outcome).toBe('current')
      expect(await issued.rotate('b', { graceMs: 0, retire: true })).toEqual({ outcome: 'unknown' })
    })
  })

  describe('the families', () => {
    const family = (id: string): FamilyRow => ({
      id,
      sub: 'test',
      startedAt: clock.now(),
      revokedAt: null,
      because: null,
    })
    const KEPT_MS = LISTED_AFTER_EXPIRY_MS + LONGEST_LEEWAY_MS

    test('begin once, and are revoked once', async () => {
      const families = new FamilyStore(parts)
      const begun = family('f')
      expect(await families.begin(begun, null)).toEqual(begun)
      clock.advanceSeconds(1)
      expect(await families.begin(family('f'), null)).toEqual(begun)
      const revoked = { ...begun, revokedAt: clock.now(), because: 'reuse' }
      expect(await families.revoke('f', 'reuse')).toEqual(revoked)
      expect(await families.revoke('f', 'logout')).toBeNull()
      expect(await families.begin(family('f'), null)).toEqual(revoked)
      expect(await families.prolong('f', null)).toEqual(revoked)
      expect(await families.find('f')).toEqual(revoked)
      expect(await families.all()).toEqual([revoked])
    })

    test('one that is not there is neither revoked nor prolonged', async () => {
      const families = new FamilyStore(parts)
      expect(await families.revoke('f', 'reuse')).toBeNull()
      expect(await families.prolong('f', null)).toBeNull()
      expect(await families.find('f')).toBeNull()
    })

    test('last as long as the list of issued tokens may show the last of their tokens', async () => {
      const families = new FamilyStore(parts)
      const [short, long] = [family('short'), family('long')]
      await families.begin(short, clock.now() + MINUTE)
      await families.begin(long, clock.now() + MINUTE)
      await families.prolong('long', clock.now() + 2 * MINUTE)
      await families.prolong('long', clock.now() + MINUTE)
      clock.advanceMs(MINUTE + KEPT_MS - 1)
      expect(await families.purgeExpired()).toEqual([])
      clock.advanceMs(1)
      expect(await families.purgeExpired()).toEqual([short])
      expect(await families.purgeExpired()).toEqual([])
      expect(await families.find('long')).toEqual(long)
      clock.advanceMs(MINUTE)
      expect(await families.purgeExpired()).toEqual([long])
      expect(await families.all()).toEqual([])
    })
  })
})
