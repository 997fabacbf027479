// One lab: its clock, its trace, its two lanes, and what the learner's commands do in it. There is the learner's own, and while a
// demonstration is on a second one beside it.
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Accounts } from '#main/accounts/accounts'
import type { StoredAccount } from '#main/accounts/initial-accounts'
import type { PasswordHasher } from '#main/accounts/password-hash'
import type { Ids, MachineClock } from '#main/clock/clock'
import { LabClock } from '#main/clock/lab-clock'
import { LaneProbe } from '#main/probe/lane-probe'
import { log } from '#main/probe/log'
import { Recorder } from '#main/probe/recorder'
import { openStorage } from '#main/storage/open-storage'
import type { Mode } from '#src/contract/commands'
import type { LabStatus } from '#src/contract/status'
import type { Settings } from '#src/settings/settings'
import { LANES, type LaneId, perLane } from '#src/trace/lane'
import type { StorageKind } from '#src/trace/storage-kind'
import { Clicks } from './clicks'
import { moveClock } from './clock-handlers'
import type { LearnerHandlers } from './commands'
import type { Lanes } from './handler-parts'
import { createHandlers } from './handlers'
import { startJwtLane } from './jwt-lane'
import type { KeptLab, KeptLane } from './kept-lab'
import type { Lane, LaneOptions } from './lane'
import { addNode } from './servers'
import { startSessionLane } from './session-lane'

const SESSION_SECRET_BYTES = 32
/** How long a lab's end may take, in milliseconds: longer than a flow that is stopped. */
const STOP_WITHIN_MS = 5_000

export interface SingleLabOptions {
  readonly clock: MachineClock
  readonly ids: Ids
  readonly hasher: PasswordHasher
  /** The accounts at the start, their passwords hashed. */
  readonly initial: readonly StoredAccount[]
  /** What is set at the start. */
  readonly settings: Settings
  readonly statusChanged: () => void
  /** The ports of the first nodes; any free ones unless told. */
  readonly ports?: Readonly<Partial<Record<LaneId, number>>>
  /** Where each server keeps what it has to remember; in memory unless told. */
  readonly storage?: Readonly<Record<LaneId, StorageKind>>
  /** The folder in which SQLite files lie; without one, a temporary folder of this lab alone. */
  readonly dataFolder?: string
  readonly redisPrefix?: string
  /** How the requests of the lab's user agents go at first; they run through unless told. */
  readonly mode?: Mode
  /** What session cookies are signed with; without one it is random. */
  readonly sessionSecret?: string
  /** A lab of another process that this one goes on as; it counts more than what is told besides. */
  readonly kept?: KeptLab | null
}

/** A running lab. */
export interface SingleLab {
  readonly recorder: Recorder
  readonly lanes: Lanes
  /** What is set now. */
  readonly settings: Readonly<Settings>
  readonly handlers: LearnerHandlers
  status(): Omit<LabStatus, 'lab' | 'demonstration'>
  /** Returns all that a lab needs to go on in another process, but for the rows of its stores. */
  kept(): Promise<KeptLab>
  /** Has everything stand still: the clock, every flow, and for whoever else sends something the servers too. */
  wait(): Promise<void>
  /** Has everything go on from where it stood. */
  goOn(): Promise<void>
  /** Ends what waits and closes both servers. Resolves within seconds, whatever can't be ended. */
  stop(): Promise<void>
}

/**
 * Starts a lab: both servers listen when it resolves, over whatever their storage holds.
 * @throws LabError ERR_LAB_PORT_TAKEN when a port can't be had; nothing is left running then.
 */
