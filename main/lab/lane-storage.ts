// The storages of one lane: one that all its nodes share or, in memory, one for each node and one for the accounts.
import { type CollectionSize, type Storage, StorageUnavailable } from '#main/storage/collection'
import { MeteredStorage, totalSize } from '#main/storage/metered-storage'
import type { StorageStatus } from '#src/contract/status'
import type { StorageKind } from '#src/trace/storage-kind'

/** Opens storages of one kind, until they are closed all together. */
export class LaneStorage {
  readonly kind: StorageKind
  /** Whether all nodes keep their rows in one storage. */
  readonly isShared: boolean
  readonly #open: () => MeteredStorage
  /** The accounts' storage, which is everybody's unless it is in memory. */
  readonly #accounts: MeteredStorage
  readonly #own = new Map<number, MeteredStorage>()

  /** `open` returns a new storage of the kind. */
  constructor(kind: StorageKind, open: () => Storage) {
    this.kind = kind
    this.isShared = kind !== 'memory'
    this.#open = () => new MeteredStorage(open())
    this.#accounts = this.#open()
  }

  get accounts(): Storage {
    return this.#accounts
  }

  /** Returns what is so now, for the learner. */
  status(): StorageStatus {
    const { place, problem } = this.#accounts
    return { kind: this.kind, place, problem }
  }

  /** Returns the storage of a node's stores; the first call for a node opens it. */
  of(node: number): Storage {
    if (this.isShared) return this.#accounts
    const own = this.#own.get(node) ?? this.#open()
    this.#own.set(node, own)
    return own
  }

  /** Lets go of a node's storage; one that others share stays. */
  async drop(node: number): Promise<void> {
    await this.#own.get(node)?.close()
    this.#own.delete(node)
  }

  /** Counts what the servers keep; the accounts, which both lanes have alike, aren't among it. */
  async size(): Promise<CollectionSize> {
    return totalSize(await Promise.all(this.#all().map((storage) => storage.size())))
  }

  /** Says that the lab's clock was set. */
  async clockChanged(): Promise<void> {
    await Promise.all(this.#all().map((storage) => storage.clockChanged()))
  }

  /** Lets go of all: memory forgets, files and servers of their own keep. */
  async close(): Promise<void> {
    await Promise.all(this.#all().map((storage) => storage.close()))
  }

  #all(): MeteredStorage[] {
    return [this.#accounts, ...this.#own.values()]
  }
}

/** Resolves with null where a storage can't be asked. */
export async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof StorageUnavailable) return null
    throw error
  }
}
