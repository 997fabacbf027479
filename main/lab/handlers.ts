// What each command of the learner does.
import { validateHeaderValue } from 'node:http'
import type { LabClock } from '#main/clock/lab-clock'
import type { Recorder } from '#main/probe/recorder'
import type { Action } from '#src/contract/commands'
import { LabError } from '#src/contract/lab-error'
import type { Settings } from '#src/contract/settings'
import { LANES, type LaneId } from '#src/trace/lane'
import type { CommandHandlers } from './commands'
import type { JwtLane } from './jwt-lane'
import type { RunningLane } from './running-lane'

/** Both lanes, running. */
export interface Lanes {
  readonly session: RunningLane
  readonly jwt: JwtLane
}

interface HandlerParts {
  readonly lanes: Lanes
  readonly clock: LabClock
  /** Changed in place. */
  readonly settings: Settings
  readonly recorder: Recorder
  readonly statusChanged: () => void
}

/** Returns what each command does in a lab. */
export function createHandlers(parts: HandlerParts): CommandHandlers {
  const { lanes, clock, settings, recorder, statusChanged } = parts
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
    'set-clock': async (wanted) => {
      setClock(parts, () => clock.set(wanted))
      return {}
    },
    'advance-clock': async ({ to }) => {
      setClock(parts, () => clock.advanceTo(to))
      return {}
    },
    'reset-clock': async () => {
      // Both lanes are stopped and empty when the clock goes back: nobody there has seen the time that is taken back.
      await lanes.session.reset(() => lanes.jwt.reset(async () => clock.reset()))
      statusChanged()
      return {}
    },
    'change-settings': async (change) => {
      const wanted: Settings = {
        jwtAlgorithm: change.jwtAlgorithm ?? settings.jwtAlgorithm,
        jwtSecret: change.jwtSecret === undefined ? settings.jwtSecret : change.jwtSecret,
        traceBoundHops: change.traceBoundHops ?? settings.traceBoundHops,
        lifetimes: change.lifetimes ?? settings.lifetimes,
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

/** Sets the clock and says so in the trace of both lanes, where that has changed anything. */
function setClock({ clock, recorder, statusChanged }: HandlerParts, set: () => void): void {
  const before = clock.state()
  set()
  const { now, rate, paused } = clock.state()
  if (now === before.now && rate === before.rate && paused === before.paused) return
  for (const lane of LANES) {
    recorder.append({ type: 'clock-set', lane, fromMs: before.now, toMs: now, rate, paused })
  }
  statusChanged()
}
