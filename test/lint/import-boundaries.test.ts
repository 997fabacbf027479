// Runs the linter over imports that cross a boundary, and over some that don't.
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'

const root = join(import.meta.dirname, '../..')
const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')

const REFUSED: readonly (readonly [folder: string, source: string])[] = [
  ['src/trace', "import type { X } from 'express'"],
  ['src/trace', "import { X } from 'node:fs'"],
  ['src/trace', "import { X } from '../../main/lab/lab'"],
  ['src/trace', 'const X = Date.now()'],
  ['main/clock', "import { X } from '#main/http/server'"],
  ['main/probe', "import X from 'express'"],
  ['main/probe', "import { X } from '../http/server'"],
  ['main/http', "import { X } from '#main/host/answer'"],
  ['main/storage', "import { X } from '#main/accounts/accounts'"],
  ['main/storage', "import X from 'express'"],
  ['main/accounts', "import { X } from '#main/session/server'"],
  ['main/accounts', "import X from 'libsql'"],
  ['main/session', "import { X } from '#main/jwt/server'"],
  ['main/session', "import { X } from 'jose'"],
  ['main/jwt', "import { X } from '../session/server'"],
  ['main/jwt', "const X = await import('#main/session/server')"],
  ['main/jwt', 'const X = new Date()'],
  ['main/jwt', 'const X = Math.random()'],
  ['main/user-agent', "import { X } from '#main/http/server'"],
  ['main/user-agent', "import { X } from '#main/session/server'"],
  ['main/cost', "import { X } from '#main/lab/lab'"],
  ['main/cost', "import { X } from '#main/user-agent/user-agent'"],
  ['src/export', "import { X } from '#main/http/wire'"],
  ['main/lab', "import { X } from '../web/web-server'"],
  ['main/lab', "import { X } from 'electron'"],
  ['main/web', "import { X } from '#main/jwt/server'"],
  ['main/web', "import { X } from '#main/probe/recorder'"],
  ['main/start', "import { X } from 'electron'"],
  ['main/electron', "import { X } from '#main/web/web-server'"],
  ['renderer/model', "import { X } from '../../main/lab/lab'"],
  ['renderer/model', "import { X } from 'jose'"],
  ['renderer/model', "import { X } from 'node:fs'"],
  ['renderer/model', "import type { X } from '../rows/row'"],
  ['renderer/ui', "import { X } from '../model/text'"],
  ['renderer/ui/controls', "import { X } from '../../model/text'"],
  ['renderer/transport', "import type { X } from '../model/model'"],
  ['renderer/rows', "import { X } from '../back-end/tables'"],
  ['renderer/diagram', "import { X } from '../flow/flow-view'"],
  ['renderer/servers', "import { X } from '../settings/lane-settings'"],
  ['renderer/attacker', "import { X } from '../servers/storage-chip'"],
  ['renderer/back-end', "import { X } from '../settings/lane-settings'"],
  ['renderer/settings', "import { X } from '../back-end/tables'"],
  ['renderer/flow', "import { X } from '../inspector/inspector'"],
  ['renderer/actions', "import { X } from '../shell/top-bar'"],
  ['renderer/inspector/parts', "import { X } from '../../lane/lane'"],
  ['renderer/inspector/token', "import { X } from '../../back-end/tables'"],
  ['renderer/lane', "import { X } from '../inspector/inspector'"],
  ['renderer/shell', "import { X } from '../lane/lane'"],
  ['renderer/export', "import { X } from '../../main/lab/lab'"],
  ['renderer/glossary', "import { X } from '../flow/flow-view'"],
  ['renderer/verdict', "import { X } from '../flow/flow-view'"],
  ['renderer/differences', "import { X } from '../shell/top-bar'"],
]

