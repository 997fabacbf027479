// The commands about what waits: modes, breakpoints, and letting one hop or a whole request go.
import type { LaneId } from '#src/trace/lane'
import type { CommandHandlers } from './commands'
import type { AnyLane, HandlerParts } from './handler-parts'

type GateCommand = 'set-mode' | 'set-breakpoints' | 'next-hop' | 'run-to-end'

/** Returns what these commands do. */
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
