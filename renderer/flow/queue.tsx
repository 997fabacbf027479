// The requests that wait for the one before them: how many, and behind the number which.
import { ListEnd } from 'lucide-react'
import type { LaneId } from '#src/trace/lane'
import { ActionIcon } from '../model/action-icon'
import { useText } from '../model/text'
import { useLaneStatus } from '../model/use-lane'
import { useModel } from '../model/use-model'
import { Button } from '../ui/controls/button'
import { Popover } from '../ui/floating/popover'
import styles from './queue.module.css'

/** Shows the queue of a lane; nothing while nothing is queued, or while the lane looks back. */
export function Queue({ lane }: { lane: LaneId }) {
  const { hops, lanes } = useText()
  const words = lanes.flow
  const queued = useLaneStatus(lane, (status) => status.queued) ?? []
  const isPast = useModel((state) => state.viewSeq[lane] !== null)
  if (isPast || queued.length === 0) return null
  const count = queued.length
  const long = words.queuedLong({ count })
  return (
    <Popover
      title={long}
      align="end"
      trigger={
        <Button variant="ghost" size="small" icon={ListEnd} aria-label={long}>
          {words.queued({ count })}
        </Button>
      }
    >
      <ol className={styles.list}>
        {queued.map(({ flow, action, method, path }) => (
          <li key={flow} className={styles.item}>
            <span className={styles.id}>{flow}</span>
            <ActionIcon action={action} size={14} />
            <span className={styles.what}>
              {method} {path}
            </span>
            {action === 'external' && (
              <span className={styles.external}>{hops.participant.externalClient}</span>
            )}
          </li>
        ))}
      </ol>
    </Popover>
  )
}
