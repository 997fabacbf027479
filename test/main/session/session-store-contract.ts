// What every implementation of SessionStore must do.
import { beforeEach, describe, expect, it } from 'vitest'
import type { Clock } from '#main/clock/clock'
import type { SessionStore } from '#main/session/session-store'
import type { SessionRow } from '#src/trace/state'
import { FakeClock } from '../../support/fake-clock'

/** A moment, and an idle timeout, in milliseconds. */
const START = 1_000_000
const IDLE = 60_000

export function sessionStoreContract(
  name: string,
  create: (options: { clock: Clock; remembered: number }) => Promise<SessionStore>,
): void {
  describe(`${name} as SessionStore`, () => {
    let clock: FakeClock
    let store: SessionStore

    beforeEach(async () => {
      clock = new FakeClock(START)
      store = await create({ clock, remembered: 3 })
    })

    const row = (
      id: string,
      accountId = '1',
      expiresAt = START + IDLE,
      absoluteExpiresAt: number | null = null,
    ): SessionRow => ({
      id,
      accountId,
      username: `user-${accountId}`,
      createdAt: START,
      lastSeenAt: START,
      expiresAt,
      absoluteExpiresAt,
    })
    const outcomeOf = async (id: string) => (await store.get(id)).outcome

    describe('writing anew', () => {
      it('hands a living session over to another account', async () => {
        await store.add(row('a', '1'))
        expect(await store.rewrite(row('a', '2'))).toBe(true)
        expect(await store.all()).toEqual([row('a', '2')])
        expect(await store.endAllOf('1', 'everywhere')).toEqual([])
        expect(await store.endAllOf('2', 'everywhere')).toEqual([row('a', '2')])
      })

      it('writes neither what is unknown nor what has ended or expired', async () => {
        expect(await store.rewrite(row('a'))).toBe(false)
        await store.add(row('b'))
        await store.end('b', 'logout')
        expect(await store.rewrite(row('b'))).toBe(false)
        await store.add(row('c'))
        clock.advanceMs(IDLE)
        expect(await store.rewrite(row('c', '1', START + 2 * IDLE))).toBe(false)
        expect(await Promise.all(['a', 'b', 'c'].map(outcomeOf))).toEqual(['unknown', 'ended', 'expired'])
      })

      it('writes over whatever there is where it is put, and says what it has revived', async () => {
        await store.add(row('a'))
        expect(await store.put(row('a', '1', START + 2 * IDLE))).toBe('kept')
        await store.end('a', 'logout')
        expect(await store.put(row('a'))).toBe('revived')
        expect(await outcomeOf('a')).toBe('found')
        expect(await store.all()).toEqual([row('a')])
        expect(await store.end('a', 'logout')).toEqual(row('a'))
      })
    })

    describe('adding', () => {
      it('finds what was added, in order', async () => {
        expect(await store.add(row('a'))).toBe(true)
        expect(await store.add(row('b', '2'))).toBe(true)
        expect(await store.get('a')).toEqual({ outcome: 'found', session: row('a') })
        expect(await store.all()).toEqual([row('a'), row('b', '2')])
      })

      it('does not replace a session', async () => {
        await store.add(row('a', '1'))
        expect(await store.add(row('a', '2'))).toBe(false)
        expect(await store.all()).toEqual([row('a', '1')])
      })

      it('remembers which IDs it has had', async () => {
        await store.add(row('a'))
        await store.add(row('b'))
        await store.end('b', 'logout')
        expect(await Promise.all(['a', 'b', 'c'].map((id) => store.hasSeen(id)))).toEqual([true, true, false])
      })

      it('does not revive an ended session', async () => {
        await store.add(row('a'))
        await store.end('a', 'logout')
        expect(await store.add(row('a'))).toBe(false)
        expect(await outcomeOf('a')).toBe('ended')
      })

      it.each([
        ['before its record is purged', false],
        ['after its record was purged', true],
      ])('does not revive an expired session %s', async (_when, purge) => {
        await store.add(row('a'))
        clock.set(START + IDLE)
        if (purge) await store.purgeExpired()
        expect(await store.add(row('a', '1', START + 10 * IDLE))).toBe(false)
        expect(await outcomeOf('a')).toBe('expired')
      })

      it.each(['', '__proto__', 'constructor', 'a'.repeat(10_000)])('knows no session %j', async (id) => {
        await store.add(row('a'))
        expect(await store.get(id)).toEqual({ outcome: 'unknown' })
      })

      it('keeps its records out of reach of what callers do to a row', async () => {
        const mine = row('a')
        await store.add(mine)
        mine.username = 'overwritten'
        const [listed] = await store.all()
        if (listed) listed.username = 'overwritten'
        const lookup = await store.get('a')
        if (lookup.outcome === 'found') lookup.session.username = 'overwritten'
        expect(await store.get('a')).toEqual({ outcome: 'found', session: row('a') })
      })
    })

    describe('expiry', () => {
      beforeEach(async () => {
        await store.add(row('a'))
      })

      it('finds a session 1 ms before its expiry', async () => {
        clock.set(START + IDLE - 1)
        expect(await outcomeOf('a')).toBe('found')
        expect(await store.purgeExpired()).toEqual([])
      })

      it.each([
        ['at exactly', 0],
        ['1 ms after', 1],
      ])('tells that a session has expired %s its expiry', async (_when, lateMs) => {
        clock.set(START + IDLE + lateMs)
        const expired = {
          outcome: 'expired',
          lastSeenAt: START,
          expiresAt: START + IDLE,
          absoluteExpiresAt: null,
        }
        expect(await store.get('a')).toEqual(expired)
        expect(await store.purgeExpired()).toEqual([row('a')])
        expect(await store.get('a')).toEqual(expired)
      })

      it('purges only the expired, each once', async () => {
        await store.add(row('b', '1', START + 2 * IDLE))
        clock.set(START + IDLE)
        expect(await store.all()).toHaveLength(2)
        expect(await store.purgeExpired()).toEqual([row('a')])
        expect(await store.purgeExpired()).toEqual([])
        expect((await store.all()).map(({ id }) => id)).toEqual(['b'])
      })
    })

    describe('the absolute timeout', () => {
      const END = START + IDLE + 10
      const late = { lastSeenAt: START + IDLE - 1, expiresAt: START + 2 * IDLE }

      beforeEach(async () => {
        await store.add(row('a', '1', START + IDLE, END))
        clock.set(START + IDLE - 1)
        await store.touch('a', late)
      })

      it('leaves a session alive 1 ms before it, and being used does not move it', async () => {
        clock.set(END - 1)
        expect(await outcomeOf('a')).toBe('found')
        expect(await store.touch('a', late)).toMatchObject({ ...late, absoluteExpiresAt: END })
        expect(await store.purgeExpired()).toEqual([])
      })

      it.each([
        ['at exactly', 0],
        ['1 ms after', 1],
      ])('ends a session that is in use %s it', async (_when, lateMs) => {
        clock.set(END + lateMs)
        const expired = { outcome: 'expired', ...late, absoluteExpiresAt: END }
        expect(await store.get('a')).toEqual(expired)
        expect(await store.touch('a', late)).toBeNull()
        expect(await store.end('a', 'logout')).toBeNull()
        expect(await store.endAllOf('1', 'account-deleted')).toEqual([])
        expect((await store.purgeExpired()).map(({ id }) => id)).toEqual(['a'])
        expect(await store.get('a')).toEqual(expired)
        expect(await store.add(row('a', '1', END + IDLE))).toBe(false)
      })
    })

    describe('touching', () => {
      const later = { lastSeenAt: START + IDLE - 1, expiresAt: START + 2 * IDLE - 1 }

      it('moves the expiry of a session 1 ms before it', async () => {
        await store.add(row('a'))
        clock.set(START + IDLE - 1)
        expect(await store.touch('a', later)).toEqual({ ...row('a'), ...later })
        clock.set(later.expiresAt - 1)
        expect(await outcomeOf('a')).toBe('found')
        clock.set(later.expiresAt)
        expect(await outcomeOf('a')).toBe('expired')
      })

      it('does not revive a session at exactly its expiry', async () => {
        await store.add(row('a'))
        clock.set(START + IDLE)
        expect(await store.touch('a', later)).toBeNull()
        expect(await outcomeOf('a')).toBe('expired')
      })

      it('does not revive an ended session, nor make up an unknown one', async () => {
        await store.add(row('a'))
        await store.end('a', 'replaced')
        expect(await store.touch('a', later)).toBeNull()
        expect(await store.touch('b', later)).toBeNull()
        expect(await store.all()).toEqual([])
      })
    })

    describe('ending', () => {
      it.each(['logout', 'account-deleted', 'replaced'] as const)(
        'remembers that %s ended it',
        async (because) => {
          await store.add(row('a'))
          clock.set(START + 5)
          expect(await store.end('a', because)).toEqual(row('a'))
          expect(await store.get('a')).toEqual({ outcome: 'ended', because, endedAt: START + 5 })
          expect(await store.all()).toEqual([])
        },
      )

      it('keeps the first cause', async () => {
        await store.add(row('a'))
        await store.end('a', 'logout')
        expect(await store.end('a', 'account-deleted')).toBeNull()
        expect(await store.get('a')).toMatchObject({ because: 'logout' })
      })

      it('ends neither an unknown nor an expired session', async () => {
        await store.add(row('a'))
        clock.set(START + IDLE)
        expect(await store.end('a', 'logout')).toBeNull()
        expect(await store.end('b', 'logout')).toBeNull()
        expect(await outcomeOf('a')).toBe('expired')
        expect(await outcomeOf('b')).toBe('unknown')
      })

      it('ends all living sessions of one account', async () => {
        await store.add(row('a', '1', START + 1))
        await store.add(row('b', '1'))
        await store.add(row('c', '2'))
        await store.add(row('d', '1'))
        clock.set(START + 1)
        const ended = await store.endAllOf('1', 'account-deleted')
        expect(ended.map(({ id }) => id)).toEqual(['b', 'd'])
        expect(await outcomeOf('a')).toBe('expired')
        expect(await outcomeOf('b')).toBe('ended')
        expect(await outcomeOf('c')).toBe('found')
        expect(await store.endAllOf('1', 'account-deleted')).toEqual([])
      })

      it('forgets the oldest of the past sessions beyond its bound', async () => {
        for (const id of ['a', 'b', 'c', 'd']) {
          await store.add(row(id))
          await store.end(id, 'logout')
        }
        expect(await outcomeOf('a')).toBe('unknown')
        expect(await outcomeOf('b')).toBe('ended')
        expect(await outcomeOf('d')).toBe('ended')
      })

      it('forgets everything when cleared', async () => {
        await store.add(row('a'))
        await store.add(row('b'))
        await store.end('b', 'logout')
        await store.clear()
        expect(await outcomeOf('a')).toBe('unknown')
        expect(await outcomeOf('b')).toBe('unknown')
        expect(await store.all()).toEqual([])
      })
    })
  })
}
