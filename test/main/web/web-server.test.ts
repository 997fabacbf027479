import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MAX_PAYLOAD_BYTES } from '#main/host/answer'
import { startWebServer, type WebServer } from '#main/web/web-server'
import { EventReader } from '../../support/event-source'
import { until } from '../../support/lane'
import { type ScriptedLab, scriptedLab } from '../../support/scripted-lab'

const KEY = 'the-key-of-this-lab'

let folder: string
let siteRoot: string
let server: WebServer
let lab: ScriptedLab

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab-web-'))
  siteRoot = join(folder, 'site')
  await mkdir(join(siteRoot, 'assets'), { recursive: true })
  await writeFile(join(siteRoot, 'index.html'), '<!doctype html><title>Lab</title>')
  await writeFile(join(siteRoot, 'assets/index-B1x_9-Zq.js'), 'export {}')
  await writeFile(join(siteRoot, '.hidden.txt'), 'hidden')
  await writeFile(join(folder, 'secret.txt'), 'secret')
})
afterAll(() => rm(folder, { recursive: true }))

beforeEach(async () => {
  lab = scriptedLab()
  server = await startWebServer({ lab: lab.lab, siteRoot, key: KEY })
})
afterEach(() => server.close())

interface Answer {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly text: string
}

interface Ask {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string | Buffer
}

/** Sends exactly these headers, `Host` included, and the path as it stands. */
function ask(path: string, { method = 'GET', headers = {}, body }: Ask = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, method, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const command = (body: string | Buffer = '{}', headers: Record<string, string> = {}): Ask => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'X-Lab-Key': KEY, ...headers },
  body,
})
const eventsUrl = (more = '') => `http://127.0.0.1:${server.port}/api/events?key=${KEY}${more}`

describe('the page', () => {
  test('is served at the address with the key', async () => {
    expect(server.url).toBe(`http://127.0.0.1:${server.port}/?key=${KEY}`)
    const answer = await ask(`/?key=${KEY}`)
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('<title>Lab</title>')
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    })
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';")
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(answer.headers['x-powered-by']).toBeUndefined()
  })

  test('is the instructor’s notes as well, at their address with the key', async () => {
    const [page, notes] = [await ask(`/?key=${KEY}`), await ask(`/notes?key=${KEY}`)]
    expect(notes).toMatchObject({ status: 200, text: page.text })
    expect(notes.headers['content-security-policy']).toBe(page.headers['content-security-policy'])
  })

  test.each([
    ['without a key', '/', 401, 'The key is missing'],
    ['with an empty key', '/?key=', 401, 'The key is missing'],
    ['with another key', '/?key=the-key-of-that-lab', 403, 'not the key'],
    ['with a part of the key', '/?key=the-key', 403, 'not the key'],
    ['by its file name without a key', '/index.html', 401, 'The key is missing'],
    ['as the notes without a key', '/notes', 401, 'The key is missing'],
    ['as the notes with another key', '/notes?key=the-key-of-that-lab', 403, 'not the key'],
  ])('is refused %s', async (_, path, status, message) => {
    const answer = await ask(path)
    expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(message)])
  })

  test('may keep for ever what has its hash in its name', async () => {
    const answer = await ask('/assets/index-B1x_9-Zq.js')
    expect(answer.status).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })

  test('answers HEAD with the headers alone', async () => {
    const answer = await ask(`/?key=${KEY}`, { method: 'HEAD' })
    expect([answer.status, answer.headers['content-length'], answer.text]).toEqual([200, '33', ''])
  })

  test.each([
    ['a file that is not there', '/assets/none.js'],
    ['a folder', '/assets'],
    ['a hidden file', '/.hidden.txt'],
    ['a path upwards', '/../secret.txt'],
    ['a path upwards from within', '/assets/../../secret.txt'],
    ['an encoded path upwards', '/%2e%2e/secret.txt'],
    ['an encoded slash', '/..%2fsecret.txt'],
    ['a backslash', '/..%5csecret.txt'],
    ['a NUL', '/index.html%00.js'],
    ['two slashes', '//secret.txt'],
  ])('does not serve %s', async (_, path) => {
    const answer = await ask(`${path}?key=${KEY}`)
    expect(answer.status).toBe(404)
    expect(answer.text).not.toContain('secret')
  })

  test.each([
    ['another host', 'http://127.0.0.1/'],
    ['half a host', 'http://[::1'],
    ['a raw backslash', `/..\\secret.txt?key=${KEY}`],
    ['a broken escape', `/%zz.txt?key=${KEY}`],
    ['what is no UTF-8', `/%ff.txt?key=${KEY}`],
    ['a part of the page', `/?key=${KEY}#part`],
  ])('refuses a target with %s', async (_, target) => {
    expect((await ask(target)).status).toBe(400)
  })

  test('refuses other methods', async () => {
    const answer = await ask(`/?key=${KEY}`, { method: 'POST' })
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD'])
  })
})

