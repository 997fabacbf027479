// Clears what has expired out of a store, so that it doesn't grow and the learner sees each row leave in its time.
import type { StateChange } from '#src/trace/state'
import type { LaneProbe } from './lane-probe'

/** How often a store is swept, in milliseconds of the machine. What has expired is refused at once, swept or not. */
const SWEEP_EVERY_MS = 1_000

/** Has `purge` remove what has expired, regularly, and tells the lane what left. Returns the function that ends it. */
export function startSweeper(lane: LaneProbe, purge: () => Promise<readonly StateChange[]>): () => void {
  const timer = setInterval(() => {
    purge().then(
      (changes) => lane.upkeep(changes),
      (error: unknown) =>
        process.stderr.write(`A store of the ${lane.lane} lane could not be swept: ${String(error)}\n`),
    )
  }, SWEEP_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
