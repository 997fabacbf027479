// How an issued token stands, as a word with a sign and a tone; the sentence comes with the pointer.
import { Ban, CheckCheck, EyeOff, History, KeyRound, type LucideIcon, TimerOff } from 'lucide-react'
import type { Catalogue } from '#src/i18n/catalogue'
import { durationWords } from '#src/token/time-left'
import { Pill, type PillTone } from '../ui/pill'
import styles from './time-pill.module.css'
import type { TokenState } from './token-state'

const LOOKS: Readonly<Record<TokenState['is'], { tone: PillTone; Icon: LucideIcon | null }>> = {
  good: { tone: 'good', Icon: null },
  expired: { tone: 'bad', Icon: TimerOff },
  revoked: { tone: 'bad', Icon: Ban },
  noted: { tone: 'warning', Icon: EyeOff },
  retired: { tone: 'neutral', Icon: History },
  'other-key': { tone: 'bad', Icon: KeyRound },
  used: { tone: 'bad', Icon: CheckCheck },
}

/** Returns the words for a state at an instant, in epoch milliseconds. */
export function stateWords(state: TokenState, now: number, { revocation, token }: Catalogue): string {
  const words = revocation.state
  switch (state.is) {
    case 'revoked':
      return state.nodes.length > 0 ? words.revokedOn({ nodes: state.nodes }) : words.revoked
    case 'retired':
      return state.graceUntil === null
        ? words.retired
        : words.grace({ duration: durationWords(state.graceUntil - now, token) })
    default:
      return words[state.is]
  }
}

/** Returns what a state means, in a sentence. */
export function stateSentence(state: TokenState, { revocation }: Catalogue): string {
  const words = revocation.stateLong
  switch (state.is) {
    case 'revoked':
      return state.nodes.length > 0 ? words.revokedOn : words.revoked
    case 'retired':
      return state.graceUntil === null ? words.retired : words.grace
    default:
      return words[state.is]
  }
}

/** Shows a state. */
export function TokenStatePill({
  state,
  words,
  sentence,
}: {
  state: TokenState
  words: string
  sentence: string
}) {
  const { tone, Icon } = LOOKS[state.is]
  // Where another node still takes it, it is no settled matter.
  const isPartly = state.is === 'revoked' && state.nodes.length > 0
  return (
    <span title={sentence.replaceAll('`', '')}>
      <Pill tone={isPartly ? 'warning' : tone}>
        {Icon && <Icon className={styles.icon ?? ''} aria-hidden />}
        {words}
      </Pill>
    </span>
  )
}
