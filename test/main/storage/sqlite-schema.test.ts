// The schema of the SQLite files: each version leads to the next with its rows, and what is newer is left alone.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryStorage } from '#main/storage/memory-storage'
import { SqliteConnection } from '#main/storage/sqlite-connection'
import { MIGRATIONS } from '#main/storage/sqlite-schema'
import { createSqliteStorage } from '#main/storage/sqlite-storage'
import { saidOf } from '../../support/storages'
import { NOTES, type Note, note, put } from './collection-contract'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lab-schema-'))
  path = join(folder, 'session.sqlite')
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const open = () => createSqliteStorage({ path, onProblem: () => {} })

/** Makes a file as the lab made it at a version, with rows in it. */
async function makeVersion(version: number, rows: readonly Note[]): Promise<void> {
  const connection = new SqliteConnection(path)
  for (const step of MIGRATIONS.slice(0, version)) connection.exec(step)
  connection.exec(`PRAGMA user_version = ${version}`)
  for (const row of rows) {
    connection.run(
      'INSERT INTO rows (collection, key, owner, expires_at, value) VALUES (?, ?, ?, ?, ?)',
      NOTES.name,
      row.id,
      row.owner,
      row.expiresAt,
      JSON.stringify(row),
    )
  }
  await connection.close()
}

async function pragma(name: string): Promise<unknown> {
  const connection = new SqliteConnection(path)
  const row = connection.get(`SELECT ${name} AS value FROM pragma_${name}`)
  await connection.close()
  return typeof row === 'object' && row && 'value' in row ? row.value : null
}

describe('a file of version 1', () => {
  const rows = [
    note('密碼', { owner: '1', expiresAt: 5 }),
    note('b', { owner: '2' }),
    note('a', { owner: '1' }),
  ]

  it('is brought to the newest, with its rows, their order, owners, expiries and sizes', async () => {
    await makeVersion(1, rows)
    const storage = open()
    const notes = storage.collection(NOTES)
    expect(await notes.all()).toEqual(rows)
    expect(await notes.ownedBy('1')).toEqual([rows[0], rows[2]])
    expect(await notes.expiredBy(5)).toEqual([rows[0]])
    const same = createMemoryStorage().collection(NOTES)
    await put(same, ...rows)
    expect(await notes.size()).toEqual(await same.size())
    await put(notes, note('c'))
    expect(await notes.all()).toEqual([...rows, note('c')])
    await storage.close()
    expect(await pragma('user_version')).toBe(MIGRATIONS.length)
  })

  it('is brought there once, where two open it at the same time', async () => {
    await makeVersion(1, rows)
    const storages = [open(), open()]
    const found = await Promise.all(storages.map((storage) => storage.collection(NOTES).all()))
    expect(found).toEqual([rows, rows])
    await Promise.all(storages.map((storage) => storage.close()))
  })

  it('stays as it is where a step fails', async () => {
    await makeVersion(1, rows)
    const raw = new SqliteConnection(path)
    raw.exec('CREATE INDEX rows_by_expiry ON rows (expires_at)')
    await raw.close()
    const storage = open()
    await expect(storage.collection(NOTES).all()).rejects.toMatchObject({ name: 'StorageUnavailable' })
    await storage.close()
    expect(await pragma('user_version')).toBe(1)
    const after = new SqliteConnection(path)
    expect(after.all("SELECT name FROM pragma_table_info('rows') WHERE name = 'bytes'")).toEqual([])
    await after.close()
  })
})

describe('a new file', () => {
  it('has the newest version, and a write-ahead log', async () => {
    const storage = open()
    await put(storage.collection(NOTES), note('a'))
    await storage.close()
    expect(await pragma('user_version')).toBe(MIGRATIONS.length)
    expect(await pragma('journal_mode')).toBe('wal')
  })
})

describe('a file that the lab must not touch', () => {
  it('is of a newer version', async () => {
    await makeVersion(MIGRATIONS.length, [note('a')])
    const raw = new SqliteConnection(path)
    raw.exec(`PRAGMA user_version = ${MIGRATIONS.length + 1}`)
    await raw.close()
    const before = readFileSync(path)
    const storage = open()
    await expect(storage.collection(NOTES).all()).rejects.toThrow(
      `The SQLite file ${path} was written by a newer version of the lab (schema ${MIGRATIONS.length + 1}, this one knows ${MIGRATIONS.length}): update the lab`,
    )
    await expect(put(storage.collection(NOTES), note('b'))).rejects.toThrow('newer version')
    expect(saidOf(storage)).toContain('newer version')
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
