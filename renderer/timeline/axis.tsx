// The axis of the timeline: clock times where it is drawn to scale, and behind the break how far away each end is.
import { durationWords } from '#src/token/time-left'
import { useText } from '../model/text'
import styles from './axis.module.css'
import { type TimeScale, ticksOf } from './time-scale'

const percent = (share: number) => `${(share * 100).toFixed(3)}%`

/** Shows the axis. It is for the eye: each bar says its times itself. */
export function Axis({ scale, nowMs }: { scale: TimeScale; nowMs: number }) {
  const { token } = useText()
  const { farMs } = scale
  // Of many ends behind the break only the first and the last have room for words.
  const named = farMs.length <= 2 ? farMs : [farMs[0], farMs.at(-1)].filter((ms) => ms !== undefined)
  return (
    <div className={styles.axis} aria-hidden>
      {ticksOf(scale).map(({ ms, text }) => (
        <span key={ms} className={styles.tick} style={{ left: percent(scale.shareOf(ms)) }}>
          {text}
        </span>
      ))}
      {farMs.length > 0 && <span className={styles.break} style={{ left: percent(scale.nearShare) }} />}
      {named.map((ms) => (
        <span key={ms} className={styles.far} style={{ left: percent(scale.shareOf(ms)) }}>
          → {durationWords(ms - nowMs, token)}
        </span>
      ))}
    </div>
  )
}