describe('who may speak to the UI server', () => {
  const places: [string, string, Ask][] = [
    ['the page', `/?key=${KEY}`, {}],
    ['the stream', `/api/events?key=${KEY}`, {}],
    ['a command', '/api/next-hop', command()],
  ]

  test.each(places)('%s is refused under another name', async (_, path, how) => {
    for (const host of [
      'evil.example',
      `evil.example:${server.port}`,
      '127.0.0.1',
      `127.0.0.1:${server.port}.evil.example`,
    ]) {
      const answer = await ask(path, { ...how, headers: { ...how.headers, Host: host } })
      expect([host, answer.status]).toEqual([host, 421])
    }
    expect(lab.commands).toEqual([])
  })

  test.each(places)('%s is refused to the page of another site', async (_, path, how) => {
    for (const origin of [
      'http://evil.example',
      'null',
      'http://127.0.0.1:1',
      `https://127.0.0.1:${server.port}`,
    ]) {
      const answer = await ask(path, { ...how, headers: { ...how.headers, Origin: origin } })
      expect([origin, answer.status]).toEqual([origin, 403])
      expect(answer.headers['access-control-allow-origin']).toBeUndefined()
    }
    expect(lab.commands).toEqual([])
  })

  test('answers as localhost too, to a page that came from there', async () => {
    const host = `localhost:${server.port}`
    const answer = await ask('/api/next-hop', command('{}', { Host: host, Origin: `http://${host}` }))
    expect(answer.status).toBe(200)
  })

  test('does not listen beyond loopback', async () => {
    const refused = await new Promise<boolean>((resolve) => {
      const socket = connect(server.port, '127.0.0.2')
      socket.once('connect', () => {
        socket.destroy()
        resolve(false)
      })
      socket.once('error', () => resolve(true))
    })
    expect(refused).toBe(true)
  })
})

describe('a command', () => {
  test('reaches the lab, and its answer comes back', async () => {
    lab.answer(() => ({ ok: true, result: { released: 1 } }))
    const answer = await ask('/api/next-hop', command('{"lanes":["jwt"]}'))
    expect(lab.commands).toEqual([{ name: 'next-hop', payload: { lanes: ['jwt'] } }])
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.text)).toEqual({ ok: true, result: { released: 1 } })
  })

  test.each([
    ['ERR_LAB_BAD_COMMAND', 400],
    ['ERR_LAB_BAD_TOKEN_PART', 400],
    ['ERR_LAB_QUEUE_FULL', 429],
    ['ERR_LAB_STOPPED', 503],
    ['ERR_LAB_INTERNAL', 500],
  ] as const)('that the lab refuses with %s is answered with %i', async (code, status) => {
    lab.answer(() => ({ ok: false, error: { code, message: 'No' } }))
    const answer = await ask('/api/next-hop', command())
    expect([answer.status, JSON.parse(answer.text)]).toEqual([
      status,
      { ok: false, error: { code, message: 'No' } },
    ])
  })

  test.each([
    ['without a key', '/api/next-hop', command('{}', { 'X-Lab-Key': '' }), 401],
    ['with another key', '/api/next-hop', command('{}', { 'X-Lab-Key': 'other' }), 403],
    [
      'with the key in the address alone',
      `/api/next-hop?key=${KEY}`,
      { ...command(), headers: { 'Content-Type': 'application/json' } },
      401,
    ],
    ['that there is not', '/api/explode', command(), 404],
    ['named like a property of every object', '/api/constructor', command(), 404],
    ['by GET', '/api/next-hop', { headers: { 'X-Lab-Key': KEY } }, 405],
    [
      'as a form',
      '/api/next-hop',
      command('a=b', { 'Content-Type': 'application/x-www-form-urlencoded' }),
      415,
    ],
    [
      'as text, as another page could send it',
      '/api/next-hop',
      command('{}', { 'Content-Type': 'text/plain' }),
      415,
    ],
    ['in broken JSON', '/api/next-hop', command('{"lanes":'), 400],
    ['without a body', '/api/next-hop', command(''), 400],
    ['of one byte too many', '/api/next-hop', command(Buffer.alloc(MAX_PAYLOAD_BYTES + 1, 32)), 413],
  ] satisfies [string, string, Ask, number][])(
    '%s is refused with a reason',
    async (_, path, how, status) => {
      const answer = await ask(path, how)
      expect(answer.status).toBe(status)
      expect(JSON.parse(answer.text)).toEqual({
        ok: false,
        error: { code: expect.stringMatching(/^ERR_LAB_/), message: expect.any(String) },
      })
      expect(lab.commands).toEqual([])
    },
  )

  test('of one byte too many is refused when its length is not announced', async () => {
    const headers = { 'Transfer-Encoding': 'chunked' }
    const answer = await ask('/api/next-hop', command(Buffer.alloc(MAX_PAYLOAD_BYTES + 1, 32), headers))
    expect(answer.status).toBe(413)
  })

  test('of exactly the largest size is taken', async () => {
    const body = `"${'x'.repeat(MAX_PAYLOAD_BYTES - 2)}"`
    expect((await ask('/api/next-hop', command(body))).status).toBe(200)
  })
})

