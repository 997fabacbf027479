// A SQLite file that comes and goes: opened when it is needed, and again when what was wrong with it has changed.
import { type BigIntStats, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { SqliteConnection, SqliteFailure } from './sqlite-connection'
import { prepareFile } from './sqlite-schema'
import { FileGone, isBusy, isOfWriting, NoFolder } from './sqlite-sentences'

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
  /** Which file it was that was opened first; null before. */
  #identity: string | null = null
  #failure: Failure | null = null

  constructor(path: string) {
    this.path = path
  }

  /**
   * Does something with the open file. Where another process has it locked, waits a while and begins anew.
   * @throws FileGone, NoFolder, NewerSchema, ForeignFile, SqliteFailure, and what `work` throws
   */
  async use<T>(work: (connection: SqliteConnection) => T): Promise<T> {
    const giveUpAt = performance.now() + BUSY_LIMIT_MS
    for (;;) {
      try {
        return this.#attempt(work)
      } catch (error) {
        if (!isBusy(error) || performance.now() > giveUpAt) throw error
      }
      await delay(BUSY_PAUSE_MS)
    }
  }

  close(): void {
    this.#connection?.close()
    this.#connection = null
    this.#ready = false
  }

  #attempt<T>(work: (connection: SqliteConnection) => T): T {
    this.#lookAgain()
    try {
      return work(this.#opened())
    } catch (error) {
      if (error instanceof SqliteFailure && !isBusy(error)) this.#noteFailure(error, !isOfWriting(error))
      throw error
    }
  }

  /** Lets go of a file that was replaced, or that has failed and looks different now. */
  #lookAgain(): void {
    const stats = this.#stats()
    if (this.#identity !== null && !stats) {
      this.close()
      throw new FileGone()
    }
    if (stats && this.#identity !== null && identityOf(stats) !== this.#identity) this.#forget()
    const failure = this.#failure
    if (!failure) return
    if (failure.looks !== this.#looks() || performance.now() - failure.at > FAILURE_HOLDS_MS) this.#forget()
    else if (failure.fatal) throw failure.error
  }

  #forget(): void {
    this.close()
    this.#failure = null
  }

  #opened(): SqliteConnection {
    if (this.#connection && this.#ready) return this.#connection
    if (this.#identity === null) this.#makeFolder()
    this.#connection ??= new SqliteConnection(this.path, BUSY_MS)
    try {
      prepareFile(this.#connection)
    } catch (error) {
      if (!isBusy(error)) this.#noteFailure(error, true)
      throw error
    }
    this.#ready = true
    const stats = this.#stats()
    if (stats) this.#identity = identityOf(stats)
    return this.#connection
  }

  #noteFailure(error: unknown, fatal: boolean): void {
    if (fatal) this.close()
    this.#failure = { error, fatal, looks: this.#looks(), at: performance.now() }
  }

  #makeFolder(): void {
    try {
      mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 })
    } catch (cause) {
      throw new NoFolder(this.path, { cause })
    }
  }

  #stats(): BigIntStats | null {
    return statsOf(this.path)
  }

  /** Says all that a repair of the file would change. */
  #looks(): string {
    const file = statsOf(this.path)
    const folder = statsOf(dirname(this.path))
    return [file?.dev, file?.ino, file?.size, file?.mtimeNs, file?.ctimeNs, folder?.mode, folder?.uid].join()
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
