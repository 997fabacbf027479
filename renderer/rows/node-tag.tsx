// On which node a row lies, where each node has a memory of its own.
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import styles from './node-tag.module.css'
import type { StoreNode } from './token-state'
import { numberOf } from './token-state'
import { useStores } from './use-token-states'

/** Returns the words for a row's node; null where the lane has one store for all. */
export function useNodeWords(lane: LaneId): (node: StoreNode) => string | null {
  const { node: say } = useText().revocation
  const isSplit = useStores(lane).length > 1
  // A row of another node's own store says so even after that node has gone.
  return (node) => (isSplit || node !== undefined ? say({ node: numberOf(node) }) : null)
}

/** Shows the words as a small tag; nothing for null. */
export function NodeTag({ words }: { words: string | null }) {
  return words === null ? null : <span className={styles.tag}>{words}</span>
}
