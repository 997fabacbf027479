// Storage in memory: gone with the server.
import {
  type Change,
  type Collection,
  type CollectionSize,
  type CollectionSpec,
  type Storage,
  StorageUnavailable,
} from './collection'

/** Empty at first. */
export class MemoryStorage implements Storage {
  readonly kind = 'memory'
  readonly place = null
  readonly problem = null
  readonly #rows = new Map<string, Map<string, unknown>>()
  #closed = false

  collection<T>(spec: CollectionSpec<T>): Collection<T> {
    return new MemoryCollection(spec, () => this.#rowsOf<T>(spec.name))
  }

  async clockChanged(): Promise<void> {}

  async close(): Promise<void> {
    this.#closed = true
    this.#rows.clear()
  }

  #rowsOf<T>(name: string): Map<string, T> {
    if (this.#closed)
      throw new StorageUnavailable('memory', 'The server that kept this in memory has stopped: send it again')
    const rows = this.#rows.get(name) ?? new Map<string, unknown>()
    this.#rows.set(name, rows)
    return rows as Map<string, T>
  }
}

class MemoryCollection<T> implements Collection<T> {
  readonly #spec: CollectionSpec<T>
  readonly #rows: () => Map<string, T>

  constructor(spec: CollectionSpec<T>, rows: () => Map<string, T>) {
    this.#spec = spec
    this.#rows = rows
  }

  async get(key: string): Promise<T | null> {
    const row = this.#rows().get(key)
    return row === undefined ? null : copyOf(row)
  }

  async change<R>(key: string, decide: (row: T | null) => Change<T, R>): Promise<R> {
    const rows = this.#rows()
    const old = rows.get(key)
    const { row, result } = decide(old === undefined ? null : copyOf(old))
    if (row === null) rows.delete(key)
    else if (row !== undefined) rows.set(key, copyOf(row))
    return result
  }

  async all(): Promise<T[]> {
    return this.#where(() => true)
  }

  async ownedBy(owner: string): Promise<T[]> {
    return this.#where((row) => this.#spec.ownerOf?.(row) === owner)
  }

  async expiredBy(instantMs: number): Promise<T[]> {
    return this.#where((row) => {
      const expiresAt = this.#spec.expiresAt?.(row) ?? null
      return expiresAt !== null && expiresAt <= instantMs
    })
  }

  async clear(): Promise<void> {
    this.#rows().clear()
  }

  async size(): Promise<CollectionSize> {
    const rows = [...this.#rows().values()]
    const bytes = rows.reduce((sum, row) => sum + Buffer.byteLength(JSON.stringify(row)), 0)
    return { entries: rows.length, bytes }
  }

  #where(fits: (row: T) => boolean): T[] {
    return [...this.#rows().values()].filter(fits).map((row) => copyOf(row))
  }
}

/**
 * Returns a copy of a row. Rows are data that a schema knows, so a walk through them does, and takes a fraction of
 * structuredClone.
 */
function copyOf<T>(value: T): T
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf)
  if (typeof value !== 'object' || value === null) return value
  const copy: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) copy[name] = copyOf(member)
  return copy
}
