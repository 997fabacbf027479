// The sessions in each storage against the contract of all session stores, across a restart, and as time goes by.
import { describe, expect, it } from 'vitest'
import { SessionStore } from '#main/session/session-store'
import type { SessionRow } from '#src/trace/state'
import { FakeClock } from '../../support/fake-clock'
import { onEachStorage } from '../../support/storages'
import { sessionStoreContract } from './session-store-contract'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

onEachStorage((kind, open) => {
  sessionStoreContract(
    'stored sessions',
    async ({ clock, remembered }) => new SessionStore({ storage: open({ clock }), clock, remembered }),
  )

  const row = (clock: FakeClock, id: string, more: Partial<SessionRow> = {}): SessionRow => ({
    id,
    accountId: '1',
    username: 'test',
    createdAt: clock.now(),
    lastSeenAt: clock.now(),
    expiresAt: clock.now() + 10 * MINUTE,
    absoluteExpiresAt: null,
    ...more,
  })

  it('gives a row back exactly as it was put', async () => {
    const clock = new FakeClock()
    const store = new SessionStore({ storage: open({ clock }), clock })
    const rows = [
      row(clock, 'plain'),
      row(clock, '', { username: '密碼 "quoted" \\ \0 🔑', accountId: '__proto__' }),
      row(clock, 'of a node', { node: 2, absoluteExpiresAt: clock.now() + DAY }),
    ]
    for (const each of rows) await store.add(each)
    expect(await store.all()).toEqual(rows)
    for (const session of rows) {
      expect(await store.get(session.id)).toStrictEqual({ outcome: 'found', session })
    }
  })

  describe.runIf(kind !== 'memory')('after a restart', () => {
    async function restarted(): Promise<{ clock: FakeClock; store: SessionStore }> {
      const clock = new FakeClock()
      const before = open({ clock })
      const store = new SessionStore({ storage: before, clock, remembered: 2 })
      for (const id of ['alive', 'ended', 'expired', 'purged']) await store.add(row(clock, id))
      await store.touch('alive', { lastSeenAt: clock.now() + 1, expiresAt: clock.now() + 60 * MINUTE })
      await store.end('ended', 'operator')
      await store.touch('purged', { lastSeenAt: clock.now(), expiresAt: clock.now() + 1 })
      clock.advanceMs(1)
      await store.purgeExpired()
      clock.advanceMs(10 * MINUTE)
      await before.close()
      return { clock, store: new SessionStore({ storage: open({ clock }), clock, remembered: 2 }) }
    }

    it('knows the living, the ended and the expired', async () => {
      const { store } = await restarted()
      expect(await store.get('alive')).toMatchObject({ outcome: 'found', session: { username: 'test' } })
      expect(await store.get('ended')).toMatchObject({ outcome: 'ended', because: 'operator' })
      expect(await store.get('expired')).toMatchObject({ outcome: 'expired' })
      expect(await store.get('purged')).toMatchObject({ outcome: 'expired' })
      expect((await store.all()).map(({ id }) => id)).toEqual(['alive', 'expired'])
    })

    it('gives no ID away again, and purges what is left to purge', async () => {
      const { clock, store } = await restarted()
      for (const id of ['alive', 'ended', 'expired', 'purged']) {
        expect(await store.add(row(clock, id))).toBe(false)
      }
      expect((await store.purgeExpired()).map(({ id }) => id)).toEqual(['expired'])
      expect((await store.endAllOf('1', 'everywhere')).map(({ id }) => id)).toEqual(['alive'])
    })

    it('remembers no more of the past than before', async () => {
      const { store } = await restarted()
      await store.end('alive', 'logout')
      expect(await store.get('ended')).toEqual({ outcome: 'unknown' })
      expect(await store.get('purged')).toMatchObject({ outcome: 'expired' })
      expect(await store.get('alive')).toMatchObject({ outcome: 'ended', because: 'logout' })
    })
  })

  it('tells of each session of an account as soon as it has ended', async () => {
    const clock = new FakeClock()
    const storage = open({ clock })
    const before = new SessionStore({ storage, clock })
    for (const id of ['a', 'b', 'c']) await before.add(row(clock, id))
    const ended: string[] = []
    const ending = before.endAllOf('1', 'everywhere', ({ id }) => {
      ended.push(id)
      if (id === 'b') throw new Error('Stop here')
    })
    await expect(ending).rejects.toThrow('Stop here')
    expect(ended).toEqual(['a', 'b'])
    expect((await before.all()).map(({ id }) => id)).toEqual(['c'])
  })

  it('lets only one of several end a session, or purge it', async () => {
    const clock = new FakeClock()
    const storage = open({ clock })
    const several = Array.from({ length: 4 }, () => new SessionStore({ storage, clock }))
    await several[0]?.add(row(clock, 'a'))
    await several[0]?.add(row(clock, 'b'))
    const ended = await Promise.all(several.map((store) => store.end('a', 'logout')))
    expect(ended.filter(Boolean)).toHaveLength(1)
    clock.advanceMs(10 * MINUTE)
    const purged = await Promise.all(several.map((store) => store.purgeExpired()))
    expect(purged.flat().map(({ id }) => id)).toEqual(['b'])
  })

  it('knows for more than a year that a session has expired, however late that was noticed', async () => {
    const clock = new FakeClock()
    const store = new SessionStore({ storage: open({ clock }), clock })
    await store.add(row(clock, 'a'))
    clock.advanceMs(10 * MINUTE + 3 * DAY)
    expect(await store.get('a')).toMatchObject({ outcome: 'expired' })
    expect(await store.purgeExpired()).toHaveLength(1)
    clock.advanceMs(398 * DAY)
    expect(await store.purgeExpired()).toEqual([])
    expect(await store.get('a')).toMatchObject({ outcome: 'expired' })
    clock.advanceMs(2 * DAY)
    expect(await store.purgeExpired()).toEqual([])
    expect(await store.get('a')).toEqual({ outcome: 'unknown' })
  })
})
