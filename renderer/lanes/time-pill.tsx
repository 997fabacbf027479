// The time that something has left, in words, with a tone that grows more urgent.
import type { TimeLeft } from '#src/token/time-left'
import { Pill, type PillTone } from '../ui/pill'

const TONES: Readonly<Record<TimeLeft['phase'], PillTone>> = {
  fresh: 'good',
  expiring: 'warning',
  expired: 'bad',
  endless: 'neutral',
}

/** Shows words about a time left on the ground that fits its phase. */
export function TimePill({ left, words }: { left: TimeLeft; words: string }) {
  return <Pill tone={TONES[left.phase]}>{words}</Pill>
}
