// Notices that the machine's date was set, or that the machine slept, also while nobody asks what time it is.
import type { MachineClock } from './clock'

/** How often the date is looked at, in milliseconds. */
const LOOK_MS = 1000
/** By how much the date has to have left the steady clock to have been set, in milliseconds. */
const LEAST_SHIFT_MS = 100
/** A look that comes late by this has been slept over, in milliseconds. */
const LEAST_SLEEP_MS = 2000

/**
 * Calls `hear` within about a second of the date having been set, forward or back, and of the machine having slept, until the
 * function returned is called. A sleep is told even where the machine's steady clock has gone on meanwhile: a page's may not have.
 */
export function watchDate(machine: MachineClock, hear: () => void): () => void {
  const ahead = () => machine.now() - machine.steadyMs()
  let knownAhead = ahead()
  let lookedAt = machine.now()
  const timer = setInterval(() => {
    const now = machine.now()
    const isShifted = Math.abs(ahead() - knownAhead) >= LEAST_SHIFT_MS
    const isLate = now - lookedAt >= LOOK_MS + LEAST_SLEEP_MS
    if (isShifted) knownAhead = ahead()
    lookedAt = now
    if (isShifted || isLate) hear()
  }, LOOK_MS)
  timer.unref()
  return () => clearInterval(timer)
}
