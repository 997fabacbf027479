// The schema of the SQLite files. There is one: a file of another is left as it is, and said to be.
import { z } from 'zod'
import { type SqliteConnection, SqliteFailure } from './sqlite-connection'

/** Marks a file as the lab's: "SvJL" in ASCII (the pragma `application_id`). */
const APPLICATION_ID = 0x53764a4c

/** The version of the schema (the pragma `user_version`): another number for whatever an older or newer lab would misread. */
export const SCHEMA_VERSION = 2

const SCHEMA = `
  CREATE TABLE rows (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    collection TEXT NOT NULL,
    key TEXT NOT NULL,
    owner TEXT,
    expires_at REAL,
    value TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    UNIQUE (collection, key)
  ) STRICT;
  CREATE INDEX rows_by_owner ON rows (collection, owner) WHERE owner IS NOT NULL;
  CREATE INDEX rows_by_expiry ON rows (collection, expires_at) WHERE expires_at IS NOT NULL;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};`

/** The file is the lab's, and its schema another one. */
export class OtherSchema extends Error {
  override readonly name = 'OtherSchema'
  readonly version: number

  constructor(version: number) {
    super(`The schema has version ${version}; this lab knows version ${SCHEMA_VERSION}`)
    this.version = version
  }
}

/** The file is a database of another program. */
export class ForeignFile extends Error {
  override readonly name = 'ForeignFile'
}

/**
 * Checks that a file is whole and of this schema; makes the schema in a new file.
 * @throws OtherSchema, ForeignFile, SqliteFailure
 */
export function prepareFile(connection: SqliteConnection): void {
  refuseDamaged(connection)
  const isNew = isNewFile(connection)
  connection.exec('PRAGMA journal_mode = WAL')
  connection.exec('PRAGMA synchronous = FULL')
  if (!isNew) return
  connection.transaction(() => {
    // Another process may have been faster: that is known only behind the lock.
    if (isNewFile(connection)) connection.exec(SCHEMA)
  })
}

/** One question for all three, so that no other process makes the schema between two of them. */
const MARKS = `SELECT user_version AS version, application_id AS application,
    (SELECT count(*) FROM sqlite_schema) AS tables
  FROM pragma_user_version, pragma_application_id`
const marksSchema = z.object({ version: z.number(), application: z.number(), tables: z.number() })

/** Tells whether nothing has been written to a file. */
function isNewFile(connection: SqliteConnection): boolean {
  const { version, application, tables } = marksSchema.parse(connection.get(MARKS))
  if (version === 0 && tables === 0) return true
  if (application !== APPLICATION_ID) throw new ForeignFile()
  if (version !== SCHEMA_VERSION) throw new OtherSchema(version)
  return false
}

function refuseDamaged(connection: SqliteConnection): void {
  const row = connection.get('SELECT quick_check AS verdict FROM pragma_quick_check(1)')
  const { verdict } = z.object({ verdict: z.string() }).parse(row)
  if (verdict !== 'ok') throw new SqliteFailure('SQLITE_CORRUPT', new Error(verdict))
}
