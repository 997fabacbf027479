// Clears what has expired out of a store, so that it doesn't grow and the learner sees each row leave in its time.
import type { StateChange } from '#src/trace/state'
import type { LaneProbe } from './lane-probe'
import { FIRST_NODE, type NodeOfLane, storeOf } from './node-of-lane'

/** How often a store is swept, in milliseconds of the machine. What has expired is refused at once, swept or not. */
const SWEEP_EVERY_MS = 1_000

/**
 * Has `purge` remove what has expired, regularly, and tells the lane what left. A store that the nodes share is swept by the
 * first one. Returns the function that ends it.
 */
export function startSweeper(
  lane: LaneProbe,
  purge: () => Promise<readonly StateChange[]>,
  node: NodeOfLane = FIRST_NODE,
): () => void {
  const store = storeOf(node)
  if (store === undefined && node.node > 1) return () => {}
  let stopped = false
  let failing = false
  let sweeping = false
  const sweep = async () => {
    // A store that takes its time to answer isn't asked again meanwhile.
    if (sweeping) return
    sweeping = true
    try {
      const changes = await purge()
      failing = false
      if (!stopped) lane.upkeep(changes, store)
    } catch (error) {
      if (!failing && !stopped)
        process.stderr.write(`A store of the ${lane.lane} lane could not be swept: ${String(error)}\n`)
      failing = true
    } finally {
      sweeping = false
    }
  }
  const timer = setInterval(() => void sweep(), SWEEP_EVERY_MS)
  timer.unref()
  return () => {
    stopped = true
    clearInterval(timer)
  }
}
