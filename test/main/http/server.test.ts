import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { MAX_HEAD_BYTES } from '#main/http/head'
import { refuse } from '#main/http/reply'
import { type Route, requireField } from '#main/http/route'
import { type LabServer, startServer } from '#main/http/server'
import { headerOf } from '#src/trace/http-message'
import { testLane, until } from '../../support/lane'

const routes: Route[] = [
  {
    method: 'POST',
    path: '/echo',
    handle: async (context) => ({ status: 200, body: { name: await requireField(context, 'name') } }),
  },
  { method: 'POST', path: '/bodiless', handle: async () => ({ status: 200, body: {} }) },
  {
    method: 'GET',
    path: '/hello',
    handle: async () => ({ status: 200, body: { hello: 'wörld' }, headers: { 'X-Lab': '1' } }),
  },
  {
    method: 'GET',
    path: '/no',
    handle: async ({ flow }) => {
      await flow.gate({ kind: 'token-checked', detail: 'times' })
      flow.record({
        kind: 'token-checked',
        group: 'times',
        jti: null,
        checks: [{ id: 'exp', passed: false, fault: 'late', msg: 'Token has expired' }],
      })
      throw refuse(401, 'Token has expired', { 'WWW-Authenticate': 'Bearer' })
    },
  },
  {
    method: 'GET',
    path: '/unwritable',
    handle: async () => ({ status: 200, body: {}, headers: { 'X-Lab': 'two\nlines' } }),
  },
  {
    method: 'GET',
    path: '/broken',
    handle: async () => {
      throw new Error('secret detail')
    },
  },
]

const servers: LabServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function start(boundHops?: number) {
  const lane = testLane('jwt', undefined, boundHops, { holdsExternal: () => true })
  const server = await startServer({ lane: lane.probe, routes })
  servers.push(server)
  return { ...lane, server }
}

/** Sends a text as it is, and returns what comes back until the connection ends or `enough` of it is there. */
function sendRaw(server: LabServer, text: string, enough = (_received: string) => false): Promise<string> {
  return new Promise((resolve) => {
    let received = ''
    const socket = connect(server.port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (chunk) => {
      received += chunk
      if (enough(received)) socket.destroy()
    })
    socket.on('close', () => resolve(received))
  })
}

const json = (body: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body,
})

