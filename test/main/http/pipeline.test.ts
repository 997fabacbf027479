// Clients that send requests without waiting for the answers: no server takes in more of them than it can answer.
import diagnostics from 'node:diagnostics_channel'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LabServer, startServer } from '#main/http/server'
import { startWebServer, type WebServer } from '#main/web/web-server'
import { testLane, until } from '../../support/lane'
import { scriptedLab } from '../../support/scripted-lab'

const REQUESTS = 2_000
/** All of a request's bytes, so that it is known how many come with one read of 64 KiB. */
const REQUEST_BYTES = 1024
const IN_ONE_READ = 64
/** What one read brings while the few that may wait do, and what another does that is under way when the reading stops. */
const AT_MOST = 2 * IN_ONE_READ + 5
const ASSET = 'x'.repeat(256 * 1024)

let folder: string
let lab: LabServer
let web: WebServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab-pipeline-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'assets/large.js'), ASSET)
  web = await startWebServer({ lab: scriptedLab().lab, siteRoot: folder, key: 'the-key' })
  const handle = async () => {
    // As a store that has to be asked.
    await turn()
    return { status: 200, body: { number: 1 } }
  }
  lab = await startServer({
    lane: testLane('jwt').probe,
    routes: [
      { method: 'GET', path: '/slow', handle },
      { method: 'POST', path: '/slow', handle },
    ],
  })
})
afterAll(async () => {
  await Promise.all([lab.close(), web.close()])
  await rm(folder, { recursive: true })
})

/** Counts the requests that a server has and hasn't answered yet; `most` is how many those were at most. */
function watchUnanswered(port: number) {
  const counts = { seen: 0, now: 0, most: 0 }
  const started = (message: unknown) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    if (request.socket.localPort !== port) return
    counts.seen += 1
    counts.now += 1
    counts.most = Math.max(counts.most, counts.now)
    response.once('close', () => {
      counts.now -= 1
    })
  }
  diagnostics.subscribe('http.server.request.start', started)
  return { counts, stop: () => diagnostics.unsubscribe('http.server.request.start', started) }
}

function request(method: string, target: string, port: number, body = ''): Buffer {
  const head = `${method} ${target} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: ${body.length}\r\nPadding: `
  const padding = REQUEST_BYTES - head.length - body.length - 4
  return Buffer.from(`${head}${'x'.repeat(padding)}\r\n\r\n${body}`)
}

/** Sends the same request many times and, for now, reads nothing. */
async function flood(port: number, message: Buffer): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').pause()
  // Its end is the test's.
  socket.on('error', () => {})
  await new Promise((resolve) => socket.once('connect', resolve))
  for (let sent = 0; sent < REQUESTS; sent += 1) socket.write(message)
  return socket
}

/** Reads all answers, and returns how many bytes and how many status lines there were. */
async function readAll(socket: Socket, answers: number) {
  let count = 0
  let bytes = 0
  socket.on('data', (chunk) => {
    bytes += chunk.length
    count += chunk.toString('latin1').split('HTTP/1.1 200 OK').length - 1
  })
  socket.resume()
  await until(() => count >= answers)
  socket.destroy()
  return { count, bytes }
}

const servers = [
  ['a server of the lab', () => lab.port, 'GET', '/slow', ''],
  ['a server of the lab, with bodies', () => lab.port, 'POST', '/slow', '{"username":"test"}'],
  ['the server of the page', () => web.port, 'GET', '/assets/large.js', ''],
] as const

describe.each(servers)('%s', (_, portOf, method, target, body) => {
  test('takes in a few requests of a client that reads nothing, and answers all of one that does', async () => {
    const port = portOf()
    const { counts, stop } = watchUnanswered(port)
    const socket = await flood(port, request(method, target, port, body))
    for (let turns = 0; turns < 500; turns += 1) await turn()
    expect(counts.most).toBeLessThanOrEqual(AT_MOST)
    if (method === 'GET' && target !== '/slow') {
      // 2,000 answers of 256 KiB: it is enough that it goes on.
      await readAll(socket, 200)
    } else {
      expect((await readAll(socket, REQUESTS)).count).toBe(REQUESTS)
      expect(counts.seen).toBe(REQUESTS)
    }
    expect(counts.most).toBeLessThanOrEqual(AT_MOST)
    stop()
  })
})
