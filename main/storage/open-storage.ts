// Opens the storage that a lane's server is to have.
import type { LaneId } from '#src/trace/lane'
import type { StorageKind } from '#src/trace/storage-kind'
import { type Storage, StorageUnavailable } from './collection'
import { createMemoryStorage } from './memory-storage'
import type { StorageClock } from './storage-clock'

export interface OpenStorageOptions {
  readonly kind: StorageKind
  /** What is kept for one lane is out of the other's reach. */
  readonly lane: LaneId
  /** The folder in which SQLite files lie. It is made when there is none. */
  readonly dataFolder: string
  /** As `redis://user:password@host:port/database`. */
  readonly redisUrl: string
  readonly clock: StorageClock
  /** Hears that `problem` has changed. */
  readonly onProblem: () => void
}

/**
 * Returns a storage. It never throws, and opens file or connection when it is first asked for something: what can't be had is
 * the storage's `problem`, and rejects each request until it can.
 */
export function openStorage(options: OpenStorageOptions): Storage {
  switch (options.kind) {
    case 'memory':
      return createMemoryStorage()
    case 'sqlite':
    case 'redis':
      throw new StorageUnavailable(options.kind, 'Only memory can be opened so far')
  }
}
