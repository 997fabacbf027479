// The pills at the end of a row: how long it lives or is kept, how a token stands, and on which node the row lies.
import {
  Ban,
  CheckCheck,
  EyeOff,
  History,
  Hourglass,
  KeyRound,
  type LucideIcon,
  TimerOff,
} from 'lucide-react'
import type { Catalogue } from '#src/i18n/catalogue'
import { clockTime, durationWords } from '#src/token/time-left'
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { useShownNow } from '../model/use-lane'
import { Pill, type PillTone } from '../ui/pill'
import type { CredentialPhase } from '../ui/time-ring'
import styles from './pills.module.css'
import type { TokenState } from './token-state'

interface Look {
  readonly tone: PillTone
  readonly Icon: LucideIcon | null
}

const PHASES: Readonly<Record<CredentialPhase, Look>> = {
  fresh: { tone: 'good', Icon: null },
  expiring: { tone: 'warning', Icon: Hourglass },
  expired: { tone: 'bad', Icon: TimerOff },
  revoked: { tone: 'bad', Icon: Ban },
  endless: { tone: 'neutral', Icon: null },
}

/** Shows words about a time left, with a tone that grows more urgent and a sign for what is not fresh any more. */
export function TimePill({ phase, words }: { phase: CredentialPhase; words: string }) {
  return <LookPill look={PHASES[phase]} words={words} />
}

const STATES: Readonly<Record<TokenState['is'], Look>> = {
  good: { tone: 'good', Icon: null },
  expired: { tone: 'bad', Icon: TimerOff },
  revoked: { tone: 'bad', Icon: Ban },
  noted: { tone: 'warning', Icon: EyeOff },
  retired: { tone: 'neutral', Icon: History },
  'other-key': { tone: 'bad', Icon: KeyRound },
  used: { tone: 'bad', Icon: CheckCheck },
}

/** How an issued token stands: `words` for its pill, and a sentence that says what they mean. */
export interface StandingWords {
  readonly is: TokenState['is']
  /** Whether another node still takes a revoked token. */
  readonly isPartly: boolean
  readonly words: string
  readonly sentence: string
}

/** RowView how a token stands at an instant, in epoch milliseconds. */
export function standingWords(
  state: TokenState,
  now: number,
  { revocation, token }: Catalogue,
): StandingWords {
  const { state: short, stateLong: long } = revocation
  const { is } = state
  const isPartly = is === 'revoked' && state.nodes.length > 0
  if (isPartly) {
    return { is, isPartly, words: short.revokedOn({ nodes: state.nodes }), sentence: long.revokedOn }
  }
  if (is === 'retired' && state.graceUntil !== null) {
    const duration = durationWords(state.graceUntil - now, token)
    return { is, isPartly, words: short.grace({ duration }), sentence: long.grace }
  }
  return { is, isPartly, words: short[is], sentence: long[is] }
}

/** Shows how a token stands, as a word with a sign and a tone; the sentence comes with the pointer. */
export function TokenStatePill({ is, isPartly, words, sentence }: StandingWords) {
  const { tone, Icon } = STATES[is]
  return (
    <span title={sentence.replaceAll('`', '')}>
      {/* Where another node still takes it, it is no settled matter. */}
      <LookPill look={{ tone: isPartly ? 'warning' : tone, Icon }} words={words} />
    </span>
  )
}

function LookPill({ look: { tone, Icon }, words }: { look: Look; words: string }) {
  return (
    <Pill tone={tone}>
      {Icon && <Icon className={styles.icon ?? ''} aria-hidden />}
      {words}
    </Pill>
  )
}

/** Shows until when a store keeps an entry, in epoch milliseconds, null for good: a time of today, or a day. */
export function KeptPill({ lane, until }: { lane: LaneId; until: number | null }) {
  const { lanes, revocation } = useText()
  const { row } = lanes
  const now = useShownNow(lane)
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

/** Shows on which node a row lies as a small tag; nothing for null. */
export function NodeTag({ words }: { words: string | null }) {
  return words === null ? null : <span className={styles.tag}>{words}</span>
}
