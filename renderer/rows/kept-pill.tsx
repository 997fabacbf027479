// How long a store keeps an entry: until the token's own `exp`.
import { clockTime } from '#src/token/time-left'
import { useText } from '../model/text'
import { Pill } from '../ui/pill'
import styles from './kept-pill.module.css'

/** Shows until when, in epoch milliseconds, null for good: a time of today, or a day. */
export function KeptPill({ until, now }: { until: number | null; now: number }) {
  const { lanes, revocation } = useText()
  const { row } = lanes
  if (until === null) return <Pill>{row.keptForGood}</Pill>
  const full = clockTime(until, now) ?? ''
  const [day = full] = full.split(' ')
  return (
    <span title={row.keptUntil({ time: full })}>
      <Pill>
        <span className={styles.long}>{row.keptUntil({ time: day })}</span>
        <span className={styles.short} aria-hidden>
          {revocation.table.until({ time: day })}
        </span>
      </Pill>
    </span>
  )
}
