// A signal ends the browser edition, whatever is under way.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { SqliteConnection } from '#main/storage/sqlite-connection'
import { bundleProgram, type Program } from '../../support/bundle'
import { freePorts, logInAt } from '../../support/program'

/** The lab gives up after 5 s what does not stop, and the process a second later. */
const ENDED_WITHIN_MS = 10_000

let program: Program
let folder: string
let child: ChildProcess
let port: number

beforeAll(async () => {
  program = await bundleProgram(join(import.meta.dirname, 'ending-program.ts'))
}, 60_000)

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lab-ending-'))
  const [free = 0] = await freePorts(1)
  port = free
  child = spawn(process.execPath, [program.path, folder, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (child.stdout) await once(child.stdout, 'data')
})

afterEach(() => {
  child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

afterAll(() => program?.remove())

const logIn = () =>
  logInAt(port).then(
    ({ status }) => status,
    () => 'closed',
  )

/** Ends the process by a signal and returns its exit code; null where it has to be ended by force. */
async function end(): Promise<number | null> {
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), ENDED_WITHIN_MS)
  const [code] = await exited
  clearTimeout(force)
  return code
}

it('with a login that waits for a locked SQLite file', async () => {
  expect(await logIn()).toBe(200)
  const other = new SqliteConnection(join(folder, 'session.sqlite'))
  other.exec('BEGIN IMMEDIATE')
  expect(await logIn()).toBe(503)
  const waiting = logIn()
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(await end()).toBe(0)
  expect([503, 'closed']).toContain(await waiting)
  await other.close()
})

it('with connections that are kept open, with half a request and with none that could be read', async () => {
  const sockets = [
    '',
    'POST /login HTTP/1.1\r\nHost: lab\r\nContent-Length: 5\r\n\r\n',
    'no HTTP\r\n\r\n',
  ].map((text) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }, () => socket.write(text))
    socket.on('error', () => {})
    socket.resume()
    return socket
  })
  await Promise.all(sockets.map((socket) => once(socket, 'connect')))
  expect(await logIn()).toBe(200)
  expect(await end()).toBe(0)
  for (const socket of sockets) socket.destroy()
})
