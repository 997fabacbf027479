// What is wrong with a lane's storage, what that means for requests, and what can be done.
import { RefreshCw, TriangleAlert } from 'lucide-react'
import type { LaneId } from '#src/trace/lane'
import type { StorageKind } from '#src/trace/storage-kind'
import { useLaneStatus } from '../lanes/use-lane'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Button } from '../ui/button'
import styles from './servers.module.css'
import { useOneAtATime } from './use-one-at-a-time'

/** Shows the problem of a lane's storage as a bar that is read out when it comes; nothing while there is none. */
export function StorageTroubleBar({ lane }: { lane: LaneId }) {
  return (
    <div role="alert">
      <StorageTrouble lane={lane} />
    </div>
  )
}

function StorageTrouble({ lane }: { lane: LaneId }) {
  const { storage: say } = useText().servers
  const storage = useLaneStatus(lane, (status) => status.storage)
  const send = useModel((state) => state.send)
  const [isBusy, begin] = useOneAtATime()
  if (storage === null || storage.problem === null) return null
  const { kind, problem } = storage
  const keep = (wanted: StorageKind) => begin(() => send('set-storage', { lanes: [lane], kind: wanted }))
  return (
    <div className={styles.trouble} aria-busy={isBusy}>
      <TriangleAlert className={styles.sign ?? ''} size={16} aria-hidden />
      <div className={styles.words}>
        <p className={styles.what}>{say.failingNow({ problem: say.problem[kind] })}</p>
        <p className={styles.detail}>{sentence(problem)}</p>
      </div>
      <div className={styles.remedies}>
        <Button size="small" icon={RefreshCw} aria-disabled={isBusy} onClick={() => keep(kind)}>
          {isBusy ? say.trying : say.again}
        </Button>
        {kind !== 'memory' && (
          <Button variant="ghost" size="small" aria-disabled={isBusy} onClick={() => keep('memory')}>
            {say.useMemory}
          </Button>
        )}
      </div>
    </div>
  )
}

/** The lab's sentence has no full stop, as it may stand in an answer's `msg`. */
function sentence(problem: string): string {
  return /[.!?]$/.test(problem) ? problem : `${problem}.`
}
