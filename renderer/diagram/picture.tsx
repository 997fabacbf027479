// A flow's diagram as a picture that stands alone: one SVG with its styles inside, or a PNG of it.
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { sequenceDiagram } from '#src/diagram/sequence'
import { diagramName } from '#src/diagram/text-alternative'
import type { Catalogue } from '#src/i18n/catalogue'
import type { Flow } from '#src/trace/flow'
import { Lifelines, Participants, Sheet, Step, stepClass } from './drawing'
import css from './drawing.css?raw'
import { layOut } from './layouts'

/** How many pixels of a PNG one pixel of the drawing gets. */
const PNG_SCALE = 2

type Theme = 'light' | 'dark'

/** Returns a flow's diagram as the text of an SVG file. */
export async function svgPicture(flow: Flow, text: Catalogue, theme: Theme): Promise<string> {
  const { lane } = flow.started
  const diagram = sequenceDiagram(flow, lane, text)
  const layout = await layOut(diagram.source)
  const { x, y, width, height } = layout.bounds
  const { style, ground } = resolvedStyle(theme)
  const svg = rendered(
    <Sheet lane={lane} part={layout.bounds} name={diagramName(flow, text)}>
      <style>{style}</style>
      <rect x={x} y={y} width={width} height={height} fill={ground} />
      <Lifelines layout={layout} />
      <Participants layout={layout} />
      {diagram.marks.map((mark, index) => {
        const step = layout.steps[index]
        return (
          step && (
            <g key={mark.seq} className={stepClass(mark) || undefined}>
              <Step step={step} mark={mark} />
            </g>
          )
        )
      })}
    </Sheet>,
  )
  return new XMLSerializer().serializeToString(svg)
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
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth * PNG_SCALE
    canvas.height = image.naturalHeight * PNG_SCALE
    const context = canvas.getContext('2d')
    if (!context) throw new Error('The browser has no canvas')
    context.scale(PNG_SCALE, PNG_SCALE)
    context.drawImage(image, 0, 0)
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('The browser made no PNG'))),
        'image/png',
      )
    })
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

function rendered(drawing: ReactNode): SVGSVGElement {
  const host = document.createElement('div')
  const root = createRoot(host)
  flushSync(() => root.render(drawing))
  const svg = host.querySelector('svg')
  if (!svg) throw new Error('The diagram was not drawn')
  // Unmounting would take the SVG along.
  const copy = document.importNode(svg, true)
  root.unmount()
  return copy
}
