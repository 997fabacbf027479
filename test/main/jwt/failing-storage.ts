// A storage that fails from some operation on, as one does whose server or file is lost in mid-request.
import { currentFlowOrNull } from '#main/probe/current-flow'
import {
  type Change,
  type Collection,
  type CollectionSize,
  type CollectionSpec,
  type Storage,
  StorageUnavailable,
} from '#main/storage/collection'
import { MemoryStorage } from '#main/storage/memory-storage'

/** Whether an operation that fails was not carried out, or was, and only its answer is lost. */
export type Loss = 'operation' | 'answer'

export class FailingStorage implements Storage {
  readonly kind = 'redis'
  readonly place = 'a test'
  readonly problem = null
  readonly #memory = new MemoryStorage()
  /** How many operations still succeed. */
  #left = Number.POSITIVE_INFINITY
  #loss: Loss = 'operation'
  #failures = 0

  /** How many operations have failed since {@link failAfter}. */
  get failures(): number {
    return this.#failures
  }

  /** Has all operations of requests fail after so many more. */
  failAfter(operations: number, loss: Loss): void {
    this.#left = operations
    this.#loss = loss
    this.#failures = 0
  }

  heal(): void {
    this.#left = Number.POSITIVE_INFINITY
  }

  collection<T>(spec: CollectionSpec<T>): Collection<T> {
    return new FailingCollection(this.#memory.collection(spec), (work) => this.#try(work))
  }

  clockChanged(): Promise<void> {
    return this.#memory.clockChanged()
  }

  close(): Promise<void> {
    return this.#memory.close()
  }

  async #try<R>(work: () => Promise<R>): Promise<R> {
    // What the server does on its own, such as sweeping, is not the test's.
    if (!currentFlowOrNull()) return work()
    if (this.#left > 0) {
      this.#left -= 1
      return work()
    }
    this.#failures += 1
    if (this.#loss === 'answer') await work()
    throw new StorageUnavailable('redis', 'The storage is gone: try again')
  }
}

type Try = <R>(work: () => Promise<R>) => Promise<R>

class FailingCollection<T> implements Collection<T> {
  readonly #rows: Collection<T>
  readonly #try: Try

  constructor(rows: Collection<T>, tryTo: Try) {
    this.#rows = rows
    this.#try = tryTo
  }

  get(key: string): Promise<T | null> {
    return this.#try(() => this.#rows.get(key))
  }

  change<R>(key: string, decide: (row: T | null) => Change<T, R>): Promise<R> {
    return this.#try(() => this.#rows.change(key, decide))
  }

  all(): Promise<T[]> {
    return this.#try(() => this.#rows.all())
  }

  ownedBy(owner: string): Promise<T[]> {
    return this.#try(() => this.#rows.ownedBy(owner))
  }

  expiredBy(instantMs: number): Promise<T[]> {
    return this.#try(() => this.#rows.expiredBy(instantMs))
  }

  clear(): Promise<void> {
    return this.#try(() => this.#rows.clear())
  }

  size(): Promise<CollectionSize> {
    return this.#try(() => this.#rows.size())
  }
}
