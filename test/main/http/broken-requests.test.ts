// What node:http answers by itself or not at all: on the lab's servers it is answered like any other request, and seen in the lane.
import { spawnSync } from 'node:child_process'
import { connect } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { MAX_HEAD_BYTES } from '#main/http/head'
import { type Route, requireField } from '#main/http/route'
import { type LabServer, type ServerOptions, startServer } from '#main/http/server'
import { MAX_QUEUED_FLOWS } from '#main/probe/lane-probe'
import { testLane, until } from '../../support/lane'
import { readAnswer, sendRaw } from '../../support/raw-http'

const routes: Route[] = [
  { method: 'GET', path: '/hello', handle: async () => ({ status: 200, body: { hello: 'world' } }) },
  {
    method: 'POST',
    path: '/echo',
    handle: async (context) => ({ status: 200, body: { name: await requireField(context, 'name') } }),
  },
]

const servers: LabServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function start(timeouts: ServerOptions['timeouts'] = {}) {
  const lane = testLane('jwt', undefined, undefined, { holdsExternal: () => true })
  const server = await startServer({ lane: lane.probe, routes, timeouts })
  servers.push(server)
  const starts = () => lane.events.flatMap((event) => (event.type === 'flow-started' ? [event] : []))
  return { ...lane, port: server.port, starts }
}

const IMPATIENT = { headersTimeout: 40, requestTimeout: 40, connectionsCheckingInterval: 10 }
const LAB = 'Host: lab\r\n'
const CLOSE = `${LAB}Connection: close\r\n\r\n`
const CHUNKED = `POST /echo HTTP/1.1\r\n${LAB}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`

interface Case {
  readonly sent: string | readonly string[]
  readonly end?: boolean
  readonly timeouts?: ServerOptions['timeouts']
  readonly status: number
  readonly msg: string | RegExp
  readonly line: string
  readonly reason: string
}

