// A page with nothing but one diagram and its buttons, which a test tells what to show.
import '../../../renderer/theme/tokens.css'
import '@fontsource-variable/inter'
import { createRoot } from 'react-dom/client'
import { catalogues } from '#src/i18n/catalogue'
import type { Locale } from '#src/i18n/languages'
import type { Flow } from '#src/trace/flow'
import { DiagramActions } from '../../../renderer/diagram/diagram-actions'
import { FlowDiagram } from '../../../renderer/diagram/flow-diagram'
import { pngPicture, svgPicture } from '../../../renderer/diagram/picture'
import { TooltipProvider } from '../../../renderer/ui/floating/tooltip'

export interface Shown {
  readonly flow: Flow
  readonly locale?: Locale
  readonly theme?: 'light' | 'dark'
  readonly selectedSeq?: number | null
  readonly isStepped?: boolean
  readonly isPast?: boolean
  readonly coveredPx?: number
  readonly size?: { readonly width: number; readonly height: number }
  /** Another flow, whose diagram stands below the first, in a place of the same size. */
  readonly beside?: Flow
}

declare global {
  interface Window {
    diagram: {
      readonly picked: number[]
      show(shown: Shown): void
      svg(shown: Shown): Promise<string>
      png(shown: Shown): Promise<{ type: string; width: number; height: number }>
    }
  }
}

const place = document.querySelector('#root')
if (!place) throw new Error('The page has no root')
const root = createRoot(place)
const picked: number[] = []

/** A flow has a diagram of its own, as in the lab. */
function flowKey({ started: { lane, seq, at } }: Flow): string {
  return `${lane}-${seq}-${at}`
}

function show({
  flow,
  beside,
  locale = 'en',
  theme = 'light',
  selectedSeq = null,
  size,
  ...others
}: Shown): void {
  document.documentElement.dataset.theme = theme
  const text = catalogues[locale]
  root.render(
    <TooltipProvider>
      <DiagramActions flow={flow} text={text} theme={theme} />
      {[flow, ...(beside ? [beside] : [])].map((each) => (
        <div key={flowKey(each)} data-shown={flowKey(each)} style={{ width: 640, height: 360, ...size }}>
          <FlowDiagram
            flow={each}
            lane={each.started.lane}
            text={text}
            theme={theme}
            selectedSeq={selectedSeq}
            {...others}
            onSelect={(seq) => picked.push(seq)}
          />
        </div>
      ))}
    </TooltipProvider>,
  )
}

window.diagram = {
  picked,
  show,
  svg: ({ flow, locale = 'en', theme = 'light' }) => svgPicture(flow, catalogues[locale], theme),
  png: async ({ flow, locale = 'en', theme = 'light' }) => {
    const blob = await pngPicture(flow, catalogues[locale], theme)
    const { width, height } = await createImageBitmap(blob)
    return { type: blob.type, width, height }
  },
}
