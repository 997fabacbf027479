import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MIN_SIZE } from '#main/electron/window-bounds'
import { commandAnswerSchema, type StreamMessage, streamMessageSchema } from '#src/contract/lab-api'
import type { LabStatus } from '#src/contract/status'
import { catalogues } from '#src/i18n/catalogue'
import { LANGUAGES } from '#src/i18n/languages'
import {
  type Desktop,
  electronCommand,
  launchDesktop,
  makeUserData,
  openDesktop,
  PROJECT,
  whyNoElectron,
} from '../support/electron'
import { maySkip } from '../support/may-skip'
import { scrollBarsOn } from './controls'
import { LabPage } from './lab-page'

const LOGIN = { lanes: ['session', 'jwt'], action: { type: 'login', username: 'test', password: 'test' } }

let userData: { path: string; remove(): Promise<void> }

/** Gives a command through the window's bridge, as text or as whatever a broken page might send. */
async function send({ page }: Desktop, name: unknown, payload: unknown) {
  const text = await page.evaluate(
    ([command, value]) => Reflect.apply(window.lab?.send ?? (() => ''), null, [command, value]),
    [name, payload],
  )
  return commandAnswerSchema.parse(JSON.parse(String(text)))
}

/** Hears the stream through the window's bridge until the snapshot has come. */
async function hear({ page }: Desktop): Promise<StreamMessage[]> {
  const texts = await page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const heard: string[] = []
        const stop = window.lab?.listen((text) => {
          heard.push(text)
          if (heard.length < 2) return
          stop?.()
          resolve(heard)
        })
      }),
  )
  return texts.map((text) => streamMessageSchema.parse(JSON.parse(text)))
}

async function status(desktop: Desktop): Promise<LabStatus> {
  for (const message of await hear(desktop)) if (message.type === 'status') return message.status
  throw new Error('The stream brought no status')
}

async function eventCount(desktop: Desktop): Promise<number> {
  for (const message of await hear(desktop)) {
    if (message.type === 'snapshot') return message.trace.lanes.session.events.length
  }
  throw new Error('The stream brought no snapshot')
}

const sizeOf = ({ app }: Desktop) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize())

/** Runs Electron with these flags to its end. */
function run(...flags: string[]): Promise<{ code: number | null; err: string }> {
  const { executablePath, args } = electronCommand(userData.path)
  const child = spawn(executablePath, [...args, ...flags])
  let err = ''
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, err })))
}