const cases: Record<string, Case> = {
  'an expectation that nobody knows': {
    sent: `GET /hello HTTP/1.1\r\nExpect: 200-ok\r\n${CLOSE}`,
    status: 417,
    msg: 'The expectation 200-ok is not met here: send 100-continue or no Expect',
    line: 'GET /hello',
    reason: 'expectation-failed',
  },
  'an expectation beside the one that is known': {
    sent: `GET /hello HTTP/1.1\r\nExpect: 100-continue\r\nExpect: more\r\n${CLOSE}`,
    status: 417,
    msg: 'The expectation more is not met here: send 100-continue or no Expect',
    line: 'GET /hello',
    reason: 'expectation-failed',
  },
  'no Host': {
    sent: 'GET /hello HTTP/1.1\r\nConnection: close\r\n\r\n',
    status: 400,
    msg: 'The Host header is missing: HTTP/1.1 requires it',
    line: 'GET /hello',
    reason: 'bad-request',
  },
  'two Host lines': {
    sent: `GET /hello HTTP/1.1\r\nHost: lab\r\nhost: lab\r\nConnection: close\r\n\r\n`,
    status: 400,
    msg: 'There is more than one Host line: send one',
    line: 'GET /hello',
    reason: 'bad-request',
  },
  'a Host that names none': {
    sent: 'GET /hello HTTP/1.1\r\nHost: lab, evil\r\nConnection: close\r\n\r\n',
    status: 400,
    msg: 'The Host header names no host: lab, evil',
    line: 'GET /hello',
    reason: 'bad-request',
  },
  'two Content-Type lines': {
    sent: 'POST /echo HTTP/1.1\r\nHost: lab\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Type: text/plain\r\nContent-Length: 12\r\n\r\n{"name":"a"}',
    status: 400,
    msg: 'There is more than one Content-Type line: send one',
    line: 'POST /echo',
    reason: 'bad-request',
  },
  'two Content-Length lines': {
    sent: 'POST /echo HTTP/1.1\r\nHost: lab\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}',
    status: 400,
    msg: /^This is not an HTTP\/1\.1 request that can be read: .*Content-Length/,
    line: 'POST /echo',
    reason: 'bad-request',
  },
  'a Content-Length and a Transfer-Encoding': {
    sent: 'POST /echo HTTP/1.1\r\nHost: lab\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    status: 400,
    msg: /^This is not an HTTP\/1\.1 request that can be read: .*Transfer-Encoding/,
    line: 'POST /echo',
    reason: 'bad-request',
  },
  'a Transfer-Encoding that nobody reads': {
    sent: 'POST /echo HTTP/1.1\r\nHost: lab\r\nConnection: close\r\nTransfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    status: 400,
    msg: "The Transfer-Encoding gzip, chunked can't be read: send the body with chunked alone",
    line: 'POST /echo',
    reason: 'bad-request',
  },
  CONNECT: {
    sent: 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n',
    status: 405,
    msg: 'This server is no proxy: it does not answer CONNECT',
    line: 'CONNECT example.com:443',
    reason: 'method-not-allowed',
  },
  'HTTP/2': {
    sent: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    status: 400,
    msg: 'This is HTTP/2: send the request by HTTP/1.1',
    line: 'PRI *',
    reason: 'bad-request',
  },
  'a method in small letters': {
    sent: `get /hello HTTP/1.1\r\n${CLOSE}`,
    status: 400,
    msg: /^This is not an HTTP\/1\.1 request that can be read: .*method/,
    line: 'get /hello',
    reason: 'bad-request',
  },
  'a space in the target': {
    sent: `GET /a b HTTP/1.1\r\n${CLOSE}`,
    status: 400,
    msg: /^This is not an HTTP\/1\.1 request that can be read: /,
    line: 'GET /a b',
    reason: 'bad-request',
  },
  'a header without a colon, typed line by line': {
    sent: ['GET /hello HTTP/1.1\r\n', 'Host lab\r\n', '\r\n'],
    status: 400,
    msg: /^This is not an HTTP\/1\.1 request that can be read: .*header/,
    line: 'GET /hello',
    reason: 'bad-request',
  },
  'a head that is too large': {
    sent: `GET /hello HTTP/1.1\r\n${LAB}Cookie: ${'a=b; '.repeat(MAX_HEAD_BYTES / 5)}\r\n\r\n`,
    status: 431,
    msg: /^The head of the request is larger than 65536 bytes\..*cookies.*delete.*http:\/\/localhost:\d+$/,
    line: 'GET /hello',
    reason: 'headers-too-large',
  },
  'a head that does not end': {
    sent: `GET /hello HTTP/1.1\r\n${LAB}`,
    timeouts: IMPATIENT,
    status: 408,
    msg: 'The rest of the request has not come in time',
    line: 'GET /hello',
    reason: 'timed-out',
  },
  'a body that does not come': {
    sent: `POST /echo HTTP/1.1\r\n${LAB}Content-Length: 12\r\n\r\n{`,
    timeouts: IMPATIENT,
    status: 408,
    msg: 'The rest of the request has not come in time',
    line: 'POST /echo',
    reason: 'timed-out',
  },
  'chunks that are none': {
    sent: `${CHUNKED}zz\r\n`,
    status: 400,
    msg: /^This is not an HTTP\/1\.1 request that can be read: .*chunk/,
    line: 'POST /echo',
    reason: 'bad-request',
  },
  'chunks that are none, later': {
    sent: [CHUNKED, '1\r\n{\r\n', 'zz\r\n'],
    status: 400,
    msg: /^This is not an HTTP\/1\.1 request that can be read: .*chunk/,
    line: 'POST /echo',
    reason: 'bad-request',
  },
  'an end before the end of the head': {
    sent: `GET /hello HTTP/1.1\r\n${LAB}`,
    end: true,
    status: 400,
    msg: 'The request ended before it was whole',
    line: 'GET /hello',
    reason: 'bad-request',
  },
  'an end before the end of the body': {
    sent: `POST /echo HTTP/1.1\r\n${LAB}Content-Length: 12\r\n\r\n{`,
    end: true,
    status: 400,
    msg: 'The request ended before it was whole',
    line: 'POST /echo',
    reason: 'bad-request',
  },
}

