// Writes one flow as a mermaid sequence diagram: a line for each hop that has happened, a note across for what was done beside.
import type { Catalogue } from '#src/i18n/catalogue'
import type { Flow } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import { escapeLabel, labelText, roomLabel } from './escape'
import { flowEntries, type NoteEntry, noteWords } from './flow-entries'
import { hopLabel, isRefusal } from './hop-text'
import { participantsOf, participantWords, routeOf } from './participants'
import { type Room, type Spacing, spacingFor } from './room'
import { diagramLines } from './text-alternative'
import { wrapped } from './wrap'

export interface DiagramParticipant {
  /** Its name in the source. */
  readonly id: string
  readonly lines: readonly string[]
}

/** What a step is about: a hop, one that refused something, how the clock was set, what was done beside, and a theft. */
export type StepTone = 'hop' | 'refusal' | 'clock' | 'act' | 'danger'

/**
 * A line of the diagram: a hop, which is a note where it runs inside one participant; or a note across all of them, of what was
 * done to the clock or outside of any request, which is no hop and can't be picked.
 */
export interface DiagramStep {
  readonly seq: number
  readonly as: 'message' | 'note' | 'across'
  readonly tone: StepTone
  /** The participants from and to which it runs, by their ids. */
  readonly from: string
  readonly to: string
  /** A response, or a store's answer. */
  readonly answers: boolean
  /** Its label. */
  readonly lines: readonly string[]
  /** What it says to those who don't see it: "Front End to Back End: GET /protected, Cookie". */
  readonly name: string
}

export interface SequenceDiagram {
  /** The mermaid source. */
  readonly source: string
  readonly participants: readonly DiagramParticipant[]
  /** In the order in which they happened. */
  readonly steps: readonly DiagramStep[]
}

/** A note across the diagram has more room than a label between two lifelines. */
const MAX_NOTE_LENGTH = 80

/**
 * Writes a flow as far as it has come. For a room its labels are broken into lines and the source is for mermaid to lay out: it
 * says how far apart lifelines stand, and takes the room of what is shown. Without one it is for a reader.
 */
export function sequenceDiagram(flow: Flow, lane: LaneId, text: Catalogue, room?: Room): SequenceDiagram {
  const everybody = participantsOf(flow, lane)
  const spacing = room && spacingFor(everybody.length, room)
  const participants = everybody.map((each) => ({
    id: each.id,
    lines: broken(labelText(participantWords(each, text)), spacing?.nameLine),
  }))
  const ids = participants.map(({ id }) => id)
  const across = { as: 'across', from: ids[0] ?? '', to: ids.at(-1) ?? '', answers: false } as const
  const names = diagramLines(flow, lane, text)
  const steps = flowEntries(flow).map((entry, at): DiagramStep => {
    const { seq } = entry
    const name = names[at] ?? ''
    if (entry.kind !== 'hop') {
      const label = labelText(noteWords(entry, flow, text), MAX_NOTE_LENGTH)
      return { seq, ...across, tone: toneOf(entry), lines: broken(label, spacing?.acrossLine), name }
    }
    const { event } = entry
    const { from, to } = routeOf(event, everybody)
    const gaps = ids.indexOf(to.id) - ids.indexOf(from.id)
    // A message past other lifelines has the room between all of them.
    const line = spacing && (gaps === 0 ? spacing.noteLine : spacing.messageLine * Math.abs(gaps))
    return {
      seq,
      as: gaps === 0 ? 'note' : 'message',
      tone: isRefusal(event) ? 'refusal' : 'hop',
      from: from.id,
      to: to.id,
      answers: gaps < 0,
      lines: broken(labelText(hopLabel(event, text)), line),
      name,
    }
  })
  return { source: sourceOf(participants, steps, spacing), participants, steps }
}

function toneOf(entry: NoteEntry): StepTone {
  if (entry.kind === 'clock') return 'clock'
  return entry.event.act.kind === 'credentials-stolen' ? 'danger' : 'act'
}

function broken(label: string, width = Number.POSITIVE_INFINITY): string[] {
  return wrapped(label, width)
}

function sourceOf(
  participants: readonly DiagramParticipant[],
  steps: readonly DiagramStep[],
  spacing: Spacing | undefined,
): string {
  const label = spacing ? roomLabel : escapeLabel
  const lines = [
    ...participants.map((each) => `participant ${each.id} as ${label(...each.lines)}`),
    ...steps.map((step) => `${startOf(step)}: ${label(...step.lines)}`),
  ]
  return [...headOf(spacing), ...lines.map((line) => `    ${line}`), ''].join('\n')
}

function headOf(spacing: Spacing | undefined): string[] {
  if (!spacing) return ['sequenceDiagram']
  const { width, actorMargin } = spacing
  const config = `config: { sequence: { width: ${width}, actorMargin: ${actorMargin} } }`
  return ['---', config, '---', 'sequenceDiagram']
}

/** A question is a solid arrow and an answer a dashed one; a refusal ends in a cross instead of a point. */
function startOf({ as, tone, from, to, answers }: DiagramStep): string {
  switch (as) {
    case 'message':
      return `${from}${answers ? '--' : '-'}${tone === 'refusal' ? 'x' : '>>'}${to}`
    case 'note':
      return `Note over ${to}`
    case 'across':
      return `Note over ${from},${to}`
  }
}
