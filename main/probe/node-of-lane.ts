// The servers of a lane as its probe tells them apart: by number, and by whether each has a store of its own.

/** One of a lane's servers, by its number from 1. */
export interface NodeOfLane {
  readonly node: number
  /** Whether what it keeps is kept for it alone. */
  readonly hasOwnStore: boolean
}

export const FIRST_NODE: NodeOfLane = { node: 1, hasOwnStore: true }

/** Returns the number by which the rows of a node's own store are told apart; undefined for the first's, and for a shared one. */
export function storeOf({ node, hasOwnStore }: NodeOfLane): number | undefined {
  return hasOwnStore && node > 1 ? node : undefined
}
