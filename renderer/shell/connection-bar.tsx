// Says so when the UI doesn't hear the lab, or gets no answer from it.
import { Hourglass, LoaderCircle, Unplug } from 'lucide-react'
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
