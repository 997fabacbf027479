// The schema of the SQLite files, and the steps that lead from each version of it to the next.
import { z } from 'zod'
import { type SqliteConnection, SqliteFailure } from './sqlite-connection'

/** Marks a file as the lab's: "SvJL" in ASCII (the pragma `application_id`). */
const APPLICATION_ID = 0x53764a4c

/** Step by step: the first makes version 1 of a new file, the second version 2 of that. A step that was released never changes. */
export const MIGRATIONS: readonly string[] = [
  `PRAGMA application_id = ${APPLICATION_ID};
   CREATE TABLE rows (
     position INTEGER PRIMARY KEY AUTOINCREMENT,
     collection TEXT NOT NULL,
     key TEXT NOT NULL,
     owner TEXT,
     expires_at REAL,
     value TEXT NOT NULL,
     UNIQUE (collection, key)
   ) STRICT;`,
  `ALTER TABLE rows ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
   UPDATE rows SET bytes = octet_length(value);
   CREATE INDEX rows_by_owner ON rows (collection, owner) WHERE owner IS NOT NULL;
   CREATE INDEX rows_by_expiry ON rows (collection, expires_at) WHERE expires_at IS NOT NULL;`,
]

/** The file's schema is newer than this lab knows. */
export class NewerSchema extends Error {
  override readonly name = 'NewerSchema'
  readonly version: number

  constructor(version: number) {
    super(`The schema has version ${version}; this lab knows up to ${MIGRATIONS.length}`)
    this.version = version
  }
}

/** The file is a database of another program. */
export class ForeignFile extends Error {
  override readonly name = 'ForeignFile'
}

/**
 * Brings a file to the newest version, as one transaction, and checks that it is whole.
 * @throws NewerSchema, ForeignFile, SqliteFailure
 */
export function prepareFile(connection: SqliteConnection): void {
  refuseDamaged(connection)
  const version = versionOf(connection)
  connection.exec('PRAGMA journal_mode = WAL')
  connection.exec('PRAGMA synchronous = FULL')
  if (version < MIGRATIONS.length) connection.transaction(() => migrate(connection))
}

/** Another process may have been faster: what is left to do is found out behind the lock. */
function migrate(connection: SqliteConnection): void {
  const from = versionOf(connection)
  for (const step of MIGRATIONS.slice(from)) connection.exec(step)
  connection.exec(`PRAGMA user_version = ${MIGRATIONS.length}`)
}

function versionOf(connection: SqliteConnection): number {
  const version = pragma(connection, 'user_version')
  const isNew = version === 0 && tables(connection) === 0
  if (!isNew && pragma(connection, 'application_id') !== APPLICATION_ID) throw new ForeignFile()
  if (version > MIGRATIONS.length) throw new NewerSchema(version)
  return version
}

function pragma(connection: SqliteConnection, name: 'user_version' | 'application_id'): number {
  const row = connection.get(`SELECT ${name} AS number FROM pragma_${name}`)
  return z.object({ number: z.number() }).parse(row).number
}

function tables(connection: SqliteConnection): number {
  const row = connection.get('SELECT count(*) AS number FROM sqlite_schema')
  return z.object({ number: z.number() }).parse(row).number
}

function refuseDamaged(connection: SqliteConnection): void {
  const row = connection.get('SELECT quick_check AS verdict FROM pragma_quick_check(1)')
  const { verdict } = z.object({ verdict: z.string() }).parse(row)
  if (verdict !== 'ok') throw new SqliteFailure('SQLITE_CORRUPT', new Error(verdict))
}