describe('a request with', () => {
  test.each(Object.entries(cases))('%s is answered in JSON, in the lane', async (_, each) => {
    const { port, starts, hops, ends } = await start(each.timeouts)
    const { status, headers, body } = readAnswer(await sendRaw(port, each.sent, each))
    expect(status).toBe(each.status)
    expect(JSON.parse(body)).toEqual({
      msg: typeof each.msg === 'string' ? each.msg : expect.stringMatching(each.msg),
    })
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
      connection: 'close',
    })
    await until(() => ends().length === 1)
    expect(starts().map(({ action, method, path }) => `${action} ${method} ${path}`)).toEqual([
      `external ${each.line}`,
    ])
    expect(hops()).toMatchObject([
      { kind: 'request' },
      { kind: 'request-refused', reason: each.reason },
      { kind: 'response', response: { status: each.status, body } },
    ])
    expect(ends()).toMatchObject([{ outcome: 'refused', status: each.status }])
  })

  test('a broken head is shown as it came', async () => {
    const { port, hops, ends } = await start()
    await sendRaw(port, ['GET  /hello?a=1 HTTP/1.1\r\nHost: lab\r\nX-One:  1 \r\n', 'X two\r\n\r\n'])
    await until(() => ends().length === 1)
    expect(hops()[0]).toMatchObject({
      request: {
        method: 'GET',
        target: '/hello?a=1',
        httpVersion: '1.1',
        headers: [
          ['Host', 'lab'],
          ['X-One', '1'],
          ['X two', ''],
        ],
      },
    })
  })
})

