// A page with nothing but one diagram and its buttons, which a test tells what to show.
import '../../../renderer/theme/tokens.css'
import '@fontsource-variable/inter'
import { createRoot } from 'react-dom/client'
import { catalogues, type Locale } from '#src/i18n/catalogue'
import type { Flow } from '#src/trace/flow'
import { DiagramActions } from '../../../renderer/diagram/diagram-actions'
import { FlowDiagram } from '../../../renderer/diagram/flow-diagram'
import type { Layout } from '../../../renderer/diagram/layout'
import { layOut } from '../../../renderer/diagram/layouts'
import { drawByMermaid } from '../../../renderer/diagram/mermaid-layout'
import { pngPicture, svgPicture } from '../../../renderer/diagram/picture'
import type { Room } from '../../../renderer/diagram/spacing'
import { TooltipProvider } from '../../../renderer/ui/floating/tooltip'

export interface Shown {
  readonly flow: Flow
  readonly locale?: Locale
  readonly theme?: 'light' | 'dark'
  readonly selectedSeq?: number | null
  readonly size?: { readonly width: number; readonly height: number }
}

declare global {
  interface Window {
    diagram: {
      readonly picked: number[]
      show(shown: Shown): void
      svg(shown: Shown): Promise<string>
      png(shown: Shown): Promise<{ type: string; width: number; height: number }>
      /** Lays a source out in pieces and, for comparison, all at once. */
      layOut(source: string, room: Room): Promise<{ inPieces: Layout; atOnce: Layout; isMoved: boolean }>
      /** How often mermaid has drawn. */
      readonly drawn: number
    }
  }
}

const place = document.querySelector('#root')
if (!place) throw new Error('The page has no root')
const root = createRoot(place)
const picked: number[] = []

// Each drawing of mermaid's has a place in the document while it is made.
let drawn = 0
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) if (node instanceof HTMLElement && 'mermaid' in node.dataset) drawn += 1
  }
}).observe(document.body, { childList: true })

function show({ flow, locale = 'en', theme = 'light', selectedSeq = null, size }: Shown): void {
  document.documentElement.dataset.theme = theme
  const text = catalogues[locale]
  root.render(
    <TooltipProvider>
      <DiagramActions flow={flow} text={text} theme={theme} />
      <div style={{ width: 640, height: 360, ...size }}>
        <FlowDiagram
          flow={flow}
          lane={flow.started.lane}
          text={text}
          theme={theme}
          selectedSeq={selectedSeq}
          onSelect={(seq) => picked.push(seq)}
        />
      </div>
    </TooltipProvider>,
  )
}

window.diagram = {
  picked,
  get drawn() {
    return drawn
  },
  layOut: async (source, room) => {
    const inPieces = await layOut(source, room)
    const { layout: atOnce, isMoved } = await drawByMermaid(source, room)
    return { inPieces, atOnce, isMoved }
  },
  show,
  svg: ({ flow, locale = 'en', theme = 'light' }) => svgPicture(flow, catalogues[locale], theme),
  png: async ({ flow, locale = 'en', theme = 'light' }) => {
    const blob = await pngPicture(flow, catalogues[locale], theme)
    const { width, height } = await createImageBitmap(blob)
    return { type: blob.type, width, height }
  },
}
