// Says so when the UI doesn't hear the lab, gets no answer from it, or hears more than can be shown one by one.
import { Gauge, Hourglass, LoaderCircle, Unplug } from 'lucide-react'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import styles from './connection-bar.module.css'

/** Shows a bar while the connection is lost, or has not been there yet, and while a command has had no answer for too long. */
export function ConnectionBar() {
  const { connection: say } = useText().shell
  const connection = useModel((state) => state.connection)
  const isUnanswered = useModel((state) => state.unanswered > 0)
  return (
    <div role="status">
      {connection === 'lost' && (
        <p className={`${styles.bar} ${styles.lost}`}>
          <Unplug size={15} aria-hidden />
          {say.lost}
        </p>
      )}
      {connection !== 'lost' && isUnanswered && (
        <p className={`${styles.bar} ${styles.unanswered}`}>
          <Hourglass size={15} aria-hidden />
          {say.unanswered}
        </p>
      )}
      {connection === 'connecting' && (
        <p className={`${styles.bar} ${styles.connecting}`}>
          <LoaderCircle className={styles.turning ?? ''} size={15} aria-hidden />
          {say.connecting}
        </p>
      )}
    </div>
  )
}

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
