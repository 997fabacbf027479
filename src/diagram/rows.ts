// How high everything in a diagram stands: its steps are rows under its head, closer to each other where there is little height.
import type { DiagramStep, SequenceDiagram } from './sequence'

/** The height of a line of text, in pixels; of one that says what failed. */
export const LINE_HEIGHT = 17
export const FAILURE_LINE_HEIGHT = 20

/** A participant's box: its least height, and the room over and under its name in it. */
const HEAD = { height: 32, padding: 4 }
/** A note's room over and under its text, in pixels: within its box. */
const NOTE_PADDING = { usual: 5, failure: 8, across: 3 }
/** A message's room between its label and its line, under its line for the arrow's head, and within the box of one that stands out. */
export const MESSAGE = { labelGap: 3, under: 4, padding: 5 }

/** Where a step stands, in pixels: all that is drawn of it, and the line of a message. */
export interface Row {
  readonly top: number
  readonly height: number
  /** How high a message's line stands; the middle of a note. */
  readonly lineY: number
}

export interface Rows {
  /** Where the participants' boxes begin and how high they are, and where the head of the diagram ends, with some room under them. */
  readonly boxTop: number
  readonly boxHeight: number
  readonly headEnd: number
  readonly steps: readonly Row[]
  readonly height: number
}

/** Returns where a diagram's steps stand with so many pixels between two of them. */
export function rowsOf(
  { participants, steps }: Pick<SequenceDiagram, 'participants' | 'steps'>,
  gap: number,
): Rows {
  const nameLines = Math.max(1, ...participants.map(({ lines }) => lines.length))
  const boxHeight = Math.max(HEAD.height, nameLines * LINE_HEIGHT + 2 * HEAD.padding)
  const boxTop = Math.ceil(gap / 2)
  const headEnd = boxTop + boxHeight + Math.ceil(gap / 2)
  let y = headEnd + Math.floor(gap / 2)
  const rows = steps.map((step): Row => {
    const row = step.as === 'message' ? messageRow(step, y) : noteRow(step, y)
    y += row.height + gap
    return row
  })
  return { boxTop, boxHeight, headEnd, steps: rows, height: y }
}

/** Returns how high the text of a step is. */
export function textHeight({ emphasis, lines }: Pick<DiagramStep, 'emphasis' | 'lines'>): number {
  return lines.length * (emphasis === 'failure' ? FAILURE_LINE_HEIGHT : LINE_HEIGHT)
}

function messageRow(step: DiagramStep, top: number): Row {
  const padding = step.emphasis ? MESSAGE.padding : 0
  const lineY = top + padding + textHeight(step) + MESSAGE.labelGap
  return { top, height: lineY + MESSAGE.under + padding - top, lineY }
}

function noteRow(step: DiagramStep, top: number): Row {
  const padding =
    step.as === 'across'
      ? NOTE_PADDING.across
      : NOTE_PADDING[step.emphasis === 'failure' ? 'failure' : 'usual']
  const height = textHeight(step) + 2 * padding
  return { top, height, lineY: top + height / 2 }
}
