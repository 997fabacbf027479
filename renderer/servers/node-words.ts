// How a node is named: by its number, and by where it listens.
import { MAX_NODES } from '#src/contract/stage-commands'
import type { LaneStatus, NodeStatus } from '#src/contract/status'

/** Returns where a node listens, as `127.0.0.1:4602`. */
export function hostOf({ origin }: NodeStatus): string {
  return origin.replace(/^https?:\/\//, '')
}

/** Returns the port of a node. */
export function portOf(node: NodeStatus): string {
  return hostOf(node).replace(/^.*:/, '')
}

/** Tells whether one more node can be added. */
export function hasRoom({ nodes }: LaneStatus): boolean {
  return nodes.length < MAX_NODES
}
