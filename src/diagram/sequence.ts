// Draws one flow as a mermaid sequence diagram: a line for each hop that has happened, a note across for what was done beside.
import type { Catalogue } from '#src/i18n/catalogue'
import type { ActKind } from '#src/trace/act'
import type { Flow } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import { escapeLabel } from './escape'
import { flowEntries, noteWords } from './flow-entries'
import { hopLabel } from './hop-text'
import { isRefusal } from './hop-words'
import { participantsOf, participantWords, routeOf } from './participants'

/** Says which drawn element is which hop: the `nth` message or note of the diagram, each counted from 0. */
export interface HopMark {
  readonly kind: 'hop'
  readonly seq: number
  readonly as: 'message' | 'note'
  readonly nth: number
  readonly refused: boolean
}

/**
 * Says which drawn element is a note of the clock, or of what was done outside of any request: the `nth` note of the diagram. It
 * is no hop and can't be picked.
 */
export interface NoteMark {
  readonly kind: 'clock' | 'act'
  /** What was done; absent for the clock. */
  readonly act?: ActKind
  readonly seq: number
  readonly as: 'note'
  readonly nth: number
}

export interface SequenceDiagram {
  /** The mermaid source. */
  readonly source: string
  /** One mark for each hop and each note between them, in order. */
  readonly marks: readonly (HopMark | NoteMark)[]
}

/** A note across the diagram has more room than a label between two lifelines. */
const MAX_NOTE_LENGTH = 80

/** Draws a flow as far as it has come. */
export function sequenceDiagram(flow: Flow, lane: LaneId, text: Catalogue): SequenceDiagram {
  const participants = participantsOf(flow, lane)
  const ids = participants.map(({ id }) => id)
  const across = `${ids[0]},${ids.at(-1)}`
  const lines = participants.map(
    (each) => `participant ${each.id} as ${escapeLabel(participantWords(each, text))}`,
  )
  const marks: (HopMark | NoteMark)[] = []
  const count = { message: 0, note: 0 }
  for (const entry of flowEntries(flow)) {
    if (entry.kind !== 'hop') {
      lines.push(`Note over ${across}: ${escapeLabel(noteWords(entry, flow, text), MAX_NOTE_LENGTH)}`)
      const act = entry.kind === 'act' ? { act: entry.event.act.kind } : {}
      marks.push({ kind: entry.kind, ...act, seq: entry.seq, as: 'note', nth: count.note })
      count.note += 1
      continue
    }
    const { event } = entry
    const { from, to } = routeOf(event, participants)
    const as = from.id === to.id ? 'note' : 'message'
    const label = escapeLabel(hopLabel(event, text))
    const refused = isRefusal(event)
    const answers = ids.indexOf(to.id) < ids.indexOf(from.id)
    lines.push(
      as === 'note'
        ? `Note over ${to.id}: ${label}`
        : `${from.id}${arrow(answers, refused)}${to.id}: ${label}`,
    )
    marks.push({ kind: 'hop', seq: event.seq, as, nth: count[as], refused })
    count[as] += 1
  }
  return { source: ['sequenceDiagram', ...lines.map((line) => `    ${line}`), ''].join('\n'), marks }
}

/** A question is a solid arrow and an answer a dashed one; a refusal ends in a cross instead of a point. */
function arrow(answers: boolean, refused: boolean): string {
  return `${answers ? '--' : '-'}${refused ? 'x' : '>>'}`
}
