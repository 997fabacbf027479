// Draws one flow as a mermaid sequence diagram: a line for each hop that has happened, a note where the clock was set.
import type { Catalogue } from '#src/i18n/catalogue'
import type { HopEvent } from '#src/trace/event'
import type { Flow } from '#src/trace/flow'
import { hopRoute, type Participant } from '#src/trace/hop'
import type { LaneId } from '#src/trace/lane'
import { escapeLabel } from './escape'
import { clockNoteWords, flowEntries } from './flow-entries'
import { hopLabel } from './hop-text'
import { isRefusal } from './hop-words'

/** Says which drawn element is which hop: the `nth` message or note of the diagram, each counted from 0. */
export interface HopMark {
  readonly kind: 'hop'
  readonly seq: number
  readonly as: 'message' | 'note'
  readonly nth: number
  readonly refused: boolean
}

/** Says which drawn element is a note of the clock: the `nth` note of the diagram. It is no hop and can't be picked. */
export interface ClockMark {
  readonly kind: 'clock'
  readonly seq: number
  readonly as: 'note'
  readonly nth: number
}

export interface SequenceDiagram {
  /** The mermaid source. */
  readonly source: string
  /** One mark for each hop and each note of the clock, in order. */
  readonly marks: readonly (HopMark | ClockMark)[]
}

/** The participants from left to right. All are drawn from the first hop on, so that nothing moves as hops come. */
const PARTICIPANTS: readonly Participant[] = ['client', 'back-end', 'store']

/** Their names in the source: short, and no word of mermaid's. */
const IDS: Record<Participant, string> = { client: 'Client', 'back-end': 'BackEnd', store: 'Store' }

/** A note across the diagram has more room than a label between two lifelines. */
const MAX_CLOCK_NOTE_LENGTH = 80

/** Draws a flow as far as it has come. */
export function sequenceDiagram(flow: Flow, lane: LaneId, text: Catalogue): SequenceDiagram {
  const lines = PARTICIPANTS.map((participant) => {
    const name = escapeLabel(participantName(participant, flow, lane, text))
    return `participant ${IDS[participant]} as ${name}`
  })
  const marks: (HopMark | ClockMark)[] = []
  const count = { message: 0, note: 0 }
  for (const entry of flowEntries(flow)) {
    if (entry.kind === 'clock') {
      const label = escapeLabel(clockNoteWords(entry.note, text), MAX_CLOCK_NOTE_LENGTH)
      lines.push(`Note over ${IDS.client},${IDS.store}: ${label}`)
      marks.push({ kind: 'clock', seq: entry.seq, as: 'note', nth: count.note })
      count.note += 1
      continue
    }
    const { event } = entry
    const { from, to } = hopRoute(event.hop.kind)
    const as = from === to ? 'note' : 'message'
    const label = escapeLabel(hopLabel(event, text))
    const refused = isRefusal(event)
    lines.push(as === 'note' ? `Note over ${IDS[to]}: ${label}` : messageLine(event, label, refused))
    marks.push({ kind: 'hop', seq: event.seq, as, nth: count[as], refused })
    count[as] += 1
  }
  return { source: ['sequenceDiagram', ...lines.map((line) => `    ${line}`), ''].join('\n'), marks }
}

/** Returns the name of a participant of a flow. A request that somebody else sent comes from the external client. */
export function participantName(
  participant: Participant,
  flow: Flow,
  lane: LaneId,
  { hops }: Catalogue,
): string {
  const names = hops.participant
  switch (participant) {
    case 'client':
      return flow.started.action === 'external' ? names.externalClient : names.frontEnd
    case 'back-end':
      return names.backEnd
    case 'store':
      return lane === 'session' ? names.sessionStore : names.blacklist
  }
}

/** A question is a solid arrow and an answer a dashed one; a refusal ends in a cross instead of a point. */
function messageLine({ hop }: HopEvent, label: string, refused: boolean): string {
  const { from, to } = hopRoute(hop.kind)
  const answers = PARTICIPANTS.indexOf(to) < PARTICIPANTS.indexOf(from)
  const arrow = `${answers ? '--' : '-'}${refused ? 'x' : '>>'}`
  return `${IDS[from]}${arrow}${IDS[to]}: ${label}`
}
