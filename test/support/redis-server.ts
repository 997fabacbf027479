// A real Redis server for tests, on a port and in a folder of its own.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@redis/client'
import { until } from './lane'

/** Says in one line why there are no tests with Redis, and how to have them; null when there are. */
export function whyNoRedis(): string | null {
  return spawnSync('redis-server', ['--version']).status === 0
    ? null
    : 'Tests with Redis are skipped: install redis-server, so that it is on the PATH'
}

export interface RedisServer {
  readonly port: number
  readonly url: string
  /** Sends a command over a connection of its own. */
  send(...command: string[]): Promise<unknown>
  /** Ends the server; what it held is saved. */
  stop(): Promise<void>
  /** Starts it again on the same port, with what was saved. */
  start(...flags: string[]): Promise<void>
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void
  /** Ends the server and removes what it saved. */
  remove(): Promise<void>
}

/** Starts a server. `flags` are as in its configuration, for example `--maxmemory 2mb`. */
export async function startRedis(...flags: string[]): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'lab-redis-'))
  const port = await freePort()
  let password: string | undefined
  let child = await run(folder, port, flags)
  const send = async (...command: string[]) => {
    const client = createClient({
      socket: { host: '127.0.0.1', port, reconnectStrategy: false },
      ...(password !== undefined && { password }),
    })
    client.on('error', () => {})
    await client.connect()
    try {
      return await client.sendCommand<unknown>(command)
    } finally {
      client.destroy()
    }
  }
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGCONT')
    child.kill('SIGTERM')
    await ended
  }
  const started = async () => {
    await until(() =>
      send('PING').then(
        () => true,
        () => false,
      ),
    )
  }
  const passwordIn = (given: readonly string[]) => given[given.indexOf('--requirepass') + 1]
  password = flags.includes('--requirepass') ? passwordIn(flags) : undefined
  await started()
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    send,
    stop,
    start: async (...again) => {
      password = again.includes('--requirepass') ? passwordIn(again) : undefined
      child = await run(folder, port, again)
      await started()
    },
    signal: (signal) => child.kill(signal),
    remove: async () => {
      await stop()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function run(folder: string, port: number, flags: readonly string[]): Promise<ChildProcess> {
  const own = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '3600 1']
  return spawn('redis-server', [...own, ...flags], { stdio: 'ignore' })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
