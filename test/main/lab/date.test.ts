// The machine's date is set, by hand, by another system or while the lab is off: the lab's time never runs back and never stands.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { lastDoneAt } from '#main/lab/state-rows'
import { har } from '#src/export/har'
import { recordingOf } from '#src/export/recording'
import { INITIAL_SETTINGS } from '#src/settings/settings'
import { LANES, perLane } from '#src/trace/lane'
import { emptyLaneState } from '#src/trace/state'
import { FakeClock } from '../../support/fake-clock'
import { until } from '../../support/lane'
import { maySkip } from '../../support/may-skip'
import { type RedisServer, startRedis, whyNoRedis } from '../../support/redis-server'
import { done, login, logout, open, refresh, start } from './started'

const START = Date.UTC(2026, 0, 1)
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

describe('while the lab runs', () => {
  test('credentials live for as long as they were issued for, and no longer', async () => {
    const clock = new FakeClock(START)
    const lab = await start({ clock })
    await lab.act(login)
    clock.set(START - HOUR_MS)
    clock.advanceMs(14 * MINUTE_MS)
    expect(await lab.act(open, ['jwt'])).toEqual([200])
    clock.advanceMs(MINUTE_MS)
    expect(await lab.act(open, ['jwt'])).toEqual([401])
    expect(await lab.act(open, ['session'])).toEqual([200])
    clock.advanceMs(30 * MINUTE_MS)
    expect(await lab.act(open, ['session'])).toEqual([401])
  })

  test('whoever listens is told within seconds each time: back, forward, back again', async () => {
    const clock = new FakeClock(START)
    const lab = await start({ clock })
    const told = () => {
      const { now, aheadMs } = lab.view.status?.clock ?? { now: 0, aheadMs: 0 }
      return [now - START, aheadMs]
    }
    for (const [shiftMs, expected] of [
      [-HOUR_MS, [0, HOUR_MS]],
      [-HOUR_MS + 500, [0, HOUR_MS - 500]],
      [2 * HOUR_MS, [2 * HOUR_MS, 0]],
      [0, [2 * HOUR_MS, 2 * HOUR_MS]],
    ] as const) {
      clock.set(START + shiftMs)
      await until(() => String(told()) === String(expected))
    }
  })

  test('is told of a sleep also where the steady clock has gone on meanwhile', async () => {
    const clock = new FakeClock(START)
    const lab = await start({ clock })
    clock.advanceMs(HOUR_MS)
    await until(() => lab.view.status?.clock.now === START + HOUR_MS)
  })

  test('what is measured goes by a clock that runs on, too', async () => {
    const clock = new FakeClock(START)
    const lab = await start({ clock })
    const costs = done(lab, 'measure-costs', {})
    const setBack = setInterval(() => clock.set(clock.now() - MINUTE_MS), 5)
    expect((await costs).costs).not.toEqual([])
    clearInterval(setBack)
  }, 60_000)
})

test("what goes over the wire is of the lab's clock alone: Date, Expires, and the times of a recording", async () => {
  const lab = await start({ clock: new FakeClock(START) })
  const now = START + 24 * HOUR_MS
  await done(lab, 'advance-clock', { to: now })
  await lab.act(login)
  const recording = recordingOf(lab.view.trace, {
    app: '1',
    exportedAt: 0,
    labTime: now,
    origins: perLane((lane) => lab.origin(lane)),
    storage: perLane(() => 'memory'),
    settings: INITIAL_SETTINGS,
  })
  const { entries } = har(recording).log
  expect(entries).toHaveLength(2)
  for (const { startedDateTime, response } of entries) {
    const header = (wanted: string) => response.headers.find(({ name }) => name === wanted)?.value
    expect(startedDateTime).toBe('2026-01-02T00:00:00.000Z')
    expect(header('Date')).toBe('Fri, 02 Jan 2026 00:00:00 GMT')
    for (const { expires } of response.cookies) expect(expires).toBe('2026-01-02T00:30:00.000Z')
  }
  expect(lab.view.state('session').cookies).toMatchObject([
    { createdAt: now, expiresAt: now + 30 * MINUTE_MS },
  ])
})

