// What other sites, other programs and broken clients send to the UI server: all of it is refused, none of it breaks it.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openSite } from '#main/host/site'
import type { Lab } from '#main/lab/lab'
import { startWebServer, type WebServer } from '#main/web/web-server'
import { tries } from '../../support/fuzz'
import { until } from '../../support/lane'
import { readAnswer } from '../../support/raw-http'
import { type ScriptedLab, scriptedLab } from '../../support/scripted-lab'

const KEY = 'the-key-of-this-lab'
const PAGE = '<!doctype html><title>Lab</title>'

let folder: string
let siteRoot: string
let lab: ScriptedLab
let server: WebServer
/** As the other, but it gives up soon. */
let impatient: WebServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab-hostile-'))
  siteRoot = join(folder, 'site')
  await mkdir(join(siteRoot, 'assets'), { recursive: true })
  await writeFile(join(siteRoot, 'index.html'), PAGE)
  await writeFile(join(siteRoot, 'con.js'), 'secret')
  await writeFile(join(siteRoot, 'assets/index-B1x_9-Zq.js'), 'export {}')
  await writeFile(join(folder, 'secret.txt'), 'secret')
  lab = scriptedLab()
  server = await startWebServer({ lab: lab.lab, siteRoot, key: KEY })
  impatient = await startWebServer({
    lab: lab.lab,
    siteRoot,
    key: KEY,
    limits: { headersMs: 60, requestMs: 120, backlogBytes: 1_000_000 },
  })
})
afterAll(async () => {
  await Promise.all([server.close(), impatient.close()])
  await rm(folder, { recursive: true })
})
beforeEach(() => {
  lab.commands.length = 0
})

/** Sends a text, and returns what comes back until the connection ends, or until it holds what is waited for. */
function raw(text: string, to = server, enough = (_received: string) => false): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = ''
    const socket = connect(to.port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (chunk) => {
      received += chunk
      if (enough(received)) socket.destroy()
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(received))
  })
}

const own = () => `127.0.0.1:${server.port}`

/** Sends a request with exactly these header lines, and returns the status of the answer and all of it. */
async function ask(target: string, lines: readonly string[], start = 'GET', body = '') {
  const text = await raw(
    `${start} ${target} HTTP/1.1\r\n${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n${body}`,
  )
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]), text }
}

const COMMAND = ['Content-Type: application/json', 'Content-Length: 2', `X-Lab-Key: ${KEY}`]
const places = [
  ['the page', (lines: readonly string[]) => ask(`/?key=${KEY}`, lines)],
  ['the stream', (lines: readonly string[]) => ask(`/api/events?key=${KEY}`, lines)],
  ['a command', (lines: readonly string[]) => ask('/api/next-hop', [...lines, ...COMMAND], 'POST', '{}')],
] as const

describe.each(places)('%s under a name that is not its own (DNS rebinding)', (_, send) => {
  test.each([
    ['evil.example'],
    ['localhost'],
    ['localhost.:PORT'],
    ['LOCALHOST:PORT'],
    ['a.localhost:PORT'],
    ['127.0.0.1:PORT.evil.example'],
    ['127.0.0.1.evil.example:PORT'],
    ['127.1:PORT'],
    ['2130706433:PORT'],
    ['0.0.0.0:PORT'],
    ['[::1]:PORT'],
    ['[::ffff:127.0.0.1]:PORT'],
    ['user@127.0.0.1:PORT'],
    ['127.0.0.1:PORT,evil.example'],
    [''],
  ])('is refused as %j', async (host) => {
    const { status, text } = await send([`Host: ${host.replace('PORT', String(server.port))}`])
    expect(status).toBe(421)
    expect(text).not.toContain(PAGE)
    expect(lab.commands).toEqual([])
  })

  test('is refused without any', async () => {
    expect((await send([])).status).toBe(400)
    expect(lab.commands).toEqual([])
  })
})

describe.each(places)('%s for the page of another site', (_, send) => {
  test.each([
    ['http://evil.example'],
    ['http://127.0.0.1'],
    ['http://127.0.0.1:1'],
    ['http://localhost:PORT'],
    ['https://127.0.0.1:PORT'],
    ['HTTP://127.0.0.1:PORT'],
    ['http://127.0.0.1:PORT/'],
    ['http://127.0.0.1:PORT http://evil.example'],
    ['file://'],
    ['null'],
    [''],
  ])('is refused as %j', async (origin) => {
    const { status, text } = await send([
      `Host: ${own()}`,
      `Origin: ${origin.replace('PORT', String(server.port))}`,
    ])
    expect(status).toBe(403)
    expect(text.toLowerCase()).not.toContain('access-control-')
    expect(lab.commands).toEqual([])
  })
})

