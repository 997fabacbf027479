// The reset of both lanes: what goes and what stays, with the choice to have everything as at the start.
import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { durationWords } from '#src/token/time-left'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Button } from '../ui/controls/button'
import { Switch } from '../ui/controls/switch'
import { Dialog } from '../ui/floating/dialog'
import styles from './differences.module.css'
import { useDifferences, useUndo } from './use-undo'

/** Says what a reset does, and asks. */
export function ResetDialog({ onClose }: { onClose: () => void }) {
  const text = useText()
  const say = text.differences.reset
  const found = useDifferences()
  const others = found.filter(({ undo }) => undo.command !== 'reset-clock')
  const isMoved = others.length < found.length
  const [isAll, setAll] = useState(false)
  const { reset } = useUndo()
  const aheadMs = useModel(({ status }) => status?.clock.aheadMs ?? 0)
  const clock = { duration: durationWords(aheadMs, text.token), isAhead: aheadMs > 0 }
  const confirm = () => {
    onClose()
    void reset(isAll)
  }
  return (
    <Dialog title={say.title} closeLabel={text.shell.close} size="small" open onOpenChange={onClose}>
      <div className={styles.reset}>
        <h3>{say.goes}</h3>
        <ul>
          {say.gone.map((what) => (
            <li key={what}>{what}</li>
          ))}
          {isAll && others.map((difference) => <li key={difference.id}>{difference.says(text)}</li>)}
          {isAll && isMoved && <li>{say.clockBack(clock)}</li>}
        </ul>
        {!isAll && (
          <>
            <h3>{say.stays}</h3>
            {found.length === 0 ? (
              <p>{say.keptAsAtStart}</p>
            ) : (
              <>
                <p>{say.kept}</p>
                <ul>
                  {others.map((difference) => (
                    <li key={difference.id}>{difference.says(text)}</li>
                  ))}
                  {isMoved && <li>{say.clock(clock)}</li>}
                </ul>
              </>
            )}
          </>
        )}
        {found.length > 0 && (
          <div className={styles.choice}>
            <Switch label={say.everything} checked={isAll} onChange={setAll} />
            <p className={styles.note}>{say.everythingHint}</p>
          </div>
        )}
        <div className={styles.foot}>
          <Button variant="danger" icon={RotateCcw} onClick={confirm}>
            {isAll ? say.confirmEverything : say.confirm}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
