// Storage in a SQLite file, one for each lane: it outlives the process, and several processes may have it open. In write-ahead
// mode with full synchronisation, so that what was acknowledged survives a crash; each change is an immediate transaction.
import { z } from 'zod'
import type { StorageProblem } from '#src/contract/storage-problem'
import {
  type Change,
  type Collection,
  type CollectionSize,
  type CollectionSpec,
  type Storage,
  StorageUnavailable,
} from './collection'
import { Problems, problemInEnglish } from './problems'
import type { SqliteConnection } from './sqlite-connection'
import { SqliteFile } from './sqlite-file'
import { FileClosed, isOfWriting, sqliteProblem } from './sqlite-problems'
import { BadRow, readRow, storedKey, storedValue } from './stored-row'

export interface SqliteStorageOptions {
  /** The absolute path of the file. */
  readonly path: string
  readonly onProblem: () => void
}

/** Returns a storage in a file. The file is opened, and made where there is none, when it is first needed. */
export function createSqliteStorage(options: SqliteStorageOptions): Storage {
  return new SqliteStorage(options)
}

class SqliteStorage implements Storage {
  readonly kind = 'sqlite'
  readonly place: string
  readonly #file: SqliteFile
  readonly #problems: Problems

  constructor({ path, onProblem }: SqliteStorageOptions) {
    this.place = path
    this.#file = new SqliteFile(path)
    this.#problems = new Problems(onProblem)
  }

  get problem(): StorageProblem | null {
    return this.#problems.first
  }

  collection<T>(spec: CollectionSpec<T>): Collection<T> {
    return new SqliteCollection(spec, {
      read: (work) => this.#use(work, false),
      write: (work) => this.#use((connection) => connection.transaction(() => work(connection)), true),
      problems: this.#problems,
    })
  }

  async clockChanged(): Promise<void> {}

  close(): Promise<void> {
    return this.#file.close()
  }

  async #use<R>(work: (connection: SqliteConnection) => R, writes: boolean): Promise<R> {
    try {
      const result = await this.#file.use(work, writes)
      this.#problems.clear(REACH)
      if (writes) this.#problems.clear(WRITE)
      return result
    } catch (error) {
      throw this.#explained(error)
    }
  }

  #explained(error: unknown): unknown {
    if (error instanceof FileClosed) {
      const closed = `The SQLite file ${this.place} has been closed: send the request again`
      return new StorageUnavailable('sqlite', closed, { cause: error })
    }
    const problem = sqliteProblem(this.place, error)
    if (problem === null) return error
    this.#problems.note(causeOf(error), problem)
    return new StorageUnavailable('sqlite', problemInEnglish(problem), { cause: error })
  }
}

const REACH = 'reach'
const WRITE = 'write'

function causeOf(error: unknown): string {
  if (error instanceof BadRow) return `row ${error.collection} ${error.key}`
  return isOfWriting(error) ? WRITE : REACH
}

interface Access {
  read<R>(work: (connection: SqliteConnection) => R): Promise<R>
  /** The same as one transaction. */
  write<R>(work: (connection: SqliteConnection) => R): Promise<R>
  readonly problems: Problems
}

const storedSchema = z.object({ key: z.string(), value: z.string() })

class SqliteCollection<T> implements Collection<T> {
  readonly #spec: CollectionSpec<T>
  readonly #access: Access

  constructor(spec: CollectionSpec<T>, access: Access) {
    this.#spec = spec
    this.#access = access
  }

  async get(key: string): Promise<T | null> {
    const row = await this.#access.read((connection) => this.#find(connection, storedKey(key)))
    this.#isGood(storedKey(key))
    return row
  }

  async change<R>(key: string, decide: (row: T | null) => Change<T, R>): Promise<R> {
    const stored = storedKey(key)
    const result = await this.#access.write((connection) => {
      const change = decide(this.#find(connection, stored))
      if (change.row === null) connection.run(DELETE, this.#spec.name, stored)
      else if (change.row !== undefined) this.#put(connection, stored, change.row)
      return change.result
    })
    this.#isGood(stored)
    return result
  }

  async all(): Promise<T[]> {
    const rows = await this.#access.read((connection) =>
      this.#rows(connection.all(`${SELECT} ORDER BY position`, this.#spec.name)),
    )
    this.#access.problems.clearAll(`row ${this.#spec.name} `)
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
    this.#access.problems.clearAll(`row ${this.#spec.name} `)
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

  #isGood(key: string): void {
    this.#access.problems.clear(`row ${this.#spec.name} ${key}`)
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
