// Programs that a test starts: what they say, their ends, and the ports that they are to have.
import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect } from 'vitest'

export interface RunningProgram {
  readonly child: ChildProcess
  /** Its exit code; null when a signal has ended it. */
  readonly ended: Promise<number | null>
  out(): string
  err(): string
}

/** Starts a program. */
export function startProgram(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): RunningProgram {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => resolve(code))
  })
  return { child, ended, out: () => out, err: () => err }
}

/** Returns a function that starts programs for the test that runs. After it they are ended, whatever they do. */
export function programsOfTest(): typeof startProgram {
  const running: RunningProgram[] = []
  afterEach(async () => {
    const programs = running.splice(0)
    for (const { child } of programs) child.kill('SIGKILL')
    await Promise.all(programs.map(({ ended }) => ended))
  })
  return (...started) => {
    const program = startProgram(...started)
    running.push(program)
    return program
  }
}

/** Returns the address that a browser edition says it is ready at; it has to be the only thing that it prints. */
export async function readyUrl({ child, out, err }: RunningProgram): Promise<URL> {
  await expect.poll(() => out().includes('\n') || child.exitCode !== null).toBe(true)
  const [, url] = /^ready (http:\/\/127\.0\.0\.1:\d+\/\?key=[\w-]{32})\n$/.exec(out()) ?? []
  if (url === undefined) throw new Error(`No ready line: ${out()}${err()}`)
  return new URL(url)
}

/** Holds a port until `free` is called. */
export async function takePort(): Promise<{ port: number; free(): Promise<void> }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { port, free: () => new Promise((resolve) => server.close(() => resolve())) }
}

/** Returns ports that were free a moment ago. */
export async function freePorts(count: number): Promise<number[]> {
  const taken = await Promise.all(Array.from({ length: count }, takePort))
  await Promise.all(taken.map((each) => each.free()))
  return taken.map((each) => each.port)
}

/** Logs in as anybody can who knows a server's port. */
export function logInAt(port: number | undefined): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/login`, {
    method: 'POST',
    body: new URLSearchParams({ username: 'test', password: 'test' }),
  })
}
