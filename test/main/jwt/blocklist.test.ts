import { describe, expect, test } from 'vitest'
import { Blocklist } from '#main/jwt/token-lists'
import { FakeClock } from '../../support/fake-clock'
import { onEachStorage } from '../../support/storages'
import { blocklistContract } from './blocklist-contract'

onEachStorage((kind, open) => {
  const create = (clock: FakeClock, leewayMs = () => 0) =>
    new Blocklist({ storage: open({ clock, lane: 'jwt' }), clock, leewayMs })

  blocklistContract(kind, async (clock) => create(clock))

  describe('with a leeway of five seconds', () => {
    const leewayMs = () => 5000
    const entry = (clock: FakeClock) =>
      ({
        jti: 'a',
        type: 'access',
        sub: 'test',
        expiresAt: clock.now() + 60_000,
        revokedAt: clock.now(),
        because: 'logout',
      }) as const

    test('a revoked token stays on the blocklist as long as the server takes it', async () => {
      const clock = new FakeClock()
      const blocklist = create(clock, leewayMs)
      await blocklist.add(entry(clock))
      clock.advanceMs(64_999)
      expect(await blocklist.find('a')).not.toBeNull()
      expect(await blocklist.purgeExpired()).toEqual([])
      clock.advanceMs(1)
      expect(await blocklist.find('a')).toBeNull()
      expect(await blocklist.purgeExpired()).toHaveLength(1)
    })

    test('raising the leeway does not take a revocation back that was purged', async () => {
      const clock = new FakeClock()
      let leeway = 0
      const blocklist = create(clock, () => leeway)
      const revoked = entry(clock)
      await blocklist.add(revoked)
      clock.advanceMs(61_000)
      expect(await blocklist.purgeExpired()).toEqual([revoked])
      expect(await blocklist.find('a')).toBeNull()
      leeway = 3_600_000
      expect(await blocklist.find('a')).toEqual(revoked)
      expect(await blocklist.all()).toEqual([])
      clock.advanceMs(3_599_000)
      await blocklist.purgeExpired()
      expect(await blocklist.find('a')).toBeNull()
      expect(await blocklist.add(revoked)).toBeNull()
    })
  })

  test('one that is opened anew knows what was revoked, where the storage outlives the server', async () => {
    const clock = new FakeClock()
    await create(clock).add({
      jti: 'a',
      type: 'refresh',
      sub: 'test',
      expiresAt: null,
      revokedAt: clock.now(),
      because: 'logout',
    })
    expect((await create(clock).find('a')) !== null).toBe(kind !== 'memory')
  })
})
