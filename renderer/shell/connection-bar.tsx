// Says so when the UI doesn't hear the lab.
import { LoaderCircle, Unplug } from 'lucide-react'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import styles from './connection-bar.module.css'

/** Shows a bar while the connection is lost, or has not been there yet. */
export function ConnectionBar() {
  const { connection: say } = useText().shell
  const connection = useModel((state) => state.connection)
  return (
    <div role="status">
      {connection === 'lost' && (
        <p className={`${styles.bar} ${styles.lost}`}>
          <Unplug size={15} aria-hidden />
          {say.lost}
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
