// Has mermaid lay a diagram out, and reads from what it drew where lifelines stand and how wide texts are: the one module that knows
// mermaid's elements. How high everything stands is said by `src/diagram/rows.ts`.
import type { Mermaid, MermaidConfig } from 'mermaid'
import { type Row, rowsOf } from '#src/diagram/rows'
import { type DiagramParticipant, type DiagramStep, type SequenceDiagram, WIDER } from '#src/diagram/sequence'
import { FONT_SIZE } from '#src/diagram/spacing'

export type Box = Readonly<Pick<DOMRect, 'x' | 'y' | 'width' | 'height'>>

/** A diagram with where everything in it stands from left to right: plain data, in pixels. */
export interface Layout {
  readonly participants: readonly PlacedParticipant[]
  readonly steps: readonly LaidOutStep[]
}

/** A layout with its steps under each other. */
export interface PlacedLayout {
  readonly frame: Box
  /** Where the participants' boxes begin and how high they are, and where the head with them ends and the steps begin. */
  readonly boxTop: number
  readonly boxHeight: number
  readonly headEnd: number
  readonly participants: readonly PlacedParticipant[]
  readonly steps: readonly PlacedStep[]
}

/** A participant with its lifeline, the width of its box, and that of the name in it. */
interface PlacedParticipant extends DiagramParticipant {
  readonly center: number
  readonly width: number
  readonly textWidth: number
}

/** A step between two lifelines, and how wide its text is. */
interface LaidOutStep extends DiagramStep {
  readonly fromX: number
  readonly toX: number
  readonly textWidth: number
}

export type PlacedStep = LaidOutStep & Row

/** What lies beside a text: its box, and what lights it. */
const BESIDE_TEXT = 14

/** All but how far apart lifelines stand, which each source says. */
const CONFIG: MermaidConfig = {
  startOnLoad: false,
  securityLevel: 'strict',
  look: 'classic',
  fontFamily: 'var(--font-ui)',
  fontSize: FONT_SIZE,
  suppressErrorRendering: true,
  sequence: {
    useMaxWidth: false,
    mirrorActors: false,
    wrapPadding: 1,
    diagramMarginX: 0,
  },
}

/** The newest layouts, each under its diagram as text: a flow that is shown again is there at once. */
const known = new Map<string, Layout>()
const MOST_KNOWN = 60
let loading: Promise<Mermaid> | null = null
let drawn = 0

/** Returns the layout of a diagram that was laid out not long ago; undefined for any other. */
export function knownLayout(diagram: SequenceDiagram): Layout | undefined {
  return known.get(JSON.stringify(diagram))
}

/**
 * Lays out a diagram that was written for a room.
 * @throws Error when mermaid can't be loaded, or doesn't understand the source.
 */
export async function layOut(diagram: SequenceDiagram): Promise<Layout> {
  const layout = knownLayout(diagram) ?? (await drawnByMermaid(diagram))
  known.set(JSON.stringify(diagram), layout)
  const [oldest] = known.keys()
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest)
  return layout
}

async function drawnByMermaid(diagram: SequenceDiagram): Promise<Layout> {
  const mermaid = await loadMermaid()
  const host = document.createElement('div')
  host.setAttribute('aria-hidden', 'true')
  // Laid out, so that it can be measured, but nowhere to be seen.
  host.style.cssText = 'position: fixed; visibility: hidden; width: 0; height: 0; overflow: hidden'
  document.body.append(host)
  try {
    drawn += 1
    const { svg } = await mermaid.render(`diagram-${drawn}`, diagram.source, host)
    host.innerHTML = svg
    // Between two of mermaid's turns a translator may have wrapped its texts in elements that SVG doesn't draw.
    for (const wrapper of host.querySelectorAll('text :not(tspan)'))
      wrapper.replaceWith(...wrapper.childNodes)
    return readLayout(host, diagram)
  } finally {
    host.remove()
  }
}

/** Loads mermaid and the fonts that it measures with; once, but for a time that failed. */
export function loadMermaid(): Promise<Mermaid> {
  loading ??= (async () => {
    const { default: mermaid } = await import('mermaid')
    mermaid.initialize(CONFIG)
    // A text measured before its font is there would get too much room or too little.
    const family = getComputedStyle(document.documentElement).getPropertyValue('--font-ui')
    const weights = [400, 500, 600].map((weight) => document.fonts.load(`${weight} ${FONT_SIZE}px ${family}`))
    await Promise.allSettled(weights)
    return mermaid
  })().catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}

function readLayout(host: Element, diagram: SequenceDiagram): Layout {
  const participants = diagram.participants.map((participant): PlacedParticipant => {
    const group = part(host, `[data-et="participant"][data-id="${participant.id}"]`)
    const { x, width } = part(group, 'rect').getBBox()
    return { ...participant, center: x + width / 2, width, textWidth: textWidthIn(group) }
  })
  const centerOf = (name: string) => participants.find(({ id }) => id === name)?.center ?? Number.NaN
  const steps = diagram.steps.map((step, at): LaidOutStep => {
    // mermaid numbers messages and notes together.
    const drawn = part(host, `[data-et="message"][data-id="i${at}"], [data-et="note"][data-id="i${at}"]`)
    const widthOf = step.emphasis ? WIDER[step.emphasis] : 1
    const textWidth = Math.ceil(textWidthIn(drawn) * widthOf)
    return { ...step, fromX: centerOf(step.from), toX: centerOf(step.to), textWidth }
  })
  return { participants, steps }
}

/** Returns a layout with its steps under each other, with so many pixels between two of them. */
export function placed({ participants, steps }: Layout, gap: number): PlacedLayout {
  const rows = rowsOf({ participants, steps }, gap)
  const lefts = [
    ...participants.map(({ center, width }) => center - width / 2),
    ...steps.map(({ fromX, toX, textWidth }) => (fromX + toX - textWidth) / 2 - BESIDE_TEXT),
  ]
  const rights = [
    ...participants.map(({ center, width }) => center + width / 2),
    ...steps.map(({ fromX, toX, textWidth }) => (fromX + toX + textWidth) / 2 + BESIDE_TEXT),
  ]
  const [first, last] = [participants[0]?.center ?? 0, participants.at(-1)?.center ?? 0]
  // As much on both sides, so that no lifeline moves when a wider note comes.
  const beside = Math.max(first - Math.min(...lefts), Math.max(...rights) - last)
  return {
    frame: { x: first - beside, y: 0, width: last - first + 2 * beside, height: rows.height },
    boxTop: rows.boxTop,
    boxHeight: rows.boxHeight,
    headEnd: rows.headEnd,
    participants,
    steps: steps.flatMap((step, at) => {
      const row = rows.steps[at]
      return row ? [{ ...step, ...row }] : []
    }),
  }
}

function part<E extends SVGGraphicsElement>(within: Element, selector: string): E {
  const found = within.querySelector<E>(selector)
  if (!found) throw new Error(`mermaid drew no ${selector}`)
  return found
}

/** Returns how wide the widest line is. */
function textWidthIn(part: SVGElement): number {
  const texts = [...part.querySelectorAll('text')]
  return Math.ceil(Math.max(0, ...texts.map((text) => text.getBBox().width)))
}
