// Writes one flow as a mermaid sequence diagram: a line for each hop that has happened, a note across for what was done beside.
import { checksOf } from '#src/hops/hops'
import type { Catalogue } from '#src/i18n/catalogue'
import { shortName } from '#src/token/short'
import type { HopEvent } from '#src/trace/event'
import type { Flow } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import { type Emphasis, emphasised } from './decisive'
import { escapeLabel, labelText, roomLabel } from './escape'
import { flowEntries, type NoteEntry, noteWords } from './flow-entries'
import { type Fold, type Folding, folded, type ShownEntry } from './fold'
import { hopLabel, isRefusal } from './hop-text'
import { type FlowParticipant, participantsOf, participantWords, routeOf } from './participants'
import type { Spacing } from './spacing'
import { entryLine, requestLine } from './text-alternative'
import { wrapped } from './wrap'

export interface DiagramParticipant {
  /** Its name in the source. */
  readonly id: string
  readonly lines: readonly string[]
}

/**
 * What a step is about: a hop, one that refused something, checks that passed and are folded, how the clock was set, what was done
 * beside, and a theft.
 */
export type StepTone = 'hop' | 'refusal' | 'passed' | 'clock' | 'act' | 'danger'

/** What opens folded hops, or folds them. */
export interface FoldControl {
  /** Names the fold among those of its flow. */
  readonly id: number
  readonly isOpen: boolean
  readonly words: string
  /** What it says to those who don't see what it stands beside; has its words in it. */
  readonly name: string
}

/**
 * A line of the diagram: a hop, which is a note where it runs inside one participant; or several, folded into one note; or a note
 * across all of them, of what was done to the clock or outside of any request, which is no hop and can't be picked.
 */
export interface DiagramStep {
  readonly seq: number
  readonly as: 'message' | 'note' | 'across'
  readonly tone: StepTone
  readonly emphasis: Emphasis | null
  /** The participants from and to which it runs, by their ids. */
  readonly from: string
  readonly to: string
  /** A response, or a store's answer. */
  readonly answers: boolean
  /** Its label. */
  readonly lines: readonly string[]
  /** What it says to those who don't see it: "Front End to Back End: GET /protected, Cookie". */
  readonly name: string
  /** What stands beside it to open or fold more than itself; a note of folded checks is its own control. Null for none. */
  readonly control: FoldControl | null
}

export interface SequenceDiagram {
  /** The mermaid source. */
  readonly source: string
  readonly participants: readonly DiagramParticipant[]
  /** In the order in which they happened. */
  readonly steps: readonly DiagramStep[]
}

/** How a flow is drawn: in which spacing, with what folded, and with whom in it. */
export interface Drawn {
  readonly spacing: Spacing
  /** Nothing is folded, or can be, unless told. */
  readonly folding?: Folding
  /** Those of the flow unless told: who looks back at a part of it sees the same as in the whole. */
  readonly among?: readonly FlowParticipant[]
}

/** A note across the diagram has more room than a label between two lifelines. */
const MAX_NOTE_LENGTH = 80
/** How much more room a letter takes that is larger or bolder than others. */
export const WIDER: Readonly<Record<Emphasis, number>> = { failure: 1.22, answer: 1.07 }

/**
 * Writes a flow as far as it has come. Drawn, its labels are broken into lines and the source is for mermaid to lay out: it says
 * how far apart lifelines stand, and takes the room of what is shown. Without that it is for a reader.
 */
export function sequenceDiagram(flow: Flow, lane: LaneId, text: Catalogue, drawn?: Drawn): SequenceDiagram {
  const among = drawn?.among ?? participantsOf(flow, lane)
  const spacing = drawn?.spacing
  const participants = among.map((each) => ({
    id: each.id,
    lines: wrapped(labelText(participantWords(each, text)), spacing?.nameLine ?? Number.POSITIVE_INFINITY),
  }))
  const entries = flowEntries(flow)
  const shown = drawn?.folding
    ? folded(flow, entries, drawn.folding)
    : entries.map((entry) => ({ kind: 'entry', entry, control: null, answers: null }) as const)
  const write = new StepWriter({ flow, text, among, spacing })
  const steps = shown.map((each) => write.step(each))
  return { source: sourceOf(participants, steps, spacing), participants, steps }
}

interface Scene {
  readonly flow: Flow
  readonly text: Catalogue
  readonly among: readonly FlowParticipant[]
  readonly spacing: Spacing | undefined
}

/** Writes the steps of one diagram. */
class StepWriter {
  readonly #scene: Scene
  readonly #ids: readonly string[]
  readonly #emphasised: ReadonlyMap<HopEvent, Emphasis>

