// "Copy as curl", pasted into a real shell: the real curl must send the recorded request again, byte by byte.
import { execFile, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { curlCommand } from '#src/http/curl'
import type { Header, HttpRequest } from '#src/trace/http-message'

interface Received {
  method: string
  target: string
  headers: Header[]
  body: string
}

const hasCurl = spawnSync('sh', ['-c', 'curl --version']).status === 0
if (!hasCurl) {
  if (process.env.CI === 'true') throw new Error('These tests need curl and a POSIX shell.')
  process.stderr.write('Skipped: "copy as curl" in a real shell. Install curl and a POSIX shell to run it.\n')
}

let received: Received[] = []
const server = createServer((request, response) => {
  void record(request).then((message) => {
    received.push(message)
    response.end('ok')
  })
})

async function record(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const headers: Header[] = []
  for (let at = 0; at < request.rawHeaders.length; at += 2) {
    headers.push([request.rawHeaders[at] ?? '', request.rawHeaders[at + 1] ?? ''])
  }
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    headers,
    body: Buffer.concat(chunks).toString('utf8'),
  }
}

const FROM_CONNECTION = ['host', 'connection', 'content-length', 'transfer-encoding']
const chosen = (message: Received) => ({
  ...message,
  headers: message.headers.filter(([name]) => !FROM_CONNECTION.includes(name.toLowerCase())),
})

let origin = ''
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
})

/** Sends a request by node:http, then the recorded one by curl, and returns both as the server got them. */
async function sendTwice(method: string, target: string, headers: Header[], body = ''): Promise<Received[]> {
  received = []
  const ownHeaders: Header[] = [['Host', new URL(origin).host], ...headers]
  if (body !== '') ownHeaders.push(['Content-Length', String(Buffer.byteLength(body))])
  const sent = httpRequest(origin, { method, path: target, headers: ownHeaders.flat() })
  sent.end(body)
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  response.resume()
  await once(response, 'end')
  const [first] = received
  if (!first) throw new Error('nothing arrived')
  const recorded: HttpRequest = { ...first, httpVersion: '1.1', bytes: { head: 0, body: 0 } }
  await promisify(execFile)('sh', ['-c', curlCommand(origin, recorded)], { timeout: 10_000 })
  return received.map(chosen)
}

const json: Header = ['Content-Type', 'application/json']
const agent: Header[] = [
  ['Accept', 'application/json'],
  ['User-Agent', 'Lab/1.0'],
]

describe.runIf(hasCurl)('curlCommand', () => {
  it.each<[string, string, string, Header[], string?]>([
    ['a GET with a token', 'GET', '/protected', [['Authorization', 'Bearer a.b-c_d.e'], ...agent]],
    ['a GET with a cookie', 'GET', '/protected', [['Cookie', 'lab.sid=s%3Aab.c%2Fd%3D'], ...agent]],
    [
      'a login',
      'POST',
      '/login',
      [json, ...agent],
      '{"username":"test","password":"te\'st $HOME `id` \\"\\\\ !"}',
    ],
    ['a body that begins with @', 'POST', '/login', [json], '@/etc/hostname'],
    ['a body of several lines', 'POST', '/login', [json], '{\n  "username": "名字 😀"\r\n}\n'],
    ['a form', 'POST', '/login', [['Content-Type', 'application/x-www-form-urlencoded']], 'a=1&b=%20'],
    ['a body without a type', 'POST', '/login', [], 'plain'],
    ['a POST without a body', 'POST', '/refresh', agent],
    ['a DELETE', 'DELETE', '/logout', [['Authorization', 'Bearer x'], ...agent]],
    ['a GET with a body', 'GET', '/protected', [json], '{}'],
    ['a PATCH', 'PATCH', '/login', [json], '{}'],
    ['the asterisk', 'OPTIONS', '*', agent],
    ['a path with dots', 'GET', '/a/../b/./c', agent],
    ['a query with brackets', 'GET', '/a?b[]=1&c={d,e}', agent],
    ['quotes in a header', 'GET', '/', [['X-Note', `it's "quoted" $HOME`], ...agent]],
    ['an empty header', 'GET', '/', [['X-Empty', ''], ...agent]],
    ['repeated headers', 'GET', '/', [['X-Same', '1'], ['X-Same', '2'], ...agent]],
    ['no headers at all', 'GET', '/', []],
  ])('sends %s again as it was', async (_name, method, target, headers, body) => {
    const [first, again] = await sendTwice(method, target, headers, body)
    expect(again).toEqual(first)
  })

  it('asks for no more than the head of a HEAD', async () => {
    const [first, again] = await sendTwice('HEAD', '/protected', agent)
    expect(again).toEqual(first)
  })

  it('names the method only where curl would choose another', () => {
    const make = (method: string, body: string) =>
      curlCommand('http://127.0.0.1:4601', {
        method,
        target: '/login',
        httpVersion: '1.1',
        headers: [['Host', '127.0.0.1:4601'], ...agent, json],
        body,
        bytes: { head: 0, body: body.length },
      })
    expect(make('POST', '{}')).toBe(
      "curl -i http://127.0.0.1:4601/login \\\n  -H 'Accept: application/json' \\\n  -H 'User-Agent: Lab/1.0' \\\n  -H 'Content-Type: application/json' \\\n  --data-raw '{}'",
    )
    expect(make('GET', '')).toMatch(/^curl -i http/)
    expect(make('POST', '')).toMatch(/^curl -i -X POST http/)
    expect(make('GET', '{}')).toMatch(/^curl -i -X GET http/)
  })
})
