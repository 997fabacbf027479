// Whether a flow's diagram is seen whole in the frame that a lane has for it, in a real browser.
import { expect } from 'vitest'
import { decisiveHop } from '#src/diagram/decisive'
import { LEAST_FONT_SIZE } from '#src/diagram/fit'
import { LOCALES, type Locale } from '#src/i18n/languages'
import type { Flow } from '#src/trace/flow'
import type { Story } from '../support/every-flow'
import type { DiagramInBrowser } from './diagram-in-browser'

/** The frame of a diagram in a window of 1280x720, in pixels. */
const FRAME = { width: 616, height: 396 }

/**
 * Shows each flow of stories that is unlike those before it, in each language unless told, and expects to see all of it in type that
 * can be read.
 */
export async function expectToFit(
  diagram: DiagramInBrowser,
  stories: readonly Story[],
  locales: readonly Locale[] = LOCALES,
): Promise<void> {
  const seen = new Set<string>()
  for (const { title, flows } of stories) {
    for (const flow of flows) {
      if (seen.has(shapeOf(flow))) continue
      seen.add(shapeOf(flow))
      for (const locale of locales) {
        await diagram.showFolded({ flow, locale, size: FRAME })
        const told = `${title}: ${flow.started.lane} ${flow.id}, ${flow.started.action}, ${locale}`
        const { scrolls, leastFont, hidden } = await measured(diagram, decisiveHop(flow)?.seq ?? 0)
        expect({ scrolls, hidden }, told).toEqual({ scrolls: [0, 0], hidden: false })
        expect(leastFont, told).toBeGreaterThan(LEAST_FONT_SIZE - 0.01)
      }
    }
  }
  expect(seen.size).toBeGreaterThan(20)
}

/** What of a flow its diagram goes by, but for names that differ from one time to another. */
function shapeOf({ started, hops }: Flow): string {
  const { lane, action, actor, nodes } = started
  const told = hops.map(({ hop, node }) => [hop.kind, node, 'outcome' in hop ? hop.outcome : null])
  return JSON.stringify([lane, action, actor, nodes, told])
}

/** Returns how far a diagram scrolls, how small its smallest text is, and whether the hop that decides is out of sight. */
function measured(diagram: DiagramInBrowser, decisive: number) {
  return diagram.page.evaluate((seq) => {
    const frame = document.querySelector('section')
    const step = frame?.querySelector(`[data-seq="${seq}"]`)?.getBoundingClientRect()
    if (!frame || !step) throw new Error('There is no diagram')
    const fonts = [...frame.querySelectorAll('text')].map((text) => {
      const { a: scale = 1 } = text.getScreenCTM() ?? {}
      return Number.parseFloat(getComputedStyle(text).fontSize) * scale
    })
    const { top, bottom, left, right } = frame.getBoundingClientRect()
    return {
      scrolls: [frame.scrollWidth - frame.clientWidth, frame.scrollHeight - frame.clientHeight],
      leastFont: Math.min(...fonts),
      hidden: step.top < top || step.bottom > bottom || step.left < left || step.right > right,
    }
  }, decisive)
}
