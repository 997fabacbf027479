// What every blocklist has to do, whatever it is kept in.
import { beforeEach, describe, expect, test } from 'vitest'
import type { Blocklist } from '#main/jwt/token-lists'
import type { BlocklistRow } from '#src/trace/state'
import { FakeClock } from '../../support/fake-clock'

/** Runs the contract against the blocklists that `create` makes, each empty. */
export function blocklistContract(name: string, create: (clock: FakeClock) => Promise<Blocklist>): void {
  describe(`a blocklist in ${name}`, () => {
    let clock: FakeClock
    let blocklist: Blocklist
    beforeEach(async () => {
      clock = new FakeClock()
      blocklist = await create(clock)
    })

    const entry = (
      jti: string,
      seconds: number | null,
      type: BlocklistRow['type'] = 'access',
    ): BlocklistRow => ({
      jti,
      type,
      sub: 'test',
      revokedAt: clock.now(),
      expiresAt: seconds === null ? null : clock.now() + seconds * 1000,
      because: 'logout',
    })

    test('knows what was added, and nothing else', async () => {
      const added = entry('a', 60)
      expect(await blocklist.add(added)).toBeNull()
      expect(await blocklist.find('a')).toEqual(added)
      expect(await blocklist.find('b')).toBeNull()
    })

    test.each([
      ['one second before its exp', 59, true],
      ['at its exp', 60, false],
      ['one second after its exp', 61, false],
    ])('%s has an entry: %s', async (_, seconds, there) => {
      await blocklist.add(entry('a', 60))
      clock.advanceSeconds(seconds)
      expect((await blocklist.find('a')) !== null).toBe(there)
      expect((await blocklist.purgeExpired()).map(({ jti }) => jti)).toEqual(there ? [] : ['a'])
      expect((await blocklist.all()).map(({ jti }) => jti)).toEqual(there ? ['a'] : [])
      expect(await blocklist.purgeExpired()).toEqual([])
    })

    test("keeps a refresh token for its own thirty days, not for an access token's fifteen minutes", async () => {
      await blocklist.add(entry('r', 30 * 86_400, 'refresh'))
      clock.advanceSeconds(30 * 86_400 - 1)
      expect(await blocklist.purgeExpired()).toEqual([])
      expect(await blocklist.find('r')).not.toBeNull()
    })

    test('keeps a token without exp for good', async () => {
      await blocklist.add(entry('never', null))
      clock.advanceSeconds(100 * 365 * 86_400)
      expect(await blocklist.purgeExpired()).toEqual([])
      expect(await blocklist.find('never')).not.toBeNull()
    })

    test('lets the first revocation of a token count', async () => {
      const first = entry('a', 60)
      await blocklist.add(first)
      clock.advanceSeconds(1)
      expect(await blocklist.add(entry('a', 120))).toEqual(first)
      expect(await blocklist.all()).toEqual([first])
    })

    test('lists entries in the order in which they came', async () => {
      for (const jti of ['c', 'a', 'b']) await blocklist.add(entry(jti, 60))
      expect((await blocklist.all()).map(({ jti }) => jti)).toEqual(['c', 'a', 'b'])
    })

    test('hands out copies', async () => {
      await blocklist.add(entry('a', 60))
      Object.assign((await blocklist.find('a')) ?? {}, { expiresAt: 0 })
      expect(await blocklist.find('a')).not.toBeNull()
    })

    test('forgets everything when cleared', async () => {
      await blocklist.add(entry('a', null))
      await blocklist.clear()
      expect(await blocklist.find('a')).toBeNull()
      expect(await blocklist.all()).toEqual([])
    })
  })
}
