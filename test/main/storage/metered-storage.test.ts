// What a flow is charged for its questions to a storage, and that nobody else is charged for them.
import { beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { withinFlow } from '#main/probe/current-flow'
import type { RecordedFlow } from '#main/probe/recorded-flow'
import { type CollectionSpec, StorageUnavailable } from '#main/storage/collection'
import { MemoryStorage } from '#main/storage/memory-storage'
import { MeteredStorage } from '#main/storage/metered-storage'
import { testLane } from '../../support/lane'

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

let flow: RecordedFlow

async function openFlow(): Promise<RecordedFlow> {
  const { probe } = testLane('session')
  return probe.open({ action: 'open-protected', method: 'GET', path: '/protected', username: null }).started
}

const counted = () => {
  const { lookups, writes } = flow.cost.total() ?? { lookups: 0, writes: 0 }
  return { lookups, writes }
}

beforeEach(async () => {
  flow = await openFlow()
  flow.cost.request(0)
})

test('counts each way to ask as one look-up', async () => {
  const rows = new MeteredStorage(new MemoryStorage()).collection(SPEC)
  await withinFlow(flow, async () => {
    await rows.get('a')
    expect(counted()).toEqual({ lookups: 1, writes: 0 })
    await rows.all()
    expect(counted()).toEqual({ lookups: 2, writes: 0 })
    await rows.ownedBy('kathy')
    expect(counted()).toEqual({ lookups: 3, writes: 0 })
  })
})

test('counts what puts, removes or clears rows as a write, and a change that leaves all as it was as a look-up', async () => {
  const rows = new MeteredStorage(new MemoryStorage()).collection(SPEC)
  await withinFlow(flow, async () => {
    const put = await rows.change('a', () => ({ row: ROW, result: 'put' }))
    expect(put).toBe('put')
    expect(counted()).toEqual({ lookups: 0, writes: 1 })
    await rows.change('a', () => ({ row: null, result: null }))
    expect(counted()).toEqual({ lookups: 0, writes: 2 })
    await rows.clear()
    expect(counted()).toEqual({ lookups: 0, writes: 3 })
    await rows.change('a', (row) => ({ result: row }))
    expect(counted()).toEqual({ lookups: 1, writes: 3 })
  })
})

test('counts nothing for clearing up and for a size, and hands through what the storage says', async () => {
  const memory = new MemoryStorage()
  const storage = new MeteredStorage(memory)
  const rows = storage.collection(SPEC)
  await rows.change('a', () => ({ row: ROW, result: null }))
  await withinFlow(flow, async () => {
    expect(await rows.size()).toEqual(await memory.collection(SPEC).size())
    expect((await rows.size()).entries).toBe(1)
    expect(await rows.expiredBy(1000)).toEqual([ROW])
  })
  expect(counted()).toEqual({ lookups: 0, writes: 0 })
  expect(storage).toMatchObject({ kind: 'memory', place: null, problem: null })
})

test('charges only the flow within which it was asked', async () => {
  const rows = new MeteredStorage(new MemoryStorage()).collection(SPEC)
  const other = await openFlow()
  other.cost.request(0)
  await Promise.all([
    withinFlow(flow, () => rows.get('a')),
    withinFlow(other, async () => {
      await rows.get('a')
      await rows.change('a', () => ({ row: ROW, result: null }))
    }),
    // A sweeper's question: there is no flow.
    rows.expiredBy(1000),
  ])
  expect(counted()).toEqual({ lookups: 1, writes: 0 })
  expect(other.cost.total()).toMatchObject({ lookups: 1, writes: 1 })
})

test('counts a question that the storage could not answer, and lets its refusal through', async () => {
  const storage = new MeteredStorage(new MemoryStorage())
  const rows = storage.collection(SPEC)
  await storage.close()
  await withinFlow(flow, async () => {
    await expect(rows.get('a')).rejects.toBeInstanceOf(StorageUnavailable)
    await expect(rows.change('a', () => ({ row: ROW, result: null }))).rejects.toBeInstanceOf(
      StorageUnavailable,
    )
  })
  expect(counted()).toEqual({ lookups: 2, writes: 0 })
})
