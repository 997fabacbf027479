// Where everything of a sequence diagram stands: plain data, read once from what mermaid laid out. Lengths are in pixels.

/** A line of text; `x` is its middle, `y` its vertical middle. */
export interface TextLine {
  readonly text: string
  readonly x: number
  readonly y: number
}

/** A participant's box; its lifeline hangs from `center`. */
export interface ParticipantBox {
  /** Its name in the source. */
  readonly id: string
  /** Its name, in one line or two. */
  readonly lines: readonly TextLine[]
  /** How wide its name is. */
  readonly nameWidth: number
  readonly center: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A message's arrow from one lifeline to another, with its label above it. */
export interface MessageLayout {
  readonly kind: 'message'
  readonly fromX: number
  readonly toX: number
  readonly y: number
  /** A response, or a store's answer. */
  readonly dotted: boolean
  /** The arrow ends in a cross: what it carries was lost. */
  readonly lost: boolean
  readonly lines: readonly TextLine[]
  readonly bounds: Bounds
}

/** A note beside or over a lifeline. */
export interface NoteLayout {
  readonly kind: 'note'
  readonly box: Bounds
  readonly lines: readonly TextLine[]
  readonly bounds: Bounds
}

/** A note across all lifelines: a dashed line from end to end, with a pill in its middle that says what it is about. */
export interface DividerLayout {
  readonly kind: 'divider'
  readonly fromX: number
  readonly toX: number
  readonly pill: Bounds
  /** The middle of the sign before the words. */
  readonly sign: { readonly x: number; readonly y: number }
  readonly lines: readonly TextLine[]
  readonly bounds: Bounds
}

export type StepLayout = MessageLayout | NoteLayout | DividerLayout

export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * A whole diagram. `headHeight` is where the actors' boxes end and the hops begin; `frame` what the diagram would take without any
 * hop.
 */
export interface Layout {
  readonly bounds: Bounds
  readonly frame: Bounds
  readonly headHeight: number
  readonly participants: readonly ParticipantBox[]
  /** Messages and notes in the order in which they happened. */
  readonly steps: readonly StepLayout[]
}

/** Room around the whole. */
const MARGIN = 3

/** Returns what a diagram takes with some steps, where `frame` is what it would take without any. */
export function boundsWith(frame: Bounds, steps: readonly StepLayout[]): Bounds {
  return around([frame, ...steps.map((step) => grown(step.bounds, MARGIN))])
}

/** Returns what a diagram takes whose participants, and what else stands beside no hop, take these boxes. */
export function frameAround(boxes: readonly Bounds[]): Bounds {
  return grown(around(boxes), MARGIN)
}

/** Returns the smallest box around some boxes. */
export function around(boxes: readonly Bounds[]): Bounds {
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  }
}

/** Returns a box grown by some pixels on each side. */
export function grown({ x, y, width, height }: Bounds, byX: number, byY = byX): Bounds {
  return { x: x - byX, y: y - byY, width: width + 2 * byX, height: height + 2 * byY }
}
