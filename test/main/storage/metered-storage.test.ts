// What is counted as kept for a server, and what is the lab's own notebook.
import { beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import type { CollectionSpec } from '#main/storage/collection'
import { MemoryStorage } from '#main/storage/memory-storage'
import { MeteredStorage } from '#main/storage/metered-storage'

const rowSchema = z.object({ id: z.string(), owner: z.string(), expiresAt: z.number().nullable() })
type Row = z.infer<typeof rowSchema>

const SPEC: CollectionSpec<Row> = {
  name: 'rows',
  schema: rowSchema,
  keyOf: ({ id }) => id,
  ownerOf: ({ owner }) => owner,
  expiresAt: ({ expiresAt }) => expiresAt,
}
const ROW: Row = { id: 'a', owner: 'kathy', expiresAt: 1000 }
const bytesOf = (row: Row) => Buffer.byteLength(JSON.stringify(row))

let memory: MemoryStorage
let storage: MeteredStorage

beforeEach(() => {
  memory = new MemoryStorage()
  storage = new MeteredStorage(memory)
})

async function kept(spec: CollectionSpec<Row>, ...rows: Row[]) {
  const collection = storage.collection(spec)
  for (const row of rows) await collection.change(row.id, () => ({ row, result: null }))
  return storage.size()
}

test('counts the rows of all collections that were asked for, and hands through what the storage says', async () => {
  await kept(SPEC, ROW)
  const other = { ...ROW, id: 'b' }
  expect(await kept({ ...SPEC, name: 'others' }, ROW, other)).toEqual({
    entries: 3,
    bytes: 2 * bytesOf(ROW) + bytesOf(other),
  })
  expect(await storage.collection(SPEC).get('a')).toEqual(ROW)
  expect(storage).toMatchObject({ kind: 'memory', place: null, problem: null })
})

test('leaves out the accounts, and what the lab notes for itself: a whole collection, or the rows of an owner', async () => {
  expect(await kept({ ...SPEC, name: 'accounts' }, ROW)).toEqual({ entries: 0, bytes: 0 })
  expect(await kept({ ...SPEC, name: 'notes', notebook: 'all' }, ROW)).toEqual({ entries: 0, bytes: 0 })
  const past = { ...ROW, id: '過去', owner: 'past' }
  expect(await kept({ ...SPEC, notebook: { owner: 'past' } }, ROW, past)).toEqual({
    entries: 1,
    bytes: bytesOf(ROW),
  })
  expect((await storage.collection(SPEC).all()).map(({ id }) => id)).toEqual(['a', '過去'])
})
