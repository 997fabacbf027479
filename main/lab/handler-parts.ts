// What the handlers of the learner's commands work with.
import type { Clock, Ids } from '#main/clock/clock'
import type { LabClock } from '#main/clock/lab-clock'
import type { Recorder } from '#main/probe/recorder'
import type { Settings } from '#src/settings/settings'
import type { LaneId } from '#src/trace/lane'
import type { Clicks } from './clicks'
import type { JwtLane } from './jwt-lane'
import type { SessionLane } from './session-lane'

export interface Lanes {
  readonly session: SessionLane
  readonly jwt: JwtLane
}

export type AnyLane = Lanes[LaneId]

export interface HandlerParts {
  readonly lanes: Lanes
  readonly clock: LabClock
  /** Changed in place. */
  readonly settings: Settings
  readonly recorder: Recorder
  readonly clicks: Clicks
  readonly statusChanged: () => void
  /** What measurements of costs go by: not the lab's clock, which the learner may move meanwhile. */
  readonly measured: { readonly clock: Clock; readonly ids: Ids }
}
