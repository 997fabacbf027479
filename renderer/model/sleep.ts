// A machine that slept: the lab's clock has gone on with the machine's, the page's own clock has stood still.
import type { ClockAnchor, ModelState } from './model-state'

/** How often the page looks, in milliseconds. */
const LOOK_MS = 1000
/** A machine's date that is set right by less than this was no sleep, in milliseconds. */
const LEAST_SLEEP_MS = 2000

/**
 * Calls `hear` with how many milliseconds the date has gone on more than `performance.now()`, when it has by a few seconds,
 * until the function returned is called. Page and lab are on one machine, so that the lab's clock has gone on as much.
 */
export function onWakeUp(hear: (sleptMs: number) => void): () => void {
  const ahead = () => Date.now() - performance.now()
  let known = ahead()
  const timer = setInterval(() => {
    const sleptMs = ahead() - known
    known += sleptMs
    if (sleptMs >= LEAST_SLEEP_MS) hear(sleptMs)
  }, LOOK_MS)
  return () => clearInterval(timer)
}

/** Returns what changes when the machine has slept for so many milliseconds: the lab's clock is so much further. */
export function afterSleep(
  { clock, recording }: Pick<ModelState, 'clock' | 'recording'>,
  sleptMs: number,
): Partial<ModelState> {
  if (recording === null) return { clock: further(clock, sleptMs) }
  const { behind } = recording
  return { recording: { ...recording, behind: { ...behind, clock: further(behind.clock, sleptMs) } } }
}

function further(clock: ClockAnchor | null, sleptMs: number): ClockAnchor | null {
  return clock && { ...clock, labMs: clock.labMs + sleptMs * clock.rate }
}
