// The composition root: puts clock, probe, servers and user agents together and carries out the learner's commands.
import { validateHeaderValue } from 'node:http'
import { hashInitialAccounts } from '#main/accounts/initial-accounts'
import { createMemoryAccounts } from '#main/accounts/memory-accounts'
import { createPasswordHasher } from '#main/accounts/password-hash'
import { LaneProbe } from '#main/probe/lane-probe'
import { Recorder } from '#main/probe/recorder'
import type { Action } from '#src/contract/commands'
import { LabError } from '#src/contract/lab-error'
import { type Settings, TRACE_BOUND } from '#src/contract/settings'
import type { LabStatus } from '#src/contract/status'
import { type LaneId, perLane } from '#src/trace/lane'
import { type CommandHandlers, carryOut } from './commands'
import { type JwtLane, startJwtLane } from './jwt-lane'
import type { Lab, LabOptions, Lifetimes } from './lab'
import type { LaneOptions } from './lane-options'
import type { RunningLane } from './running-lane'
import { startSessionLane } from './session-lane'
import { LabStream } from './stream'

const DEFAULT_LIFETIMES: Lifetimes = {
  accessTokenSeconds: 15 * 60,
  refreshTokenSeconds: 30 * 86_400,
  sessionIdleSeconds: 30 * 60,
}

/**
 * Starts a lab: both servers listen when it resolves.
 * @throws LabError ERR_LAB_PORT_TAKEN when a port can't be had; nothing is left running then.
 */
export async function createLab(options: LabOptions): Promise<Lab> {
  const { clock, ids } = options
  const settings: Settings = {
    jwtAlgorithm: options.jwtAlgorithm ?? 'HS256',
    jwtSecret: options.jwtSecret ?? null,
    traceBoundHops: TRACE_BOUND.initial,
  }
  const recorder = new Recorder(clock, settings.traceBoundHops)
  const hasher = createPasswordHasher()
  const initial = await hashInitialAccounts(hasher)
  const laneOptions = (lane: LaneId, port = 0): LaneOptions => ({
    probe: new LaneProbe({ lane, recorder, clock, onStatus: () => stream.statusChanged() }),
    clock,
    ids,
    accounts: createMemoryAccounts(hasher, initial),
    lifetimes: { ...DEFAULT_LIFETIMES, ...options.lifetimes },
    port,
  })
  const stream = new LabStream(recorder, () => labStatus(settings, lanes, clock.now()))
  const session = await startSessionLane(laneOptions('session', options.sessionPort))
  const jwt = await startJwtLane(laneOptions('jwt', options.jwtPort), settings).catch(
    async (error: unknown) => {
      await session.stop()
      throw error
    },
  )
  const lanes = { session, jwt }
  await Promise.all([session.reset(), jwt.reset()])

  const handlers = createHandlers(lanes, settings, recorder, () => stream.statusChanged())
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

interface Lanes {
  readonly session: RunningLane
  readonly jwt: JwtLane
}

function labStatus(settings: Settings, lanes: Lanes, now: number): LabStatus {
  return {
    settings: { ...settings },
    jwtKey: lanes.jwt.key(),
    lanes: perLane((lane) => lanes[lane].probe.status(lanes[lane].server.origin)),
    now,
  }
}

function createHandlers(
  lanes: Lanes,
  settings: Settings,
  recorder: Recorder,
  statusChanged: () => void,
): CommandHandlers {
  const count = (ids: readonly LaneId[], letGo: (lane: RunningLane) => boolean) => ({
    released: ids.filter((id) => letGo(lanes[id])).length,
  })
  return {
    perform: async ({ lanes: ids, action }) => {
      checkCredential(action)
      const flows: Partial<Record<LaneId, number>> = {}
      for (const id of ids) flows[id] = lanes[id].perform(action)
      return { flows }
    },
    'set-mode': async ({ lanes: ids, mode, speed }) => {
      for (const id of ids) lanes[id].probe.gate.setMode(mode, speed)
      return {}
    },
    'set-breakpoints': async ({ lanes: ids, breakpoints }) => {
      for (const id of ids) lanes[id].probe.gate.setBreakpoints(breakpoints)
      return {}
    },
    'next-hop': async ({ lanes: ids }) => count(ids, (lane) => lane.probe.gate.nextHop()),
    'run-to-end': async ({ lanes: ids }) => count(ids, (lane) => lane.probe.gate.runToEnd()),
    reset: async ({ lanes: ids }) => {
      await Promise.all(ids.map((id) => lanes[id].reset()))
      return {}
    },
    'change-settings': async (change) => {
      const wanted: Settings = {
        jwtAlgorithm: change.jwtAlgorithm ?? settings.jwtAlgorithm,
        jwtSecret: change.jwtSecret === undefined ? settings.jwtSecret : change.jwtSecret,
        traceBoundHops: change.traceBoundHops ?? settings.traceBoundHops,
      }
      await lanes.jwt.configure(wanted)
      Object.assign(settings, wanted)
      recorder.setBound(settings.traceBoundHops)
      statusChanged()
      return {}
    },
    'sign-token': (request) => lanes.jwt.sign(request),
    'verify-token': (request) => lanes.jwt.verify(request),
  }
}

/** @throws LabError ERR_LAB_BAD_COMMAND when an edited credential can't stand in a header (RFC 9110 section 5.5). */
function checkCredential(action: Action): void {
  if (!('credential' in action) || action.credential === undefined) return
  try {
    validateHeaderValue('Authorization', action.credential)
  } catch (cause) {
    throw new LabError(
      'ERR_LAB_BAD_COMMAND',
      "This credential can't be sent: a header takes no line breaks and no characters outside Latin-1. Remove them.",
      { cause },
    )
  }
}
