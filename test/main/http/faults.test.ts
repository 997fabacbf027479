// Whatever goes wrong around an answer: the request is answered or its connection closed, its flow ends, and the lane goes on.
import { connect } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import type { Route } from '#main/http/route'
import { type LabServer, startServer } from '#main/http/server'
import { testLane, until } from '../../support/lane'

const fault = () => {
  throw new Error('secret detail')
}

const fine = { status: 200, body: { hello: 'world' } }
const routes: Route[] = [
  { method: 'GET', path: '/fine', handle: async () => fine },
  {
    // As express-session does where saving throws: it has taken the end for itself, and lets no other through.
    method: 'GET',
    path: '/end-fails',
    handle: async ({ response }) => {
      let ended = false
      response.end = () => {
        if (ended) return response
        ended = true
        return fault()
      }
      response.setHeader('Set-Cookie', 'never=kept')
      return fine
    },
  },
  {
    method: 'GET',
    path: '/end-fails-half-way',
    handle: async ({ response }) => {
      response.end = () => {
        response.write('{"hello"')
        return fault()
      }
      return fine
    },
  },
  {
    method: 'GET',
    path: '/impossible-header',
    handle: async () => ({ ...fine, headers: { 'X-Lab': 'two\nlines' } }),
  },
  {
    // What it writes by itself is no answer that could be read.
    method: 'GET',
    path: '/unreadable',
    handle: async ({ response }) => {
      response.socket?.write('no HTTP at all')
      return fine
    },
  },
  { method: 'GET', path: '/never', handle: () => new Promise(() => {}) },
]

const servers: LabServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function start() {
  const lane = testLane('jwt')
  const server = await startServer({ lane: lane.probe, routes })
  servers.push(server)
  return { ...lane, server }
}

/** Asks for a path over a connection of its own, and returns all that comes until that ends. */
function ask(server: LabServer, path: string): Promise<string> {
  return new Promise((resolve) => {
    let received = ''
    const socket = connect(server.port, '127.0.0.1', () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: lab\r\nConnection: close\r\n\r\n`),
    )
    socket.on('data', (data) => {
      received += data
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(received))
  })
}

describe('a fault between the answer and the wire', () => {
  test.each(['/end-fails', '/impossible-header'])('of %s is answered with 500, plainly', async (path) => {
    const { server, ends, hops } = await start()
    const received = await ask(server, path)
    expect(received).toMatch(/^HTTP\/1\.1 500 /)
    expect(received).toContain('{"msg":"The server failed: see the log of the lab"}')
    expect(received).not.toMatch(/secret|Set-Cookie/)
    await until(() => ends().length === 1)
    expect(ends()[0]).toMatchObject({ outcome: 'failed', status: 500 })
    expect(hops().at(-1)).toMatchObject({ kind: 'response', response: { status: 500 } })
  })

  test('that comes when half of it has gone out closes the connection', async () => {
    const { server, ends } = await start()
    expect(await ask(server, '/end-fails-half-way')).not.toContain('world')
    await until(() => ends().length === 1)
    expect(ends()[0]).toMatchObject({ outcome: 'failed', status: null })
  })

  test.each(['/end-fails', '/end-fails-half-way', '/impossible-header', '/unreadable'])(
    'of %s leaves nothing that a reset would wait for',
    async (path) => {
      const { server, probe, ends } = await start()
      await ask(server, path)
      await probe.stopAll('reset')
      expect(ends()).toHaveLength(1)
      expect(await ask(server, '/fine')).toContain('world')
    },
  )
})

describe('a flow that never comes to its end', () => {
  test('is ended by a reset after a while, its connection closed, and what comes then is served', async () => {
    const { server, probe, hops, ends } = await start()
    const answer = ask(server, '/never')
    await until(() => hops().length === 1)
    await probe.stopAll('reset')
    expect(await answer).toBe('')
    expect(ends()).toMatchObject([{ outcome: 'aborted', status: null }])
    expect(await ask(server, '/fine')).toContain('world')
  })
})

test('a listener that fails is no fault of the flow that it hears of', async () => {
  const { server, probe, recorder, ends } = await start()
  recorder.subscribe(fault)
  expect(await ask(server, '/fine')).toMatch(/^HTTP\/1\.1 200 /)
  await until(() => ends().length === 1)
  await probe.stopAll('reset')
  expect(ends()[0]).toMatchObject({ outcome: 'done', status: 200 })
})

test('a flow that can not be begun holds up nobody', async () => {
  const { server, probe } = await start()
  probe.scene = fault
  expect(await ask(server, '/fine')).toMatch(/^HTTP\/1\.1 500 /)
  probe.scene = () => ({})
  await probe.stopAll('reset')
  expect(await ask(server, '/fine')).toMatch(/^HTTP\/1\.1 200 /)
})
