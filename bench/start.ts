// How long `npm start` takes until the lab can be used, when it has been built.
import { spawn } from 'node:child_process'
import { ended, PROJECT, readyLine } from './child'
import { type Measure, measure } from './summary'

const RUNS = 7

/** Measures the browser edition, whose line `ready` says when it can be used. */
export async function start(): Promise<Measure[]> {
  const seconds: number[] = []
  for (let run = 0; run < RUNS; run += 1) seconds.push(await startOnce())
  return [measure('npm start to ready, already built', 's', seconds, { atMost: 2 })]
}

async function startOnce(): Promise<number> {
  // npm says where it is itself when it has started this process.
  const npm = process.env.npm_execpath
  const [command, args] = npm === undefined ? ['npm', []] : [process.execPath, [npm]]
  const beganMs = performance.now()
  const child = spawn(command, [...args, 'start', '--', '--web', '--no-open'], {
    cwd: PROJECT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, npm_config_update_notifier: 'false' },
  })
  await readyLine(child, 'npm start')
  const seconds = (performance.now() - beganMs) / 1000
  await ended(child)
  return seconds
}
