// Which requests are refused as another web page's: by what browsers say in their headers.
import { request as httpRequest } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { type LabServer, startServer } from '#main/http/server'
import { sendRequest } from '#main/probe/http-client'
import { LaneProbe } from '#main/probe/lane-probe'
import { testLane, until } from '../../support/lane'

type Headers = Readonly<Record<string, string>>

const servers: LabServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function start(admits = false) {
  const lane = testLane('jwt')
  const statuses: number[] = []
  const probe = new LaneProbe({
    lane: 'jwt',
    recorder: lane.recorder,
    clock: lane.clock,
    admitsOtherPages: () => admits,
    onStatus: () => statuses.push(probe.status('').refusedPages),
  })
  const server = await startServer({
    lane: probe,
    routes: [{ method: 'GET', path: '/hello', handle: async () => ({ status: 200, body: { hello: 1 } }) }],
  })
  servers.push(server)
  return { ...lane, probe, server, statuses }
}

function ask({ port }: LabServer, headers: Headers, method = 'GET', body = ''): Promise<number> {
  const own = Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', String(port))])
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ port, path: '/hello', method, headers: Object.fromEntries(own) })
    asked.on('response', (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

const NAVIGATION = { 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' }
const EVIL = { Origin: 'http://evil.example' }

const refused: [string, Headers, string][] = [
  ['of another site', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' }, 'GET'],
  ['of another site, with its origin', { 'Sec-Fetch-Site': 'cross-site', ...EVIL }, 'POST'],
  ['of another port of this machine', { 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Dest': 'image' }, 'GET'],
  ['that asks for leave first', { ...EVIL, 'Access-Control-Request-Method': 'DELETE' }, 'OPTIONS'],
  ['by a form of another site', { 'Sec-Fetch-Site': 'cross-site', ...NAVIGATION }, 'POST'],
  ['in a frame', { 'Sec-Fetch-Site': 'cross-site', ...NAVIGATION, 'Sec-Fetch-Dest': 'iframe' }, 'GET'],
  [
    'that is fetched ahead',
    { 'Sec-Fetch-Site': 'cross-site', ...NAVIGATION, 'Sec-Purpose': 'prefetch;prerender' },
    'GET',
  ],
  [
    'that calls itself a navigation without the rest',
    { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' },
    'GET',
  ],
  ['of an older browser', EVIL, 'POST'],
  ['of a page without an origin', { Origin: 'null' }, 'POST'],
  ['of another port, of an older browser', { Origin: 'http://127.0.0.1:1' }, 'POST'],
  ['under another scheme', { Origin: 'https://127.0.0.1:PORT' }, 'POST'],
  [
    'of a site that says more than one origin',
    { Origin: 'http://127.0.0.1:PORT, http://evil.example' },
    'GET',
  ],
  [
    'of a name that was made to lead here',
    { Host: 'evil.example:PORT', Origin: 'http://evil.example:PORT' },
    'POST',
  ],
]

const served: [string, Headers, string][] = [
  ['of curl and Postman', {}, 'GET'],
  ['of curl under another name', { Host: 'lab.example' }, 'GET'],
  ['of the address line', { 'Sec-Fetch-Site': 'none', ...NAVIGATION }, 'GET'],
  [
    'of a link on another site',
    { 'Sec-Fetch-Site': 'cross-site', ...NAVIGATION, 'Sec-Fetch-User': '?1' },
    'GET',
  ],
  ['of a link on another port', { 'Sec-Fetch-Site': 'same-site', ...NAVIGATION }, 'GET'],
  [
    'of a page of the server itself',
    { 'Sec-Fetch-Site': 'same-origin', Origin: 'http://127.0.0.1:PORT' },
    'GET',
  ],
  [
    'of such a page that keeps its origin to itself',
    { 'Sec-Fetch-Site': 'same-origin', Origin: 'null' },
    'GET',
  ],
  ['of a page of the server, in an older browser', { Origin: 'http://127.0.0.1:PORT' }, 'GET'],
  ['of the same under its other name', { Origin: 'http://localhost:PORT' }, 'GET'],
]

describe('a request', () => {
  test.each(refused)('%s is refused before a flow begins, and counted', async (_, headers, method) => {
    const { server, events, probe, statuses } = await start()
    expect(await ask(server, headers, method)).toBe(403)
    expect(events).toEqual([])
    expect(probe.status('').refusedPages).toBe(1)
    await until(() => statuses.length > 0)
    expect(statuses).toEqual([1])
  })

  test.each(refused)('%s is served where such are let through', async (_, headers, method) => {
    const { server, ends, probe } = await start(true)
    expect(await ask(server, headers, method)).toBe(method === 'GET' ? 200 : 405)
    expect(ends()).toHaveLength(1)
    expect(probe.status('').refusedPages).toBe(0)
  })

  test.each(served)('%s is served', async (_, headers, method) => {
    const { server, ends, probe } = await start()
    expect(await ask(server, headers, method)).toBe(200)
    await until(() => ends().length === 1)
    expect(probe.status('').refusedPages).toBe(0)
  })
})

test("the lab's own user agents are known by their connection, whatever they say", async () => {
  const { server, probe, ends } = await start()
  const flow = await probe.open({ action: 'open-protected', method: 'GET', path: '/hello', username: null })
    .started
  const { incoming } = await sendRequest(
    {
      origin: server.origin,
      method: 'GET',
      target: '/hello',
      headers: [
        ['Host', `127.0.0.1:${server.port}`],
        ['Sec-Fetch-Site', 'cross-site'],
        ['Connection', 'close'],
      ],
      body: Buffer.alloc(0),
    },
    (connection) => probe.connections.claim(connection, flow),
  )
  expect(incoming.statusCode).toBe(200)
  flow.end('done', 200)
  expect(ends()).toMatchObject([{ flow: flow.id, outcome: 'done' }])
})

test('thousands of them are told of a few times, and the count begins anew with the lane', async () => {
  const { server, probe, statuses } = await start()
  const page = { 'Sec-Fetch-Site': 'cross-site' }
  // With a body that is larger than any that is read.
  for (let round = 0; round < 20; round += 1)
    await Promise.all(Array.from({ length: 50 }, () => ask(server, page, 'POST', 'x'.repeat(50_000))))
  expect(probe.status('').refusedPages).toBe(1_000)
  await until(() => statuses.at(-1) === 1_000)
  expect(statuses.length).toBeLessThan(200)
  await probe.reset('anew', async () => probe.state())
  expect(probe.status('').refusedPages).toBe(0)
})
