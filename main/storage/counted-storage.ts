// A storage that knows which collections were asked of it, and so how much they hold.
import type { StorageProblem } from '#src/contract/storage-problem'
import type { StorageKind } from '#src/trace/storage-kind'
import type { Collection, CollectionSize, CollectionSpec, Storage } from './collection'

/** Kept only for the learner to see: what is never asked for a decision is no cost of the server's. */
const SHOWN_ONLY: readonly string[] = ['issued-tokens']

/** A storage that counts what its collections hold. */
export class CountedStorage implements Storage {
  readonly #storage: Storage
  readonly #collections = new Map<string, Pick<Collection<unknown>, 'size'>>()

  constructor(storage: Storage) {
    this.#storage = storage
  }

  get kind(): StorageKind {
    return this.#storage.kind
  }

  get place(): string | null {
    return this.#storage.place
  }

  get problem(): StorageProblem | null {
    return this.#storage.problem
  }

  collection<T>(spec: CollectionSpec<T>): Collection<T> {
    const collection = this.#storage.collection(spec)
    if (!SHOWN_ONLY.includes(spec.name)) this.#collections.set(spec.name, collection)
    return collection
  }

  /** Counts what the collections hold that a server needs, all together. */
  async size(): Promise<CollectionSize> {
    return totalSize(
      await Promise.all([...this.#collections.values()].map((collection) => collection.size())),
    )
  }

  clockChanged(): Promise<void> {
    return this.#storage.clockChanged()
  }

  close(): Promise<void> {
    return this.#storage.close()
  }
}

/** Adds sizes up. */
export function totalSize(sizes: readonly CollectionSize[]): CollectionSize {
  return {
    entries: sizes.reduce((sum, { entries }) => sum + entries, 0),
    bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
  }
}
