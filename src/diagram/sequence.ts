// Draws one flow as a mermaid sequence diagram: a line for each hop that has happened, and nothing else.
import type { Catalogue } from '#src/i18n/catalogue'
import type { HopEvent } from '#src/trace/event'
import type { Flow } from '#src/trace/flow'
import { hopRoute, type Participant } from '#src/trace/hop'
import type { LaneId } from '#src/trace/lane'
import { escapeLabel } from './escape'
import { hopLabel } from './hop-text'
import { isRefusal } from './hop-words'

/** Says which drawn element is which hop: the `nth` message or note of the diagram, each counted from 0. */
export interface HopMark {
  readonly seq: number
  readonly as: 'message' | 'note'
  readonly nth: number
  readonly refused: boolean
}

export interface SequenceDiagram {
  /** The mermaid source. */
  readonly source: string
  /** One mark for each hop, in order. */
  readonly marks: readonly HopMark[]
}

/** The participants from left to right. All are drawn from the first hop on, so that nothing moves as hops come. */
const PARTICIPANTS: readonly Participant[] = ['client', 'back-end', 'store']

/** Their names in the source: short, and no word of mermaid's. */
const IDS: Record<Participant, string> = { client: 'Client', 'back-end': 'BackEnd', store: 'Store' }

/** Draws a flow as far as it has come. */
export function sequenceDiagram(flow: Flow, lane: LaneId, text: Catalogue): SequenceDiagram {
  const lines = PARTICIPANTS.map((participant) => {
    const name = escapeLabel(participantName(participant, flow, lane, text))
    return `participant ${IDS[participant]} as ${name}`
  })
  const marks: HopMark[] = []
  const count = { message: 0, note: 0 }
  for (const event of flow.hops) {
    const { from, to } = hopRoute(event.hop.kind)
    const as = from === to ? 'note' : 'message'
    const label = escapeLabel(hopLabel(event, text))
    const refused = isRefusal(event)
    lines.push(as === 'note' ? `Note over ${IDS[to]}: ${label}` : messageLine(event, label, refused))
    marks.push({ seq: event.seq, as, nth: count[as], refused })
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
