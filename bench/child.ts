// A program in a process of its own, that says in a line when it is ready and what it holds when it is asked.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'

export const PROJECT = join(import.meta.dirname, '..')
const REPORT = join(PROJECT, 'bench/report.mjs')

const reportSchema = z.object({
  /** What the process holds after its garbage has been collected: JavaScript's heap and buffers. */
  heldBytes: z.number(),
  /** The processor time that it has taken. */
  cpuMicros: z.number(),
  sockets: z.number(),
  /** Those of the process itself. */
  listeners: z.number(),
  warnings: z.array(z.string()),
})
type Report = z.infer<typeof reportSchema>

export interface Child {
  /** What it said after `ready`. */
  readonly url: string
  report(): Promise<Report>
  stop(): Promise<void>
}

/**
 * Runs a script of the project with Node.
 * @throws Error when it ends before it is ready.
 */
export async function runChild(script: string, args: readonly string[] = []): Promise<Child> {
  const child = spawn(process.execPath, ['--expose-gc', '--import', REPORT, join(PROJECT, script), ...args], {
    cwd: PROJECT,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  // Whatever becomes of the benchmark, nothing that it started outlives it.
  const stopWithBench = () => child.kill()
  process.once('exit', stopWithBench)
  child.once('exit', () => process.off('exit', stopWithBench))
  return {
    url: await readyLine(child, script),
    report: async () => {
      const answer = once(child, 'message')
      child.send('report')
      const [report] = await answer
      return reportSchema.parse(report)
    },
    stop: () => ended(child),
  }
}

/** Resolves with what a process says after `ready`. */
export async function readyLine(child: ChildProcess, what: string): Promise<string> {
  if (!child.stdout) throw new Error(`${what} has no standard output`)
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url] = /^ready (\S+)$/.exec(line) ?? []
    if (url !== undefined) return url
  }
  throw new Error(`${what} has ended before it was ready`)
}

/** Ends a process, and resolves when it has ended. */
export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const end = once(child, 'exit')
  child.kill('SIGTERM')
  await end
}
