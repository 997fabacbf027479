// Clears expired sessions out of the store, so that it doesn't grow and the learner sees each record leave in its time.
import type { LaneProbe } from '#main/probe/lane-probe'
import { removals } from './session-hops'
import type { SessionStore } from './session-store'

/** How often the store is swept, in milliseconds of the machine. What has expired is refused at once, swept or not. */
const SWEEP_EVERY_MS = 1_000

/** Sweeps a store regularly and tells the lane what left. Returns the function that ends it. */
export function startSweeper(store: SessionStore, lane: LaneProbe): () => void {
  const timer = setInterval(() => void sweep(store, lane), SWEEP_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}

async function sweep(store: SessionStore, lane: LaneProbe): Promise<void> {
  try {
    lane.upkeep(removals(await store.purgeExpired()))
  } catch (error) {
    process.stderr.write(`The session store could not be swept: ${String(error)}\n`)
  }
}