const ALLOWED: readonly (readonly [folder: string, source: string])[] = [
  ['src/trace', "import { X } from '#src/contract/settings'"],
  ['src/trace', "import { X } from '../contract/settings'"],
  ['src/trace', "import { X } from 'zod'"],
  ['main/probe', "import { X } from './flow-probe'"],
  ['main/storage', "import X from 'libsql'"],
  ['main/storage', "import { X } from '@redis/client'"],
  ['main/accounts', "import { X } from '#main/storage/collection'"],
  ['main/session', "import X from 'express-session'"],
  ['main/jwt', "import { X } from 'jose'"],
  ['main/jwt', "import { X } from '#main/http/route'"],
  ['main/user-agent', "import { X } from '#main/http/wire'"],
  ['main/cost', "import { X } from '#main/jwt/server'"],
  ['main/lab', "import { X } from '#main/cost/measure'"],
  ['main/lab', "import { X } from '#main/jwt/server'"],
  ['main/web', "import { X } from '#main/lab/lab'"],
  ['main/web', "import { X } from '#main/probe/log'"],
  ['main/electron', "import { X } from 'electron'"],
  ['renderer/model', "import { X } from 'zustand/vanilla'"],
  ['renderer/model', "import { X } from '../ui/controls/button'"],
  ['renderer/ui/floating', "import { X } from '../rich'"],
  ['renderer/rows', "import { X } from '../ui/pill'"],
  ['renderer/servers', "import { X } from '../rows/row'"],
  ['renderer/attacker', "import { X } from '../rows/row'"],
  ['renderer/back-end', "import { X } from '../servers/storage-chip'"],
  ['renderer/flow', "import { X } from '../diagram/flow-diagram'"],
  ['renderer/inspector', "import { X } from './message/message-tab'"],
  ['renderer/inspector/message', "import { X } from '../../flow/hop-list'"],
  ['renderer/inspector/token', "import { X } from '../parts/column'"],
  ['renderer/lane', "import { X } from '../settings/lane-settings'"],
  ['renderer/shell', "import { X } from '../actions/action-bar'"],
  ['renderer/shell', "import { X } from '../differences/difference-chips'"],
  ['renderer/verdict', "import { X } from '../ui/rich'"],
  ['renderer/differences', "import { X } from '../model/text'"],
  ['renderer/export', "import X from '../../package.json'"],
  ['renderer/glossary', "import { X } from '../ui/controls/button'"],
]

const reportSchema = z.object({
  diagnostics: z.array(z.object({ category: z.string(), location: z.object({ path: z.string() }) })),
})

/** Lints files that hold one statement each, and returns the paths of those that the linter refuses. */
async function refusedOf(files: ReadonlyMap<string, string>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'import-boundaries-'))
  try {
    for (const name of ['biome.json', 'package.json']) await cp(join(root, name), join(folder, name))
    await cp(import.meta.dirname, join(folder, 'test/lint'), { recursive: true })
    for (const [path, source] of files) {
      await mkdir(join(folder, dirname(path)), { recursive: true })
      const value = source.includes('import type') ? 'export type Y = X' : 'export const y = X'
      await writeFile(join(folder, path), `${source}\n${value}\n`)
    }
    const report = await new Promise<string>((resolve) => {
      const args = [biome, 'lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none']
      // The exit code is a failure's where anything is refused, as it should be here.
      execFile(process.execPath, [...args, 'src', 'main', 'renderer'], { cwd: folder }, (_error, stdout) =>
        resolve(stdout),
      )
    })
    const { diagnostics } = reportSchema.parse(JSON.parse(report))
    return diagnostics.map(({ location }) => location.path.replaceAll('\\', '/'))
  } finally {
    await rm(folder, { recursive: true })
  }
}

test('the linter refuses what crosses a boundary, and nothing else', async () => {
  const named = [...REFUSED, ...ALLOWED].map(
    ([folder, source], index) => [`${folder}/case-${index}.ts`, source] as const,
  )
  const refused = await refusedOf(new Map(named))
  const sources = named
    .filter(([path]) => refused.includes(path))
    .map(([path, source]) => [dirname(path), source])
  expect(sources).toEqual(REFUSED)
})

test('the linter refuses imports that go round in a circle, and nothing else', async () => {
  const refused = await refusedOf(
    new Map([
      ['main/lab/one.ts', "import { y as X } from './two'"],
      ['main/lab/two.ts', "import { y as X } from './three'"],
      ['main/lab/three.ts', "import { y as X } from './one'"],
      ['main/web/outside.ts', "import { y as X } from '#main/lab/one'"],
      ['src/trace/one.ts', "import { y as X } from '#src/trace/two'"],
      ['src/trace/two.ts', "import { y as X } from './one'"],
      ['main/jwt/types.ts', "import type { Y as X } from './values'"],
      ['main/jwt/values.ts', "import type { Y as X } from './types'"],
      ['renderer/model/outside.ts', "import { y as X } from '#src/trace/one'"],
    ]),
  )
  expect(refused.toSorted()).toEqual([
    'main/jwt/types.ts',
    'main/jwt/values.ts',
    'main/lab/one.ts',
    'main/lab/three.ts',
    'main/lab/two.ts',
    'src/trace/one.ts',
    'src/trace/two.ts',
  ])
})
