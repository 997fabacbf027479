// How long Redis itself keeps a row: never shorter than the lab's clock needs it, whatever is done to that clock.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { LabClock } from '#main/clock/lab-clock'
import { realClock } from '#main/clock/real-clock'
import type { Collection, Storage } from '#main/storage/collection'
import { openStorage } from '#main/storage/open-storage'
import { FakeClock } from '../../support/fake-clock'
import { until } from '../../support/lane'
import { maySkip } from '../../support/may-skip'
import { type RedisServer, startRedis, whyNoRedis } from '../../support/redis-server'
import { NOTES, type Note, note, put } from './collection-contract'

const MINUTE = 60_000
/** How much longer than needed Redis keeps a row. */
const MARGIN = MINUTE
const BASE = 'session-vs-jwt-lab:{session}:notes'
const FOR_EVER = -1
const GONE = -2

const why = whyNoRedis()
if (why !== null) process.stderr.write(`${why}\n`)

describe.skipIf(maySkip(why))('what Redis keeps', () => {
  let redis: RedisServer
  let machine: FakeClock
  let clock: LabClock
  let storage: Storage
  let notes: Collection<Note>

  beforeAll(async () => {
    redis = await startRedis()
  })

  beforeEach(async () => {
    await redis.send('FLUSHALL')
    machine = new FakeClock()
    clock = new LabClock(machine)
    storage = open(clock)
    notes = storage.collection(NOTES)
  })

  afterEach(() => storage.close())

  afterAll(() => redis?.remove())

  function open(by: LabClock | FakeClock): Storage {
    return openStorage({
      kind: 'redis',
      lane: 'session',
      dataFolder: '',
      redisUrl: redis.url,
      clock: by,
      onProblem: () => {},
    })
  }

  const lifeOf = async (name: string) => Number(await redis.send('PTTL', `${BASE}:${name}`))

  /** Expects a key to live that long, but for the moment that the test itself takes. */
  async function expectLife(name: string, ms: number): Promise<void> {
    const life = await lifeOf(name)
    expect(life).toBeLessThanOrEqual(ms)
    expect(life).toBeGreaterThan(ms - 20_000)
  }

  it('goes as long after its expiry as the margin is', async () => {
    await put(notes, note('a', { expiresAt: clock.now() + 10 * MINUTE }))
    await expectLife('row:a', 10 * MINUTE + MARGIN)
  })

  it('stays for ever where it has no expiry, and goes again when it gets one', async () => {
    await put(notes, note('a'))
    expect(await lifeOf('row:a')).toBe(FOR_EVER)
    await put(notes, note('a', { expiresAt: clock.now() + MINUTE }))
    await expectLife('row:a', MINUTE + MARGIN)
    await put(notes, note('a'))
    expect(await lifeOf('row:a')).toBe(FOR_EVER)
  })

  it('stays while the clock is paused, and counts on from there when it runs', async () => {
    await put(notes, note('a', { expiresAt: clock.now() + 10 * MINUTE, owner: '1' }))
    clock.set({ paused: true })
    await storage.clockChanged()
    for (const name of ['row:a', 'order', 'expiry', 'owners', 'owner:1', 'last']) {
      expect(await lifeOf(name)).toBe(FOR_EVER)
    }
    await put(notes, note('b', { expiresAt: clock.now() + MINUTE }))
    expect(await lifeOf('row:b')).toBe(FOR_EVER)
    machine.advanceMs(60 * MINUTE)
    clock.set({ paused: false })
    await storage.clockChanged()
    await expectLife('row:a', 10 * MINUTE + MARGIN)
    await expectLife('row:b', MINUTE + MARGIN)
    await expectLife('owner:1', 10 * MINUTE + MARGIN)
  })

  it('goes sooner by a faster clock, but never before a lab that is started anew would need it no more', async () => {
    clock.set({ paused: true })
    machine.advanceMs(60 * MINUTE)
    clock.set({ paused: false, rate: 60 })
    await put(notes, note('a', { expiresAt: clock.now() + 30 * MINUTE }))
    await expectLife('row:a', MINUTE / 2 + MARGIN)
    clock.set({ rate: 10 })
    await storage.clockChanged()
    await expectLife('row:a', 3 * MINUTE + MARGIN)
    clock.set({ rate: 1 })
    await storage.clockChanged()
    await expectLife('row:a', 30 * MINUTE + MARGIN)
    // A lab that is started anew begins at the machine's time: to it, this one lives for another 30 minutes.
    await put(notes, note('b', { expiresAt: machine.now() + 30 * MINUTE }))
    clock.set({ rate: 600 })
    await storage.clockChanged()
    await expectLife('row:b', 30 * MINUTE + MARGIN)
  })

  it('has expired by the lab’s clock after a jump, although Redis keeps it for a lab that is started anew', async () => {
    const expiresAt = clock.now() + 10 * MINUTE
    await put(notes, note('a', { expiresAt }))
    clock.advanceTo(expiresAt - 1)
    await storage.clockChanged()
    expect(await notes.expiredBy(clock.now())).toEqual([])
    clock.advanceTo(expiresAt)
    await storage.clockChanged()
    expect(await notes.expiredBy(clock.now())).toEqual([note('a', { expiresAt })])
    await expectLife('row:a', 10 * MINUTE + MARGIN)
  })

  it('goes sooner after a jump of a clock that was behind', async () => {
    clock.set({ paused: true })
    machine.advanceMs(60 * MINUTE)
    clock.set({ paused: false })
    const expiresAt = clock.now() + 10 * MINUTE
    await put(notes, note('a', { expiresAt }))
    await expectLife('row:a', 10 * MINUTE + MARGIN)
    clock.advanceTo(expiresAt - MINUTE)
    await storage.clockChanged()
    await expectLife('row:a', MINUTE + MARGIN)
  })

  it('is timed anew by a lab that is started anew', async () => {
    await put(notes, note('a', { expiresAt: clock.now() + 10 * MINUTE }))
    clock.set({ paused: true })
    await storage.clockChanged()
    await storage.close()
    storage = open(new LabClock(machine))
    await storage.collection(NOTES).all()
    await expectLife('row:a', 10 * MINUTE + MARGIN)
  })

  it('stays by a clock that does not say how it runs', async () => {
    await storage.close()
    storage = open(machine)
    await put(storage.collection(NOTES), note('a', { expiresAt: machine.now() + 1 }))
    expect(await lifeOf('row:a')).toBe(FOR_EVER)
  })

  it('keeps an index as long as the row in it that lives longest', async () => {
    const at = clock.now()
    await put(notes, note('a', { expiresAt: at + 10 * MINUTE, owner: '1' }))
    await put(notes, note('b', { expiresAt: at + 20 * MINUTE, owner: '2' }))
    await put(notes, note('c', { expiresAt: at + 5 * MINUTE, owner: '1' }))
    for (const name of ['order', 'expiry', 'owners', 'last']) await expectLife(name, 20 * MINUTE + MARGIN)
    await expectLife('owner:1', 10 * MINUTE + MARGIN)
    await put(notes, note('d', { owner: '1' }))
    for (const name of ['order', 'owners', 'owner:1', 'last']) expect(await lifeOf(name)).toBe(FOR_EVER)
  })

  describe('and has let go by itself', () => {
    const real = realClock()
    let expiresAt: number

    beforeEach(async () => {
      await storage.close()
      // The margin has nearly passed: Redis lets go of the row in half a second.
      expiresAt = real.now() - MARGIN + 500
      storage = open(new LabClock(real))
      notes = storage.collection(NOTES)
      await put(notes, note('a', { expiresAt, owner: '1' }), note('b', { owner: '1' }))
      await until(async () => (await lifeOf('row:a')) === GONE)
    })

    it('is no row any more, and no mistake', async () => {
      expect(await notes.get('a')).toBeNull()
      expect(await notes.all()).toEqual([note('b', { owner: '1' })])
      expect(await notes.ownedBy('1')).toEqual([note('b', { owner: '1' })])
      expect(await notes.size()).toMatchObject({ entries: 1 })
      expect(storage.problem).toBeNull()
    })

    it.each([
      ['asking for the expired', () => notes.expiredBy(real.now())],
      ['asking for all', () => notes.all()],
      ['asking for those of its owner', () => notes.ownedBy('1')],
    ])('leaves nothing in the indices after %s', async (_how, ask) => {
      await ask()
      expect(await redis.send('ZRANGE', `${BASE}:order`, '0', '-1')).toEqual(['b'])
      expect(await redis.send('ZRANGE', `${BASE}:owner:1`, '0', '-1')).toEqual(['b'])
      expect(await redis.send('ZCARD', `${BASE}:expiry`)).toBe(0)
      expect(await redis.send('HKEYS', `${BASE}:owners`)).toEqual(['b'])
    })

    it('may be put again, behind the others', async () => {
      await put(notes, note('a'))
      expect((await notes.all()).map(({ id }) => id)).toEqual(['b', 'a'])
      expect(await notes.ownedBy('1')).toEqual([note('b', { owner: '1' })])
    })
  })

  it('leaves no index when all rows have gone by themselves', async () => {
    await storage.close()
    const real = realClock()
    storage = open(new LabClock(real))
    await put(storage.collection(NOTES), note('a', { expiresAt: real.now() - MARGIN + 300, owner: '1' }))
    await until(async () => (await redis.send('DBSIZE')) === 0)
  })
})
