// A flow's diagram as a picture that stands alone: one SVG with its styles inside, or a PNG of it.
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { ROOMY } from '#src/diagram/fit'
import { participantsOf } from '#src/diagram/participants'
import { sequenceDiagram } from '#src/diagram/sequence'
import { spacingFor } from '#src/diagram/spacing'
import { diagramName } from '#src/diagram/text-alternative'
import type { Catalogue } from '#src/i18n/catalogue'
import type { Flow } from '#src/trace/flow'
import { Lifelines, Participants, Sheet, Step } from './drawing'
import css from './drawing.css?raw'
import { layOut, placed } from './layout'

/** About so wide is a picture, in pixels. */
const PICTURE_WIDTH = 660
/** How many pixels of a PNG one pixel of the drawing gets. */
const PNG_SCALE = 2

type Theme = 'light' | 'dark'

/** Returns a flow's diagram as the text of an SVG file. */
export async function svgPicture(flow: Flow, text: Catalogue, theme: Theme): Promise<string> {
  const { lane } = flow.started
  const spacing = spacingFor(participantsOf(flow, lane).length, PICTURE_WIDTH)
  const layout = placed(await layOut(sequenceDiagram(flow, lane, text, { spacing })), ROOMY.gap)
  const { style, ground } = resolvedStyle(theme)
  return rendered(
    <Sheet lane={lane} part={layout.frame} name={diagramName(flow, text)}>
      <style>{style}</style>
      <rect {...layout.frame} fill={ground} />
      <Lifelines layout={layout} />
      <Participants layout={layout} />
      {layout.steps.map((step) => (
        <g key={step.seq} className={`diagram-${step.tone}`}>
          <Step step={step} />
        </g>
      ))}
    </Sheet>,
  )
}

/**
 * Returns a flow's diagram as a PNG with two pixels for each of the screen's.
 * @throws Error when the browser can't draw it.
 */
export async function pngPicture(flow: Flow, text: Catalogue, theme: Theme): Promise<Blob> {
  const svg = await svgPicture(flow, text, theme)
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = new OffscreenCanvas(image.naturalWidth * PNG_SCALE, image.naturalHeight * PNG_SCALE)
    const context = canvas.getContext('2d')
    if (!context) throw new Error('The browser has no canvas')
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await canvas.convertToBlob({ type: 'image/png' })
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** Names the file of a picture by its flow: `jwt-3-get-protected.svg`. */
export function pictureName({ id, started }: Flow, extension: 'svg' | 'png'): string {
  const words =
    `${started.lane} ${id} ${started.method} ${started.path}`.toLowerCase().match(/[a-z0-9]+/g) ?? []
  return `${words.join('-').slice(0, 80)}.${extension}`
}

/** A picture knows no tokens: their values go into its style. */
function resolvedStyle(theme: Theme): { style: string; ground: string } {
  const themed = document.createElement('div')
  themed.dataset.theme = theme
  document.body.append(themed)
  try {
    const tokens = getComputedStyle(themed)
    const withValues = (style: string) =>
      style.replace(/var\((--[\w-]+)\)/g, (_, token: string) => tokens.getPropertyValue(token).trim())
    return { style: withValues(css.replace(/\/\*[\s\S]*?\*\//g, '')), ground: withValues('var(--panel)') }
  } finally {
    themed.remove()
  }
}

function rendered(drawing: ReactNode): string {
  const host = document.createElement('div')
  const root = createRoot(host)
  flushSync(() => root.render(drawing))
  const svg = host.querySelector('svg')
  if (!svg) throw new Error('The diagram was not drawn')
  const text = new XMLSerializer().serializeToString(svg)
  root.unmount()
  return text
}
