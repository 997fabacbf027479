// The machine's clock as the lab's clock.
import type { Clock } from './clock'

/** Returns a clock that runs with the machine's. */
export function realClock(): Clock {
  return { now: () => Date.now() }
}
