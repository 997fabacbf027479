// How many requests a second the lab's servers answer, with all that they record, against bare ones, one after the other.

import type { LaneId } from '#src/trace/lane'
import { type Child, runChild } from './child'
import { logIn, startLab } from './lab-process'
import { type Load, openLoad } from './load'
import { type Measure, measure } from './summary'

const CONNECTIONS = 16
const RUNS = 7
const RUN_MS = 1_500
const WARM_UP_MS = 2_000
const SERVERS = { jwt: 'jose', session: 'express-session' } as const

/** How fast one server was in one run. */
interface Speed {
  readonly perSecond: number
  /** Requests for each second of the server's processor time: what else the machine does counts less in it. */
  readonly perCpuSecond: number
}

/** Measures both lanes. */
export async function throughput(): Promise<Measure[]> {
  return [...(await against('jwt')), ...(await against('session'))]
}

async function against(lane: LaneId): Promise<Measure[]> {
  const lab = await startLab()
  const bare = await runChild(`bench/bare/${lane}.mjs`)
  const labHeaders = await logIn(lane, lab.origins[lane])
  const bareHeaders = await logIn(lane, bare.url)
  const labSpeed = (ms: number) =>
    speed(() => openLoad(lab.origins[lane], '/protected', labHeaders, CONNECTIONS), ms, lab)
  const bareSpeed = (ms: number) =>
    speed(() => openLoad(bare.url, '/protected', bareHeaders, CONNECTIONS), ms, bare)
  try {
    await labSpeed(WARM_UP_MS)
    await bareSpeed(WARM_UP_MS)
    const runs: { lab: Speed; bare: Speed }[] = []
    for (let run = 0; run < RUNS; run += 1) {
      runs.push({ lab: await labSpeed(RUN_MS), bare: await bareSpeed(RUN_MS) })
    }
    const name = `bare express + ${SERVERS[lane]}`
    return [
      measure(
        `/protected, ${lane} lane`,
        'requests/s',
        runs.map(({ lab: { perSecond } }) => perSecond),
      ),
      measure(
        `/protected, ${name}`,
        'requests/s',
        runs.map((run) => run.bare.perSecond),
      ),
      measure(
        'The lab against it, of the same run',
        'times',
        runs.map((run) => run.lab.perSecond / run.bare.perSecond),
        { atLeast: 0.85 },
      ),
      measure(
        'The same for each second of the processor',
        'times',
        runs.map((run) => run.lab.perCpuSecond / run.bare.perCpuSecond),
      ),
    ]
  } finally {
    await Promise.all([lab.stop(), bare.stop()])
  }
}

/** Connections are opened for each run: a server closes those that have nothing to do meanwhile. */
async function speed(open: () => Promise<Load>, ms: number, server: Child): Promise<Speed> {
  const load = await open()
  try {
    const before = await server.report()
    const perSecond = await load.during(ms)
    const { cpuMicros } = await server.report()
    return { perSecond, perCpuSecond: (perSecond * ms * 1000) / (cpuMicros - before.cpuMicros) }
  } finally {
    await load.close()
  }
}
