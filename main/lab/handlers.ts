// What each command of the learner does, by what it is about.
import type { Clock, Ids } from '#main/clock/clock'
import type { LabClock } from '#main/clock/lab-clock'
import type { Recorder } from '#main/probe/recorder'
import type { Settings } from '#src/contract/settings'
import type { LaneId } from '#src/trace/lane'
import { clockHandlers } from './clock-handlers'
import type { CommandHandlers } from './commands'
import { costHandlers } from './cost-handlers'
import type { DemonstrationCommand } from './demonstrations'
import { flowHandlers } from './flow-handlers'
import { gateHandlers } from './gate-handlers'
import type { JwtLane } from './jwt-lane'
import { serverHandlers } from './server-handlers'
import type { SessionLane } from './session-lane'
import { settingsHandlers } from './settings-handlers'

/** Both lanes, running. */
export interface Lanes {
  readonly session: SessionLane
  readonly jwt: JwtLane
}

export type AnyLane = Lanes[LaneId]

/** What the handlers work with. */
export interface HandlerParts {
  readonly lanes: Lanes
  readonly clock: LabClock
  /** Changed in place. */
  readonly settings: Settings
  readonly recorder: Recorder
  readonly statusChanged: () => void
  /** What measurements go by. */
  readonly measured: { readonly clock: Clock; readonly ids: Ids }
}

/** Returns what each command does in a lab. */
export function createHandlers(parts: HandlerParts): Omit<CommandHandlers, DemonstrationCommand> {
  return {
    ...flowHandlers(parts),
    ...gateHandlers(parts),
    ...clockHandlers(parts),
    ...serverHandlers(parts),
    ...settingsHandlers(parts),
    ...costHandlers(parts.measured),
  }
}
