// What is wrong with Redis is said, refused soon, and over when its cause is gone.
import { createServer, type Server, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Storage, StorageUnavailable } from '#main/storage/collection'
import { openStorage } from '#main/storage/open-storage'
import { FakeClock } from '../../support/fake-clock'
import { until } from '../../support/lane'
import { maySkip } from '../../support/may-skip'
import { type RedisServer, startRedis, whyNoRedis } from '../../support/redis-server'
import { saidOf } from '../../support/storages'
import { NOTES, note, put } from './collection-contract'

const why = whyNoRedis()
if (why !== null) process.stderr.write(`${why}\n`)

describe.skipIf(maySkip(why))('Redis', () => {
  let redis: RedisServer
  let opened: Storage[]
  let problems: (string | null)[]

  beforeAll(async () => {
    redis = await startRedis()
  })

  beforeEach(async () => {
    opened = []
    problems = []
    await redis.send('FLUSHALL')
  })

  afterEach(async () => {
    await Promise.all(opened.map((storage) => storage.close()))
  })

  afterAll(() => redis?.remove())

  function open(redisUrl = redis.url): Storage {
    const storage: Storage = openStorage({
      kind: 'redis',
      lane: 'jwt',
      dataFolder: '',
      redisUrl,
      clock: new FakeClock(),
      onProblem: () => problems.push(saidOf(storage)),
    })
    opened.push(storage)
    return storage
  }

  /** Expects a refusal that says what to do, and the same sentence as the storage's problem. */
  async function expectRefusal(storage: Storage, request: Promise<unknown>, says: string): Promise<void> {
    const error: unknown = await request.then(
      () => null,
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(StorageUnavailable)
    expect(error).toMatchObject({ kind: 'redis', message: expect.stringContaining(says) })
    expect(saidOf(storage)).toBe(error instanceof Error ? error.message : '')
  }

  describe('that is not there', () => {
    it('is said to be, and used by itself when it is started again, with what it held', async () => {
      const storage = open()
      const notes = storage.collection(NOTES)
      await put(notes, note('a'))
      await redis.stop()
      await expectRefusal(storage, notes.get('a'), `Redis at ${redis.url} can't be reached: start it`)
      await expectRefusal(storage, put(notes, note('b')), "can't be reached")
      await redis.start()
      await until(() => storage.problem === null)
      expect(await notes.all()).toEqual([note('a')])
      await put(notes, note('b'))
      expect(problems).toEqual([expect.stringContaining("can't be reached"), null])
    })

    it('is noticed without a request once it has been used', async () => {
      const storage = open()
      await storage.collection(NOTES).all()
      await redis.stop()
      await until(() => storage.problem !== null)
      await redis.start()
      await until(() => storage.problem === null)
    })

    it('is used at once by the next request after it came', async () => {
      await redis.stop()
      const notes = open().collection(NOTES)
      await expect(notes.all()).rejects.toThrow("can't be reached")
      await redis.start()
      expect(await notes.all()).toEqual([])
    })

    it.each(['redis://no-such-host.invalid', 'redis://127.0.0.1:1', 'rubbish', 'redis://127.0.0.1:1/x'])(
      'is not at %s',
      async (url) => {
        const storage = open(url)
        await expectRefusal(storage, storage.collection(NOTES).all(), "can't be reached")
      },
    )

    it('is something else that never answers: the refusal comes while that is silent still', async () => {
      const connections = new Set<Socket>()
      const silent: Server = createServer((socket) => {
        connections.add(socket)
        socket.on('error', () => {})
        socket.resume()
      })
      await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
      const address = silent.address()
      const port = typeof address === 'object' && address ? address.port : 0
      const storage = open(`redis://127.0.0.1:${port}`)
      await expectRefusal(storage, storage.collection(NOTES).all(), "can't be reached")
      expect(silent.listening).toBe(true)
      expect([...connections].map(({ bytesWritten }) => bytesWritten)).toContain(0)
      await storage.close()
      await new Promise((resolve) => silent.close(resolve))
    })
  })

  describe('that goes in mid-request', () => {
    it('has broken the connection: the request fails, the next one is served', async () => {
      const storage = open()
      const notes = storage.collection(NOTES)
      await put(notes, note('a'))
      await redis.send('CLIENT', 'PAUSE', '60000', 'WRITE')
      const waiting = notes.get('a')
      const refused = expectRefusal(storage, waiting, "can't be reached")
      await redis.send('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes')
      await refused
      await redis.send('CLIENT', 'UNPAUSE')
      expect(await notes.get('a')).toEqual(note('a'))
      expect(storage.problem).toBeNull()
    })

    it('has stopped answering: the request does not wait for it', async () => {
      const storage = open()
      const notes = storage.collection(NOTES)
      await put(notes, note('a'))
      redis.signal('SIGSTOP')
      await expectRefusal(storage, put(notes, note('b')), "can't be reached")
      await expectRefusal(storage, notes.get('a'), "can't be reached")
      redis.signal('SIGCONT')
      await until(() => storage.problem === null)
      expect(await notes.get('a')).toEqual(note('a'))
    })

    it('loses no change that was acknowledged while connections break again and again', async () => {
      const notes = open().collection(NOTES)
      let acknowledged = 0
      for (let at = 0; at < 30; at += 1) {
        const changing = notes.change('a', (row) => ({
          row: note('a', { count: (row?.count ?? 0) + 1 }),
          result: undefined,
        }))
        const outcome = changing.then(
          () => 1,
          () => 0,
        )
        if (at % 3 === 0) await redis.send('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes')
        acknowledged += await outcome
      }
      expect(acknowledged).toBeGreaterThan(0)
      // One that broke may have been carried out all the same.
      expect((await notes.get('a'))?.count).toBeGreaterThanOrEqual(acknowledged)
    })
  })

  describe('that is full', () => {
    afterEach(() => redis.send('CONFIG', 'SET', 'maxmemory', '0'))

    it('is read, refuses to be written, and takes it when there is room', async () => {
      const storage = open()
      const notes = storage.collection(NOTES)
      await put(notes, note('a'))
      await redis.send('CONFIG', 'SET', 'maxmemory', '1')
      await expectRefusal(
        storage,
        put(notes, note('b')),
        `Redis at ${redis.url} is full: raise its maxmemory`,
      )
      expect(await notes.all()).toEqual([note('a')])
      expect(saidOf(storage)).toContain('full')
      await redis.send('CONFIG', 'SET', 'maxmemory', '0')
      await put(notes, note('b'))
      expect(storage.problem).toBeNull()
      expect(await notes.all()).toEqual([note('a'), note('b')])
    })
  })

  describe('that may forget what it is given', () => {
    afterEach(async () => {
      await redis.send('CONFIG', 'SET', 'maxmemory', '0', 'maxmemory-policy', 'noeviction')
    })

    it.each(['allkeys-lru', 'volatile-ttl'])('is refused with the policy %s', async (policy) => {
      await redis.send('CONFIG', 'SET', 'maxmemory', '100mb', 'maxmemory-policy', policy)
      const storage = open()
      const notes = storage.collection(NOTES)
      await expectRefusal(storage, notes.all(), `(its maxmemory-policy is ${policy}): set that to noeviction`)
      await redis.send('CONFIG', 'SET', 'maxmemory-policy', 'noeviction')
      expect(await notes.all()).toEqual([])
    })

    it.each([
      ['for good', null],
      ['until its time', Date.UTC(2026, 0, 2)],
    ])('does not make a row that was to be kept %s count as none', async (_until, expiresAt) => {
      const storage = open()
      const notes = storage.collection(NOTES)
      await put(notes, note('a', { expiresAt, owner: '1' }), note('b'))
      await redis.send('DEL', 'session-vs-jwt-lab:{jwt}:notes:row:a')
      await expectRefusal(storage, notes.get('a'), 'has lost something that it was to keep: reset the lab')
      await expectRefusal(storage, put(notes, note('a')), 'has lost something')
      await expectRefusal(storage, notes.all(), 'has lost something')
      await expectRefusal(storage, notes.ownedBy('1'), 'has lost something')
      expect(await notes.get('b')).toEqual(note('b'))
      await notes.clear()
      expect(await notes.get('a')).toBeNull()
      expect(storage.problem).toBeNull()
    })
  })

  describe('that wants a password', () => {
    afterAll(async () => {
      await redis.stop()
      await redis.start()
    })

    it('is refused with a wrong one or none, and used when it is right; the password is shown nowhere', async () => {
      await redis.stop()
      await redis.start('--requirepass', 'right-secret')
      const none = open()
      await expectRefusal(none, none.collection(NOTES).all(), `Redis at ${redis.url} wants a password: give`)
      const wrong = open(`redis://:wrong-secret@127.0.0.1:${redis.port}`)
      await expectRefusal(wrong, wrong.collection(NOTES).all(), `Redis at ${redis.url} refuses the password`)
      const user = open(`redis://default:wrong-secret@127.0.0.1:${redis.port}`)
      await expectRefusal(user, user.collection(NOTES).all(), 'refuses the password')
      expect(user.place).toBe(`redis://default@127.0.0.1:${redis.port}`)
      const right = open(`redis://:right-secret@127.0.0.1:${redis.port}`)
      expect(await right.collection(NOTES).all()).toEqual([])
      expect(right.place).toBe(redis.url)
      expect([...problems, ...opened.map(({ place }) => place)].join('\n')).not.toContain('-secret')
      await redis.send('CONFIG', 'SET', 'requirepass', 'wrong-secret')
      expect(await wrong.collection(NOTES).all()).toEqual([])
      await redis.send('CONFIG', 'SET', 'requirepass', '').catch(() => {})
    })
  })

  describe('that is a replica', () => {
    afterEach(() => redis.send('REPLICAOF', 'NO', 'ONE'))

    it('is read, refuses to be written, and is written when it is none', async () => {
      const storage = open()
      const notes = storage.collection(NOTES)
      await put(notes, note('a'))
      await redis.send('CONFIG', 'SET', 'replica-serve-stale-data', 'yes')
      await redis.send('REPLICAOF', '127.0.0.1', '1')
      await expectRefusal(
        storage,
        put(notes, note('b')),
        'is a read-only replica: give the address of its primary',
      )
      expect(await notes.all()).toEqual([note('a')])
      await redis.send('REPLICAOF', 'NO', 'ONE')
      await put(notes, note('b'))
      expect(storage.problem).toBeNull()
    })
  })

  describe('that holds rubbish under a key of the lab', () => {
    const ROW = 'session-vs-jwt-lab:{jwt}:notes:row:a'

    it.each([
      ['no JSON', ['SET', ROW, 'rubbish']],
      ['JSON of another shape', ['SET', ROW, '{"id":"a"}']],
      ['the row of another key', ['SET', ROW, JSON.stringify(note('b'))]],
      ['a list', ['LPUSH', ROW, 'rubbish']],
    ])('is refused for %s, and serves the rest', async (_what, command) => {
      const storage = open()
      const notes = storage.collection(NOTES)
      await put(notes, note('a'), note('b'))
      await redis.send('DEL', ROW)
      await redis.send(...command)
      await expectRefusal(storage, notes.get('a'), "that the lab didn't write: reset the lab")
      await expectRefusal(storage, put(notes, note('a')), "that the lab didn't write: reset the lab")
      await expectRefusal(storage, notes.all(), "that the lab didn't write: reset the lab")
      expect(await notes.get('b')).toEqual(note('b'))
      expect(saidOf(storage)).toContain("didn't write")
      await notes.clear()
      expect(storage.problem).toBeNull()
      expect(await notes.all()).toEqual([])
    })

    it.each(['order', 'expiry', 'owners', 'last'])(
      'is refused for an index %s that is none, and cleared by a reset',
      async (index) => {
        const name = `session-vs-jwt-lab:{jwt}:notes:${index}`
        await redis.send('LPUSH', name, 'rubbish')
        const storage = open()
        const notes = storage.collection(NOTES)
        const row = note('a', { owner: '1', expiresAt: 5 })
        await expect(put(notes, row)).rejects.toBeInstanceOf(StorageUnavailable)
        expect(await redis.send('EXISTS', ROW)).toBe(0)
        await notes.clear()
        await put(notes, row)
        expect(await notes.all()).toEqual([row])
        expect(storage.problem).toBeNull()
      },
    )
  })

  describe('that is shared', () => {
    it('keeps what is not the lab’s out of its hands', async () => {
      await redis.send('SET', 'session-vs-jwt-lab', 'of somebody')
      await redis.send('SET', 'notes', 'of somebody')
      const notes = open().collection(NOTES)
      await put(notes, note('a'))
      await notes.clear()
      expect(await redis.send('DBSIZE')).toBe(2)
    })
  })
})