describe('a server of the lab', () => {
  test('listens on loopback only', async () => {
    const { server } = await start()
    expect(server.origin).toBe(`http://127.0.0.1:${server.port}`)
  })

  test.each([
    ['JSON', 'application/json', '{"name":"test"}'],
    ['JSON with a charset', 'application/json; charset=utf-8', '{"name":"test"}'],
    ['a form', 'application/x-www-form-urlencoded', 'name=test'],
  ])('reads the fields of %s', async (_, type, body) => {
    const { server } = await start()
    const answer = await fetch(`${server.origin}/echo`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    })
    expect([answer.status, await answer.json()]).toEqual([200, { name: 'test' }])
  })

  test.each([
    ['a long number', '1354877787627192411', '1354877787627192411'],
    ['a fraction', '3.0', '3.0'],
    ['a number beyond all', '1e400', '1e400'],
    ['of two the last', '"alice","10":1,"name":-0.0', '-0.0'],
  ])('reads %s in JSON as it was sent', async (_, value, name) => {
    const { server } = await start()
    const answer = await fetch(
      `${server.origin}/echo`,
      json(`{"2":1,"name":${value},"__proto__":{"name":"x"}}`),
    )
    expect([answer.status, await answer.json()]).toEqual([200, { name }])
  })

  test.each([
    ['a path in other letters', '/HELLO', { method: 'GET' }, 404, 'There is no /HELLO here', 'not-found'],
    ['a path with a slash more', '/hello/', { method: 'GET' }, 404, 'There is no /hello/ here', 'not-found'],
    [
      'an encoded body',
      '/echo',
      {
        ...json('{"name":"x"}'),
        headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      },
      415,
      'The body is encoded: send it without Content-Encoding',
      'bad-body',
    ],
    ['an unknown route', '/nowhere', { method: 'GET' }, 404, 'There is no /nowhere here', 'not-found'],
    [
      'a wrong method',
      '/hello',
      { method: 'DELETE' },
      405,
      '/hello does not answer DELETE',
      'method-not-allowed',
    ],
    ['broken JSON', '/echo', json('{"name":'), 400, 'The body is not valid JSON', 'bad-json'],
    [
      'JSON that is nested too deep',
      '/echo',
      json(`{"name":${'['.repeat(200)}${']'.repeat(200)}}`),
      400,
      'The JSON body is nested deeper than 100 levels',
      'bad-json',
    ],
    ['JSON that is no object', '/echo', json('["name"]'), 400, 'The JSON body must be an object', 'bad-json'],
    ['a missing field', '/echo', json('{}'), 400, 'Missing name parameter', 'missing-parameter'],
    ['an empty field', '/echo', json('{"name":""}'), 400, 'Missing name parameter', 'missing-parameter'],
    [
      'an inherited name',
      '/echo',
      json('{"__proto__":{"name":"x"}}'),
      400,
      'Missing name parameter',
      'missing-parameter',
    ],
    [
      'a body of 16 KiB and one byte',
      '/echo',
      json(`{"name":"${'x'.repeat(16384 - 10)}"}`),
      413,
      'The body is larger than 16384 bytes',
      'body-too-large',
    ],
  ])('answers %s with its status and msg', async (_, path, init, status, msg, reason) => {
    const { server, hops } = await start()
    const answer = await fetch(server.origin + path, init)
    expect([answer.status, await answer.json()]).toEqual([status, { msg }])
    expect(answer.headers.get('x-powered-by')).toBeNull()
    expect(hops()).toContainEqual(expect.objectContaining({ kind: 'request-refused', reason }))
  })

  test.each([
    ['as a browser’s form with files', 'multipart/form-data; boundary=x', 'is multipart/form-data'],
    ['as text', 'text/plain;charset=UTF-8', 'is text/plain'],
    ['as what JSON may be called', 'text/json', 'is text/json'],
    ['of no type', '', 'has no Content-Type'],
  ])('says which types it reads of a body %s', async (_, type, found) => {
    const { server, hops } = await start()
    // Of a buffer fetch makes no type of its own.
    const body = Buffer.from('{"name":"test"}')
    const headers: HeadersInit = type === '' ? {} : { 'content-type': type }
    const answer = await fetch(`${server.origin}/echo`, { method: 'POST', headers, body })
    expect([answer.status, await answer.json()]).toEqual([
      415,
      { msg: `The body ${found}: send application/json or application/x-www-form-urlencoded` },
    ])
    expect(answer.headers.get('accept')).toBe('application/json, application/x-www-form-urlencoded')
    expect(hops()).toContainEqual({ kind: 'request-refused', reason: 'unsupported-type', parameter: null })
  })

  test('minds no type where it reads no field, nor where there is no body', async () => {
    const { server } = await start()
    const headers = { 'content-type': 'text/plain' }
    const get = await fetch(`${server.origin}/hello`, { headers })
    const post = await fetch(`${server.origin}/bodiless`, { method: 'POST', headers, body: 'text' })
    const empty = await fetch(`${server.origin}/echo`, { method: 'POST', headers })
    expect([get.status, post.status, empty.status]).toEqual([200, 200, 400])
    expect(await empty.json()).toEqual({ msg: 'Missing name parameter' })
  })

  test('reads a body of exactly 16 KiB', async () => {
    const { server } = await start()
    const answer = await fetch(`${server.origin}/echo`, json(`{"name":"${'x'.repeat(16384 - 11)}"}`))
    expect(answer.status).toBe(200)
  })

  test.each([
    ['that says so', 'Content-Length: 1000000000\r\n\r\n{'],
    ['that comes in chunks', `Transfer-Encoding: chunked\r\n\r\n4001\r\n${'x'.repeat(0x4001)}\r\n`],
  ])('refuses a large body %s before all of it has come', async (_, rest) => {
    const { server } = await start()
    const text = await sendRaw(server, `POST /echo HTTP/1.1\r\nHost: lab\r\n${rest}`, (received) =>
      received.includes('"msg"'),
    )
    expect(text).toContain('413 Payload Too Large')
  })

  test('answers requests that are sent without waiting, in their order', async () => {
    const { server, ends } = await start()
    const text = await sendRaw(
      server,
      'GET /hello HTTP/1.1\r\nHost: lab\r\n\r\nGET /no HTTP/1.1\r\nHost: lab\r\n\r\nGET /nowhere HTTP/1.1\r\nHost: lab\r\nConnection: close\r\n\r\n',
    )
    expect(text.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 401', 'HTTP/1.1 404'])
    expect(ends().map(({ status }) => status)).toEqual([200, 401, 404])
  })

  test('names the methods that it answers in Allow', async () => {
    const { server } = await start()
    const answer = await fetch(`${server.origin}/hello`, { method: 'POST' })
    expect(answer.headers.get('allow')).toBe('GET, HEAD')
  })

  test('answers a fault of its own without telling what it was', async () => {
    const { server } = await start()
    const answer = await fetch(`${server.origin}/broken`)
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('secret')
  })

  test('answers a fault around a request without telling what it was', async () => {
    const { server, probe } = await start()
    probe.scene = () => {
      throw new Error('secret detail')
    }
    const answer = await fetch(`${server.origin}/hello`)
    expect([answer.status, await answer.json()]).toEqual([
      500,
      { msg: 'The server failed: see the log of the lab' },
    ])
  })

  test('records an external request and its response as they crossed the wire', async () => {
    const { server, hops, ends, events } = await start()
    const answer = await fetch(`${server.origin}/hello?q=1`, { headers: { 'X-Asked': 'Yes' } })
    const body = await answer.text()
    await until(() => ends().length === 1)
    expect(events[0]).toMatchObject({
      type: 'flow-started',
      action: 'external',
      method: 'GET',
      path: '/hello',
    })
    const [request, response] = hops()
    expect(request).toMatchObject({
      kind: 'request',
      request: { method: 'GET', target: '/hello?q=1', httpVersion: '1.1', body: '' },
    })
    if (request?.kind !== 'request' || response?.kind !== 'response')
      throw new Error('Two messages were expected')
    expect(headerOf(request.request, 'x-asked')).toBe('Yes')
    expect(response.response).toMatchObject({ status: 200, reason: 'OK', body })
    expect(response.response.bytes.body).toBe(Buffer.byteLength(body))
    expect(headerOf(response.response, 'x-lab')).toBe('1')
    expect(headerOf(response.response, 'date')).toBe(answer.headers.get('date'))
    expect(ends()[0]).toMatchObject({ outcome: 'done', status: 200, fault: null })
  })

  describe("dates each answer by the lab's clock", () => {
    const dated = (answer: string) => /^Date: (.*)\r$/m.exec(answer)?.[1]

    test.each([
      ['one that was asked for', 'GET /hello', 200],
      ['a refusal', 'GET /no', 401],
      ['an unknown path', 'GET /nowhere', 404],
      ['a fault of its own', 'GET /broken', 500],
      ['a fault while it is written', 'GET /unwritable', 500],
      ['an expectation that nobody meets', 'GET /hello HTTP/1.1\r\nExpect: 200-ok', 417],
      ['no Host', 'GET /hello HTTP/1.1\r\nX', 400],
      ['what is no HTTP', 'nonsense', 400],
      ['headers that are too large', `GET /hello HTTP/1.1\r\nX: ${'x'.repeat(MAX_HEAD_BYTES)}`, 431],
    ])('%s', async (name, request, status) => {
      const { server, clock } = await start()
      clock.advanceSeconds(86_400)
      const [line, ...lines] = request.split('\r\n')
      const first = line?.includes('HTTP') || line === 'nonsense' ? line : `${line} HTTP/1.1`
      const host = name === 'no Host' ? [] : ['Host: lab']
      const text = [
        first,
        ...host,
        ...lines.map((each) => (each === 'X' ? 'X: 1' : each)),
        'Connection: close',
      ]
      const answer = await sendRaw(server, `${text.join('\r\n')}\r\n\r\n`)
      expect(answer).toContain(`HTTP/1.1 ${status} `)
      expect(dated(answer)).toBe('Fri, 02 Jan 2026 00:00:00 GMT')
    })

    test('a fault around a request', async () => {
      const { server, probe, clock } = await start()
      clock.advanceSeconds(86_400)
      probe.scene = () => {
        throw new Error('secret detail')
      }
      const answer = await fetch(`${server.origin}/hello`)
      expect([answer.status, answer.headers.get('date')]).toEqual([500, 'Fri, 02 Jan 2026 00:00:00 GMT'])
    })

    test('one that was held, by when it goes out; one that was stopped as well', async () => {
      const { server, probe, clock } = await start()
      probe.gate.setMode('step')
      for (const [end, status, date] of [
        [() => probe.gate.setMode('run'), 200, 'Thu, 01 Jan 2026 01:00:00 GMT'],
        [() => probe.stopAll('The lane was reset'), 503, 'Thu, 01 Jan 2026 02:00:00 GMT'],
      ] as const) {
        probe.gate.setMode('step')
        const waiting = fetch(`${server.origin}/hello`)
        await until(() => probe.gate.holding !== null)
        clock.advanceSeconds(3600)
        await end()
        const answer = await waiting
        expect([answer.status, answer.headers.get('date')]).toEqual([status, date])
      }
    })
  })

  test('says why a flow was refused', async () => {
    const { server, ends } = await start()
    await fetch(`${server.origin}/no`)
    await until(() => ends().length === 1)
    expect(ends()[0]).toMatchObject({ outcome: 'refused', status: 401, fault: 'late' })
  })

  test('holds a real request in step mode, and answers when it is let go', async () => {
    const { server, probe, hops } = await start()
    probe.gate.setMode('step')
    let answered = false
    const answer = fetch(`${server.origin}/no`).then((response) => {
      answered = true
      return response
    })
    await until(() => probe.gate.holding !== null)
    expect(hops().map((hop) => hop.kind)).toEqual(['request'])
    expect(probe.status(server.origin).holding).toMatchObject({
      flow: 1,
      afterIndex: 1,
      next: { kind: 'token-checked' },
      holder: 'back-end',
    })
    probe.gate.nextHop()
    await until(() => probe.gate.holding?.next.kind === 'response')
    expect(probe.gate.holding?.next.detail).toBe('401')
    expect(answered).toBe(false)
    probe.gate.nextHop()
    expect((await answer).status).toBe(401)
  })

  test('answers a held request with 503 when the lane is stopped', async () => {
    const { server, probe, ends } = await start()
    probe.gate.setMode('step')
    const answer = fetch(`${server.origin}/hello`)
    await until(() => probe.gate.holding !== null)
    await probe.stopAll('The lane was reset')
    const response = await answer
    expect([response.status, await response.json()]).toEqual([503, { msg: 'The lane was reset' }])
    expect(ends()).toMatchObject([{ outcome: 'aborted', status: 503 }])
  })

  test('lets go of a held request whose client hangs up', async () => {
    const { server, probe, ends } = await start()
    probe.gate.setMode('step')
    const client = httpRequest(`${server.origin}/hello`)
    client.on('error', () => {})
    client.end()
    await until(() => probe.gate.holding !== null)
    client.destroy()
    await until(() => ends().length === 1)
    expect(ends()[0]).toMatchObject({ outcome: 'failed', status: null })
    expect(probe.gate.holding).toBeNull()
  })

  test('queues external requests in step mode, and forgets a queued one whose client hangs up', async () => {
    const { server, probe, events } = await start()
    probe.gate.setMode('step')
    const first = fetch(`${server.origin}/hello`)
    await until(() => probe.gate.holding !== null)
    const second = httpRequest(`${server.origin}/hello`)
    second.on('error', () => {})
    second.end()
    await until(() => probe.status('').queued.length === 1)
    second.destroy()
    await until(() => probe.status('').queued.length === 0)
    probe.gate.setMode('run')
    expect((await first).status).toBe(200)
    expect(events.filter((event) => event.type === 'flow-started')).toHaveLength(1)
  })

  test('gives requests and responses the prototypes from birth that express wants them to have', async () => {
    const seen: object[] = []
    const lane = testLane('jwt')
    const server = await startServer({
      lane: lane.probe,
      routes: [
        {
          method: 'GET',
          path: '/seen',
          handle: async ({ request, response }) => {
            seen.push(request, response)
            return { status: 200, body: {} }
          },
        },
      ],
    })
    servers.push(server)
    await fetch(`${server.origin}/seen`)
    expect(seen).toHaveLength(2)
    for (const each of seen) expect(Object.getPrototypeOf(each)).toBe(each.constructor.prototype)
  })

  test('says which port is taken', async () => {
    const { server, probe } = await start()
    await expect(startServer({ lane: probe, routes, port: server.port })).rejects.toMatchObject({
      code: 'ERR_LAB_PORT_TAKEN',
      message: `Port ${server.port} is in use`,
    })
  })
})