describe.skipIf(maySkip(whyNoElectron()))('the desktop edition', () => {
  let desktop: Desktop

  beforeAll(async () => {
    desktop = await openDesktop()
  })
  afterAll(async () => {
    await desktop?.quit()
  })

  test('shows the page of its own scheme, and lets it have nothing of Node', async () => {
    expect(desktop.page.url()).toBe('lab://ui/')
    const globals = await desktop.page.evaluate(() => ({
      ...Object.fromEntries(
        ['require', 'process', 'module', 'Buffer', 'global'].map((name) => [name, name in window]),
      ),
      bridge: Object.keys(window.lab ?? {}),
    }))
    expect(globals).toEqual({
      require: false,
      process: false,
      module: false,
      Buffer: false,
      global: false,
      bridge: ['send', 'setLocale', 'openNotes', 'listen'],
    })
  })

  test('shows its first screen without a scroll bar, in its smallest window too', async () => {
    const { app, page } = desktop
    await new LabPage(page).ready()
    await page.getByText(catalogues.en.timeline.empty).waitFor()
    expect(await scrollBarsOn(page)).toEqual([])
    const before = await sizeOf(desktop)
    await app.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setSize(width, height)
    }, MIN_SIZE)
    await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThanOrEqual(MIN_SIZE.width)
    await expect.poll(() => scrollBarsOn(page)).toEqual([])
    await app.evaluate(({ BrowserWindow }, [width = 0, height = 0]) => {
      BrowserWindow.getAllWindows()[0]?.setSize(width, height)
    }, before ?? [])
  })

  test('sends the page with a strict policy', async () => {
    const headers = await desktop.app.evaluate(async ({ net }) => {
      const response = await net.fetch('lab://ui/')
      return Object.fromEntries(response.headers)
    })
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';")
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
    const ran = await desktop.page.evaluate(() => {
      const script = document.createElement('script')
      // A name that none of the page's libraries has: mermaid keeps something under `injected`.
      script.textContent = 'window.ranWithoutLeave = true'
      document.body.append(script)
      return 'ranWithoutLeave' in window
    })
    expect(ran).toBe(false)
  })

  test.each([
    'lab://ui/..%2f..%2fpackage.json',
    'lab://ui/%2e%2e/main/start.js',
    'lab://ui/../../package.json',
    'lab://ui/none.js',
    'lab://other/index.html',
  ])('serves nothing at %s', async (url) => {
    const got = await desktop.app.evaluate(
      ({ net }, address) => net.fetch(address).then((response) => response.status),
      url,
    )
    expect(got).toBe(404)
  })

  test('opens no other window', async () => {
    const opened = await desktop.page.evaluate(() => window.open('https://example.com/') !== null)
    expect(opened).toBe(false)
    expect(desktop.app.windows()).toHaveLength(1)
  })

  test.each(['https://example.com/', 'file:///etc/hostname', 'data:text/html,x', 'lab://other/'])(
    'does not go to %s',
    async (url) => {
      await desktop.page.evaluate((address) => {
        const link = document.createElement('a')
        link.href = address
        document.body.append(link)
        link.click()
        link.remove()
      }, url)
      // A reload comes after the navigation, had that been let through.
      await desktop.page.reload()
      expect(desktop.page.url()).toBe('lab://ui/')
    },
  )

  test('gives no permission but to copy text', async () => {
    const states = await desktop.page.evaluate(async () => ({
      notifications: await Notification.requestPermission(),
      geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'granted',
        () => 'denied',
      ),
      position: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          () => resolve('denied'),
        ),
      ),
    }))
    expect(states).toEqual({
      notifications: 'denied',
      geolocation: 'denied',
      camera: 'denied',
      position: 'denied',
    })
    const copying = await desktop.page.evaluate(async () => {
      const name = 'clipboard-write' as PermissionName
      return (await navigator.permissions.query({ name })).state
    })
    expect(copying).toBe('granted')
  })

  test('carries out a command on both servers, and has what happened again after a reload', async () => {
    const before = await eventCount(desktop)
    expect(await send(desktop, 'perform', JSON.stringify(LOGIN))).toMatchObject({ ok: true })
    await expect.poll(() => eventCount(desktop)).toBeGreaterThan(before)
    const count = await eventCount(desktop)
    await desktop.page.reload()
    expect(await eventCount(desktop)).toBe(count)
  })

  test.each([
    ['a command that there is not', 'explode', '{}'],
    ['a payload that is no JSON', 'reset', '{"lanes":'],
    ['a payload that the schema refuses', 'reset', '{"lanes":["other"]}'],
    ['a payload that is no text', 'reset', { lanes: ['jwt'] }],
    ['a name that is no text', 7, '{}'],
    ['no payload', 'reset', undefined],
    ['a payload of one byte too many', 'reset', `"${'x'.repeat(1024 * 1024 - 1)}"`],
  ])('refuses %s', async (_, name, payload) => {
    expect(await send(desktop, name, payload)).toMatchObject({
      ok: false,
      error: { code: 'ERR_LAB_BAD_COMMAND' },
    })
  })

  test('refuses the commands of any other page', async () => {
    const answers = await desktop.app.evaluate(
      async ({ BrowserWindow }, preload) => {
        const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
        const ask = () =>
          stranger.webContents.executeJavaScript(
            `lab.send('reset', '{"lanes":["jwt"]}').then(() => 'answered', (error) => error.message)`,
          )
        await stranger.loadURL('data:text/html,stranger')
        const fromElsewhere = await ask()
        await stranger.loadURL('lab://ui/')
        const fromOtherWindow = await ask()
        stranger.destroy()
        return [fromElsewhere, fromOtherWindow]
      },
      join(PROJECT, 'out/preload/preload.cjs'),
    )
    for (const answer of answers) expect(answer).toContain('Commands from other pages are refused')
  })

  test('has its menu in the language of the page, and in no other that it is told', async () => {
    const menus = () =>
      desktop.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label))
    const tell = (locale: string) => desktop.page.evaluate((tag) => window.lab?.setLocale(tag), locale)
    const { menus: inEnglish } = await LANGUAGES.en.loadDesktop()
    const { menus: inChinese } = await LANGUAGES['zh-TW'].loadDesktop()
    await expect.poll(menus).toEqual(Object.values(inEnglish))
    await desktop.page.evaluate(() => localStorage.setItem('lab.locale', 'zh-TW'))
    await desktop.page.reload()
    await expect.poll(menus).toEqual(Object.values(inChinese))
    await tell('xx')
    await tell('__proto__')
    await tell('en')
    await expect.poll(menus).toEqual(Object.values(inEnglish))
    await desktop.page.evaluate(() => localStorage.removeItem('lab.locale'))
    await desktop.page.reload()
  })

  test('comes back when its page has crashed', async () => {
    const count = await eventCount(desktop)
    const loaded = await desktop.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      if (!contents) return 'no window'
      return new Promise<string>((resolve) => {
        contents.once('did-finish-load', () => resolve(contents.getURL()))
        contents.forcefullyCrashRenderer()
      })
    })
    expect(loaded).toBe('lab://ui/')
    const heard = await desktop.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
        `new Promise((resolve) => lab.listen((text) => JSON.parse(text).type === 'snapshot' && resolve(text)))`,
      ),
    )
    const snapshot = streamMessageSchema.parse(JSON.parse(String(heard)))
    expect(snapshot.type === 'snapshot' && snapshot.trace.lanes.session.events.length).toBe(count)
  })
})

