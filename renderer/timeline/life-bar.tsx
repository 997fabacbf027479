// One credential on the timeline: a bar from its issue to its expiry.
import { type CSSProperties, memo } from 'react'
import type { Life, LifePhase } from './life'
import styles from './life-bar.module.css'
import type { TimeScale } from './time-scale'

interface LifeBarProps {
  life: Life
  scale: TimeScale
  phase: LifePhase
  /** Its name and its time, as they stand on the bar. */
  name: string
  words: string
  /** Both in one, for screen readers. */
  label: string
  /** Whether it will have expired at the instant to which now is being dragged. */
  willExpire: boolean
  isSelected: boolean
  onSelect: (life: Life) => void
}

const percent = (share: number) => `${(share * 100).toFixed(3)}%`
/** From here on the words stand to the left of what they belong to. */
const TURN_SHARE = 0.62

/** Shows a bar as a button that selects the credential's row. */
export const LifeBar = memo(function LifeBar(props: LifeBarProps) {
  const { life, scale, phase, name, words, label, willExpire, isSelected, onSelect } = props
  const start = scale.shareOf(life.issuedAt)
  const end = life.expiresAt === null ? 1 : scale.shareOf(life.expiresAt)
  const place: CSSProperties = { left: percent(start), width: percent(Math.max(0, end - start)) }
  const isTurned = start > TURN_SHARE
  return (
    <button
      type="button"
      className={`${styles.row} ${styles[life.lane]}`}
      data-phase={phase}
      data-endless={life.expiresAt === null || undefined}
      data-will-expire={willExpire || undefined}
      aria-label={label}
      aria-current={isSelected || undefined}
      onClick={() => onSelect(life)}
    >
      {life.absoluteExpiresAt !== null && (
        <span
          className={styles.absolute}
          style={{ left: percent(start), width: percent(scale.shareOf(life.absoluteExpiresAt) - start) }}
        />
      )}
      <span className={styles.bar} style={place} />
      {phase === 'ended' && life.endedAt !== null && (
        <span className={styles.strike} style={{ left: percent(scale.shareOf(life.endedAt)) }} />
      )}
      <span
        className={styles.words}
        style={isTurned ? { right: percent(1 - start) } : { left: percent(start) }}
      >
        <b>{name}</b> {words}
      </span>
    </button>
  )
})
