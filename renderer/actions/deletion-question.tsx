// Asks before an account is deleted.
import { Trash2 } from 'lucide-react'
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Button } from '../ui/controls/button'
import { Rich } from '../ui/rich'
import styles from './forms.module.css'

interface DeletionQuestionProps {
  lanes: readonly LaneId[]
  /** Called when it has been confirmed. */
  onDone: () => void
}

/** Says what will be gone, and that a reset brings it back. */
export function DeletionQuestion({ lanes, onDone }: DeletionQuestionProps) {
  const { deletion: say } = useText().shell
  const perform = useModel((state) => state.perform)
  const confirm = () => {
    onDone()
    void perform(lanes, { type: 'delete-account' })
  }
  return (
    <>
      <p className={styles.question}>
        <Rich text={say.body} />
      </p>
      <div className={styles.foot}>
        <Button variant="danger" icon={Trash2} onClick={confirm}>
          {say.confirm}
        </Button>
      </div>
    </>
  )
}
