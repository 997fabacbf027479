// The commands about requests: who sends which, what is stolen for them, how they are held and let go, and the way back to the
// start.
import { validateHeaderValue } from 'node:http'
import { ACTIONS } from '#src/actions/actions'
import type { Action } from '#src/actions/schema'
import { LabError } from '#src/contract/lab-error'
import type { LaneId } from '#src/trace/lane'
import type { CommandHandlers } from './commands'
import type { AnyLane, HandlerParts } from './handler-parts'

type FlowCommand =
  | 'perform'
  | 'race-refresh'
  | 'steal'
  | 'reset'
  | 'sign-token'
  | 'forge-token'
  | 'verify-token'
type GateCommand = 'set-mode' | 'set-breakpoints' | 'next-hop' | 'run-to-end'

/** Returns what the commands about sending do. */
export function flowHandlers({ lanes, clicks }: HandlerParts): Pick<CommandHandlers, FlowCommand> {
  return {
    perform: async ({ lanes: ids, action, as }) => {
      checkCredential(action)
      const number = clicks.next()
      const flows: Partial<Record<LaneId, number>> = {}
      for (const id of ids) flows[id] = lanes[id].perform(action, number, as)
      return { number, flows }
    },
    'race-refresh': async () => ({ flows: lanes.jwt.raceRefresh(clicks.next()) }),
    steal: async ({ lanes: ids }) => {
      const stolen = ids.map((id) => lanes[id].steal()).reduce((sum, count) => sum + count, 0)
      if (stolen > 0) return { stolen }
      throw new LabError('ERR_LAB_NOTHING_THERE', 'The front end holds nothing to steal: log in first')
    },
    reset: async ({ lanes: ids }) => {
      await all(ids.map((id) => lanes[id].reset()))
      return {}
    },
    'sign-token': (request) => lanes.jwt.sign(request),
    'forge-token': (request) => lanes.jwt.forge(request),
    'verify-token': (request) => lanes.jwt.verify(request),
  }
}

/** Returns what the commands about what waits do: modes, breakpoints, and letting one hop or a whole request go. */
export function gateHandlers({ lanes }: HandlerParts): Pick<CommandHandlers, GateCommand> {
  const count = (ids: readonly LaneId[], letGo: (lane: AnyLane) => boolean) => ({
    released: ids.filter((id) => letGo(lanes[id])).length,
  })
  return {
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
  }
}

/** Resolves when all have ended; rejects with the first failure only then, so that nothing goes on unseen. */
export async function all<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises)
  return Promise.all(promises)
}

/** @throws LabError ERR_LAB_BAD_COMMAND when an edited credential can't stand in a header (RFC 9110 section 5.5). */
function checkCredential(action: Action): void {
  // A URL takes anything.
  const isInLink = ACTIONS[action.type].link === 'opens'
  if (isInLink || !('credential' in action) || action.credential === undefined) return
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
