// What every storage must do with the collections that it offers.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Collection, CollectionSpec } from '#main/storage/collection'
import type { StorageKind } from '#src/trace/storage-kind'
import type { OpenForTest } from '../../support/storages'

const noteSchema = z.object({
  id: z.string(),
  owner: z.string().nullable(),
  expiresAt: z.number().nullable(),
  count: z.number(),
})
export type Note = z.infer<typeof noteSchema>

/** A collection of notes, each with everything that a storage may have to know. */
export const NOTES: CollectionSpec<Note> = {
  name: 'notes',
  schema: noteSchema,
  keyOf: ({ id }) => id,
  ownerOf: ({ owner }) => owner,
  expiresAt: ({ expiresAt }) => expiresAt,
}

export function note(id: string, more: Partial<Note> = {}): Note {
  return { id, owner: null, expiresAt: null, count: 0, ...more }
}

/** Puts rows, one after the other. */
export async function put(notes: Collection<Note>, ...rows: Note[]): Promise<void> {
  for (const row of rows) await notes.change(row.id, () => ({ row, result: undefined }))
}

const idsOf = (rows: readonly Note[]) => rows.map(({ id }) => id)
const removed = () => ({ row: null, result: undefined })
const increment = (id: string) => (row: Note | null) => {
  const count = (row?.count ?? 0) + 1
  return { row: note(id, { count }), result: count }
}

