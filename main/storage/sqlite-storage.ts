// Storage in a SQLite file, one for each lane: it outlives the process, and several processes may have it open. In write-ahead
// mode with full synchronisation, so that what was acknowledged survives a crash; each change is an immediate transaction.
import { z } from 'zod'
import type { StorageProblem } from '#src/contract/storage-problem'
import type { Change, Collection, CollectionSize, CollectionSpec, Storage } from './collection'
import { Problems } from './problems'
import type { SqliteConnection } from './sqlite-connection'
import { SqliteFile } from './sqlite-file'
import { explainSqlite } from './sqlite-problems'
import { readRow, storedKey, storedValue } from './stored-row'

export interface SqliteStorageOptions {
  /** The absolute path of the file. */
  readonly path: string
  readonly onProblem: () => void
}

/** The file is opened, and made where there is none, when it is first needed. */
export class SqliteStorage implements Storage {
  readonly kind = 'sqlite'
  readonly place: string
  readonly #file: SqliteFile
  readonly #problems: Problems

  constructor({ path, onProblem }: SqliteStorageOptions) {
    this.place = path
    this.#file = new SqliteFile(path)
    this.#problems = new Problems('sqlite', (error) => explainSqlite(path, error), onProblem)
  }

  get problem(): StorageProblem | null {
    return this.#problems.first
  }

  collection<T>(spec: CollectionSpec<T>): Collection<T> {
    const collection = spec.name
    return new SqliteCollection(spec, {
      read: (work, key = '') =>
        this.#problems.watch({ collection, key, writes: false }, () => this.#file.use(work, false)),
      write: (work, key = '') =>
        this.#problems.watch({ collection, key, writes: true }, () =>
          this.#file.use((connection) => connection.transaction(() => work(connection)), true),
        ),
      rowsAreGood: () => this.#problems.rowsAreGood(collection),
    })
  }

  async clockChanged(): Promise<void> {}

  close(): Promise<void> {
    return this.#file.close()
  }
}

interface Access {
  /** `key` is the stored key of the one row that the work is about. */
  read<R>(work: (connection: SqliteConnection) => R, key?: string): Promise<R>
  /** The same as one transaction. */
  write<R>(work: (connection: SqliteConnection) => R, key?: string): Promise<R>
  /** Hears that no row of the collection is bad. */
  rowsAreGood(): void
}

const storedSchema = z.object({ key: z.string(), value: z.string() })

class SqliteCollection<T> implements Collection<T> {
  readonly #spec: CollectionSpec<T>
  readonly #access: Access

  constructor(spec: CollectionSpec<T>, access: Access) {
    this.#spec = spec
    this.#access = access
  }

  get(key: string): Promise<T | null> {
    const stored = storedKey(key)
    return this.#access.read((connection) => this.#find(connection, stored), stored)
  }

  change<R>(key: string, decide: (row: T | null) => Change<T, R>): Promise<R> {
    const stored = storedKey(key)
    return this.#access.write((connection) => {
      const change = decide(this.#find(connection, stored))
      if (change.row === null) connection.run(DELETE, this.#spec.name, stored)
      else if (change.row !== undefined) this.#put(connection, stored, change.row)
      return change.result
    }, stored)
  }

  async all(): Promise<T[]> {
    const rows = await this.#access.read((connection) =>
      this.#rows(connection.all(`${SELECT} ORDER BY position`, this.#spec.name)),
    )
    this.#access.rowsAreGood()
    return rows
  }

  ownedBy(owner: string): Promise<T[]> {
    return this.#access.read((connection) =>
      this.#rows(
        connection.all(`${SELECT} AND owner = ? ORDER BY position`, this.#spec.name, storedKey(owner)),
      ),
    )
  }

  expiredBy(instantMs: number): Promise<T[]> {
    return this.#access.read((connection) =>
      this.#rows(
        connection.all(`${SELECT} AND expires_at <= ? ORDER BY position`, this.#spec.name, instantMs),
      ),
    )
  }

  async clear(): Promise<void> {
    await this.#access.write((connection) => connection.run(DELETE_ALL, this.#spec.name))
    this.#access.rowsAreGood()
  }

  size(): Promise<CollectionSize> {
    return this.#access.read((connection) =>
      z.object({ entries: z.number(), bytes: z.number() }).parse(connection.get(SIZE, this.#spec.name)),
    )
  }

  #find(connection: SqliteConnection, key: string): T | null {
    const row = connection.get(`${SELECT} AND key = ?`, this.#spec.name, key)
    if (row === undefined) return null
    return this.#rows([row])[0] ?? null
  }

  #put(connection: SqliteConnection, key: string, row: T): void {
    const owner = this.#spec.ownerOf?.(row) ?? null
    const value = storedValue(row)
    connection.run(
      PUT,
      this.#spec.name,
      key,
      owner === null ? null : storedKey(owner),
      this.#spec.expiresAt?.(row) ?? null,
      value,
      Buffer.byteLength(value),
    )
  }

  #rows(found: readonly unknown[]): T[] {
    return found.map((row) => {
      const { key, value } = storedSchema.parse(row)
      return readRow(this.#spec, key, value)
    })
  }
}

const SELECT = 'SELECT key, value FROM rows WHERE collection = ?'
const SIZE = 'SELECT count(*) AS entries, coalesce(sum(bytes), 0) AS bytes FROM rows WHERE collection = ?'
const DELETE = 'DELETE FROM rows WHERE collection = ? AND key = ?'
const DELETE_ALL = 'DELETE FROM rows WHERE collection = ?'
/** A row that is replaced keeps its position. */
const PUT = `INSERT INTO rows (collection, key, owner, expires_at, value, bytes) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (collection, key) DO UPDATE SET
    owner = excluded.owner, expires_at = excluded.expires_at, value = excluded.value, bytes = excluded.bytes`
