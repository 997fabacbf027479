// Each kind of storage for the contract suites: memory, a SQLite file, a Redis server of the tests' own.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest'
import type { Storage } from '#main/storage/collection'
import { type OpenStorageOptions, openStorage } from '#main/storage/open-storage'
import { problemInEnglish } from '#main/storage/problems'
import { DEFAULT_REDIS_URL } from '#src/settings/settings'
import { STORAGE_KINDS, type StorageKind } from '#src/trace/storage-kind'
import { FakeClock } from './fake-clock'
import { maySkip } from './may-skip'
import { type RedisServer, startRedis, whyNoRedis } from './redis-server'

/**
 * Opens a storage for the test that runs. All that one test opens lie at the same place, which was empty when the test began; but
 * in memory each is on its own. They are closed when the test is over.
 */
export type OpenForTest = (options?: Partial<Omit<OpenStorageOptions, 'kind'>>) => Storage

const NAMES: Readonly<Record<StorageKind, string>> = {
  memory: 'in memory',
  sqlite: 'in SQLite',
  redis: 'in Redis',
}

/** Describes the same suite for each kind of storage. Where there is no Redis, that part is skipped and said to be. */
export function onEachStorage(suite: (kind: StorageKind, open: OpenForTest) => void): void {
  for (const kind of STORAGE_KINDS) {
    const why = kind === 'redis' ? whyNoRedis() : null
    if (why !== null) process.stderr.write(`${why}\n`)
    describe.skipIf(maySkip(why))(NAMES[kind], () => suite(kind, opener(kind)))
  }
}

/** Returns the function that opens storages of a kind, within the `describe` that runs. */
function opener(kind: StorageKind): OpenForTest {
  let dataFolder = ''
  let opened: Storage[] = []
  let redis: RedisServer | null = null

  beforeAll(async () => {
    if (kind === 'redis') redis = await startRedis()
  })

  beforeEach(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'lab-storage-'))
    opened = []
    await redis?.send('FLUSHALL')
  })

  afterEach(async () => {
    await Promise.all(opened.map((storage) => storage.close()))
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 })
  })

  afterAll(() => redis?.remove())

  return (options = {}) => {
    const storage = openStorage({
      kind,
      lane: 'session',
      dataFolder,
      redisUrl: redis?.url ?? DEFAULT_REDIS_URL,
      clock: new FakeClock(),
      onProblem: () => {},
      ...options,
    })
    opened.push(storage)
    return storage
  }
}

/** Says what is wrong with a storage as its refusals do; null where nothing is. */
export function saidOf({ problem }: Storage): string | null {
  return problem && problemInEnglish(problem)
}