  constructor(scene: Scene) {
    this.#scene = scene
    this.#ids = scene.among.map(({ id }) => id)
    this.#emphasised = emphasised(scene.flow)
  }

  step(shown: ShownEntry): DiagramStep {
    if (shown.kind === 'folded-checks') return this.#foldedChecks(shown.fold)
    const { entry, control, answers } = shown
    if (entry.kind !== 'hop') return this.#across(entry)
    return this.#hop(entry.event, control && controlOf(control, this.#scene.text), answers)
  }

  #across(entry: NoteEntry): DiagramStep {
    const { flow, text, among, spacing } = this.#scene
    const label = labelText(noteWords(entry, flow, text), MAX_NOTE_LENGTH)
    return {
      seq: entry.seq,
      as: 'across',
      tone: toneOf(entry),
      emphasis: null,
      from: this.#ids[0] ?? '',
      to: this.#ids.at(-1) ?? '',
      answers: false,
      lines: wrapped(label, spacing?.acrossLine ?? Number.POSITIVE_INFINITY),
      name: entryLine(entry, flow, among, text),
      control: null,
    }
  }

  #hop(event: HopEvent, control: FoldControl | null, answers: Fold | null): DiagramStep {
    const { flow, text, among } = this.#scene
    const { from, to } = routeOf(event, among)
    const emphasis = this.#emphasised.get(event) ?? null
    const label = (answers && answerOf(answers, event, text)) ?? hopLabel(event, text)
    // The box of an answer has more room than its letters need.
    const line = this.#room(from.id, to.id) / (emphasis === 'failure' ? WIDER.failure : 1)
    return {
      seq: event.seq,
      as: from.id === to.id ? 'note' : 'message',
      tone: isRefusal(event) ? 'refusal' : 'hop',
      emphasis,
      from: from.id,
      to: to.id,
      answers: this.#ids.indexOf(to.id) < this.#ids.indexOf(from.id),
      lines: wrapped(labelText(label), line),
      name: entryLine({ kind: 'hop', seq: event.seq, event }, flow, among, text),
      control,
    }
  }

  #foldedChecks(fold: Fold): DiagramStep {
    const { text, among } = this.#scene
    const control = controlOf(fold, text)
    const [first] = fold.hops
    const at = first ? routeOf(first, among).from.id : ''
    return {
      seq: fold.id,
      as: 'note',
      tone: 'passed',
      emphasis: null,
      from: at,
      to: at,
      answers: false,
      lines: [labelText(control.words)],
      name: control.name,
      control,
    }
  }

  /** Returns how much of a label stands in one line between two participants; past other lifelines it has the room of all gaps. */
  #room(from: string, to: string): number {
    const { spacing } = this.#scene
    if (!spacing) return Number.POSITIVE_INFINITY
    const [start, end] = [this.#ids.indexOf(from), this.#ids.indexOf(to)]
    if (start !== end) return spacing.messageLine * Math.abs(end - start)
    const isOuter = start === 0 || start === this.#ids.length - 1
    return isOuter ? spacing.outerNoteLine : spacing.innerNoteLine
  }
}

function controlOf({ kind, id, hops, isOpen }: Fold, text: Catalogue): FoldControl {
  const words = text.hops.diagram.fold
  if (kind === 'checks') {
    const count = hops.length
    const labels = hops.map((event) => hopLabel(event, text))
    return isOpen
      ? { id, isOpen, words: words.fold, name: words.foldChecks({ count }) }
      : { id, isOpen, words: words.checksPassed({ count }), name: words.openChecks({ count, labels }) }
  }
  const request = requestLine(hops)
  const more = words.more({ count: hops.length - 2 })
  return isOpen
    ? { id, isOpen, words: words.fold, name: words.foldExchange({ request }) }
    : { id, isOpen, words: more, name: words.openExchange({ request, more }) }
}

/** Says of an exchange that was refused, and of which nothing else is seen, what the server answered. */
function answerOf({ hops }: Fold, { hop }: HopEvent, text: Catalogue): string | null {
  const failed = hops.flatMap((event) => checksOf(event.hop)).find(({ passed }) => !passed)
  if (hop.kind !== 'response' || hop.response.status < 400 || failed?.msg === undefined) return null
  const said = { status: String(hop.response.status), msg: shortName(failed.msg, MAX_NOTE_LENGTH) }
  return text.hops.bad({ label: text.hops.diagram.fold.answer(said) })
}

function toneOf(entry: NoteEntry): StepTone {
  if (entry.kind === 'clock') return 'clock'
  return entry.event.act.kind === 'credentials-stolen' ? 'danger' : 'act'
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