export function collectionContract(kind: StorageKind, open: OpenForTest): void {
  const fresh = () => open().collection(NOTES)

  describe('a row', () => {
    it('is found as it was put, and null where there is none', async () => {
      const notes = fresh()
      const row = note('a', { owner: 'o', expiresAt: 5, count: 7 })
      await put(notes, row)
      expect(await notes.get('a')).toEqual(row)
      expect(await notes.get('b')).toBeNull()
    })

    it('is handed to the decision, whose result comes back', async () => {
      const notes = fresh()
      await put(notes, note('a', { count: 3 }))
      expect(await notes.change('a', (row) => ({ result: row?.count }))).toBe(3)
      expect(await notes.change('b', (row) => ({ result: row }))).toBeNull()
      expect(await notes.all()).toEqual([note('a', { count: 3 })])
    })

    it('is removed by null, and left alone by undefined', async () => {
      const notes = fresh()
      await put(notes, note('a'), note('b'))
      await notes.change('a', removed)
      await notes.change('b', () => ({ result: undefined }))
      await notes.change('c', removed)
      expect(idsOf(await notes.all())).toEqual(['b'])
    })

    it('stays as it was where the decision throws', async () => {
      const notes = fresh()
      await put(notes, note('a', { count: 1 }))
      const failing = notes.change('a', () => {
        throw new Error('No decision')
      })
      await expect(failing).rejects.toThrow('No decision')
      expect(await notes.get('a')).toEqual(note('a', { count: 1 }))
      expect(await notes.change('a', increment('a'))).toBe(2)
    })

    it('is a copy: what a caller does to it changes nothing', async () => {
      const notes = fresh()
      const mine = note('a')
      await put(notes, mine)
      mine.count = 1
      const got = await notes.get('a')
      if (got) got.count = 2
      await notes.change('a', (row) => {
        if (row) row.count = 3
        return { result: undefined }
      })
      const [listed] = await notes.all()
      if (listed) listed.count = 4
      expect(await notes.get('a')).toEqual(note('a'))
    })
  })

  describe('the order', () => {
    it('is that of the first put; a row that is replaced keeps its place, one that was removed comes back last', async () => {
      const notes = fresh()
      await put(notes, note('c'), note('a'), note('b'), note('a', { count: 9 }))
      expect(idsOf(await notes.all())).toEqual(['c', 'a', 'b'])
      await notes.change('c', removed)
      await put(notes, note('c'))
      expect(idsOf(await notes.all())).toEqual(['a', 'b', 'c'])
    })

    it('holds beyond ten and a hundred rows', async () => {
      const notes = fresh()
      const ids = Array.from({ length: 120 }, (_, at) => `row ${120 - at}`)
      await put(notes, ...ids.map((id) => note(id)))
      expect(idsOf(await notes.all())).toEqual(ids)
    })
  })

  describe('an owner', () => {
    it('has its rows in order, and nobody else’s', async () => {
      const notes = fresh()
      await put(
        notes,
        note('c', { owner: '1' }),
        note('x'),
        note('b', { owner: '2' }),
        note('a', { owner: '1' }),
      )
      expect(idsOf(await notes.ownedBy('1'))).toEqual(['c', 'a'])
      expect(idsOf(await notes.ownedBy('2'))).toEqual(['b'])
      expect(await notes.ownedBy('3')).toEqual([])
      expect(await notes.ownedBy('')).toEqual([])
    })

    it('changes with the row, and goes with it', async () => {
      const notes = fresh()
      await put(notes, note('a', { owner: '1' }), note('b', { owner: '1' }), note('a', { owner: '2' }))
      expect(idsOf(await notes.ownedBy('1'))).toEqual(['b'])
      expect(idsOf(await notes.ownedBy('2'))).toEqual(['a'])
      await put(notes, note('a'))
      await notes.change('b', removed)
      expect(await notes.ownedBy('1')).toEqual([])
      expect(await notes.ownedBy('2')).toEqual([])
    })
  })

  describe('an expiry', () => {
    it('is reached at exactly its instant, not 1 ms before', async () => {
      const notes = fresh()
      await put(notes, note('a', { expiresAt: 1_000 }), note('b', { expiresAt: 1_001 }), note('c'))
      expect(idsOf(await notes.expiredBy(999))).toEqual([])
      expect(idsOf(await notes.expiredBy(1_000))).toEqual(['a'])
      expect(idsOf(await notes.expiredBy(1_001))).toEqual(['a', 'b'])
      expect(idsOf(await notes.expiredBy(Number.MAX_SAFE_INTEGER))).toEqual(['a', 'b'])
    })

    it('moves with the row', async () => {
      const notes = fresh()
      await put(notes, note('a', { expiresAt: 1_000 }), note('b', { expiresAt: 1_000 }))
      await put(notes, note('a', { expiresAt: 2_000 }), note('b'))
      expect(await notes.expiredBy(1_999)).toEqual([])
      expect(idsOf(await notes.expiredBy(2_000))).toEqual(['a'])
      await notes.change('a', removed)
      expect(await notes.expiredBy(2_000)).toEqual([])
    })
  })

  describe('the size', () => {
    it('counts rows, and their bytes as JSON in UTF-8', async () => {
      const notes = fresh()
      expect(await notes.size()).toEqual({ entries: 0, bytes: 0 })
      const rows = [note('a'), note('密碼', { owner: 'ö' })]
      await put(notes, ...rows)
      const bytes = rows.reduce((sum, row) => sum + Buffer.byteLength(JSON.stringify(row)), 0)
      expect(await notes.size()).toEqual({ entries: 2, bytes })
      await put(notes, note('a', { count: 1_000_000 }))
      expect(await notes.size()).toEqual({ entries: 2, bytes: bytes + 6 })
      await notes.change('密碼', removed)
      expect(await notes.size()).toMatchObject({ entries: 1 })
    })
  })

  describe('keys', () => {
    const odd = [
      '',
      ' ',
      '__proto__',
      'constructor',
      'a'.repeat(10_000),
      '密碼 🔑 é',
      'e\u0301',
      'nul\0inside',
      'nul',
      'half a pair \ud800',
      'half a pair \ud801',
      'back\\slash',
      '"quoted"',
      "'; DROP TABLE rows; --",
      'with:colons:{and}*?[braces]',
      'two\nlines',
      'A',
      'a',
    ]

    it('may be any text, each another', async () => {
      const notes = fresh()
      await put(notes, ...odd.map((id, count) => note(id, { count })))
      for (const [count, id] of odd.entries()) expect(await notes.get(id)).toEqual(note(id, { count }))
      expect(idsOf(await notes.all())).toEqual(odd)
      for (const id of odd) await notes.change(id, removed)
      expect(await notes.size()).toEqual({ entries: 0, bytes: 0 })
    })

    it('may be any text as an owner, too', async () => {
      const notes = fresh()
      await put(notes, ...odd.map((owner, at) => note(String(at), { owner })))
      for (const [at, owner] of odd.entries()) expect(idsOf(await notes.ownedBy(owner))).toEqual([String(at)])
    })
  })

  describe('clearing', () => {
    it('removes all rows of one collection and none of another, nor of one whose name begins alike', async () => {
      const storage = open()
      const [notes, others, alike] = ['notes', 'others', 'notes-of-others'].map((name) =>
        storage.collection({ ...NOTES, name }),
      )
      if (!notes || !others || !alike) throw new Error('There are three')
      for (const each of [notes, others, alike]) await put(each, note('a', { owner: '1', expiresAt: 5 }))
      await notes.clear()
      expect(await notes.all()).toEqual([])
      expect(await notes.get('a')).toBeNull()
      expect(await notes.ownedBy('1')).toEqual([])
      expect(await notes.expiredBy(5)).toEqual([])
      for (const each of [others, alike]) {
        expect(idsOf(await each.all())).toEqual(['a'])
        expect(idsOf(await each.ownedBy('1'))).toEqual(['a'])
      }
    })

    it('may be done to what is empty, and begun anew after', async () => {
      const notes = fresh()
      await notes.clear()
      await put(notes, note('a'))
      expect(idsOf(await notes.all())).toEqual(['a'])
    })
  })

  describe('at the same time', () => {
    it('loses none of many changes of one row', async () => {
      const notes = fresh()
      const counts = await Promise.all(Array.from({ length: 40 }, () => notes.change('a', increment('a'))))
      expect(counts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, at) => at + 1))
      expect((await notes.get('a'))?.count).toBe(40)
    })

    it('lets only one of many have what is there once', async () => {
      const notes = fresh()
      const first = await Promise.all(
        Array.from({ length: 20 }, () =>
          notes.change('a', (row) => (row ? { result: false } : { row: note('a'), result: true })),
        ),
      )
      expect(first.filter(Boolean)).toHaveLength(1)
    })

    it('puts many rows beside each other', async () => {
      const notes = fresh()
      await Promise.all(Array.from({ length: 50 }, (_, at) => put(notes, note(`row ${at}`, { owner: '1' }))))
      expect(await notes.all()).toHaveLength(50)
      expect(await notes.ownedBy('1')).toHaveLength(50)
    })
  })

  describe('collections of one name', () => {
    it('are the same rows within a storage', async () => {
      const storage = open()
      await put(storage.collection(NOTES), note('a'))
      expect(await storage.collection(NOTES).get('a')).toEqual(note('a'))
    })

    it.runIf(kind === 'memory')('are others in another storage in memory', async () => {
      await put(fresh(), note('a'))
      expect(await fresh().all()).toEqual([])
    })

    it.runIf(kind !== 'memory')(
      'are the same rows in two storages at one place, and none is lost',
      async () => {
        const [one, other] = [fresh(), fresh()]
        await Promise.all(
          [one, other].flatMap((notes) =>
            Array.from({ length: 20 }, () => notes.change('a', increment('a'))),
          ),
        )
        expect((await one.get('a'))?.count).toBe(40)
        expect(await other.get('a')).toEqual(await one.get('a'))
      },
    )

    it.runIf(kind !== 'memory')('are the same rows when the storage is opened anew', async () => {
      const before = open()
      await put(before.collection(NOTES), note('b', { owner: '1' }), note('a', { expiresAt: 5 }))
      await before.close()
      const notes = fresh()
      await put(notes, note('c'))
      expect(idsOf(await notes.all())).toEqual(['b', 'a', 'c'])
      expect(idsOf(await notes.ownedBy('1'))).toEqual(['b'])
      expect(idsOf(await notes.expiredBy(5))).toEqual(['a'])
    })

    it('are others on the other lane', async () => {
      await put(open({ lane: 'session' }).collection(NOTES), note('a'))
      expect(await open({ lane: 'jwt' }).collection(NOTES).all()).toEqual([])
    })
  })

  describe('the storage', () => {
    it('says what it is, and that nothing is wrong', async () => {
      const storage = open()
      await put(storage.collection(NOTES), note('a'))
      expect(storage.kind).toBe(kind)
      expect(storage.problem).toBeNull()
      expect(storage.place === null).toBe(kind === 'memory')
    })

    it('answers nothing more once it is closed, and may be closed twice', async () => {
      const storage = open()
      const notes = storage.collection(NOTES)
      await put(notes, note('a'))
      await storage.close()
      await storage.close()
      await expect(notes.get('a')).rejects.toMatchObject({ name: 'StorageUnavailable', kind })
      await expect(put(notes, note('b'))).rejects.toMatchObject({ name: 'StorageUnavailable', kind })
      await expect(notes.all()).rejects.toMatchObject({ name: 'StorageUnavailable', kind })
    })
  })
}
