// The files of the built UI: what is read once and kept, and what is read each time.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSite, type Site } from '#main/host/site'

const ASSET = '/assets/index-B1x_9-Zq.js'

let root: string
let site: Site

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lab-site-'))
  await mkdir(join(root, 'assets'))
  site = openSite(root)
})
afterAll(() => rm(root, { recursive: true }))

const textAt = async (path: string) => (await site(path))?.body.toString()

test('an asset is read once, and all that ask for it get the same bytes', async () => {
  await writeFile(join(root, ASSET), 'first')
  const asked = await Promise.all(Array.from({ length: 50 }, () => site(ASSET)))
  expect(new Set(asked.map((file) => file?.body)).size).toBe(1)
  await writeFile(join(root, ASSET), 'second')
  expect(await textAt(ASSET)).toBe('first')
})

test('an asset that comes later is there then', async () => {
  expect(await site('/assets/later.js')).toBeNull()
  await writeFile(join(root, 'assets/later.js'), 'there')
  expect(await textAt('/assets/later.js')).toBe('there')
})

test('the page itself is read each time: its name stays when it changes', async () => {
  await writeFile(join(root, 'index.html'), 'first')
  expect(await textAt('/')).toBe('first')
  await writeFile(join(root, 'index.html'), 'second')
  expect(await textAt('/')).toBe('second')
})
