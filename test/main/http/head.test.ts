// The target of a request, in every form that RFC 9112 section 3.2 knows, and in those that it doesn't.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LabServer, startServer } from '#main/http/server'
import { headerOf } from '#src/trace/http-message'
import { testLane, until } from '../../support/lane'
import { readAnswer, sendRaw } from '../../support/raw-http'

const lane = testLane('session')
let server: LabServer
beforeAll(async () => {
  const handle = async () => ({ status: 200, body: { found: true } })
  const routes = [{ method: 'GET', path: '/hello', handle } as const]
  server = await startServer({ lane: lane.probe, routes })
})
afterAll(() => server.close())

/** Asks for a target and returns the answer with the flow that shows it. */
async function ask(target: string, method = 'GET') {
  const before = lane.ends().length
  const text = await sendRaw(
    server.port,
    `${method} ${target} HTTP/1.1\r\nHost: lab\r\nConnection: close\r\n\r\n`,
  )
  await until(() => lane.ends().length === before + 1)
  const started = lane.events.findLast((event) => event.type === 'flow-started')
  const request = lane.hops().findLast((hop) => hop.kind === 'request')
  const { status, headers, body } = readAnswer(text)
  expect(headers['content-type']).toBe('application/json; charset=utf-8')
  expect(request?.kind === 'request' && request.request.target).toBe(target)
  expect(request?.kind === 'request' && headerOf(request.request, 'host')).toBe('lab')
  return { status, body: JSON.parse(body), path: started?.type === 'flow-started' && started.path }
}

test.each([
  ['/hello', 200, '/hello'],
  ['/hello?', 200, '/hello'],
  ['/hello?a=%zz&b=[{\\|^`"}]', 200, '/hello'],
  ['http://127.0.0.1/hello?a=1', 200, '/hello'],
  ['HTTP://Example.com:80/hello', 200, '/hello'],
  ['https://[::1]:4601/hello', 200, '/hello'],
  ['http://lab', 404, '/'],
  ['http://lab?a=/b', 404, '/'],
  ['/', 404, '/'],
  ['//hello', 404, '//hello'],
  ['//lab/hello', 404, '//lab/hello'],
  ['/../hello', 404, '/../hello'],
  ['/%68ello', 404, '/%68ello'],
  ['/%E5%90%8D', 404, '/%E5%90%8D'],
  ['/http://lab/hello', 404, '/http://lab/hello'],
])('%s is read: %i', async (target, status, path) => {
  expect(await ask(target)).toMatchObject({ status, path })
})

test.each([
  ['http://[::1'],
  ['http://[::1/hello'],
  ['http:///hello'],
  ['http://a:b:c/hello'],
  ['http://lab:65536/hello'],
  ['http://user:pass@lab/hello'],
  ['ftp://lab/hello'],
  ['file:///hello'],
  ['*'],
  ['/%zz'],
  ['/%'],
  ['/%2'],
  ['/%ff'],
  ['/%c0%ae'],
  ['http://lab/%zz'],
  ['/\\hello'],
  ['/hello\\'],
  ['/hello#part'],
  ['/hello?a#part'],
])("%s can't be read: 400", async (target) => {
  expect(await ask(target)).toEqual({
    status: 400,
    body: { msg: "The target of the request can't be read: send a path such as /login, percent-encoded" },
    path: target,
  })
  expect(lane.hops()).toContainEqual({ kind: 'request-refused', reason: 'bad-request', parameter: null })
})

test.each([['hello'], ['lab:80'], ['mailto:lab'], ['\\\\hello'], ['/h\u00e9llo'], ['/hel lo'], ['/a\tb']])(
  '%j never becomes a target: 400',
  async (target) => {
    const text = await sendRaw(server.port, `GET ${target} HTTP/1.1\r\nHost: lab\r\n\r\n`)
    const { status, body } = readAnswer(text)
    expect([status, JSON.parse(body)]).toEqual([
      400,
      { msg: expect.stringMatching(/^(This is not an HTTP|The target )/) },
    ])
    const request = lane.hops().findLast((hop) => hop.kind === 'request')
    expect(request?.kind === 'request' && Buffer.from(request.request.target, 'latin1').toString()).toBe(
      target,
    )
  },
)

test('the asterisk is for OPTIONS', async () => {
  expect(await ask('*', 'OPTIONS')).toMatchObject({ status: 404, path: '*' })
})