export async function startSingleLab(options: SingleLabOptions): Promise<SingleLab> {
  const { ids, hasher, initial, statusChanged, kept } = options
  const clock = new LabClock(options.clock, kept?.clock)
  // The lab's own, since it is changed in place.
  const settings = { ...(kept?.settings ?? options.settings) }
  const start = {
    settings: { ...options.settings },
    storage: perLane((lane) => options.storage?.[lane] ?? 'memory'),
  }
  const recorder = new Recorder(clock, settings.traceBoundHops)
  const clicks = new Clicks(recorder)
  const temporaryFolder = join(tmpdir(), `session-vs-jwt-lab-${ids.uuid()}`)
  const clockNotBefore = (instantMs: number) => {
    if (instantMs <= clock.now()) return
    moveClock({ clock, recorder, statusChanged }, () => clock.advanceTo(instantMs))
  }
  const laneOptions = (lane: LaneId): LaneOptions => ({
    probe: new LaneProbe({
      lane,
      recorder,
      clock,
      onStatus: statusChanged,
      admitsOtherPages: () => settings.admitOtherPages,
      holdsExternal: () => settings.holdExternal,
    }),
    clock,
    clockNotBefore,
    ids,
    openAccounts: (storage) => new Accounts({ storage, hasher, initial }),
    openStorage: (kind, onProblem) => {
      const { dataFolder = temporaryFolder, redisPrefix } = options
      const { redisUrl } = settings
      const place = { dataFolder, redisUrl, ...(redisPrefix !== undefined && { redisPrefix }) }
      return openStorage({ kind, lane, ...place, clock, onProblem })
    },
    storage: kept?.lanes[lane].storage ?? start.storage[lane],
    settings,
    port: options.ports?.[lane] ?? 0,
    origins: () => LANES.flatMap((id) => lanes[id].backEnd.nodes.map(({ server }) => server.origin)),
    statusChanged,
  })
  const secret = kept?.sessionSecret ?? options.sessionSecret ?? ids.secret(SESSION_SECRET_BYTES)
  const session = await startSessionLane(laneOptions('session'), secret)
  const jwt = await startJwtLane(laneOptions('jwt'), kept?.jwtKeys).catch(async (error: unknown) => {
    await session.stop()
    throw error
  })
  const lanes = { session, jwt }
  for (const lane of LANES) lanes[lane].probe.gate.setMode(options.mode ?? 'run')
  try {
    await Promise.all(LANES.map((lane) => lanes[lane].begin(kept?.lanes[lane])))
    if (kept) await Promise.all(LANES.map((lane) => restore<unknown>(lanes[lane], kept.lanes[lane])))
  } catch (error) {
    await Promise.all(LANES.map((lane) => lanes[lane].stop()))
    throw error
  }
  const handlers = createHandlers({
    lanes,
    clock,
    settings,
    recorder,
    clicks,
    statusChanged,
    // Measurements go by a clock of their own, whatever the learner does to the lab's.
    measured: { clock: new LabClock(options.clock), ids },
  })
  const clockChanged = () => Promise.all(LANES.map((lane) => lanes[lane].backEnd.clockChanged()))
  return {
    recorder,
    lanes,
    settings,
    handlers,
    status: () => ({
      settings: { ...settings },
      start,
      jwtKey: jwt.key(),
      jwtKeyId: jwt.keyId(),
      lanes: perLane((lane) => lanes[lane].status()),
      clock: clock.state(),
    }),
    kept: async () => ({
      settings: { ...settings },
      clock: clock.kept(),
      sessionSecret: secret,
      jwtKeys: await jwt.keptKeys(),
      lanes: perLane((lane) => lanes[lane].kept()),
    }),
    wait: async () => {
      for (const lane of LANES) lanes[lane].probe.wait()
      clock.wait()
      await clockChanged()
    },
    goOn: async () => {
      clock.goOn()
      for (const lane of LANES) lanes[lane].probe.goOn()
      await clockChanged()
    },
    stop: async () => {
      await inTime(Promise.all(LANES.map((lane) => lanes[lane].stop())))
      await rm(temporaryFolder, { recursive: true, force: true })
    },
  }
}

/** Sets a lane as it was set when it was kept. */
async function restore<S>(
  lane: Lane<S>,
  { nodes, routing, mode, speed, breakpoints }: KeptLane,
): Promise<void> {
  while (lane.backEnd.nodes.length < nodes) await addNode(lane)
  lane.router.set(routing)
  lane.probe.gate.setMode(mode, speed)
  lane.probe.gate.setBreakpoints(breakpoints)
}

/** Resolves when something has ended, or when it has taken so long that nobody is to wait for it any more. */
async function inTime(ended: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const overdue = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      log(`The lab did not stop within ${STOP_WITHIN_MS / 1000} s: what is left of it is left alone`)
      resolve()
    }, STOP_WITHIN_MS)
  })
  await Promise.race([ended, overdue])
  clearTimeout(timer)
}
