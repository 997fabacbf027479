// Says so while requests come too fast to be shown one by one.
import { Gauge } from 'lucide-react'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import styles from './connection-bar.module.css'

/** The rate is told in steps of so much, so that the sentence stands still while it hardly changes. */
const STEP = 50

/** Shows a bar while events come in batches. */
export function PaceBar() {
  const { pace } = useText().shell
  const perSecond = useModel(({ flowsPerSecond }) =>
    flowsPerSecond === null ? null : Math.max(STEP, STEP * Math.round(flowsPerSecond / STEP)),
  )
  return (
    <div role="status">
      {perSecond !== null && (
        <p className={`${styles.bar} ${styles.paced}`}>
          <Gauge size={15} aria-hidden />
          {pace({ perSecond })}
        </p>
      )}
    </div>
  )
}
