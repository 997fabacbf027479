// The one thing that is put around a storage: it measures how much a server needs it to keep.
import type { StorageProblem } from '#src/contract/storage-problem'
import type { StorageKind } from '#src/trace/storage-kind'
import type { Collection, CollectionSize, CollectionSpec, Storage } from './collection'

const NOTHING: CollectionSize = { entries: 0, bytes: 0 }
/** Both lanes have them alike. */
const ACCOUNTS = 'accounts'

/** A storage that knows the size of what a server keeps there, without what only the lab notes. */
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
    if (spec.name !== ACCOUNTS) this.#counted.set(spec.name, () => neededSize(rows, spec))
    return rows
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

async function neededSize<T>(rows: Collection<T>, { notebook }: CollectionSpec<T>): Promise<CollectionSize> {
  if (notebook === 'all') return NOTHING
  const size = await rows.size()
  if (!notebook) return size
  const noted = await rows.ownedBy(notebook.owner)
  const bytes = noted.reduce((sum, row) => sum + Buffer.byteLength(JSON.stringify(row)), 0)
  // Something may have come in between the two questions.
  return { entries: Math.max(0, size.entries - noted.length), bytes: Math.max(0, size.bytes - bytes) }
}
