// Each kind of storage for the contract suites: memory, a SQLite file, a Redis server of the tests' own.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe } from 'vitest'
import type { Storage } from '#main/storage/collection'
import { type OpenStorageOptions, openStorage } from '#main/storage/open-storage'
import { DEFAULT_REDIS_URL } from '#src/contract/settings'
import type { StorageKind } from '#src/trace/storage-kind'
import { FakeClock } from './fake-clock'

/**
 * Opens a storage for the test that runs. All that one test opens lie at the same place, which was empty when the test began; but
 * in memory each is on its own. They are closed when the test is over.
 */
export type OpenForTest = (options?: Partial<Omit<OpenStorageOptions, 'kind'>>) => Storage

/** Describes the same suite for each kind of storage. */
export function onEachStorage(suite: (kind: StorageKind, open: OpenForTest) => void): void {
  describe('in memory', () => suite('memory', opener('memory')))
}

function opener(kind: StorageKind): OpenForTest {
  let dataFolder = ''
  let opened: Storage[] = []

  beforeEach(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'lab-storage-'))
    opened = []
  })

  afterEach(async () => {
    await Promise.all(opened.map((storage) => storage.close()))
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 })
  })

  return (options = {}) => {
    const storage = openStorage({
      kind,
      lane: 'session',
      dataFolder,
      redisUrl: DEFAULT_REDIS_URL,
      clock: new FakeClock(),
      onProblem: () => {},
      ...options,
    })
    opened.push(storage)
    return storage
  }
}
