// The hops of a flow as a list: the same that the diagram shows, in words.
import { ArrowRight, Check, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { hopLabel } from '#src/diagram/hop-text'
import type { HopEvent } from '#src/trace/event'
import type { Flow } from '#src/trace/flow'
import { hopRoute } from '#src/trace/hop'
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import styles from './hop-list.module.css'
import { hopVerdict } from './hop-verdict'
import { participantIcon, participantName } from './participants'
import { reveal } from './reveal'

interface HopListProps {
  readonly flow: Flow
  readonly lane: LaneId
  /** The hop that stands out; null for none. */
  readonly selectedSeq: number | null
  readonly onSelect: (seq: number) => void
}

/** Shows a flow's hops in order. A click picks one. */
export function HopList({ flow, lane, selectedSeq, onSelect }: HopListProps) {
  const { lanes } = useText()
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    const selected = selectedSeq === null ? null : list.current?.querySelector<HTMLElement>('[aria-current]')
    if (selected) reveal(selected)
  }, [selectedSeq])
  if (flow.hops.length === 0) return <p className={styles.empty}>{lanes.hops.empty}</p>
  return (
    <ol ref={list} className={styles.list} data-lane={lane} aria-label={lanes.hops.list({ flow: flow.id })}>
      {flow.hops.map((event) => (
        <li key={event.seq}>
          <button
            type="button"
            className={styles.hop}
            aria-current={event.seq === selectedSeq ? 'step' : undefined}
            onClick={() => onSelect(event.seq)}
          >
            <span className={styles.index}>{event.index}</span>
            <Route event={event} lane={lane} isExternal={flow.started.action === 'external'} />
            <HopWords event={event} />
            <Verdict event={event} />
          </button>
        </li>
      ))}
    </ol>
  )
}

function HopWords({ event }: { event: HopEvent }) {
  const label = hopLabel(event, useText())
  return (
    <span className={styles.label} title={label}>
      {label}
    </span>
  )
}

interface RouteProps {
  readonly event: HopEvent
  readonly lane: LaneId
  readonly isExternal: boolean
}

function Route({ event, lane, isExternal }: RouteProps) {
  const { hops, lanes } = useText()
  const { from, to } = hopRoute(event.hop.kind)
  const From = participantIcon(from, lane, isExternal)
  const To = participantIcon(to, lane, isExternal)
  const nameOf = (who: typeof from) => hops.participant[participantName(who, lane, isExternal)]
  return (
    <span
      className={styles.route}
      role="img"
      aria-label={lanes.hops.route({ from: nameOf(from), to: nameOf(to) })}
    >
      <From aria-hidden />
      {from !== to && (
        <>
          <ArrowRight className={styles.arrow ?? ''} aria-hidden />
          <To aria-hidden />
        </>
      )}
    </span>
  )
}

function Verdict({ event }: { event: HopEvent }) {
  const words = useText().lanes.hops
  const verdict = hopVerdict(event.hop)
  if (verdict === null) return null
  const Icon = verdict === 'passed' ? Check : X
  return (
    <span className={styles[verdict]} role="img" aria-label={words[verdict]}>
      <Icon aria-hidden />
    </span>
  )
}
