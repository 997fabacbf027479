// Reads a layout out of the SVG that mermaid drew: the one module that knows mermaid's element names.
import {
  around,
  type Bounds,
  boundsWith,
  type DividerLayout,
  frameAround,
  grown,
  type Layout,
  type MessageLayout,
  type NoteLayout,
  type ParticipantBox,
  type TextLine,
} from './layout'
import { MOST_WIDE_PARTICIPANTS, type Room } from './spacing'

/** What mermaid 12 calls the parts of a sequence diagram. */
const PART = {
  participant: 'g[data-et="participant"]',
  lifeline: 'line[data-et="life-line"]',
  step: 'line[data-et="message"], g[data-et="note"]',
  messageText: 'messageText',
  dotted: 'messageLine1',
  lost: '-crosshead',
} as const

/**
 * Room around a participant's name, the least width of its box, and the least there is left of the first lifeline, so that a note
 * moves nothing. mermaid's own boxes are all as wide as the lanes between them.
 */
const WIDE_BOXES = { padding: 14, minWidth: 104, atLeft: 80 }
/** The same where more than three take part. */
const NARROW_BOXES = { padding: 10, minWidth: 92, atLeft: 66 }
/** The same where there is little room: for three, and for more. */
const TIGHT_BOXES = { padding: 6, minWidth: 96, atLeft: 62 }
const TIGHTEST_BOXES = { padding: 5, minWidth: 76, atLeft: 54 }
/** The same for five in a place where there is hardly any, and how far apart two lines of a name stand. */
const CLOSE_BOXES = { padding: 4, minWidth: 68, atLeft: 46 }
const NAME_LINE = 15
/** Room around a note's text. */
const NOTE_PADDING = { x: 9, y: 3 }
/** A box is drawn less high than mermaid's by this, of which a part belongs to the head and the rest to the first hop. */
const SPACE_BELOW_BOX = 6
const SPACE_BELOW_HEAD = 4

/**
 * Reads a layout. The SVG has to be in the document, as texts are measured.
 * @throws Error when the SVG is no sequence diagram.
 */
export function readLayout(svg: SVGSVGElement, room: Room = 'wide'): Layout {
  const groups = [...svg.querySelectorAll<SVGGElement>(PART.participant)]
  const boxes = boxesFor(groups.length, room)
  const participants = groups
    .map((group) => readParticipant(group, boxes))
    .sort((a, b) => a.center - b.center)
  const [first] = participants
  if (!first) throw new Error('mermaid drew no participants')
  const centers = participants.map(({ center }) => center)
  const steps = [...svg.querySelectorAll<SVGElement>(PART.step)]
    .sort((a, b) => orderOf(a) - orderOf(b))
    .map((element) => {
      if (element instanceof SVGLineElement) return readMessage(element, centers)
      return spansAll(element, centers) ? readDivider(element, participants) : readNote(element, centers)
    })
  const atLeft = { x: first.center - boxes.atLeft, y: 0, width: 0, height: 0 }
  const frame = frameAround([...participants, atLeft])
  const headHeight = first.y + first.height + SPACE_BELOW_HEAD
  return { bounds: boundsWith(frame, steps), frame, headHeight, participants, steps }
}

/** Tells whether a label has moved lifelines: they stand further apart than mermaid's `actorMargin`, in pixels, leaves between boxes. */
export function hasMovedLifelines(svg: SVGSVGElement, actorMargin: number): boolean {
  const boxes = [...svg.querySelectorAll<SVGGElement>(PART.participant)]
    .flatMap((group) => group.querySelector('rect')?.getBBox() ?? [])
    .sort((a, b) => a.x - b.x)
  return boxes.some((box, index) => {
    const next = boxes[index + 1]
    return next !== undefined && next.x - (box.x + box.width) > actorMargin + 0.5
  })
}

function boxesFor(participants: number, room: Room): typeof WIDE_BOXES {
  const areFew = participants <= MOST_WIDE_PARTICIPANTS
  if (room === 'tight' && participants > 4) return CLOSE_BOXES
  if (room !== 'wide') return areFew ? TIGHT_BOXES : TIGHTEST_BOXES
  return areFew ? WIDE_BOXES : NARROW_BOXES
}

/** mermaid numbers messages and notes together: `i0`, `i1`, … */
function orderOf(element: SVGElement): number {
  return Number(element.dataset.id?.slice(1))
}

function readParticipant(group: SVGGElement, boxes: typeof WIDE_BOXES): ParticipantBox {
  const rect = group.querySelector('rect')
  const labels = [...group.querySelectorAll('text')]
  if (!rect || labels.length === 0) throw new Error('mermaid drew a participant without a box')
  const box = rect.getBBox()
  const center = box.x + box.width / 2
  const nameWidth = Math.ceil(Math.max(...labels.map((label) => label.getBBox().width)))
  const height = box.height - SPACE_BELOW_BOX
  const width = Math.max(boxes.minWidth, nameWidth + 2 * boxes.padding)
  return {
    id: group.dataset.id ?? '',
    nameWidth,
    lines: labels.map((label, at) => ({
      text: label.textContent ?? '',
      x: center,
      y: box.y + height / 2 + (at - (labels.length - 1) / 2) * NAME_LINE,
    })),
    center,
    x: center - width / 2,
    y: box.y,
    width,
    height,
  }
}

