// The hops of a flow as a list: the same that the diagram shows, in words.
import { ArrowRight, Check, Clock, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { type ClockNote, clockNoteWords, flowEntries } from '#src/diagram/flow-entries'
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

/** Shows a flow's hops in order, with what was done to the clock between them. A click picks a hop. */
export function HopList({ flow, lane, selectedSeq, onSelect }: HopListProps) {
  const { lanes } = useText()
  const list = useRef<HTMLOListElement>(null)
  const entries = flowEntries(flow)
  // What was done to the clock after a hop is seen with it.
  const isClockNext = entries[entries.findIndex(({ seq }) => seq === selectedSeq) + 1]?.kind === 'clock'
  useEffect(() => {
    if (selectedSeq === null) return
    const current = list.current?.querySelector<HTMLElement>('[aria-current]')
    if (!current) return
    reveal(current)
    const next = current.closest('li')?.nextElementSibling
    if (isClockNext && next instanceof HTMLElement) reveal(next)
  }, [selectedSeq, isClockNext])
  if (entries.length === 0) return <p className={styles.empty}>{lanes.hops.empty}</p>
  return (
    <ol ref={list} className={styles.list} data-lane={lane} aria-label={lanes.hops.list({ flow: flow.id })}>
      {entries.map((entry) =>
        entry.kind === 'clock' ? (
          <ClockLine key={entry.seq} note={entry.note} />
        ) : (
          <li key={entry.seq}>
            <button
              type="button"
              className={styles.hop}
              aria-current={entry.seq === selectedSeq ? 'step' : undefined}
              onClick={() => onSelect(entry.seq)}
            >
              <span className={styles.index}>{entry.event.index}</span>
              <Route event={entry.event} lane={lane} isExternal={flow.started.action === 'external'} />
              <HopWords event={entry.event} />
              <Verdict event={entry.event} />
            </button>
          </li>
        ),
      )}
    </ol>
  )
}

/** What the learner did to the clock between two hops: a line across the list that can't be picked. */
function ClockLine({ note }: { note: ClockNote }) {
  const words = clockNoteWords(note, useText())
  return (
    <li className={styles.clock}>
      <Clock aria-hidden />
      <span className={styles.label} title={words}>
        {words}
      </span>
    </li>
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
