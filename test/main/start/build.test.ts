import { mkdir, mkdtemp, rm, unlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { build, needsBuild } from '#main/start/build.mjs'

const SOURCES = [
  'src/a.ts',
  'main/deep/b.ts',
  'renderer/index.html',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
]
const OUTPUTS = [
  'out/main/start.js',
  'out/main/electron.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
]
const FOLDERS = ['src', 'main', 'main/deep', 'renderer']

let root: string

/** Sets when a file was changed, in seconds. */
const touch = (path: string, at: number) => utimes(join(root, path), at, at)

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lab-build-'))
  for (const path of [...SOURCES, ...OUTPUTS]) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), '')
  }
  for (const path of [...SOURCES, ...FOLDERS]) await touch(path, 1000)
  for (const path of OUTPUTS) await touch(path, 2000)
})
afterEach(() => rm(root, { recursive: true }))

describe('a build', () => {
  test('is not due when all that was built is newer than all that it is built from', () => {
    expect(needsBuild(root)).toBe(false)
  })

  test.each(OUTPUTS)('is due without %s', async (path) => {
    await unlink(join(root, path))
    expect(needsBuild(root)).toBe(true)
  })

  test.each(SOURCES)('is due when %s has changed', async (path) => {
    await touch(path, 2001)
    expect(needsBuild(root)).toBe(true)
  })

  test.each(OUTPUTS)('is due when it got no further than before %s', async (path) => {
    await touch(path, 999)
    expect(needsBuild(root)).toBe(true)
  })

  test('is due when a source was deleted', async () => {
    await unlink(join(root, 'main/deep/b.ts'))
    expect(needsBuild(root)).toBe(true)
  })

  test('is not due when a source is as old as what was built', async () => {
    await touch('src/a.ts', 2000)
    expect(needsBuild(root)).toBe(false)
  })
})

describe('what a build says', () => {
  /** Builds with a tool that says so much, takes a moment and ends in this way. */
  async function buildWith(exitCode: number): Promise<{ isBuilt: boolean; said: string }> {
    const tool = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
    await mkdir(dirname(tool), { recursive: true })
    await writeFile(
      tool,
      `for (let line = 1; line <= 150; line += 1) console.log('asset', line)
      console.error('the reason')
      setTimeout(() => process.exit(${exitCode}), 1100)`,
    )
    let said = ''
    const isBuilt = await build(root, (text) => {
      said += text
    })
    return { isBuilt, said }
  }

  test('is one line that grows while it is done', async () => {
    const { isBuilt, said } = await buildWith(0)
    expect(isBuilt).toBe(true)
    expect(said).toMatch(/^Building[^\n]*: \.+ done\n$/)
  })

  test('is all that its tool says where it fails', async () => {
    const { isBuilt, said } = await buildWith(1)
    expect(isBuilt).toBe(false)
    expect(said).toMatch(/^Building[^\n]*: \.+ failed\n/)
    for (const line of ['asset 1\n', 'asset 150\n', 'the reason\n']) expect(said).toContain(line)
  })
})
