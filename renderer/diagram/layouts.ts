// The layouts of diagrams: mermaid lays each step out once, and a diagram whose steps are all known is put together from them.
import { whenIdle } from '../model/spare-time'
import type { Layout } from './layout'
import { drawByMermaid } from './mermaid-layout'
import { cutPieces, type Piece, ruledSource, type SplitSource, splitSource, stackPieces } from './pieces'
import type { Room } from './spacing'

/** The newest of what was put here, up to a number; what was looked up counts as new. */
class Kept<T> {
  readonly #values = new Map<string, T>()
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  get(key: string): T | undefined {
    const value = this.#values.get(key)
    if (value !== undefined) this.put(key, value)
    return value
  }

  has(key: string): boolean {
    return this.#values.has(key)
  }

  put(key: string, value: T): void {
    this.#values.delete(key)
    this.#values.set(key, value)
    const [oldest] = this.#values.keys()
    if (this.#values.size > this.#most && oldest !== undefined) this.#values.delete(oldest)
  }
}

/** Whole diagrams; one is a few kilobytes. */
const wholes = new Kept<Layout>(60)
/** The diagrams without steps that pieces are put into, by who takes part. */
const empties = new Kept<Layout>(40)
/** Steps by who takes part and their line. One whose label moves the lifelines is none: what it moves is not for it alone to say. */
const pieces = new Kept<Piece | 'moves'>(800)
let queue: Promise<unknown> = Promise.resolve()

const nameOf = (room: Room, head: string, line = '') => `${room} ${head}\n${line}`

/** Returns the layout of a source that was laid out not long ago, or whose steps all were; undefined for any other. */
export function keptLayout(source: string, room: Room = 'wide'): Layout | undefined {
  const whole = wholes.get(nameOf(room, source))
  if (whole) return whole
  const { head, lines } = splitSource(source)
  const empty = empties.get(nameOf(room, head))
  if (!empty) return undefined
  const stack: Piece[] = []
  for (const line of lines) {
    const piece = pieces.get(nameOf(room, head, line))
    if (piece === undefined || piece === 'moves') return undefined
    stack.push(piece)
  }
  const layout = stackPieces(empty, stack)
  wholes.put(nameOf(room, source), layout)
  return layout
}

/**
 * Lays out a source: those of its steps that are not known yet, or all of it where one of them moves the lifelines.
 * @throws Error when mermaid can't be loaded, or doesn't understand the source.
 */
export function layOut(source: string, room: Room = 'wide'): Promise<Layout> {
  const layout = queue.then(() => keptLayout(source, room) ?? draw(source, room))
  queue = layout.catch(() => {})
  return layout
}

async function draw(source: string, room: Room): Promise<Layout> {
  const { head, lines } = splitSource(source)
  const stateOf = (line: string) => pieces.get(nameOf(room, head, line))
  if (!lines.some((line) => stateOf(line) === 'moves')) {
    const unknown = [...new Set(lines)].filter((line) => stateOf(line) === undefined)
    if (await drawPieces(head, unknown, room)) {
      const layout = keptLayout(source, room)
      if (layout) return layout
    } else if (unknown.length > 1) {
      void sortOut(head, unknown, room)
    }
  }
  const { layout } = await drawByMermaid(source, room)
  wholes.put(nameOf(room, source), layout)
  return layout
}

/** Has steps laid out and keeps them. Returns false, and keeps none, where one of them moves the lifelines. */
async function drawPieces(head: string, wanted: readonly string[], room: Room): Promise<boolean> {
  // What came before in the queue may have been for the same.
  const lines = wanted.filter((line) => !pieces.has(nameOf(room, head, line)))
  if (lines.length === 0 && empties.has(nameOf(room, head))) return true
  const { layout, isMoved } = await drawByMermaid(ruledSource({ head, lines }), room)
  const [only] = lines
  if (isMoved && only !== undefined && lines.length === 1) pieces.put(nameOf(room, head, only), 'moves')
  if (isMoved) return false
  const cut = cutPieces(layout)
  empties.put(nameOf(room, head), cut.empty)
  for (const [index, line] of lines.entries()) {
    const piece = cut.pieces[index]
    if (piece) pieces.put(nameOf(room, head, line), piece)
  }
  return true
}

/** How many steps are laid out at once while there is time: the page must be able to answer soon. */
const STEPS_AT_ONCE = 3

/**
 * Lays out those steps of some sources that are not known yet, a few at a time and whenever the page has nothing to do. The function
 * returned calls that off.
 */
export function layOutAhead(sources: readonly string[], room: Room): () => void {
  let isOff = false
  let callOff = () => {}
  const goOn = (): void => {
    const next = isOff ? null : nextUnknown(sources, room)
    if (!next) return
    callOff = whenIdle(() => {
      const drawn = queue.then(() => drawPieces(next.head, next.lines, room))
      queue = drawn.catch(() => {})
      drawn.then(
        (isDone) => {
          // One of them moves the lifelines. Which one does is found out when it comes.
          if (isDone || next.lines.length === 1) goOn()
        },
        () => {},
      )
    })
  }
  goOn()
  return () => {
    isOff = true
    callOff()
  }
}

function nextUnknown(sources: readonly string[], room: Room): SplitSource | null {
  for (const source of sources) {
    const { head, lines } = splitSource(source)
    const unknown = [...new Set(lines)].filter((line) => !pieces.has(nameOf(room, head, line)))
    if (unknown.length > 0) return { head, lines: unknown.slice(0, STEPS_AT_ONCE) }
  }
  return null
}

/** Finds out, while there is time, which of several steps moves the lifelines: all others needn't be laid out again with it. */
async function sortOut(head: string, lines: readonly string[], room: Room): Promise<void> {
  for (const line of lines) {
    await new Promise<void>((resolve) => whenIdle(resolve))
    const piece = queue.then(() => drawPieces(head, [line], room))
    queue = piece.catch(() => {})
    await queue
  }
}
