// Puts both lanes back to their start.
import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { LANES } from '#src/trace/lane'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Button } from '../ui/button'
import { Popover } from '../ui/popover'
import { Tooltip } from '../ui/tooltip'
import styles from './forms.module.css'
import { anythingWaits } from './waiting'

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
  const button = (
    <Button variant="ghost" icon={RotateCcw} {...(!wouldEndSomething && !isAsking && { onClick: reset })}>
      {say.button}
    </Button>
  )
  if (!wouldEndSomething && !isAsking) return <Tooltip text={say.hint}>{button}</Tooltip>
  return (
    <Popover trigger={button} title={say.title} open={isAsking} onOpenChange={setAsking}>
      <p className={styles.question}>{say.body}</p>
      <div className={styles.foot}>
        <Button variant="danger" icon={RotateCcw} onClick={reset}>
          {say.confirm}
        </Button>
      </div>
    </Popover>
  )
}
