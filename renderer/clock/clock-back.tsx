// The way back to real time, which goes with a reset of both lanes.
import { History, RotateCcw } from 'lucide-react'
import { useId, useState } from 'react'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Button } from '../ui/controls/button'
import { Tooltip } from '../ui/floating/tooltip'
import styles from './clock.module.css'

/** Shows "Back to real time", and asks before anything is lost. */
export function BackToRealTime({ isReal }: { isReal: boolean }) {
  const { time: say } = useText().shell
  const send = useModel((state) => state.send)
  const [isAsking, setAsking] = useState(false)
  const question = useId()
  const open = isAsking && !isReal
  const reset = () => {
    setAsking(false)
    void send('reset-clock', {})
  }
  const toggle = (
    <Button
      variant="ghost"
      size="small"
      icon={History}
      className={styles.back}
      aria-disabled={isReal}
      aria-expanded={open}
      {...(open && { 'aria-controls': question })}
      onClick={() => setAsking(!isReal && !isAsking)}
    >
      {say.back}
    </Button>
  )
  return (
    <section className={`${styles.part} ${styles.last}`}>
      {isReal ? <Tooltip text={say.backHint}>{toggle}</Tooltip> : toggle}
      {open && (
        <div id={question} className={styles.question}>
          <p>{say.backQuestion}</p>
          <Button variant="danger" size="small" icon={RotateCcw} onClick={reset}>
            {say.backConfirm}
          </Button>
        </div>
      )}
    </section>
  )
}
