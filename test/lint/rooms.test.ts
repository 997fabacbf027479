// The rooms of the UI: each has its rule and its line, and none holds more than a reader takes in at a glance.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'

const root = join(import.meta.dirname, '../..')
const MOST_FILES = 25
/** What is served as it is. */
const NO_ROOM = 'public'

const biomeSchema = z.object({ overrides: z.array(z.object({ includes: z.array(z.string()) })) })

async function roomsOfRenderer(): Promise<string[]> {
  const entries = await readdir(join(root, 'renderer'), { withFileTypes: true })
  return entries.flatMap((entry) => (entry.isDirectory() && entry.name !== NO_ROOM ? [entry.name] : []))
}

test('the linter has a rule for each room', async () => {
  const { overrides } = biomeSchema.parse(JSON.parse(await readFile(join(root, 'biome.json'), 'utf8')))
  const ruled = overrides.flatMap(({ includes }) => includes)
  const rooms = await roomsOfRenderer()
  expect(rooms.filter((room) => !ruled.includes(`renderer/${room}/**`))).toEqual([])
})

test('ARCHITECTURE.md has a line for each room, and for no other', async () => {
  const text = await readFile(join(root, 'ARCHITECTURE.md'), 'utf8')
  const [, table = ''] = text.split('\n| room |')
  const [lines = ''] = table.split('\n\n')
  const named = lines.split('\n').flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([\w-]+)\/`/g)])
  expect(named.map(([, room]) => room).toSorted()).toEqual((await roomsOfRenderer()).toSorted())
})

test(`no folder of the UI has more than ${MOST_FILES} files`, async () => {
  const entries = await readdir(join(root, 'renderer'), { recursive: true, withFileTypes: true })
  const counts = new Map<string, number>()
  for (const entry of entries)
    if (entry.isFile()) counts.set(entry.parentPath, (counts.get(entry.parentPath) ?? 0) + 1)
  expect([...counts].filter(([, files]) => files > MOST_FILES)).toEqual([])
})
