// The schema of the SQLite files: it is made once in a new file, and a file of another is left alone.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SqliteConnection } from '#main/storage/sqlite-connection'
import { SCHEMA_VERSION } from '#main/storage/sqlite-schema'
import { SqliteStorage } from '#main/storage/sqlite-storage'
import { saidOf } from '../../support/storages'
import { NOTES, note, put } from './collection-contract'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lab-schema-'))
  path = join(folder, 'session.sqlite')
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const open = () => new SqliteStorage({ path, onProblem: () => {} })

/** Makes a file of the lab's with another version of the schema. */
async function makeVersion(version: number): Promise<void> {
  const storage = open()
  await put(storage.collection(NOTES), note('a'))
  await storage.close()
  const raw = new SqliteConnection(path)
  raw.exec(`PRAGMA user_version = ${version}`)
  await raw.close()
}

async function pragma(name: string): Promise<unknown> {
  const connection = new SqliteConnection(path)
  const row = connection.get(`SELECT ${name} AS value FROM pragma_${name}`)
  await connection.close()
  return typeof row === 'object' && row && 'value' in row ? row.value : null
}

describe('a new file', () => {
  it('has the version that the lab knows, and a write-ahead log', async () => {
    const storage = open()
    await put(storage.collection(NOTES), note('a'))
    await storage.close()
    expect(await pragma('user_version')).toBe(SCHEMA_VERSION)
    expect(await pragma('journal_mode')).toBe('wal')
  })

  it('is made once, where two open it at the same time', async () => {
    const storages = [open(), open()]
    await Promise.all(storages.map((storage, at) => put(storage.collection(NOTES), note(`note ${at}`))))
    const found = await Promise.all(storages.map((storage) => storage.collection(NOTES).all()))
    expect(found).toEqual([
      [note('note 0'), note('note 1')],
      [note('note 0'), note('note 1')],
    ])
    await Promise.all(storages.map((storage) => storage.close()))
  })
})

describe('a file that the lab must not touch', () => {
  it.each([
    ['newer', SCHEMA_VERSION + 1, 'update the lab, or move the file away'],
    ['older', SCHEMA_VERSION - 1, 'move the file away'],
  ])('is of a schema that is %s', async (age, version, cure) => {
    await makeVersion(version)
    const before = readFileSync(path)
    const storage = open()
    await expect(storage.collection(NOTES).all()).rejects.toThrow(
      `The SQLite file ${path} was written by a${age === 'newer' ? '' : 'n'} ${age} version of the lab (schema ${version}, this one knows ${SCHEMA_VERSION}): ${cure}`,
    )
    await expect(put(storage.collection(NOTES), note('b'))).rejects.toThrow(`${age} version`)
    expect(saidOf(storage)).toContain(`${age} version`)
    await storage.close()
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it.each([
    ['without a version', ''],
    ['with a version of its own', 'PRAGMA user_version = 1'],
  ])('is another program’s, %s', async (_which, version) => {
    const raw = new SqliteConnection(path)
    raw.exec(`CREATE TABLE rows (id); ${version}`)
    await raw.close()
    const before = readFileSync(path)
    const storage = open()
    await expect(storage.collection(NOTES).all()).rejects.toThrow(
      `The SQLite file ${path} belongs to another program: move it away`,
    )
    await storage.close()
    expect(readFileSync(path).equals(before)).toBe(true)
  })
})