/** mermaid leaves most of a message's room above its label, and little around its arrow; these even it out. */
const ARROW_RISE = 3
const LABEL_RISE = 5

/** Texts of a message are the elements right before its line. */
function readMessage(line: SVGLineElement, centers: readonly number[]): MessageLayout {
  const texts: SVGTextElement[] = []
  for (let before = line.previousElementSibling; before instanceof SVGTextElement; ) {
    if (!before.classList.contains(PART.messageText)) break
    texts.unshift(before)
    before = before.previousElementSibling
  }
  const fromX = nearest(centers, line.x1.baseVal.value)
  const toX = nearest(centers, line.x2.baseVal.value)
  const y = line.y1.baseVal.value - ARROW_RISE
  const span = { x: Math.min(fromX, toX), y: y - 4, width: Math.abs(toX - fromX), height: 8 }
  return {
    kind: 'message',
    fromX,
    toX,
    y,
    dotted: line.classList.contains(PART.dotted),
    lost: line.getAttribute('marker-end')?.includes(PART.lost) ?? false,
    lines: texts.map((text) => raised(readText(text, (fromX + toX) / 2))),
    bounds: grown(around([span, ...texts.map((text) => raised(boxOf(text)))]), 3, 1),
  }
}

/** Draws a note as narrow as its text: over its lifeline, or ending where mermaid's ended left of it. */
function readNote(group: SVGElement, centers: readonly number[]): NoteLayout {
  const rect = group.querySelector('rect')
  if (!rect) throw new Error('mermaid drew a note without a box')
  const drawn = rect.getBBox()
  const texts = [...group.querySelectorAll('text')]
  const textBoxes = texts.map(boxOf)
  const width = Math.ceil(Math.max(...textBoxes.map((box) => box.width))) + 2 * NOTE_PADDING.x
  const middle = drawn.x + drawn.width / 2
  const isOver = centers.some((center) => Math.abs(center - middle) < 1)
  const center = isOver ? middle : drawn.x + drawn.width - width / 2
  const inked = around(textBoxes)
  const box = {
    x: center - width / 2,
    y: inked.y - NOTE_PADDING.y,
    width,
    height: inked.height + 2 * NOTE_PADDING.y,
  }
  return {
    kind: 'note',
    box,
    lines: texts.map((text) => readText(text, center)),
    bounds: grown(box, 3),
  }
}

/** Tells whether a note lies over all lifelines. */
function spansAll(group: SVGElement, centers: readonly number[]): boolean {
  const drawn = group.querySelector('rect')?.getBBox()
  if (!drawn) return false
  return centers.every((center) => drawn.x < center && center < drawn.x + drawn.width)
}

/** Room in a divider's pill: around its text, and before it for its sign. */
const PILL_PADDING = { x: 11, y: 3 }
const SIGN_WIDTH = 18

/** Draws a note over all lifelines as a line from the first participant's box to the last one's, with a pill. */
function readDivider(group: SVGElement, participants: readonly ParticipantBox[]): DividerLayout {
  const texts = [...group.querySelectorAll('text')]
  const span = around(participants)
  const inked = around(texts.map(boxOf))
  const width = Math.ceil(inked.width) + SIGN_WIDTH + 2 * PILL_PADDING.x
  const pill = {
    x: span.x + (span.width - width) / 2,
    y: inked.y - PILL_PADDING.y,
    width,
    height: inked.height + 2 * PILL_PADDING.y,
  }
  const signX = pill.x + PILL_PADDING.x + SIGN_WIDTH / 2 - 3
  return {
    kind: 'divider',
    fromX: span.x,
    toX: span.x + span.width,
    pill,
    sign: { x: signX, y: pill.y + pill.height / 2 },
    lines: texts.map((text) => readText(text, pill.x + (width + SIGN_WIDTH) / 2)),
    bounds: grown(around([pill, { ...pill, x: span.x, width: span.width }]), 0, 3),
  }
}

function readText(element: SVGTextElement, x: number): TextLine {
  const box = element.getBBox()
  return { text: element.textContent ?? '', x, y: box.y + box.height / 2 }
}

function raised<T extends { readonly y: number }>(thing: T): T {
  return { ...thing, y: thing.y - LABEL_RISE }
}

function boxOf(element: SVGGraphicsElement): Bounds {
  const { x, y, width, height } = element.getBBox()
  return { x, y, width, height }
}

function nearest(centers: readonly number[], x: number): number {
  return centers.reduce((best, center) => (Math.abs(center - x) < Math.abs(best - x) ? center : best))
}
