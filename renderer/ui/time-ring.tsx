// How much of a life is left, as a ring that runs down.
import type { CSSProperties } from 'react'
import type { TimePhase } from '#src/token/time-left'
import styles from './time-ring.module.css'

/** What a credential's life looks like: that of its time, or that it was taken back. */
export type CredentialPhase = TimePhase | 'revoked'

interface TimeRingProps {
  /** What is left, from 1 to 0. */
  fraction: number
  /** What will be left a second of real time from now; as much as now while the clock is paused. */
  fractionAhead?: number
  phase: CredentialPhase
  /** The same in words, for screen readers. */
  label: string
}

const RADIUS = 6.5
const LENGTH = 2 * Math.PI * RADIUS
/** A ring that moves less than this within a second doesn't need to glide: its steps can't be told from it. In pixels. */
const SEEN_PX = 0.4

/**
 * Shows a ring: full when everything is left, empty when nothing is, dotted for what never ends, struck for what was
 * revoked. The browser glides it to where it will be in a second, so that it moves evenly with a render each second.
 */
export function TimeRing({ fraction, fractionAhead = fraction, phase, label }: TimeRingProps) {
  const glides = (fraction - fractionAhead) * LENGTH > SEEN_PX
  return (
    <svg
      className={`${styles.ring} ${styles[phase]} ${glides ? styles.glides : ''}`}
      viewBox="0 0 18 18"
      role="img"
      aria-label={label}
    >
      <circle className={styles.track} cx="9" cy="9" r={RADIUS} />
      {phase !== 'expired' && phase !== 'revoked' && (
        <circle
          className={styles.left}
          cx="9"
          cy="9"
          r={RADIUS}
          style={dashes(phase, fraction, fractionAhead)}
        />
      )}
      {phase === 'revoked' && <path className={styles.strike} d="M4.4,4.4L13.6,13.6" />}
    </svg>
  )
}

/** Lengths are rounded to what can be seen, so that a slow ring is painted anew only when it looks different. */
function dashes(phase: CredentialPhase, fraction: number, fractionAhead: number): CSSProperties {
  if (phase === 'endless') return { strokeDasharray: '2 2.08' }
  const gone = (share: number) => `${(LENGTH * (1 - share)).toFixed(1)}px`
  const lengths = { '--gone': gone(fraction), '--gone-ahead': gone(fractionAhead) }
  return { strokeDasharray: LENGTH, ...lengths }
}
