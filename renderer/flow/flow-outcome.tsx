// How a flow stands: an icon and a word or two, so that the colour is never the only sign.
import { CircleCheck, CircleDashed, CircleSlash, CircleX, Hourglass } from 'lucide-react'
import { outcomeWords } from '#src/diagram/hop-text'
import type { Flow } from '#src/trace/flow'
import { useText } from '../model/text'
import styles from './flow-outcome.module.css'

const ICONS = {
  done: CircleCheck,
  refused: CircleX,
  failed: CircleX,
  aborted: CircleSlash,
  running: CircleDashed,
  waiting: Hourglass,
} as const

/** Shows how a flow ended, or that it runs or waits. */
export function FlowOutcome({ flow, isWaiting = false }: { flow: Flow; isWaiting?: boolean }) {
  const text = useText()
  const kind = flow.ended?.outcome ?? (isWaiting ? 'waiting' : 'running')
  const Icon = ICONS[kind]
  return (
    <span className={styles.outcome} data-outcome={kind}>
      <Icon size={13} aria-hidden />
      <span className={styles.words}>
        {kind === 'waiting' ? text.lanes.flow.waiting : outcomeWords(flow, text)}
      </span>
    </span>
  )
}
