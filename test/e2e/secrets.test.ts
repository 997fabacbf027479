// What others on the machine can read of a lab that runs: the arguments of every program that it starts, and nothing in them.
import { createHmac } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { launchBrowser, whyNoBrowser } from '../support/browser'
import { PROJECT } from '../support/electron'
import { maySkip } from '../support/may-skip'
import { freePorts, logInAt, programsOfTest, type RunningProgram, readyUrl } from '../support/program'

const SECRETS = {
  LAB_JWT_SECRET: 'the-secret-of-the-jwts',
  LAB_SESSION_SECRET: 'the-secret-of-the-sessions',
  LAB_REDIS_URL: 'redis://somebody:the-password@127.0.0.1:1',
}
const FLAGS = [
  `--jwt-secret=${SECRETS.LAB_JWT_SECRET}`,
  '--session-secret',
  SECRETS.LAB_SESSION_SECRET,
  `--redis-url=${SECRETS.LAB_REDIS_URL}`,
]
/** What a program that stands in for another one writes down of itself. */
const startedSchema = z.object({ args: z.array(z.string()), env: z.record(z.string(), z.string()) })

let home: string
let started: string

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'lab-home-'))
  started = join(home, 'started.json')
})
afterEach(() => rm(home, { recursive: true }))
// After the folder's hook, and so ended before it.
const startProgram = programsOfTest()

/** Puts a program into a folder that writes down how it was started, and returns the folder. */
async function standIn(name: string): Promise<string> {
  const folder = join(home, 'programs')
  await mkdir(folder, { recursive: true })
  const path = join(folder, name)
  const write = `require('node:fs').writeFileSync(${JSON.stringify(started)}, JSON.stringify({ args: process.argv.slice(2), env: process.env }))`
  await writeFile(path, `#!${process.execPath}\n${write}\n`)
  await chmod(path, 0o755)
  return folder
}

async function howStarted(): Promise<z.infer<typeof startedSchema>> {
  await expect.poll(() => existsSync(started) && readFileSync(started, 'utf8').endsWith('}}')).toBe(true)
  return startedSchema.parse(JSON.parse(await readFile(started, 'utf8')))
}

/** Starts the lab as `npm start` does, where there is a display, and more in its environment. */
function start(flags: readonly string[], env: NodeJS.ProcessEnv): RunningProgram {
  return startProgram(process.execPath, [join(PROJECT, 'main/start/start.mjs'), ...flags], {
    env: { ...process.env, DISPLAY: ':77', HOME: home, ...env },
  })
}

/** Returns the arguments of a program and of all that it has started, as anybody on the machine can read them. */
async function argumentsOf(pid: number): Promise<string[]> {
  const own = await readFile(`/proc/${pid}/cmdline`, 'utf8')
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).split(' ').filter(Boolean)
  return [own, ...(await Promise.all(children.map((child) => argumentsOf(Number(child))))).flat()]
}

describe.skipIf(process.platform !== 'linux')('on a machine with other users', () => {
  test('the browser is opened by a file of one’s own, and neither key nor secret stands in any argument', async () => {
    const programs = await standIn('xdg-open')
    const [jwt] = await freePorts(1)
    const lab = start(['--web', `--jwt-port=${jwt}`], { ...SECRETS, PATH: `${programs}:${process.env.PATH}` })
    const url = await readyUrl(lab)
    const key = url.searchParams.get('key') ?? ''
    const browser = await howStarted()
    expect(browser.args).toHaveLength(1)
    const [file = ''] = browser.args
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect((await stat(join(file, '..'))).mode & 0o777).toBe(0o700)
    expect(await readFile(file, 'utf8')).toContain(url.href)
    const { pid } = lab.child
    if (pid === undefined) throw new Error('The lab has no process')
    const readable = [...browser.args, ...(await argumentsOf(pid))].join('\n')
    for (const secret of [key, ...Object.values(SECRETS)]) expect(readable).not.toContain(secret)
    for (const variable of Object.keys(SECRETS)) expect(browser.env).not.toHaveProperty(variable)
    expect((await logInAt(jwt)).status).toBe(200)
    lab.child.kill('SIGTERM')
    expect(await lab.ended).toBe(0)
    expect(await readdir(home)).toEqual(['programs', 'started.json'])
    expect(lab.err()).toBe('')
  })

  test.skipIf(maySkip(whyNoBrowser()))('the file leads a browser to the page', async () => {
    const programs = await standIn('xdg-open')
    const lab = start(['--web'], { PATH: `${programs}:${process.env.PATH}` })
    const url = await readyUrl(lab)
    const [file = ''] = (await howStarted()).args
    const browser = await launchBrowser()
    try {
      const page = await browser.newPage()
      await page.goto(pathToFileURL(file).href)
      await page.waitForURL(url.href)
      await page.getByRole('banner').waitFor()
    } finally {
      await browser.close()
    }
  })

  test('says the address when there is no browser, or no place for the file', async () => {
    for (const env of [{ PATH: join(home, 'nothing') }, { HOME: join(home, 'nowhere') }]) {
      const lab = start(['--web'], env)
      const url = await readyUrl(lab)
      await expect.poll(() => lab.err()).toBe(`No browser could be opened: open ${url.href} yourself\n`)
    }
  })

  test.each([
    ['in the environment', [], SECRETS],
    ['among the flags', FLAGS, {}],
  ])('the window’s process gets what was given %s by its environment alone', async (_, flags, env) => {
    const electron = await standIn('electron')
    const lab = start(['--desktop', '--session-store', 'sqlite', ...flags], {
      ...env,
      ELECTRON_OVERRIDE_DIST_PATH: electron,
    })
    const window = await howStarted()
    expect(window.args).toEqual(expect.arrayContaining(['--desktop', '--session-store', 'sqlite']))
    for (const secret of Object.values(SECRETS)) expect(window.args.join('\n')).not.toContain(secret)
    expect(window.env).toMatchObject(SECRETS)
    expect(await lab.ended).toBe(0)
  })

  test('signs with the secret that the environment names', async () => {
    const [jwt] = await freePorts(1)
    const env = { LAB_JWT_SECRET: SECRETS.LAB_JWT_SECRET }
    await readyUrl(start(['--web', '--no-open', `--jwt-port=${jwt}`], env))
    const { access_token } = z.object({ access_token: z.string() }).parse(await (await logInAt(jwt)).json())
    const [header, payload, signature] = access_token.split('.')
    expect(signature).toBe(
      createHmac('sha256', SECRETS.LAB_JWT_SECRET).update(`${header}.${payload}`).digest('base64url'),
    )
  })
})
