// What to tell a learner whose SQLite file can't be used: one sentence that says what to do.
import { dirname } from 'node:path'
import { NoSqlite } from './libsql'
import { SqliteFailure } from './sqlite-connection'
import { ForeignFile, MIGRATIONS, NewerSchema } from './sqlite-schema'

/** The storage has been closed. */
export class FileClosed extends Error {
  override readonly name = 'FileClosed'
}

/** The file was there, and is no longer. A new one would know of no revocation. */
export class FileGone extends Error {
  override readonly name = 'FileGone'
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

/** Returns the sentence for a failure; null for one that isn't SQLite's or the file's. */
export function sqliteSentence(path: string, error: unknown): string | null {
  if (error instanceof FileClosed) return `The SQLite file ${path} has been closed: send the request again`
  if (error instanceof FileGone) {
    return `The SQLite file ${path} is gone: put it back, or restart the server to begin with an empty one`
  }
  if (error instanceof NoSqlite) {
    return `SQLite is not to be had here: this copy of the lab has no libsql for ${process.platform}-${process.arch}. Choose memory or Redis instead`
  }
  if (error instanceof NoFolder) {
    return `The folder ${dirname(path)} can't be made for the SQLite file: name another by --data-dir`
  }
  if (error instanceof NewerSchema) {
    return `The SQLite file ${path} was written by a newer version of the lab (schema ${error.version}, this one knows ${MIGRATIONS.length}): update the lab, or move the file away to begin with an empty one`
  }
  if (error instanceof ForeignFile) {
    return `The SQLite file ${path} belongs to another program: move it away, or name another folder by --data-dir`
  }
  return error instanceof SqliteFailure ? failureSentence(path, error) : null
}

function failureSentence(path: string, error: SqliteFailure): string {
  if (isBusy(error)) {
    return `Another program has the SQLite file ${path} locked: close that program, or wait, and send the request again`
  }
  if (isReadOnly(error))
    return `The SQLite file ${path} can't be written: make it, the files beside it and its folder writable`
  if (isFull(error)) return `The SQLite file ${path} can't grow: free some space on its disk`
  if (error.code.startsWith('SQLITE_CANTOPEN')) {
    return `The SQLite file ${path} can't be opened: see that its folder is there and that you may read and write both`
  }
  if (error.code.startsWith('SQLITE_NOTADB')) {
    return `The file ${path} is no SQLite database: move it away, and the lab begins with an empty one`
  }
  if (error.code.startsWith('SQLITE_CORRUPT')) {
    return `The SQLite file ${path} is damaged: put a copy back, or move it away and restart the server to begin with an empty one`
  }
  return `The SQLite file ${path} can't be used (${error.message}): see that its disk is in order`
}

function isReadOnly({ code }: SqliteFailure): boolean {
  return code.startsWith('SQLITE_READONLY') || code === 'SQLITE_PERM'
}

/** A file that may not grow for another reason than the disk's end fails as it is written. */
function isFull({ code }: SqliteFailure): boolean {
  return code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_WRITE'
}
