// A SQLite file that comes and goes: opened when it is needed, and again when what was wrong with it has changed.
import { type BigIntStats, chmodSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises'
import { StorageUnavailable } from './collection'
import { SqliteConnection, SqliteFailure } from './sqlite-connection'
import { EmptyFile, FileGone, isBusy, isOfWriting, NoFolder } from './sqlite-problems'
import { prepareFile } from './sqlite-schema'

/**
 * For how long something waits for another process to unlock the file, and how long it is between two attempts, in milliseconds.
 */
const LOCK_LIMIT_MS = 1_500
const LOCK_PAUSE_MS = 10
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

/** Something that another process's lock keeps from being done. */
interface Waiter {
  /** Resolves with null when it is done, well or badly, and with what SQLite said where the file is still locked. */
  attempt(): Promise<unknown>
  reject(error: unknown): void
  readonly writes: boolean
  readonly giveUpAt: number
}

export class SqliteFile {
  readonly path: string
  #connection: SqliteConnection | null = null
  /** Whether the connection's file has been checked. */
  #ready = false
  /** Which file the connection has open. */
  #identity: string | null = null
  /** Whether there has been a file: then a missing one isn't made. */
  #wasThere = false
  /** Whether there was none when it was opened: only then may it be empty. */
  #isNew = false
  readonly #waiting: Waiter[] = []
  #failure: Failure | null = null
  #closing: Promise<void> = Promise.resolve()
  #isClosed = false

  constructor(path: string) {
    this.path = path
  }

  /**
   * Does something with the open file. Where another process has it locked, waits a while and begins anew, and all that comes
   * meanwhile waits behind it; but reading doesn't wait for writing, which another process mostly locks alone.
   * @throws StorageUnavailable once it is closed, FileGone, EmptyFile, NoFolder, NoSqlite, OtherSchema, ForeignFile, SqliteFailure, and
   * what `work` throws
   */
  async use<T>(work: (connection: SqliteConnection) => T, writes: boolean): Promise<T> {
    if (!this.#waiting.some((waiter) => waiter.writes === writes)) {
      try {
        return await this.#try(work)
      } catch (error) {
        if (!isBusy(error)) throw error
      }
    }
    return new Promise((resolve, reject) => {
      const attempt = async () => {
        try {
          resolve(await this.#try(work))
        } catch (error) {
          if (isBusy(error)) return error
          reject(error)
        }
        return null
      }
      this.#waiting.push({ attempt, reject, writes, giveUpAt: performance.now() + LOCK_LIMIT_MS })
      if (this.#waiting.length === 1) void this.#untilUnlocked()
    })
  }

  /** Ends all use of the file, and resolves when it has been let go of. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#letGo()
    await this.#closing
  }

  /** The one loop that tries again what waits, in the order in which it came, until nothing does. The thread never waits. */
  async #untilUnlocked(): Promise<void> {
    while (this.#waiting.length > 0) {
      await delay(LOCK_PAUSE_MS)
      /** What the first one that reads, or that writes, was refused with: the others needn't try. */
      const refused = new Map<boolean, unknown>()
      for (const waiter of [...this.#waiting]) {
        const error = refused.get(waiter.writes) ?? (await waiter.attempt())
        if (error !== null) refused.set(waiter.writes, error)
        if (error !== null && performance.now() < waiter.giveUpAt) continue
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1)
        if (error !== null) waiter.reject(error)
        await nextTurn()
      }
    }
  }

  async #try<T>(work: (connection: SqliteConnection) => T): Promise<T> {
    if (this.#hasChanged()) this.#forget()
    await this.#closing
    return this.#attempt(work)
  }

  #attempt<T>(work: (connection: SqliteConnection) => T): T {
    if (this.#isClosed) {
      const closed = `The SQLite file ${this.path} has been closed: send the request again`
      throw new StorageUnavailable('sqlite', closed)
    }
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
    if (!this.#connection) {
      this.#refuseEmpty()
      alignModes(this.path)
    }
    this.#connection ??= new SqliteConnection(this.path)
    try {
      prepareFile(this.#connection)
    } catch (error) {
      if (!isBusy(error)) this.#noteFailure(error, true)
      throw error
    }
    const stats = statsOf(this.path)
    this.#identity = stats && identityOf(stats)
    this.#wasThere = true
    this.#isNew = false
    this.#ready = true
    return this.#connection
  }

  /**
   * The lab writes into a file as soon as it makes it. SQLite would take one that was emptied since for a new one, without a
   * word.
   */
  #refuseEmpty(): void {
    const stats = statsOf(this.path)
    if (!stats) this.#isNew = true
    else if (stats.isFile() && stats.size === 0n && !this.#isNew) throw new EmptyFile()
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
