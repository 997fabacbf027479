// A storage that counts, for the flow being served, how often it is asked something and how often it is given something.
import type { CostMeter } from '#main/probe/cost-meter'
import { currentFlowOrNull } from '#main/probe/current-flow'
import type { Change, Collection, CollectionSize, CollectionSpec, Storage } from './collection'

/**
 * Returns a storage that counts on the cost meter of the flow within which it is called. What nobody's request asks for, such as
 * a sweeper's or an operator's question, costs no flow anything.
 */
export function meteredStorage(storage: Storage): Storage {
  return {
    get kind() {
      return storage.kind
    },
    get place() {
      return storage.place
    },
    get problem() {
      return storage.problem
    },
    collection: <T>(spec: CollectionSpec<T>) => new MeteredCollection(storage.collection(spec)),
    clockChanged: () => storage.clockChanged(),
    close: () => storage.close(),
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
