// A short fact with a tone: a verdict, a time left, a lane.
import type { ReactNode } from 'react'
import styles from './pill.module.css'

export type PillTone = 'neutral' | 'good' | 'bad' | 'warning' | 'session' | 'jwt'

/** Shows a few words on a ground of their tone. The words must say it without the colour. */
export function Pill({ tone = 'neutral', children }: { tone?: PillTone; children: ReactNode }) {
  return <span className={`${styles.pill} ${styles[tone]}`}>{children}</span>
}
