import { hashInitialAccounts } from '#main/accounts/initial-accounts'
import { createPasswordHasher } from '#main/accounts/password-hash'
import { createAccounts } from '#main/accounts/stored-accounts'
import { LabClock } from '#main/clock/lab-clock'
import { LaneProbe } from '#main/probe/lane-probe'
import { Recorder } from '#main/probe/recorder'
import { createMemoryStorage } from '#main/storage/memory-storage'
import { DEFAULT_LIFETIMES } from '#src/contract/lifetimes'
import { type Settings, TRACE_BOUND } from '#src/contract/settings'
import type { LabStatus } from '#src/contract/status'
import { type LaneId, perLane } from '#src/trace/lane'
import { carryOut } from './commands'
import { createHandlers, type Lanes } from './handlers'
import { startJwtLane } from './jwt-lane'
import type { Lab, LabOptions } from './lab'
import type { LaneOptions } from './lane-options'
import { startSessionLane } from './session-lane'
import { LabStream } from './stream'

/**
 * Starts a lab: both servers listen when it resolves.
 * @throws LabError ERR_LAB_PORT_TAKEN when a port can't be had; nothing is left running then.
 */
export async function createLab(options: LabOptions): Promise<Lab> {
  const { ids } = options
  const clock = new LabClock(options.clock)
  const settings: Settings = {
    jwtAlgorithm: options.jwtAlgorithm ?? 'HS256',
    jwtSecret: options.jwtSecret ?? null,
    traceBoundHops: TRACE_BOUND.initial,
    lifetimes: { ...DEFAULT_LIFETIMES, ...options.lifetimes },
  }
  const recorder = new Recorder(clock, settings.traceBoundHops)
  const hasher = createPasswordHasher()
  const initial = await hashInitialAccounts(hasher)
  const laneOptions = (lane: LaneId, port = 0): LaneOptions => ({
    probe: new LaneProbe({ lane, recorder, clock, onStatus: () => stream.statusChanged() }),
    clock,
    ids,
    accounts: createAccounts({ storage: createMemoryStorage(), hasher, initial }),
    lifetimes: () => settings.lifetimes,
    port,
  })
  const stream = new LabStream(recorder, () => labStatus(settings, lanes, clock))
  const session = await startSessionLane(laneOptions('session', options.sessionPort))
  const jwt = await startJwtLane(laneOptions('jwt', options.jwtPort), settings).catch(
    async (error: unknown) => {
      await session.stop()
      throw error
    },
  )
  const lanes = { session, jwt }
  await Promise.all([session.reset(), jwt.reset()])

  const handlers = createHandlers({
    lanes,
    clock,
    settings,
    recorder,
    statusChanged: () => stream.statusChanged(),
  })
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
      await Promise.all([session.stop(), jwt.stop()])
    },
  }
}

function labStatus(settings: Settings, lanes: Lanes, clock: LabClock): LabStatus {
  return {
    settings: { ...settings },
    jwtKey: lanes.jwt.key(),
    lanes: perLane((lane) => lanes[lane].probe.status(lanes[lane].server.origin)),
    clock: clock.state(),
  }
}
