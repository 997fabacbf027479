// Puts both lanes back to their start.
import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { LANES } from '#src/trace/lane'
import styles from '../actions/forms.module.css'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { anythingWaits } from '../model/waiting'
import { Button } from '../ui/controls/button'
import { HintedButton } from '../ui/controls/hinted-button'
import { Popover } from '../ui/floating/popover'
import bar from './top-bar.module.css'

/** Shows "Reset". It asks first only when a request would be cut off by it. */
export function ResetButton() {
  const { reset: say } = useText().shell
  const wouldEndSomething = useModel(anythingWaits)
  const send = useModel((state) => state.send)
  const [isAsking, setAsking] = useState(false)
  const reset = () => {
    setAsking(false)
    void send('reset', { lanes: [...LANES] })
  }
  const change = (open: boolean) => {
    if (open && !wouldEndSomething) reset()
    else setAsking(open)
  }
  return (
    <Popover
      title={say.title}
      open={isAsking}
      onOpenChange={change}
      trigger={
        <HintedButton hint={say.hint} variant="ghost" icon={RotateCcw} aria-label={say.button}>
          <span className={bar.roomier}>{say.button}</span>
        </HintedButton>
      }
    >
      <p className={styles.question}>{say.body}</p>
      <div className={styles.foot}>
        <Button variant="danger" icon={RotateCcw} onClick={reset}>
          {say.confirm}
        </Button>
      </div>
    </Popover>
  )
}
