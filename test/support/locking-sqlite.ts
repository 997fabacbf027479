// Has another connection lock a SQLite file after so many of a request's writes, as another program could at any moment.
import { vi } from 'vitest'
import { z } from 'zod'
import { currentFlowOrNull } from '#main/probe/current-flow'
import { SqliteConnection } from '#main/storage/sqlite-connection'

interface Lock {
  left: number
  holder: SqliteConnection | null
}

export interface LockingSqlite {
  /** Whether the file at a path has been locked since {@link lockAfter}. */
  isLocked(path: string): boolean
  /** Lets requests write so many more times, and has the file locked before the next. */
  lockAfter(path: string, writes: number): void
  unlock(path: string): Promise<void>
  /** Ends all of it. */
  restore(): void
}

/** Watches all SQLite files of this process. What is done is done by the lab's own code; the lock is SQLite's own. */
export function watchSqlite(): LockingSqlite {
  const locks = new Map<string, Lock>()
  const { transaction } = SqliteConnection.prototype
  const watch = vi.spyOn(SqliteConnection.prototype, 'transaction')
  watch.mockImplementation(function watched<T>(this: SqliteConnection, work: () => T): T {
    const lock = currentFlowOrNull() ? locks.get(pathOf(this)) : undefined
    if (lock && !lock.holder) {
      if (lock.left === 0) lock.holder = locked(pathOf(this))
      lock.left -= 1
    }
    return transaction.call(this, work) as T
  })
  return {
    isLocked: (path) => locks.get(path)?.holder != null,
    lockAfter: (path, writes) => locks.set(path, { left: writes, holder: null }),
    unlock: async (path) => {
      const holder = locks.get(path)?.holder
      locks.delete(path)
      await holder?.close()
    },
    restore: () => watch.mockRestore(),
  }
}

function locked(path: string): SqliteConnection {
  const holder = new SqliteConnection(path)
  holder.exec('BEGIN IMMEDIATE')
  return holder
}

function pathOf(connection: SqliteConnection): string {
  return z
    .object({ file: z.string() })
    .parse(connection.get("SELECT file FROM pragma_database_list WHERE name = 'main'")).file
}