describe.skipIf(maySkip(whyNoElectron()))('the process of the desktop edition', () => {
  const open: Desktop[] = []

  beforeEach(async () => {
    userData = await makeUserData()
  })
  afterEach(async () => {
    await Promise.all(open.splice(0).map((desktop) => desktop.quit()))
    await userData.remove()
  })

  async function launch(...flags: string[]): Promise<Desktop> {
    const desktop = await launchDesktop(userData.path, flags)
    open.push(desktop)
    return desktop
  }

  test('starts the servers as its flags say, and stops them when it quits', async () => {
    const desktop = await launch('--jwt-alg=ES256')
    const { settings, lanes } = await status(desktop)
    expect(settings.jwtAlgorithm).toBe('ES256')
    expect((await fetch(`${lanes.session.origin}/protected`)).status).toBe(401)
    expect((await fetch(`${lanes.jwt.origin}/protected`)).status).toBe(401)
    await open.pop()?.quit()
    await expect(fetch(lanes.session.origin)).rejects.toThrow('fetch failed')
    await expect(fetch(lanes.jwt.origin)).rejects.toThrow('fetch failed')
  })

  test('ends when its window is closed, a waiting request included', async () => {
    const desktop = await launch()
    const { lanes } = await status(desktop)
    await send(desktop, 'change-settings', '{"holdExternal":true}')
    await send(desktop, 'set-mode', '{"lanes":["session"],"mode":"step"}')
    const held = fetch(`${lanes.session.origin}/protected`)
    await expect.poll(async () => (await status(desktop)).lanes.session.holding).not.toBeNull()
    const ended = desktop.app.waitForEvent('close')
    await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await ended
    open.pop()
    expect((await held).status).toBe(503)
  })

  test('is there once: a second start shows the window of the first', async () => {
    const desktop = await launch()
    await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
    const second = await run()
    expect(second.code).toBe(0)
    expect(second.err).toContain('The lab is open already: its window is now in front\n')
    const visible = () =>
      desktop.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => window.isVisible()),
      )
    await expect.poll(visible).toEqual([true])
  })

  test('says that a port is taken, with exit code 2', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const { code, err } = await run(`--jwt-port=${port}`)
    await new Promise((resolve) => server.close(resolve))
    expect(code).toBe(2)
    expect(err).toContain(`Port ${port} is in use: choose another with --jwt-port, or 0 for any free one\n`)
  })

  test('says what is wrong with a flag, with exit code 2', async () => {
    const { code, err } = await run('--prot=4600')
    expect(code).toBe(2)
    expect(err).toContain('Unknown flag --prot: see --help\n')
  })

  test('remembers the size of its window', async () => {
    const first = await launch()
    await first.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 20, y: 30, width: 1100, height: 700 }),
    )
    await expect.poll(() => sizeOf(first)).toEqual([1100, 700])
    await open.pop()?.quit()
    const second = await launch()
    expect(await sizeOf(second)).toEqual([1100, 700])
  })
})
