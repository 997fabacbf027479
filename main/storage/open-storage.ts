// Opens the storage that a lane's server is to have.
import { resolve } from 'node:path'
import type { LaneId } from '#src/trace/lane'
import type { StorageKind } from '#src/trace/storage-kind'
import type { Storage } from './collection'
import { MemoryStorage } from './memory-storage'
import { RedisStorage, type StorageClock } from './redis-storage'
import { SqliteStorage } from './sqlite-storage'

export interface OpenStorageOptions {
  readonly kind: StorageKind
  /** What is kept for one lane is out of the other's reach. */
  readonly lane: LaneId
  /** The folder in which SQLite files lie. It is made when there is none. */
  readonly dataFolder: string
  /** As `redis://user:password@host:port/database`. */
  readonly redisUrl: string
  /** What the keys of its rows in Redis begin with: labs that use one Redis with the same share what is there. */
  readonly redisPrefix?: string
  readonly clock: StorageClock
  /** Hears that `problem` has changed. */
  readonly onProblem: () => void
}

/**
 * Returns a storage. It never throws, and opens file or connection when it is first asked for something: what can't be had is
 * the storage's `problem`, and rejects each request until it can.
 */
export function openStorage({
  kind,
  lane,
  dataFolder,
  redisUrl,
  redisPrefix = 'session-vs-jwt-lab',
  clock,
  onProblem,
}: OpenStorageOptions): Storage {
  switch (kind) {
    case 'memory':
      return new MemoryStorage()
    case 'sqlite':
      return new SqliteStorage({ path: resolve(dataFolder, `${lane}.sqlite`), onProblem })
    case 'redis':
      return new RedisStorage({ url: redisUrl, lane, prefix: redisPrefix, clock, onProblem })
  }
}
