// The jumps of the clock by a fixed time.
import { useId } from 'react'
import { useText } from '../model/text'
import { Button } from '../ui/controls/button'
import styles from './clock.module.css'
import { useClockMoves } from './use-clock'

export const MINUTE_MS = 60_000

const JUMPS = [
  { step: 'seconds', byMs: 10_000 },
  { step: 'minute', byMs: MINUTE_MS },
  { step: 'quarter', byMs: 15 * MINUTE_MS },
  { step: 'day', byMs: 24 * 60 * MINUTE_MS },
] as const

/** Shows the jumps of ten seconds, a minute, a quarter of an hour and a day. */
export function ClockJumps() {
  const { time: say } = useText().shell
  const { forward } = useClockMoves()
  const head = useId()
  return (
    <section className={styles.part} aria-labelledby={head}>
      <h3 id={head} className={styles.head}>
        {say.forward}
      </h3>
      <div className={styles.jumps}>
        {JUMPS.map(({ step, byMs }) => (
          <Button key={step} size="small" onClick={() => forward(byMs)}>
            {say.step[step]}
          </Button>
        ))}
      </div>
    </section>
  )
}