test('another site gets no leave by asking first', async () => {
  const lines = [`Host: ${own()}`, 'Origin: http://evil.example', 'Access-Control-Request-Method: POST']
  const { status, text } = await ask('/api/next-hop', lines, 'OPTIONS')
  expect(status).toBe(403)
  expect(text.toLowerCase()).not.toContain('access-control-allow')
})

test('no other key opens anything, be it twice', async () => {
  const others = fc.oneof(
    fc.string(),
    fc.constantFrom('', KEY.slice(1), KEY.slice(0, -1), `${KEY} `, KEY.toUpperCase(), `${KEY}&key=${KEY}`),
  )
  await fc.assert(
    fc.asyncProperty(
      others.filter((key) => key !== KEY),
      async (key) => {
        const query = encodeURIComponent(key)
        const host = `Host: ${own()}`
        for (const path of [`/?key=${query}`, `/api/events?key=${query}`, `/?key=${query}&key=${KEY}`]) {
          expect([401, 403]).toContain((await ask(path, [host])).status)
        }
        const lines = [host, ...COMMAND.slice(0, 2), `X-Lab-Key: ${query}`]
        expect([401, 403]).toContain((await ask('/api/next-hop', lines, 'POST', '{}')).status)
        const twice = [...lines, `X-Lab-Key: ${KEY}`]
        expect((await ask('/api/next-hop', twice, 'POST', '{}')).status).toBe(403)
        expect(lab.commands).toEqual([])
      },
    ),
    tries(40),
  )
})

describe('a path', () => {
  const step = fc.constantFrom(
    ...[
      '..',
      '.',
      '...',
      '%2e%2e',
      '%2E.',
      '.%2e',
      '%252e%252e',
      '%c0%ae%c0%ae',
      '%uff0e',
      '..;',
      '..%00',
      '%2e%2e%2f',
    ],
    ...[
      '..%5c',
      '..\\',
      '%5c%5c',
      'C:',
      'file:',
      '~',
      '.hidden',
      'assets',
      'index.html',
      'secret.txt',
      'con.js',
      'site',
    ],
  )
  const between = fc.constantFrom('/', '/', '/', '//', '%2f', '%252f', '\\', '%5c')
  const paths = fc
    .array(fc.tuple(between, step), { minLength: 1, maxLength: 6 })
    .map((steps) => `/${steps.flat().join('')}`)

  test('upwards in whatever writing leads nowhere, nor breaks the server', async () => {
    await fc.assert(
      fc.asyncProperty(paths, async (path) => {
        const { status, text } = await ask(`${path}?key=${KEY}`, [`Host: ${own()}`])
        // A path that leads back to the page is the page's.
        expect([200, 400, 404]).toContain(status)
        expect(text).not.toContain('secret')
        expect(text.includes(PAGE)).toBe(status === 200)
      }),
      tries(250),
    )
  })

  test('of any text reads no file beyond the site', async () => {
    const texts = fc.oneof(
      paths,
      fc.string().map((text) => `/${text}`),
      fc.string({ unit: 'binary' }),
    )
    const check = async (path: string) => {
      const file = await openSite(join(siteRoot, 'assets'))(path)
      expect(file === null || path === '/index-B1x_9-Zq.js').toBe(true)
    }
    await fc.assert(fc.asyncProperty(texts, check), tries(3_000))
  })

  test.each([
    ['through a file', '/index.html/x.js'],
    ['with a name that no file can have', `/${'a'.repeat(300)}.js`],
    ['with the name of a device', '/con.js'],
    ['of 16,000 characters', `/${'a/'.repeat(7_900)}x.js`],
  ])('%s is not there', async (_, path) => {
    const { status, text } = await ask(path, [`Host: ${own()}`])
    expect([404, 431]).toContain(status)
    expect(text).not.toContain('secret')
  })
})

