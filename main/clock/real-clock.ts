// The machine's clocks as the lab knows them.
import type { MachineClock } from './clock'

/** Returns the machine's clocks. */
export function realClock(): MachineClock {
  return { now: () => Date.now(), steadyMs: () => Math.floor(performance.now()) }
}
