// How much of a life is left, as a ring that runs down.
import type { TimePhase } from '#src/token/time-left'
import styles from './time-ring.module.css'

interface TimeRingProps {
  /** What is left, from 1 to 0. */
  fraction: number
  phase: TimePhase
  /** The same in words, for screen readers. */
  label: string
}

const RADIUS = 6.5
const LENGTH = 2 * Math.PI * RADIUS

/** Shows a ring: full when everything is left, empty when nothing is, dotted for what never ends. */
export function TimeRing({ fraction, phase, label }: TimeRingProps) {
  return (
    <svg className={`${styles.ring} ${styles[phase]}`} viewBox="0 0 18 18" role="img" aria-label={label}>
      <circle className={styles.track} cx="9" cy="9" r={RADIUS} />
      {phase !== 'expired' && (
        <circle
          className={styles.left}
          cx="9"
          cy="9"
          r={RADIUS}
          strokeDasharray={phase === 'endless' ? '2 2.08' : `${LENGTH * fraction} ${LENGTH}`}
        />
      )}
    </svg>
  )
}
