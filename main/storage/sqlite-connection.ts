// One open SQLite file, by libsql, which is loaded when SQLite is first wanted: statements that are prepared once, and errors
// that all look alike.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type Database from 'libsql'

/** What SQLite answered instead; `code` is its own, such as `SQLITE_BUSY`. */
export class SqliteFailure extends Error {
  override readonly name = 'SqliteFailure'
  readonly code: string

  constructor(code: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : code, { cause })
    this.code = code
  }
}

/** libsql can't be loaded: its native part isn't there for this machine, or not in this copy of the lab. */
export class NoSqlite extends Error {
  override readonly name = 'NoSqlite'
}

type Value = string | number | null
type Statement = Database.Statement<Value[]>

/** An open file. All of it blocks until SQLite has answered. */
export class SqliteConnection {
  readonly #database: Database.Database
  /** libsql can't finalize a statement: it lives until it is collected. So each is prepared only once. */
  readonly #statements = new Map<string, Statement>()

  /**
   * Opens a file; makes it where there is none. What another process has locked fails at once: to wait is the caller's, who can do
   * so without holding up the thread.
   * @throws SqliteFailure, NoSqlite
   */
  constructor(path: string) {
    const Library = libsql()
    this.#database = attempt(() => new Library(path, { timeout: 0 }))
  }

  /** Runs statements that have no parameters; what they return is ignored. */
  exec(sql: string): void {
    attempt(() => this.#database.exec(sql))
  }

  run(sql: string, ...values: Value[]): void {
    attempt(() => this.#prepared(sql).run(...values))
  }

  get(sql: string, ...values: Value[]): unknown {
    return attempt(() => this.#prepared(sql).get(...values))
  }

  all(sql: string, ...values: Value[]): unknown[] {
    return attempt(() => this.#prepared(sql).all(...values))
  }

  /** Runs `work` as one transaction that nobody else writes beside; what it throws undoes all of it. */
  transaction<T>(work: () => T): T {
    this.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.exec('COMMIT')
      return result
    } catch (error) {
      this.#rollBack()
      throw error
    }
  }

  /** Resolves when the file has been let go of. */
  async close(): Promise<void> {
    this.#statements.clear()
    try {
      this.#database.close()
    } catch {
      // What can't be closed is gone already.
    }
    await collectGarbage()
  }

  #prepared(sql: string): Statement {
    const statement = this.#statements.get(sql) ?? this.#database.prepare<Value[]>(sql)
    this.#statements.set(sql, statement)
    return statement
  }

  #rollBack(): void {
    try {
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK')
    } catch {
      // SQLite has rolled back by itself where the file failed.
    }
  }
}

function attempt<T>(call: () => T): T {
  try {
    return call()
  } catch (error) {
    throw new SqliteFailure(codeOf(error), error)
  }
}

/** libsql says of a file that it can't open only the number, in its message: 14 is SQLITE_CANTOPEN. */
function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code !== '') {
    return error.code
  }
  return String(error).includes('Unable to open connection') ? 'SQLITE_CANTOPEN' : 'SQLITE_ERROR'
}

let collect: (() => unknown) | null = null

/**
 * Collects garbage, and resolves when what was collected has been finalized. libsql has no other way to finalize a statement, and
 * until then SQLite has the closed file, its log and its index open: they could be neither replaced nor, on Windows, removed.
 */
async function collectGarbage(): Promise<void> {
  collect ??= collector()
  collect()
  await nextTurn()
}

/** V8 gives its collector to contexts that are made after this flag has been set. */
function collector(): () => unknown {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc')
}

/** Where the browser edition's own folder has libsql, beside the program; elsewhere it is installed. */
const BESIDE = join(import.meta.dirname, 'native/libsql.cjs')

let library: typeof Database | NoSqlite | null = null

/** What can't be loaded once is not tried again: each attempt would look through many folders. */
function libsql(): typeof Database {
  library ??= load()
  if (library instanceof NoSqlite) throw library
  return library
}

function load(): typeof Database | NoSqlite {
  try {
    return createRequire(import.meta.url)(existsSync(BESIDE) ? BESIDE : 'libsql')
  } catch (cause) {
    return new NoSqlite('libsql has no binary for this machine here', { cause })
  }
}
