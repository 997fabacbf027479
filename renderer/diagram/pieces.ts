// A diagram in pieces: its participants, and each step by itself. Steps stand one below the other, and none moves another.
import { type Bounds, boundsWith, type Layout, type StepLayout, type TextLine } from './layout'
import { participantIds } from './spacing'

/** A step as it stands in a diagram where it is the first, and how far below it the next one begins, in pixels. */
export interface Piece {
  readonly step: StepLayout
  readonly height: number
}

/** A mermaid source as who takes part, and a line for each step. */
export interface SplitSource {
  readonly head: string
  readonly lines: readonly string[]
}

const HEAD_LINE = /^(sequenceDiagram|\s*participant )/

/** Splits the source of a sequence diagram. */
export function splitSource(source: string): SplitSource {
  const all = source.trimEnd().split('\n')
  const first = all.findIndex((line) => !HEAD_LINE.test(line))
  const count = first < 0 ? all.length : first
  return { head: all.slice(0, count).join('\n'), lines: all.slice(count) }
}

/** Returns a source that has some steps laid out so that each can be cut out: between short notes by which they are measured. */
export function ruledSource({ head, lines }: SplitSource): string {
  const ruler = `    Note over ${participantIds(head)[0]}: |`
  return [head, ruler, ruler, ...lines.flatMap((line) => [line, ruler]), ''].join('\n')
}

/** Cuts the layout of a {@link ruledSource} into the diagram without steps, and a piece for each of its lines. */
export function cutPieces({ participants, headHeight, frame, steps }: Layout): {
  readonly empty: Layout
  readonly pieces: readonly Piece[]
} {
  const empty = { bounds: frame, frame, headHeight, participants, steps: [] }
  const topOf = (index: number) => steps[index]?.bounds.y ?? Number.NaN
  const rulerHeight = topOf(1) - topOf(0)
  const pieces: Piece[] = []
  for (let at = 2; at < steps.length; at += 2) {
    const step = steps[at]
    if (!step) continue
    pieces.push({
      step: shifted(step, topOf(0) - topOf(at - 1) - rulerHeight),
      height: topOf(at + 1) - topOf(at - 1) - rulerHeight,
    })
  }
  return { empty, pieces }
}

/** Puts pieces one below the other into the diagram without steps that they were cut from. */
export function stackPieces(empty: Layout, pieces: readonly Piece[]): Layout {
  const steps: StepLayout[] = []
  let top = 0
  for (const piece of pieces) {
    steps.push(placed(piece, top))
    top += piece.height
  }
  return { ...empty, bounds: boundsWith(empty.frame, steps), steps }
}

/** How many places of one piece are remembered: at one place it is the same object, which needn't be drawn anew. */
const MAX_PLACES = 50
const places = new WeakMap<Piece, Map<number, StepLayout>>()

function placed(piece: Piece, top: number): StepLayout {
  let known = places.get(piece)
  if (!known || known.size >= MAX_PLACES) {
    known = new Map()
    places.set(piece, known)
  }
  const step = known.get(top) ?? shifted(piece.step, top)
  known.set(top, step)
  return step
}

function shifted(step: StepLayout, by: number): StepLayout {
  const lines = step.lines.map((line): TextLine => ({ ...line, y: line.y + by }))
  const bounds = lowered(step.bounds, by)
  switch (step.kind) {
    case 'message':
      return { ...step, y: step.y + by, lines, bounds }
    case 'note':
      return { ...step, box: lowered(step.box, by), lines, bounds }
    case 'divider':
      return {
        ...step,
        pill: lowered(step.pill, by),
        sign: { ...step.sign, y: step.sign.y + by },
        lines,
        bounds,
      }
  }
}

function lowered(box: Bounds, by: number): Bounds {
  return { ...box, y: box.y + by }
}
