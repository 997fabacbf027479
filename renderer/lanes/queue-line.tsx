// The requests that wait for the one before them, in order.
import { ListEnd } from 'lucide-react'
import type { LaneStatus } from '#src/contract/status'
import { useText } from '../model/text'
import { ActionIcon } from './action-icon'
import styles from './queue-line.module.css'

/** Shows how many requests are queued, and which. */
export function QueueLine({ queued }: { queued: LaneStatus['queued'] }) {
  const words = useText().lanes.flow
  return (
    <div className={styles.queue}>
      <ListEnd size={14} aria-hidden />
      <span className={styles.count}>{words.queued({ count: queued.length })}</span>
      <ol className={styles.list}>
        {queued.map(({ flow, action, method, path }) => (
          <li key={flow} className={styles.item}>
            <ActionIcon action={action} size={12} />
            {method} {path}
          </li>
        ))}
      </ol>
    </div>
  )
}
