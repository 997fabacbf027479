// What is wrong with a SQLite file that can't be used.
import { dirname } from 'node:path'
import type { StorageProblem } from '#src/contract/storage-problem'
import type { Failure } from './problems'
import { NoSqlite, SqliteFailure } from './sqlite-connection'
import { ForeignFile, OtherSchema, SCHEMA_VERSION } from './sqlite-schema'
import { BadRow, shownKey } from './stored-row'

/** The file was there, and is no longer. A new one would know of no revocation. */
export class FileGone extends Error {
  override readonly name = 'FileGone'
}

/** The file is there and has no byte. The lab leaves none like that, and it knows of no revocation either. */
export class EmptyFile extends Error {
  override readonly name = 'EmptyFile'
}

/** The folder of the file can't be made. */
export class NoFolder extends Error {
  override readonly name = 'NoFolder'
}

/** Tells whether another process has the file locked: it may let go of it any moment. */
export function isBusy(error: unknown): boolean {
  return error instanceof SqliteFailure && /^SQLITE_(BUSY|LOCKED)/.test(error.code)
}

/** Tells whether a failure is one of writing only. */
export function isOfWriting(error: unknown): boolean {
  return isBusy(error) || (error instanceof SqliteFailure && (isReadOnly(error) || isFull(error)))
}

/** Returns what an error says of the file at a path; null for one that is neither SQLite's nor the file's. */
export function explainSqlite(path: string, error: unknown): Failure | null {
  const problem = problemOf(path, error)
  if (problem === null) return null
  if (error instanceof BadRow) return { problem, keepsFrom: 'row' }
  return { problem, keepsFrom: isOfWriting(error) ? 'writing' : 'all' }
}

function problemOf(place: string, error: unknown): StorageProblem | null {
  if (error instanceof BadRow) {
    const { collection, key } = error
    return { code: 'sqlite-foreign-row', place, collection, key: shownKey(key) }
  }
  if (error instanceof FileGone) return { code: 'sqlite-gone', place }
  if (error instanceof EmptyFile) return { code: 'sqlite-empty', place }
  if (error instanceof NoSqlite) {
    return { code: 'sqlite-no-library', machine: `${process.platform}-${process.arch}` }
  }
  if (error instanceof NoFolder) return { code: 'sqlite-no-folder', place: dirname(place) }
  if (error instanceof OtherSchema) {
    const code = error.version > SCHEMA_VERSION ? 'sqlite-newer' : 'sqlite-older'
    return { code, place, found: error.version, known: SCHEMA_VERSION }
  }
  if (error instanceof ForeignFile) return { code: 'sqlite-foreign', place }
  return error instanceof SqliteFailure ? problemOfFailure(place, error) : null
}

function problemOfFailure(place: string, error: SqliteFailure): StorageProblem {
  if (isBusy(error)) return { code: 'sqlite-locked', place }
  if (isReadOnly(error)) return { code: 'sqlite-read-only', place }
  if (isFull(error)) return { code: 'sqlite-full', place }
  if (error.code.startsWith('SQLITE_CANTOPEN')) return { code: 'sqlite-not-opened', place }
  if (error.code.startsWith('SQLITE_NOTADB')) return { code: 'sqlite-no-database', place }
  if (error.code.startsWith('SQLITE_CORRUPT')) return { code: 'sqlite-damaged', place }
  return { code: 'sqlite-other', place, message: error.message }
}

function isReadOnly({ code }: SqliteFailure): boolean {
  return code.startsWith('SQLITE_READONLY') || code === 'SQLITE_PERM'
}

/** A file that may not grow for another reason than the disk's end fails as it is written. */
function isFull({ code }: SqliteFailure): boolean {
  return code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_WRITE'
}