test('of all that the rows tell the last counts that was done, and nothing that is to come', () => {
  expect(lastDoneAt(emptyLaneState())).toBe(0)
  const row = { jti: 'x', type: 'access', sub: '1', expiresAt: 1e15 } as const
  const account = { accountId: '1', username: 'test', expiresAt: 1e15, absoluteExpiresAt: 1e15 }
  expect(
    lastDoneAt({
      sessions: [{ id: 'x', ...account, createdAt: 1, lastSeenAt: 7 }],
      issued: [
        { ...row, alg: 'HS256', issuedAt: 9 },
        { ...row, alg: 'HS256', issuedAt: 8, retiredAt: 12 },
      ],
      families: [{ id: 'x', sub: '1', startedAt: 11, revokedAt: null, because: null }],
      spent: [{ jti: 'x', sub: '1', usedAt: 10, expiresAt: null }],
    }),
  ).toBe(12)
  expect(lastDoneAt({ blocklist: [{ ...row, revokedAt: 3, because: 'logout' }] })).toBe(3)
  expect(lastDoneAt({ allowlist: [{ ...row, addedAt: 4 }] })).toBe(4)
  expect(lastDoneAt({ versions: [{ sub: '1', version: 1, changedAt: 5, because: 'operator' }] })).toBe(5)
})

describe.each(['sqlite', 'redis'] as const)('a lab that is started anew over %s', (kind) => {
  const why = kind === 'redis' ? whyNoRedis() : null
  describe.skipIf(maySkip(why))('', () => {
    let redis: RedisServer | null = null
    let dataFolder: string
    beforeAll(async () => {
      if (kind === 'redis') redis = await startRedis()
    })
    afterAll(() => redis?.remove())
    beforeEach(async () => {
      dataFolder = await mkdtemp(join(tmpdir(), 'lab-date-'))
      await redis?.send('FLUSHALL')
    })
    afterEach(() => rm(dataFolder, { recursive: true, force: true, maxRetries: 5 }))

    const startAt = (dateMs: number) =>
      start({
        clock: new FakeClock(dateMs),
        dataFolder,
        storage: { session: kind, jwt: kind },
        sessionSecret: 'secret of the test',
        jwtSecret: 'x'.repeat(32),
        ...(redis && { redisUrl: redis.url }),
      })

    test('takes what it issued, although the date was set back meanwhile', async () => {
      const first = await startAt(START)
      await first.act(login)
      const cookie = first.view.state('session').cookies[0]?.value
      const token = first.view.state('jwt').localStorage[0]?.value
      await first.lab.stop()
      const second = await startAt(START - HOUR_MS)
      expect(second.view.status?.clock).toMatchObject({ now: START, aheadMs: HOUR_MS })
      expect(await second.act({ ...open, credential: cookie }, ['session'])).toEqual([200])
      expect(await second.act({ ...open, credential: token }, ['jwt'])).toEqual([200])
      await done(second, 'reset-clock', {})
      await until(() => second.view.status?.clock.now === START - HOUR_MS)
    })

    test('is never before the time that the one before it had been moved forward to', async () => {
      const first = await startAt(START)
      await first.act(login)
      const stale = first.view.state('jwt').localStorage[0]?.value
      await done(first, 'advance-clock', { to: START + 20 * MINUTE_MS })
      await first.act(refresh, ['jwt'])
      expect(await first.act({ ...open, credential: stale }, ['jwt'])).toEqual([401])
      await first.lab.stop()
      const second = await startAt(START + MINUTE_MS)
      expect(second.view.status?.clock.now).toBe(START + 20 * MINUTE_MS)
      expect(await second.act({ ...open, credential: stale }, ['jwt'])).toEqual([401])
      expect(second.view.flows('jwt').at(-1)?.ended?.fault).toBe('late')
    })

    test('counts a session that is over as well', async () => {
      const first = await startAt(START)
      await first.act(login, ['session'])
      await done(first, 'advance-clock', { to: START + 5 * MINUTE_MS })
      await first.act(logout, ['session'])
      expect(first.view.state('session').sessions).toEqual([])
      await first.lab.stop()
      const second = await startAt(START)
      expect(second.view.status?.clock.now).toBe(START + 5 * MINUTE_MS)
    })

    test('goes by its date where that is later, and moves when it changes to a storage of later rows', async () => {
      const first = await startAt(START + HOUR_MS)
      await first.act(login)
      await first.lab.stop()
      const later = await startAt(START + 2 * HOUR_MS)
      expect(later.view.status?.clock).toMatchObject({ now: START + 2 * HOUR_MS, aheadMs: 0 })
      await later.lab.stop()
      const inMemory = await start({
        clock: new FakeClock(START),
        dataFolder,
        ...(redis && { redisUrl: redis.url }),
      })
      await inMemory.act(login)
      expect(inMemory.view.status?.clock.now).toBe(START)
      await done(inMemory, 'set-storage', { lanes: ['session'], kind })
      await until(() => inMemory.view.status?.clock.now === START + HOUR_MS)
      for (const lane of LANES) {
        const moves = inMemory.view.events(lane).filter(({ type }) => type === 'clock-set')
        expect(moves).toMatchObject([{ fromMs: START, toMs: START + HOUR_MS }])
      }
    })
  })
})
