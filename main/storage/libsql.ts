// Loads libsql when SQLite is first wanted: its native part is not there for every machine, and the lab goes without.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type Database from 'libsql'

/** libsql can't be loaded on this machine, or in this copy of the lab. */
export class NoSqlite extends Error {
  override readonly name = 'NoSqlite'
}

/** Where the browser edition's own folder has it, beside the program; elsewhere it is installed. */
const BESIDE = join(import.meta.dirname, 'native/libsql.cjs')

let loaded: (() => typeof Database) | null = null

/**
 * Returns libsql.
 * @throws NoSqlite
 */
export function libsql(): typeof Database {
  loaded ??= load()
  return loaded()
}

/** What can't be loaded once is not tried again: each attempt would look through many folders. */
function load(): () => typeof Database {
  try {
    const library: typeof Database = createRequire(import.meta.url)(existsSync(BESIDE) ? BESIDE : 'libsql')
    return () => library
  } catch (cause) {
    return () => {
      throw new NoSqlite('libsql has no binary for this machine here', { cause })
    }
  }
}
