// The bar over a waiting diagram: who holds the request, what comes next, and the buttons that let it go.
import { FastForward, StepForward } from 'lucide-react'
import type { Holding } from '#src/contract/status'
import { holdingSentence } from '#src/diagram/hop-text'
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Kbd } from '../ui/kbd'
import { Rich } from '../ui/rich'
import styles from './foot-bar.module.css'

/** Shows what a lane waits for. */
export function WaitingBar({ lane, holding }: { lane: LaneId; holding: Holding }) {
  const text = useText()
  const send = useModel((state) => state.send)
  const { help, hold } = text.shell
  return (
    <div className={styles.bar}>
      <span className={styles.dot} aria-hidden />
      <p className={styles.sentence}>
        <Rich text={holdingSentence(holding, text)} />
      </p>
      <button
        type="button"
        className={styles.quiet}
        aria-label={hold.run}
        title={hold.run}
        onClick={() => void send('run-to-end', { lanes: [lane] })}
      >
        <FastForward size={14} aria-hidden />
        <span className={styles.wide}>{hold.run}</span>
      </button>
      <button type="button" className={styles.main} onClick={() => void send('next-hop', { lanes: [lane] })}>
        <StepForward size={14} aria-hidden />
        {hold.next}
        <Kbd>{help.key.space}</Kbd>
      </button>
    </div>
  )
}
