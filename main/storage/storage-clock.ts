// The lab's clock as a storage needs it that has a timer of its own.
import type { Clock } from '#main/clock/clock'

/** How the lab's clock stands to the machine's. */
interface ClockPace {
  /** How many milliseconds of the lab pass in one of the machine's, while it isn't paused. */
  readonly rate: number
  readonly paused: boolean
  /** How far the lab's time is ahead of the machine's, in milliseconds; negative where it is behind. */
  readonly aheadMs: number
}

/** A clock that can say how it runs. One that can't is taken for one that stands still until somebody moves it. */
export interface StorageClock extends Clock {
  state?(): ClockPace
}
