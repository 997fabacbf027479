// What is measured of the stage in a real browser: how much of the window the diagrams have, and what of them is in sight.
import type { Page } from 'playwright-core'
import type { LaneId } from '#src/trace/lane'

/** The sizes of a window at which all of every diagram has to be seen. */
export const STAGES = [
  { width: 1280, height: 720 },
  { width: 1280, height: 800 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
] as const

/** How much of the window's height the diagrams have at least. */
const LEAST_SHARE = 0.55
/** The smallest text of a diagram, in CSS pixels. */
const LEAST_TEXT_PX = 12

export interface DrawnDiagram {
  readonly lane: LaneId
  /** The height of the frame over that of the window. */
  readonly share: number
  /** The smallest text as it is drawn, in CSS pixels. */
  readonly textPx: number
  /** How many pixels of its steps lie over, under and beside what is seen of it. */
  readonly hiddenPx: { readonly above: number; readonly below: number; readonly beside: number }
}

/** Measures the diagrams that the lanes show, once they have been drawn at the window's size: one at least. */
export function drawnDiagrams(page: Page): Promise<DrawnDiagram[]> {
  return page.evaluate(async () => {
    const twoFrames = () =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    await twoFrames()
    const measure = (lane: HTMLElement) => {
      const frame = lane.querySelector('[role="listbox"]')?.closest('section')
      if (!frame) return []
      const texts = [...frame.querySelectorAll('text')].map((text) => {
        const scale = (text as SVGGraphicsElement).getScreenCTM()?.a ?? 1
        return Number.parseFloat(getComputedStyle(text).fontSize) * scale
      })
      const view = frame.getBoundingClientRect()
      const boxes = [...frame.querySelectorAll('[data-seq]')].map((step) => step.getBoundingClientRect())
      const head = frame.querySelector('svg')?.getBoundingClientRect().bottom ?? view.top
      return [
        {
          lane: lane.dataset.lane as 'session' | 'jwt',
          share: frame.clientHeight / window.innerHeight,
          textPx: Math.min(...texts),
          hiddenPx: {
            above: Math.max(0, ...boxes.map(({ top }) => head - top)),
            below: Math.max(0, ...boxes.map(({ bottom }) => bottom - view.bottom)),
            beside: frame.scrollWidth - frame.clientWidth,
          },
        },
      ]
    }
    const all = () => [...document.querySelectorAll<HTMLElement>('section[data-lane]')].flatMap(measure)
    // The scale follows the frame, once mermaid has laid the diagram out anew: it is settled when several looks agree.
    let last = ''
    let agreeing = 0
    for (let look = 0; look < 100 && agreeing < 3; look += 1) {
      const now = JSON.stringify(all())
      agreeing = now === last ? agreeing + 1 : 0
      last = now
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
    if (agreeing < 3) throw new Error(`The diagrams never came to rest: ${last}`)
    if (all().length === 0) throw new Error('No diagram is drawn')
    return all()
  })
}

/** Says what is not as it has to be of a diagram; nothing where all is. */
export function shortcomings(diagram: DrawnDiagram): string[] {
  const { lane, share } = diagram
  return [
    ...(share < LEAST_SHARE ? [`${lane}: the diagram has ${(share * 100).toFixed(1)} % of the height`] : []),
    ...hidden(diagram),
  ]
}

/** Says what of a diagram is out of sight, or too small. */
export function hidden({ lane, textPx, hiddenPx }: DrawnDiagram): string[] {
  return [
    ...(textPx < LEAST_TEXT_PX - 0.01 ? [`${lane}: text of ${textPx.toFixed(1)} px`] : []),
    ...(hiddenPx.above > 1 ? [`${lane}: ${hiddenPx.above} px above the frame`] : []),
    ...(hiddenPx.below > 1 ? [`${lane}: ${hiddenPx.below} px below the frame`] : []),
    ...(hiddenPx.beside > 1 ? [`${lane}: ${hiddenPx.beside} px beside the frame`] : []),
  ]
}
