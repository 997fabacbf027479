// The time that something has left, in words, with a tone that grows more urgent and a sign for what is not fresh any more.
import { Ban, Hourglass, type LucideIcon, TimerOff } from 'lucide-react'
import { Pill, type PillTone } from '../ui/pill'
import type { CredentialPhase } from '../ui/time-ring'
import styles from './time-pill.module.css'

const LOOKS: Readonly<Record<CredentialPhase, { tone: PillTone; Icon: LucideIcon | null }>> = {
  fresh: { tone: 'good', Icon: null },
  expiring: { tone: 'warning', Icon: Hourglass },
  expired: { tone: 'bad', Icon: TimerOff },
  revoked: { tone: 'bad', Icon: Ban },
  endless: { tone: 'neutral', Icon: null },
}

/** Shows words about a time left on the ground that fits its phase. */
export function TimePill({ phase, words }: { phase: CredentialPhase; words: string }) {
  const { tone, Icon } = LOOKS[phase]
  return (
    <Pill tone={tone}>
      {Icon && <Icon className={styles.icon ?? ''} aria-hidden />}
      {words}
    </Pill>
  )
}
