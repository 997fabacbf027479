// Lays out a mermaid source with mermaid itself, which is loaded at the first diagram and draws one at a time.
import type { Mermaid, MermaidConfig } from 'mermaid'
import type { Layout } from './layout'
import { readLayout } from './read-layout'
import { standIns } from './stand-ins'

const FONT_SIZE = 13

/** mermaid's `width` is that of a box; it is as wide as a usual label, so that a longer label moves nothing. */
const CONFIG: MermaidConfig = {
  startOnLoad: false,
  securityLevel: 'strict',
  look: 'classic',
  theme: 'base',
  fontFamily: 'var(--font-ui)',
  fontSize: FONT_SIZE,
  suppressErrorRendering: true,
  sequence: {
    useMaxWidth: false,
    mirrorActors: false,
    width: 176,
    height: 34,
    actorMargin: 30,
    boxMargin: 8,
    noteMargin: 7,
    messageMargin: 22,
    wrapPadding: 6,
    diagramMarginX: 0,
    diagramMarginY: 0,
  },
}

/** How many layouts are kept for going back and forth; one is a few kilobytes. */
const MAX_KEPT = 60

const kept = new Map<string, Layout>()
let loading: Promise<Mermaid> | null = null
let queue: Promise<unknown> = Promise.resolve()
let drawn = 0

/** Returns the layout of a source that was laid out not long ago; undefined for any other. */
export function keptLayout(source: string): Layout | undefined {
  return kept.get(source)
}

/**
 * Lays out a source.
 * @throws Error when mermaid can't be loaded, or doesn't understand the source.
 */
export function layOut(source: string): Promise<Layout> {
  const layout = queue.then(() => kept.get(source) ?? draw(source))
  queue = layout.catch(() => {})
  return layout
}

async function draw(source: string): Promise<Layout> {
  const mermaid = await load()
  const host = document.createElement('div')
  host.className = 'diagram-workshop'
  host.setAttribute('aria-hidden', 'true')
  document.body.append(host)
  try {
    const stand = standIns(source)
    drawn += 1
    const { svg } = await mermaid.render(`diagram-${drawn}`, stand.source, host)
    host.innerHTML = svg
    const drawing = host.querySelector('svg')
    if (!drawing) throw new Error('mermaid drew nothing')
    const layout = readLayout(drawing, stand)
    keep(source, layout)
    return layout
  } finally {
    host.remove()
  }
}

function load(): Promise<Mermaid> {
  loading ??= (async () => {
    const { default: mermaid } = await import('mermaid')
    mermaid.initialize(CONFIG)
    // A text measured before its font is there would be drawn too wide or too narrow.
    await document.fonts.ready
    return mermaid
  })().catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}

function keep(source: string, layout: Layout): void {
  kept.set(source, layout)
  const [oldest] = kept.keys()
  if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest)
}
