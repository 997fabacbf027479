// Lays out a mermaid source with mermaid itself, which is loaded at the first diagram.
import type { Mermaid, MermaidConfig } from 'mermaid'
import type { Layout } from './layout'
import { hasMovedLifelines, readLayout } from './read-layout'
import { participantIds, type Room, spacingFor } from './spacing'
import { standIns } from './stand-ins'
import { wrapLabels } from './wrap-labels'

const FONT_SIZE = 13

/** All but how far apart lifelines stand (spacing.ts). The boxes are drawn narrower (read-layout.ts). */
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
    height: 38,
    boxMargin: 1,
    noteMargin: 6,
    messageMargin: 22,
    wrapPadding: 1,
    diagramMarginX: 0,
    diagramMarginY: 0,
  },
}

let loading: Promise<Mermaid> | null = null
let drawn = 0
/** For which spacing mermaid was set up last. */
let initializedFor = ''

/** What mermaid made of a source. */
interface LaidOut {
  readonly layout: Layout
  /** Whether a label was wider than the room between two lifelines, and so has moved them. */
  readonly isMoved: boolean
}

/**
 * Lays out a source. Only one at a time: each has mermaid to itself.
 * @throws Error when mermaid can't be loaded, or doesn't understand the source.
 */
export async function drawByMermaid(source: string, room: Room): Promise<LaidOut> {
  const mermaid = await loadMermaid()
  const host = document.createElement('div')
  host.dataset.mermaid = ''
  host.setAttribute('aria-hidden', 'true')
  // Laid out, so that it can be measured, but nowhere to be seen.
  Object.assign(host.style, {
    position: 'fixed',
    visibility: 'hidden',
    width: '0',
    height: '0',
    overflow: 'hidden',
  })
  document.body.append(host)
  try {
    const stand = standIns(source)
    const { width, actorMargin } = spacingFor(participantIds(source).length, room)
    const spacing = `${width} ${actorMargin}`
    if (spacing !== initializedFor) {
      mermaid.initialize({ ...CONFIG, sequence: { ...CONFIG.sequence, width, actorMargin } })
      initializedFor = spacing
    }
    drawn += 1
    const { svg } = await mermaid.render(`diagram-${drawn}`, wrapLabels(stand.source, room), host)
    host.innerHTML = svg
    const drawing = host.querySelector('svg')
    if (!drawing) throw new Error('mermaid drew nothing')
    // Between two of mermaid's turns a translator may have wrapped its texts in elements that SVG doesn't draw.
    for (const wrapper of drawing.querySelectorAll('text :not(tspan)'))
      wrapper.replaceWith(...wrapper.childNodes)
    stand.restoreIn(drawing)
    return { layout: readLayout(drawing, room), isMoved: hasMovedLifelines(drawing, actorMargin) }
  } finally {
    host.remove()
  }
}

/** Loads mermaid and the fonts that it measures with; once, but for a time that failed. */
export function loadMermaid(): Promise<Mermaid> {
  loading ??= (async () => {
    const { default: mermaid } = await import('mermaid')
    await loadFonts()
    return mermaid
  })().catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}

/** A text measured before its font is there would get too much room or too little. */
async function loadFonts(): Promise<void> {
  const family = getComputedStyle(document.documentElement).getPropertyValue('--font-ui')
  const weights = [400, 500, 600].map((weight) => document.fonts.load(`${weight} ${FONT_SIZE}px ${family}`))
  await Promise.allSettled(weights)
}
