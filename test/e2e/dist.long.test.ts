// The desktop edition as it is packed: what is in it, its fuses, and a start. Its inspector is off, so the test speaks to it
// as to a browser, through the port that Chromium opens when it is asked to.
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { electronSwitches } from '#main/start/desktop'
import { catalogues } from '#src/i18n/catalogue'
import { LANES } from '#src/trace/lane'
import { whyNoElectron } from '../support/electron'
import { maySkip } from '../support/may-skip'
import { fusesOf, type PackedApp, packApp } from '../support/packed-app'
import { programsOfTest, type RunningProgram } from '../support/program'
import { LabPage } from './lab-page'

const MEGABYTE = 1_000_000
const DEVTOOLS = /^DevTools listening on (ws:\S+)/m

describe.skipIf(maySkip(whyNoElectron()))('the packed desktop edition', () => {
  let packed: PackedApp
  const startProgram = programsOfTest()

  beforeAll(async () => {
    packed = await packApp()
  })
  afterAll(() => packed?.remove())

  function start(args: readonly string[], env: NodeJS.ProcessEnv = process.env): RunningProgram {
    const { ELECTRON_RUN_AS_NODE: _, ...others } = process.env
    return startProgram(
      packed.executable,
      [...electronSwitches(() => {}), `--user-data-dir=${join(packed.scratch, 'user-data')}`, ...args],
      { cwd: packed.scratch, env: { ...others, ...env } },
    )
  }

  async function open(
    ...flags: string[]
  ): Promise<{ program: RunningProgram; browser: Browser; page: Page }> {
    const program = start(['--remote-debugging-port=0', ...flags])
    await expect.poll(() => DEVTOOLS.test(program.err()) || program.child.exitCode !== null).toBe(true)
    const [, address] = DEVTOOLS.exec(program.err()) ?? []
    if (address === undefined) throw new Error(`The app did not start: ${program.err()}`)
    const browser = await chromium.connectOverCDP(address)
    const pageOf = () => browser.contexts()[0]?.pages()[0]
    await expect.poll(() => pageOf()?.url()).toBe('lab://ui/')
    const page = pageOf()
    if (!page) throw new Error('The app has no page')
    return { program, browser, page }
  }

  test('has one archive of less than 15 MB, and beside it only what is native', async () => {
    expect((await stat(join(packed.resources, 'app.asar'))).size).toBeLessThan(15 * MEGABYTE)
    const beside = await readdir(join(packed.resources, 'app.asar.unpacked'), { recursive: true })
    const files = beside.map((path) => basename(path)).filter((name) => name.includes('.'))
    expect(files.filter((name) => !['index.node', 'package.json'].includes(name))).toEqual([])
    expect(files).toContain('index.node')
  })

  test('has the fuses on that protect it, and off those that would let others in', async () => {
    expect(await fusesOf(packed.fused)).toEqual(['cookieEncryption', 'asarIntegrity', 'onlyLoadFromAsar'])
  })

  test('does not become Node for whoever asks it to', async () => {
    const program = start(['-e', 'process.exit(42)'], { ELECTRON_RUN_AS_NODE: '1' })
    expect(await program.ended).toBe(2)
    expect(program.err()).toContain('Unknown flag -e: see --help\n')
  })

  test('explains its flags under its own name', async () => {
    const program = start(['--help'])
    expect(await program.ended).toBe(0)
    expect(program.out()).toContain(`  ${basename(packed.executable)} [flags]\n`)
  })

  test('starts, logs in on both servers, keeps the session in SQLite, and ends', async () => {
    const data = join(packed.scratch, 'data')
    const { program, browser, page } = await open(
      '--session-store=sqlite',
      `--data-dir=${data}`,
      '--lang=en-US',
    )
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(error.message))
    const lab = new LabPage(page)
    await lab.ready()
    await lab.setMode('run')
    await lab.press(catalogues.en.actions.login.button)
    for (const lane of LANES) await lab.ended(lane, 'POST /login', 200)
    expect(await readdir(data)).toContain('session.sqlite')
    expect(problems).toEqual([])
    await browser.close()
    program.child.kill('SIGTERM')
    expect(await program.ended).toBe(0)
  })
})
