// A SQLite file that comes and goes: opened when it is needed, and again when what was wrong with it has changed.
import { type BigIntStats, chmodSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { SqliteConnection, SqliteFailure } from './sqlite-connection'
import { FileClosed, FileGone, isBusy, isOfWriting, NoFolder } from './sqlite-problems'
import { prepareFile } from './sqlite-schema'

/** For how long one call waits for a lock, in milliseconds: the whole process waits with it. */
const BUSY_MS = 20
/** For how long a request waits for a lock in all, and how long between two attempts, while the process goes on. */
const BUSY_LIMIT_MS = 1_500
const BUSY_PAUSE_MS = 25
/** After how long a failure is no longer taken for granted, even where the file looks the same. */
const FAILURE_HOLDS_MS = 5_000

interface Failure {
  readonly error: unknown
  /** How the file looked when it failed. */
  readonly looks: string
  readonly at: number
  /** Whether the connection is of no use. */
  readonly fatal: boolean
}

export class SqliteFile {
  readonly path: string
  #connection: SqliteConnection | null = null
  /** Whether the connection's file has been checked and migrated. */
  #ready = false
  /** Which file the connection has open. */
  #identity: string | null = null
  /** Whether there has been a file: then a missing one isn't made. */
  #wasThere = false
  #failure: Failure | null = null
  #closing: Promise<void> = Promise.resolve()
  #isClosed = false

  constructor(path: string) {
    this.path = path
  }

  /**
   * Does something with the open file. Where another process has it locked, waits a while and begins anew.
   * @throws FileClosed, FileGone, NoFolder, NoSqlite, NewerSchema, ForeignFile, SqliteFailure, and what `work` throws
   */
  async use<T>(work: (connection: SqliteConnection) => T): Promise<T> {
    const giveUpAt = performance.now() + BUSY_LIMIT_MS
    for (;;) {
      if (this.#hasChanged()) this.#forget()
      await this.#closing
      try {
        return this.#attempt(work)
      } catch (error) {
        if (!isBusy(error) || performance.now() > giveUpAt) throw error
      }
      await delay(BUSY_PAUSE_MS)
    }
  }

  /** Ends all use of the file, and resolves when it has been let go of. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#letGo()
    await this.#closing
  }

  #attempt<T>(work: (connection: SqliteConnection) => T): T {
    if (this.#isClosed) throw new FileClosed()
    if (this.#wasThere && !statsOf(this.path)) {
      this.#letGo()
      throw new FileGone()
    }
    if (this.#failure?.fatal) throw this.#failure.error
    try {
      return work(this.#opened())
    } catch (error) {
      if (error instanceof SqliteFailure && !isBusy(error)) this.#noteFailure(error, !isOfWriting(error))
      throw error
    }
  }

  /** Tells whether the file was replaced, or has failed and looks different now. */
  #hasChanged(): boolean {
    const stats = statsOf(this.path)
    if (stats && this.#identity !== null && identityOf(stats) !== this.#identity) return true
    const failure = this.#failure
    if (!failure) return false
    return failure.looks !== this.#looks() || performance.now() - failure.at > FAILURE_HOLDS_MS
  }

  #forget(): void {
    this.#letGo()
    this.#failure = null
  }

  #letGo(): void {
    const connection = this.#connection
    this.#connection = null
    this.#ready = false
    this.#identity = null
    if (connection) this.#closing = this.#closing.then(() => connection.close())
  }

  #opened(): SqliteConnection {
    if (this.#connection && this.#ready) return this.#connection
    if (!this.#wasThere) this.#makeFolder()
    if (!this.#connection) alignModes(this.path)
    this.#connection ??= new SqliteConnection(this.path, BUSY_MS)
    try {
      prepareFile(this.#connection)
    } catch (error) {
      if (!isBusy(error)) this.#noteFailure(error, true)
      throw error
    }
    const stats = statsOf(this.path)
    this.#identity = stats && identityOf(stats)
    this.#wasThere = true
    this.#ready = true
    return this.#connection
  }

  #noteFailure(error: unknown, fatal: boolean): void {
    if (fatal) this.#letGo()
    this.#failure = { error, fatal, looks: this.#looks(), at: performance.now() }
  }

  #makeFolder(): void {
    try {
      mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 })
    } catch (cause) {
      throw new NoFolder(this.path, { cause })
    }
  }

  /** Says all that a repair of the file would change. */
  #looks(): string {
    const file = statsOf(this.path)
    const folder = statsOf(dirname(this.path))
    return [file?.dev, file?.ino, file?.size, file?.mtimeNs, file?.ctimeNs, folder?.mode, folder?.uid].join()
  }
}

/** SQLite gives the files beside its own the same permissions when it makes them; where those have changed since, they follow. */
function alignModes(path: string): void {
  const mode = statsOf(path)?.mode
  for (const beside of [`${path}-wal`, `${path}-shm`]) {
    const there = statsOf(beside)
    if (mode === undefined || !there || there.mode === mode) continue
    try {
      chmodSync(beside, Number(mode & 0o777n))
    } catch {
      // It is somebody else's: SQLite will say what it can't do.
    }
  }
}

function statsOf(path: string): BigIntStats | null {
  try {
    return statSync(path, { bigint: true })
  } catch {
    return null
  }
}

function identityOf({ dev, ino }: BigIntStats): string {
  return `${dev},${ino}`
}
