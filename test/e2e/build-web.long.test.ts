// The browser edition's own folder: built, copied to where nothing is installed, and run there by `node` alone.
import { cp, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import { LANES } from '#src/trace/lane'
import { launchBrowser, whyNoBrowser } from '../support/browser'
import { PROJECT } from '../support/electron'
import { maySkip } from '../support/may-skip'
import {
  freePorts,
  logInAt,
  programsOfTest,
  type RunningProgram,
  readyUrl,
  startProgram,
} from '../support/program'
import { LabPage } from './lab-page'

const SQLITE = ['--no-open', '--session-store=sqlite', '--session-secret=the-same-for-both']

let scratch: string
let folder: string

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'lab-web-'))
  const built = join(scratch, 'built')
  const building = startProgram(process.execPath, [join(PROJECT, 'packaging/build-web.mjs'), built])
  expect(await building.ended, building.err()).toBe(0)
  folder = join(scratch, 'copied')
  await cp(built, folder, { recursive: true })
  await rm(built, { recursive: true })
})
const startForTest = programsOfTest()
afterAll(() => rm(scratch, { recursive: true, force: true, maxRetries: 5 }))

function run(...flags: string[]): RunningProgram {
  const { NODE_PATH: _, ...env } = process.env
  return startForTest(
    process.execPath,
    [join(folder, 'lab.mjs'), `--data-dir=${join(scratch, 'data')}`, ...flags],
    { cwd: scratch, env },
  )
}

describe('the folder of the browser edition', () => {
  test('needs nothing that is installed', async () => {
    expect(await readdir(folder)).not.toContain('node_modules')
    const program = await readFile(join(folder, 'lab.mjs'), 'utf8')
    const imported = [...program.matchAll(/^import\b[^\n]*?["']([^"'\n]+)["'];?$/gm)].map(([, name]) => name)
    expect(imported).toContain('node:http')
    expect(imported.filter((name) => !name?.startsWith('node:'))).toEqual([])
  })

  test('says which version it is, and how it is started', async () => {
    const [version, help] = [run('--version'), run('--help')]
    expect([await version.ended, await help.ended]).toEqual([0, 0])
    const { version: own } = JSON.parse(await readFile(join(PROJECT, 'package.json'), 'utf8'))
    expect(version.out()).toBe(`${own}\n`)
    expect(help.out()).toContain('  node lab.mjs [flags]\n')
  })

  test('refuses the desktop in one line', async () => {
    const program = run('--desktop')
    expect(await program.ended).toBe(2)
    expect(program.err()).toBe('This folder holds the browser edition only: leave --desktop out\n')
  })

  test('keeps a session in SQLite beyond its own end', async () => {
    const [port] = await freePorts(1)
    const first = run(...SQLITE, `--session-port=${port}`)
    await readyUrl(first)
    const [cookie = ''] = (await logInAt(port)).headers.get('set-cookie')?.split(';') ?? []
    first.child.kill('SIGTERM')
    await first.ended
    await readyUrl(run(...SQLITE, `--session-port=${port}`))
    const ask = (headers: Record<string, string>) => fetch(`http://127.0.0.1:${port}/protected`, { headers })
    expect((await ask({ cookie })).status).toBe(200)
    expect((await ask({})).status).toBe(401)
  })

  test('says what is missing where it has no libsql for the machine, and does without', async () => {
    const [native, aside] = [join(folder, 'native'), join(scratch, 'aside')]
    await cp(native, aside, { recursive: true })
    for (const name of await readdir(native)) if (name.endsWith('.node')) await rm(join(native, name))
    const [session, jwt] = await freePorts(2)
    await readyUrl(run(...SQLITE, `--session-port=${session}`, `--jwt-port=${jwt}`))
    const refused = await logInAt(session)
    expect(refused.status).toBe(503)
    expect(await refused.text()).toContain(
      `SQLite is not to be had here: this copy of the lab has no libsql for ${process.platform}-${process.arch}. Choose memory or Redis instead`,
    )
    expect((await logInAt(jwt)).status).toBe(200)
    await rm(native, { recursive: true })
    await rename(aside, native)
  })

  test.skipIf(maySkip(whyNoBrowser()))('shows its page, which logs in on both servers', async () => {
    const url = await readyUrl(run('--no-open'))
    const browser = await launchBrowser()
    try {
      const page = await browser.newPage({ locale: 'en-US', viewport: { width: 1280, height: 800 } })
      const problems: string[] = []
      page.on('pageerror', (error) => problems.push(error.message))
      page.on('requestfailed', (request) => problems.push(request.url()))
      await page.goto(url.href)
      const lab = new LabPage(page)
      await lab.ready()
      await lab.setMode('run')
      await lab.press(catalogues.en.actions.login.button)
      for (const lane of LANES) await lab.ended(lane, 'POST /login', 200)
      expect(problems).toEqual([])
    } finally {
      await browser.close()
    }
  })
})