describe('the stream', () => {
  test.each([
    ['without a key', '/api/events', 401],
    ['with another key', '/api/events?key=other', 403],
  ])('is refused %s', async (_, path, status) => {
    expect((await ask(path)).status).toBe(status)
  })

  test('begins with the status and a snapshot, and goes on with what happens', async () => {
    lab.happen()
    const reader = new EventReader(eventsUrl())
    await reader.received(2)
    lab.happen('jwt')
    const [status, snapshot, events] = await reader.received(3)
    expect([status?.type, snapshot?.type, events?.type]).toEqual(['status', 'snapshot', 'events'])
    expect(reader.seqs).toEqual([2])
    expect(reader.lastEventId).toBe('0-2')
    reader.close()
  })

  test('gives a reader that comes back what it missed, each event once', async () => {
    const first = new EventReader(eventsUrl())
    await first.received(2)
    lab.happen()
    await first.received(3)
    first.close()
    for (let index = 0; index < 100; index += 1) lab.happen(index % 2 === 0 ? 'session' : 'jwt')
    const second = new EventReader(eventsUrl(), first.lastEventId)
    await second.received(2)
    lab.happen()
    await until(() => second.seqs.length === 101)
    expect([...first.seqs, ...second.seqs]).toEqual(Array.from({ length: 102 }, (_, index) => index + 1))
    expect(second.messages.map((message) => message.type)).not.toContain('snapshot')
    second.close()
  })

  test('takes the place to go on from out of the address as well, but the header knows better', async () => {
    for (let index = 0; index < 5; index += 1) lab.happen()
    const reader = new EventReader(eventsUrl('&since=0-3'))
    await reader.received(2)
    expect(reader.seqs).toEqual([4, 5])
    reader.close()
    const later = new EventReader(eventsUrl('&since=0-3'), '0-4')
    await later.received(2)
    expect(later.seqs).toEqual([5])
    later.close()
  })

  test.each([
    ['from a place that the lab has not reached', '0-99'],
    ['from a place in another lab', '1-1'],
    ['from something that is no place', 'first'],
  ])('begins anew %s', async (_, lastEventId) => {
    lab.happen()
    const reader = new EventReader(eventsUrl(), lastEventId)
    const messages = await reader.received(2)
    expect(messages.map((message) => message.type)).toEqual(['status', 'snapshot'])
    reader.close()
  })

  test('reaches two readers alike, and one that leaves takes nothing from the other', async () => {
    const [one, two] = [new EventReader(eventsUrl()), new EventReader(eventsUrl())]
    await Promise.all([one.received(2), two.received(2)])
    lab.happen()
    await Promise.all([one.received(3), two.received(3)])
    one.close()
    lab.happen('jwt')
    await until(() => two.seqs.length === 2)
    expect([one.seqs, two.seqs]).toEqual([[1], [1, 2]])
    two.close()
  })

  test('ends when the server closes', async () => {
    const reader = new EventReader(eventsUrl())
    await reader.received(2)
    await server.close()
    await expect(ask('/')).rejects.toThrow('ECONNREFUSED')
  })
})

test('says which port is taken', async () => {
  const second = startWebServer({ lab: lab.lab, siteRoot, key: KEY, port: server.port })
  await expect(second).rejects.toMatchObject({
    code: 'ERR_LAB_PORT_TAKEN',
    message: `Port ${server.port} is in use`,
  })
})
