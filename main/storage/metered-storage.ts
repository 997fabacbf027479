// The one thing that is put around a storage: it counts what a flow asks of it, and how much a server needs it to keep.
import type { CostMeter } from '#main/probe/cost-meter'
import { currentFlowOrNull } from '#main/probe/current-flow'
import type { StorageProblem } from '#src/contract/storage-problem'
import type { StorageKind } from '#src/trace/storage-kind'
import type { Change, Collection, CollectionSize, CollectionSpec, Storage } from './collection'

/** No cost of a server's: what is kept only for the learner to see, and the accounts, which both lanes have alike. */
const NOT_COUNTED: readonly string[] = ['issued-tokens', 'accounts']

/**
 * A storage that counts on the cost meter of the flow within which it is called. What nobody's request asks for, such as a
 * sweeper's or an operator's question, costs no flow anything.
 */
export class MeteredStorage implements Storage {
  readonly #storage: Storage
  readonly #counted = new Map<string, () => Promise<CollectionSize>>()

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
    const rows = this.#storage.collection(spec)
    if (!NOT_COUNTED.includes(spec.name)) this.#counted.set(spec.name, () => rows.size())
    return new MeteredCollection(rows)
  }

  /** Counts what a server needs to have kept, in all collections that were asked for. */
  async size(): Promise<CollectionSize> {
    return totalSize(await Promise.all([...this.#counted.values()].map((size) => size())))
  }

  clockChanged(): Promise<void> {
    return this.#storage.clockChanged()
  }

  close(): Promise<void> {
    return this.#storage.close()
  }
}

export function totalSize(sizes: readonly CollectionSize[]): CollectionSize {
  return {
    entries: sizes.reduce((sum, { entries }) => sum + entries, 0),
    bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
  }
}

class MeteredCollection<T> implements Collection<T> {
  readonly #rows: Collection<T>

  constructor(rows: Collection<T>) {
    this.#rows = rows
  }

  get(key: string): Promise<T | null> {
    meter()?.lookup()
    return this.#rows.get(key)
  }

  /** A change that leaves the row as it is was a question only. It is counted once, however often it has to be decided. */
  async change<R>(key: string, decide: (row: T | null) => Change<T, R>): Promise<R> {
    const cost = meter()
    let changes = false
    try {
      return await this.#rows.change(key, (row) => {
        const change = decide(row)
        changes = change.row !== undefined
        return change
      })
    } finally {
      if (changes) cost?.write()
      else cost?.lookup()
    }
  }

  all(): Promise<T[]> {
    meter()?.lookup()
    return this.#rows.all()
  }

  ownedBy(owner: string): Promise<T[]> {
    meter()?.lookup()
    return this.#rows.ownedBy(owner)
  }

  /** Whoever asks for what has expired clears up. A sweeper would do it, had the learner not to see it at once. */
  expiredBy(instantMs: number): Promise<T[]> {
    return this.#rows.expiredBy(instantMs)
  }

  clear(): Promise<void> {
    meter()?.write()
    return this.#rows.clear()
  }

  /** Only who compares costs asks for a size: it is nobody's request. */
  size(): Promise<CollectionSize> {
    return this.#rows.size()
  }
}

function meter(): CostMeter | undefined {
  return currentFlowOrNull()?.cost
}
