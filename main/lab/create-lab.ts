// Puts a lab together: its clock, its trace, its two lanes, the commands that it carries out, and the stream.
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Accounts } from '#main/accounts/accounts'
import { hashInitialAccounts } from '#main/accounts/initial-accounts'
import { createPasswordHasher } from '#main/accounts/password-hash'
import { LabClock } from '#main/clock/lab-clock'
import { watchDate } from '#main/clock/watch-date'
import { LaneProbe } from '#main/probe/lane-probe'
import { log } from '#main/probe/log'
import { Recorder } from '#main/probe/recorder'
import { openStorage } from '#main/storage/open-storage'
import type { LabStatus } from '#src/contract/status'
import { changedSettings, INITIAL_SETTINGS, type Settings, settingsSchema } from '#src/settings/settings'
import { LANES, type LaneId, perLane } from '#src/trace/lane'
import { Clicks } from './clicks'
import { moveClock } from './clock-handlers'
import { type CommandHandlers, carryOut, runCommand } from './commands'
import { Demonstrations } from './demonstrations'
import type { Lanes } from './handler-parts'
import { createHandlers } from './handlers'
import { startJwtLane } from './jwt-lane'
import type { Lab, LabOptions } from './lab'
import type { LaneOptions } from './lane'
import { startSessionLane } from './session-lane'
import { LabStream } from './stream'

const SESSION_SECRET_BYTES = 32
/** How long the lab's end may take, in milliseconds: longer than a flow that is stopped. */
const STOP_WITHIN_MS = 5_000

/**
 * Starts a lab: both servers listen when it resolves, over whatever their storage holds.
 * @throws LabError ERR_LAB_PORT_TAKEN when a port can't be had; nothing is left running then.
 */
export async function createLab(options: LabOptions): Promise<Lab> {
  const { ids } = options
  const clock = new LabClock(options.clock)
  const settings = initialSettings(options)
  const recorder = new Recorder(clock, settings.traceBoundHops)
  const start = {
    settings: { ...settings },
    storage: perLane((lane) => options.storage?.[lane] ?? 'memory'),
  }
  const clicks = new Clicks(recorder)
  const hasher = createPasswordHasher(options.passwordCost)
  const initial = await hashInitialAccounts(hasher)
  const temporaryFolder = join(tmpdir(), `session-vs-jwt-lab-${ids.uuid()}`)
  let demonstrations: Demonstrations | null = null
  const statusChanged = () => {
    demonstrations?.statusChanged()
    stream.statusChanged()
  }
  const clockNotBefore = (instantMs: number) => {
    if (instantMs <= clock.now()) return
    moveClock({ clock, recorder, statusChanged }, () => clock.advanceTo(instantMs))
  }
  const laneOptions = (lane: LaneId, port = 0): LaneOptions => ({
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
      const { dataFolder = temporaryFolder } = options
      const { redisUrl } = settings
      return openStorage({ kind, lane, dataFolder, redisUrl, clock, onProblem })
    },
    storage: start.storage[lane],
    settings,
    port,
    statusChanged,
  })
  const secret = options.sessionSecret ?? ids.secret(SESSION_SECRET_BYTES)
  const stream = new LabStream(recorder, () => ({
    ...labStatus(settings, lanes, clock, demonstrations),
    start,
  }))
  const session = await startSessionLane(laneOptions('session', options.sessionPort), secret)
  const jwt = await startJwtLane(laneOptions('jwt', options.jwtPort)).catch(async (error: unknown) => {
    await session.stop()
    throw error
  })
  const lanes = { session, jwt }
  for (const lane of LANES) lanes[lane].probe.gate.setMode(options.mode ?? 'run')
  await Promise.all(LANES.map((lane) => lanes[lane].begin()))

  demonstrations = new Demonstrations({
    send: (name, payload) => runCommand(handlers, name, payload),
    recorder,
    settings,
    lanes: () => perLane((lane) => lanes[lane].status()),
    statusChanged,
  })
  const handlers: CommandHandlers = {
    ...createHandlers({
      lanes,
      clock,
      settings,
      recorder,
      clicks,
      statusChanged,
      // Measurements go by a clock of their own, whatever the learner does to the lab's.
      measured: { clock: new LabClock(options.clock), ids },
    }),
    ...demonstrations.handlers(),
  }
  const stopWatching = watchDate(options.clock, statusChanged)
  let stopped = false
  return {
    handle: (name, payload) =>
      stopped
        ? Promise.resolve({
            ok: false,
            error: { code: 'ERR_LAB_STOPPED', message: 'The lab has been stopped' },
          })
        : carryOut(handlers, name, payload),
    subscribe: (hear, since) => stream.subscribe(hear, since),
    stop: async () => {
      stopped = true
      stopWatching()
      const ended = async () => {
        await demonstrations?.stop()
        await Promise.all(LANES.map((lane) => lanes[lane].stop()))
      }
      await inTime(ended())
      await rm(temporaryFolder, { recursive: true, force: true })
    },
  }
}

/** Resolves when something has ended, or when it has taken so long that nobody is to wait for it any more. */
async function inTime(ended: Promise<void>): Promise<void> {
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

function initialSettings({ jwtAlgorithm, jwtSecret, lifetimes, redisUrl }: LabOptions): Settings {
  const given = { jwtAlgorithm, jwtSecret, lifetimes, redisUrl }
  return settingsSchema.parse(changedSettings(INITIAL_SETTINGS, given))
}

function labStatus(
  settings: Settings,
  lanes: Lanes,
  clock: LabClock,
  demonstrations: Demonstrations | null,
): Omit<LabStatus, 'start'> {
  return {
    settings: { ...settings },
    jwtKey: lanes.jwt.key(),
    jwtKeyId: lanes.jwt.keyId(),
    lanes: perLane((lane) => lanes[lane].status()),
    clock: clock.state(),
    demonstration: demonstrations?.status() ?? null,
  }
}
