// The bar over a diagram whose action finds no route on the session server: why there is nothing to refresh or to revoke.
import { Info } from 'lucide-react'
import { nothingToDoSentence } from '#src/diagram/hop-text'
import type { Flow } from '#src/trace/flow'
import { useText } from '../model/text'
import { Rich } from '../ui/rich'
import styles from './foot-bar.module.css'

/** Says why, for a flow that has nothing to do. */
export function NothingToDoBar({ flow }: { flow: Flow }) {
  const sentence = nothingToDoSentence(flow, useText())
  return (
    <div className={styles.bar} data-kind="note">
      <Info className={styles.icon ?? ''} size={16} aria-hidden />
      <p className={styles.sentence}>{sentence !== null && <Rich text={sentence} />}</p>
    </div>
  )
}