describe('a request that is too large', () => {
  test.each([
    ['a header of 66 kB', '/', [`X: ${'x'.repeat(66_000)}`]],
    ['an address of 66 kB', `/${'x'.repeat(66_000)}`, []],
    ['many headers', '/', Array.from({ length: 4_000 }, (_, index) => `X-${index}: ${'x'.repeat(12)}`)],
  ])('%s', async (_, path, lines) => {
    const { status, text } = await ask(path, [`Host: ${own()}`, ...lines])
    expect(status).toBe(431)
    // The page is opened in a browser, whose user is to know what to do.
    expect(readAnswer(text).headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(text).toContain('cookies')
    expect(text).toContain('瀏覽器')
    expect(text).toContain(`http://localhost:${server.port}/?key=…`)
  })

  test('not so with cookies of 20 kB, as a few other programs have set them', async () => {
    const cookies = Array.from({ length: 5 }, (_, index) => `c${index}=${'x'.repeat(4_000)}`).join('; ')
    expect((await ask(`/?key=${KEY}`, [`Host: ${own()}`, `Cookie: ${cookies}`])).text).toContain(PAGE)
  })

  test('a body that says so is refused before it has come', async () => {
    const lines = [`Host: ${own()}`, COMMAND[0] ?? '', COMMAND[2] ?? '', 'Content-Length: 1000000000']
    const { status } = await ask('/api/next-hop', lines, 'POST', '{')
    expect(status).toBe(413)
    expect(lab.commands).toEqual([])
  })
})

describe('a request that takes its time', () => {
  const host = () => `Host: 127.0.0.1:${impatient.port}`
  test.each([
    ['that never begins', () => ''],
    ['whose headers do not end', () => `GET / HTTP/1.1\r\n${host()}\r\nX: `],
    [
      'whose body does not come',
      () => `POST /api/next-hop HTTP/1.1\r\n${host()}\r\n${COMMAND.join('\r\n')}\r\n\r\n{`,
    ],
    [
      'whose chunks do not end',
      () =>
        `POST /api/next-hop HTTP/1.1\r\n${host()}\r\n${COMMAND[0]}\r\n${COMMAND[2]}\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n`,
    ],
  ])('%s is answered with 408, and its connection ends', async (_, text) => {
    expect(await raw(text(), impatient)).toMatch(/^HTTP\/1\.1 408 /)
    expect(lab.commands).toEqual([])
  })

  test('takes nothing from others: a hundred of them, and the page is served', async () => {
    const slow = Array.from({ length: 100 }, () => raw(`GET / HTTP/1.1\r\n${host()}\r\nX: `, impatient))
    const page = await raw(`GET /?key=${KEY} HTTP/1.1\r\n${host()}\r\nConnection: close\r\n\r\n`, impatient)
    expect(page).toContain(PAGE)
    for (const answer of await Promise.all(slow)) expect(answer).toMatch(/^HTTP\/1\.1 408 /)
  })

  test('is not the stream: that stays open as long as its reader likes', async () => {
    let begun = false
    const heard = raw(`GET /api/events?key=${KEY} HTTP/1.1\r\n${host()}\r\n\r\n`, impatient, (text) => {
      begun = text.includes('"type":"snapshot"')
      return text.includes('"type":"events"')
    })
    await until(() => begun)
    // Its time has come by then for a connection that was opened later and sends nothing.
    await raw('', impatient)
    lab.happen()
    expect(await heard).toMatch(/^HTTP\/1\.1 200 /)
  })
})

test('a reader of the stream that reads nothing is cut off', async () => {
  const crowd = scriptedLab()
  let readers = 0
  const subscribe: Lab['subscribe'] = (hear, since) => {
    const stop = crowd.lab.subscribe(hear, since)
    readers += 1
    return () => {
      readers -= 1
      stop()
    }
  }
  const limits = { headersMs: 10_000, requestMs: 10_000, backlogBytes: 1_000_000 }
  const busy = await startWebServer({ lab: { ...crowd.lab, subscribe }, siteRoot, key: KEY, limits })
  // Without anybody who listens for data, nothing is read.
  const socket = connect(busy.port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write(`GET /api/events?key=${KEY} HTTP/1.1\r\nHost: 127.0.0.1:${busy.port}\r\n\r\n`)
  await until(() => readers === 1)
  // The system's buffers take a few megabytes first.
  await until(() => {
    for (let index = 0; index < 2_000 && readers > 0; index += 1) crowd.happen()
    return readers === 0
  })
  socket.destroy()
  await busy.close()
})

test.each([
  ['what is no HTTP', 400, () => 'nonsense\r\n\r\n'],
  ['no Host', 400, () => 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
  [
    'two Host lines',
    400,
    () => `GET / HTTP/1.1\r\nHost: ${own()}\r\nHost: ${own()}\r\nConnection: close\r\n\r\n`,
  ],
  [
    'the own Host and another',
    400,
    () => `GET / HTTP/1.1\r\nHost: ${own()}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`,
  ],
  ['an expectation', 417, () => `GET / HTTP/1.1\r\nHost: ${own()}\r\nExpect: 200-ok\r\n\r\n`],
  ['CONNECT', 405, () => `CONNECT evil.example:443 HTTP/1.1\r\nHost: ${own()}\r\n\r\n`],
])('%s is answered with %i and says why', async (_, status, text) => {
  const answer = readAnswer(await raw(text()))
  expect([answer.status, answer.headers['content-type']]).toEqual([status, 'text/plain; charset=utf-8'])
  expect(answer.body).toMatch(/^[A-Z].+$/m)
})
