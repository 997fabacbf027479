// The hops of a flow as a list: the same that the diagram shows, in words.
import {
  ArrowRight,
  Check,
  Clock,
  Copy,
  Database,
  Diamond,
  FileStack,
  GitBranch,
  Globe,
  Hash,
  HatGlasses,
  ListChecks,
  type LucideIcon,
  Monitor,
  Server,
  ShieldBan,
  TriangleAlert,
  X,
} from 'lucide-react'
import { memo, useEffect, useRef } from 'react'
import { flowEntries, type NoteEntry, noteWords } from '#src/diagram/flow-entries'
import { hopLabel } from '#src/diagram/hop-text'
import {
  type FlowParticipant,
  type ParticipantName,
  participantsOf,
  participantWords,
  routeOf,
} from '#src/diagram/participants'
import { HOPS } from '#src/hops/hops'
import type { HopEvent } from '#src/trace/event'
import { type Flow, flowNumber } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import { useSameParts } from '../model/same-parts'
import { useText } from '../model/text'
import { revealInFrame } from '../rows/reveal'
import styles from './hop-list.module.css'

interface HopListProps {
  readonly flow: Flow
  readonly lane: LaneId
  /** The hop that stands out; null for none. */
  readonly selectedSeq: number | null
  readonly onSelect: (seq: number) => void
}

/** Shows a flow's hops in order, with what was done between them. A click picks a hop. */
export function HopList({ flow, lane, selectedSeq, onSelect }: HopListProps) {
  const { lanes } = useText()
  const list = useRef<HTMLOListElement>(null)
  const entries = flowEntries(flow)
  const participants = useSameParts(participantsOf(flow, lane))
  // What was done after a hop is seen with it.
  const next = entries[entries.findIndex(({ seq }) => seq === selectedSeq) + 1]
  const isNoteNext = next !== undefined && next.kind !== 'hop'
  useEffect(() => {
    if (selectedSeq === null) return
    const current = list.current?.querySelector<HTMLElement>('[aria-current]')
    if (!current) return
    revealInFrame(current)
    const below = current.closest('li')?.nextElementSibling
    if (isNoteNext && below instanceof HTMLElement) revealInFrame(below)
  }, [selectedSeq, isNoteNext])
  const isEmpty = entries.length === 0
  // Also when the list is made lower: the hop that counts must not be left below its edge.
  useEffect(() => {
    const frame = isEmpty ? null : list.current?.closest<HTMLElement>('[data-scrolls]')
    if (!frame) return
    const observer = new ResizeObserver(() => {
      const current = list.current?.querySelector<HTMLElement>('[aria-current]')
      if (current) revealInFrame(current)
    })
    observer.observe(frame)
    return () => observer.disconnect()
  }, [isEmpty])
  if (isEmpty) return <p className={styles.empty}>{lanes.hops.empty}</p>
  return (
    <ol
      ref={list}
      className={styles.list}
      data-lane={lane}
      aria-label={lanes.hops.list({ flow: flowNumber(flow.started) })}
    >
      {entries.map((entry) =>
        entry.kind !== 'hop' ? (
          <NoteLine key={entry.seq} entry={entry} flow={flow} />
        ) : (
          <HopLine
            key={entry.seq}
            event={entry.event}
            participants={participants}
            isCurrent={entry.seq === selectedSeq}
            onSelect={onSelect}
          />
        ),
      )}
    </ol>
  )
}

interface HopLineProps {
  readonly event: HopEvent
  /** Those of the flow, the same as long as nobody joins it. */
  readonly participants: readonly FlowParticipant[]
  readonly isCurrent: boolean
  readonly onSelect: (seq: number) => void
}

/** A hop never changes, and so its line is drawn once, and again when it is picked. */
const HopLine = memo(function HopLine({ event, participants, isCurrent, onSelect }: HopLineProps) {
  return (
    <li>
      <button
        type="button"
        className={styles.hop}
        aria-current={isCurrent ? 'step' : undefined}
        onClick={() => onSelect(event.seq)}
      >
        <span className={styles.index}>{event.index}</span>
        <Route {...routeOf(event, participants)} />
        <HopWords event={event} />
        <Verdict event={event} />
      </button>
    </li>
  )
})

/** What was done between two hops, to the clock or otherwise: a line across the list that can't be picked. */
function NoteLine({ entry, flow }: { entry: NoteEntry; flow: Flow }) {
  const words = noteWords(entry, flow, useText())
  const isTheft = entry.kind === 'act' && entry.event.act.kind === 'credentials-stolen'
  const Icon = entry.kind === 'clock' ? Clock : isTheft ? TriangleAlert : Diamond
  return (
    <li className={styles.note} data-kind={isTheft ? 'theft' : entry.kind}>
      <Icon aria-hidden />
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

function Route({ from, to }: { readonly from: FlowParticipant; readonly to: FlowParticipant }) {
  const text = useText()
  const { hops, lanes } = text
  const nameOf = (who: FlowParticipant) => participantWords(who, text)
  const isInNode = from.id === to.id && from.role === 'back-end' && from.node !== null
  return (
    <span
      className={styles.route}
      role="img"
      aria-label={
        isInNode
          ? hops.inNode({ node: String(from.node) })
          : lanes.hops.route({ from: nameOf(from), to: nameOf(to) })
      }
    >
      <Who who={from} />
      {from.id !== to.id && (
        <>
          <ArrowRight className={styles.arrow ?? ''} aria-hidden />
          <Who who={to} />
        </>
      )}
    </span>
  )
}

/** The icon of a participant, with its number where there are several of it. */
function Who({ who: { name, node } }: { readonly who: FlowParticipant }) {
  const Icon = participantIcon(name)
  return (
    <span className={styles.who} data-node={node ?? undefined} data-danger={name === 'attacker' || undefined}>
      <Icon aria-hidden />
    </span>
  )
}

function Verdict({ event }: { event: HopEvent }) {
  const words = useText().lanes.hops
  const { mark } = HOPS[event.hop.kind].verdict(event.hop)
  if (mark === null) return null
  const Icon = mark === 'passed' ? Check : X
  return (
    <span className={styles[mark]} role="img" aria-label={words[mark]}>
      <Icon aria-hidden />
    </span>
  )
}

const ICONS: Readonly<Record<ParticipantName, LucideIcon>> = {
  frontEnd: Monitor,
  secondTab: Copy,
  attacker: HatGlasses,
  externalClient: Globe,
  backEnd: Server,
  sessionStore: Database,
  blacklist: ShieldBan,
  allowlist: ListChecks,
  versions: Hash,
  families: GitBranch,
  tokenStore: FileStack,
}

/** Returns the icon of a participant, by what it is called. */
function participantIcon(name: ParticipantName): LucideIcon {
  return ICONS[name]
}
