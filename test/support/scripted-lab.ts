// A lab without servers for the tests of hosts: the stream is the real one, what happens on it is up to the test.

import type { Lab } from '#main/lab/lab'
import { LabStream } from '#main/lab/stream'
import { Recorder } from '#main/probe/recorder'
import { isCommandName } from '#src/contract/commands'
import type { CommandAnswer } from '#src/contract/lab-api'
import type { LabStatus } from '#src/contract/status'
import { INITIAL_SETTINGS } from '#src/settings/settings'
import type { LaneId } from '#src/trace/lane'
import { perLane } from '#src/trace/lane'
import { emptyLaneState } from '#src/trace/state'
import { startingServer } from './events'
import { FakeClock } from './fake-clock'

export interface ScriptedLab {
  readonly lab: Lab
  /** The commands that have come, in order. */
  readonly commands: { name: string; payload: unknown }[]
  readonly stopped: boolean
  /** Has an event happen on a lane. */
  happen(lane?: LaneId): void
  /** Answers commands from now on. */
  answer(make: (name: string, payload: unknown) => CommandAnswer): void
}

/** Makes a lab that answers each command it knows with `{}`, and keeps so many hops. */
export function scriptedLab(boundHops = 5000): ScriptedLab {
  const clock = new FakeClock()
  const recorder = new Recorder(clock, boundHops)
  const stream = new LabStream({ lab: 0, recorder, status: () => statusAt(clock.now()) })
  const commands: { name: string; payload: unknown }[] = []
  let stopped = false
  let respond = (name: string): CommandAnswer =>
    isCommandName(name)
      ? { ok: true, result: {} }
      : { ok: false, error: { code: 'ERR_LAB_BAD_COMMAND', message: `There is no command ${name}` } }
  return {
    commands,
    get stopped() {
      return stopped
    },
    happen: (lane = 'session') => {
      recorder.append({ type: 'lane-reset', lane, state: emptyLaneState() })
    },
    answer: (make) => {
      respond = (name) => make(name, commands.at(-1)?.payload)
    },
    lab: {
      handle: async (name, payload) => {
        commands.push({ name, payload })
        return respond(name)
      },
      subscribe: (hear, since) => stream.subscribe(hear, since),
      stop: async () => {
        stopped = true
      },
    },
  }
}

function statusAt(now: number): LabStatus {
  return {
    settings: INITIAL_SETTINGS,
    start: { settings: INITIAL_SETTINGS, storage: { session: 'memory', jwt: 'memory' } },
    lab: 0,
    demonstration: null,
    jwtKeyId: 'key-1',
    jwtKey: { kind: 'secret', secret: 'c2VjcmV0', bits: 48, requiredBits: 256, weak: true },
    lanes: perLane(() => ({
      ...startingServer(4601),
      mode: 'run' as const,
      speed: 1 as const,
      breakpoints: [],
      holding: null,
      queued: [],
      refusedPages: 0,
    })),
    clock: { now, rate: 1, paused: false, aheadMs: 0 },
  }
}