describe('what is no HTTP', () => {
  test.each([
    ['words', 'nonsense\r\n\r\n'],
    ['a greeting by TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ])('%s is answered, and is no flow', async (_, text) => {
    const { port, events } = await start()
    const { status, body } = readAnswer(await sendRaw(port, text))
    expect([status, JSON.parse(body)]).toEqual([
      400,
      { msg: expect.stringMatching(/^This is not an HTTP\/1\.1 request that can be read/) },
    ])
    expect(events).toEqual([])
  })

  test('nothing at all is answered when its time is over, and is no flow', async () => {
    const { port, events } = await start(IMPATIENT)
    expect(readAnswer(await sendRaw(port, '')).status).toBe(408)
    expect(events).toEqual([])
  })
})

describe('a broken request behind others', () => {
  test.each([
    ['in one packet', ['GET /hello HTTP/1.1\r\nHost: lab\r\n\r\nGET /next HTTP/1.1\r\nHost lab\r\n\r\n']],
    [
      'in a packet of its own',
      ['GET /hello HTTP/1.1\r\nHost: lab\r\n\r\n', 'GET /next HTTP/1.1\r\nHost lab\r\n'],
    ],
    [
      'behind a body',
      [
        'POST /echo HTTP/1.1\r\nHost: lab\r\nContent-Type: application/json\r\nContent-Length: 14\r\n\r\n',
        '{"name":"a"}\n\nGET /next HTTP/1.1\r\nHost lab\r\n\r\n',
      ],
    ],
  ])('%s is answered after them', async (_, texts) => {
    const { port, starts, ends } = await start()
    const text = await sendRaw(port, texts)
    expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400'])
    await until(() => ends().length === 2)
    expect(starts().map(({ path }) => path)).toEqual([expect.any(String), '/next'])
  })

  test('waits for an answer that is held', async () => {
    const { port, probe } = await start()
    probe.gate.setMode('step')
    const text = sendRaw(port, `GET /hello HTTP/1.1\r\n${LAB}\r\nCONNECT a:1 HTTP/1.1\r\n${LAB}\r\n`)
    await until(() => probe.gate.holding !== null)
    probe.gate.setMode('run')
    expect((await text).match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 405'])
  })
})

test('a head that is refused leaves its connection to the next request, its body read past', async () => {
  const { port } = await start()
  const refused = `POST /%zz HTTP/1.1\r\n${LAB}Content-Length: 5\r\n\r\n`
  const text = await sendRaw(port, [refused, 'hello', `GET /hello HTTP/1.1\r\n${CLOSE}`])
  expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 400', 'HTTP/1.1 200'])
})

describe('a broken request in step mode', () => {
  test('waits like any other, and ends when its client goes', async () => {
    const { port, probe, ends } = await start()
    probe.gate.setMode('step')
    for (const text of ['get / HTTP/1.1\r\n\r\n', 'CONNECT a:1 HTTP/1.1\r\n\r\n', `${CHUNKED}zz\r\n`]) {
      const socket = connect(port, '127.0.0.1', () => socket.write(text))
      await until(() => probe.gate.holding?.next.kind === 'request-refused')
      socket.destroy()
      await until(() => probe.gate.holding === null)
    }
    await until(() => ends().length === 3)
    expect(ends().map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'failed'])
  })

  test('is answered with 503 where too many wait already', async () => {
    const { port, probe } = await start()
    probe.gate.setMode('step')
    const opened = Array.from({ length: MAX_QUEUED_FLOWS + 1 }, () => {
      const flow = probe.open({ action: 'external', method: 'GET', path: '/', username: null })
      flow.started.catch(() => {})
      return flow
    })
    for (const text of [`GET /%zz HTTP/1.1\r\n${CLOSE}`, 'get / HTTP/1.1\r\n\r\n']) {
      const { status, body } = readAnswer(await sendRaw(port, text))
      expect([status, body]).toEqual([503, expect.stringContaining('wait already')])
    }
    for (const flow of opened) flow.stop('the test is over')
  })
})

describe('a client that asks before it sends a body', () => {
  const asking = (length: number) =>
    `POST /echo HTTP/1.1\r\n${LAB}Content-Type: application/json\r\nConnection: close\r\nExpect: 100-Continue\r\nContent-Length: ${length}\r\n\r\n`

  test('is told to go on', async () => {
    const { port, ends } = await start()
    const text = await sendRaw(port, [asking(12), '{"name":"a"}'])
    expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 100', 'HTTP/1.1 200'])
    await until(() => ends().length === 1)
  })

  test('isn’t told to send what would be refused', async () => {
    const { port } = await start()
    const text = await sendRaw(port, asking(20_000))
    expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413'])
  })

  test.runIf(spawnSync('curl', ['--version']).status === 0)('may be curl', async () => {
    const { port, ends } = await start()
    const { execFile } = await import('node:child_process')
    const { promisify } = await import('node:util')
    const { stdout } = await promisify(execFile)('curl', [
      ...['-sS', '-H', 'Content-Type: application/json', '-H', 'Expect: 100-continue'],
      ...['-d', '{"name":"a"}', '-w', '%{http_code}', `http://127.0.0.1:${port}/echo`],
    ])
    expect(stdout).toBe('{"name":"a"}200')
    await until(() => ends().length === 1)
  })
})

test.each([['GET /hello HTTP/1.0'], ['GET /hello']])('%s needs no Host', async (line) => {
  const { port } = await start()
  expect(readAnswer(await sendRaw(port, `${line}\r\n\r\n`)).status).toBe(200)
})

test('a wish for another protocol is passed over (RFC 9110 section 7.8)', async () => {
  const { port, starts } = await start()
  const wish = 'Connection: Upgrade, close\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n'
  expect(readAnswer(await sendRaw(port, `GET /hello HTTP/1.1\r\n${LAB}${wish}\r\n`)).status).toBe(200)
  expect(starts()).toHaveLength(1)
})

test('cookies of 20 kB are read, and a thousand headers more than node:http keeps', async () => {
  const { port, hops } = await start()
  const cookies = `Cookie: ${'a=b; '.repeat(4_000)}\r\n`
  const others = Array.from({ length: 2_000 }, (_, at) => `X-${at}: 1\r\n`).join('')
  const sent = `GET /hello HTTP/1.1\r\n${cookies}${others}${CLOSE}`
  expect(readAnswer(await sendRaw(port, sent)).status).toBe(200)
  const [request] = hops()
  expect(request?.kind === 'request' && request.request.headers).toHaveLength(2_003)
})
