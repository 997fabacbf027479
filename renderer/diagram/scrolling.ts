// Scrolls a diagram's frame so that the hop that counts can be seen, and no further.
import { bodyPart, headPart } from './drawing'
import type { Drawing } from './use-drawing'

const MARGIN = 12
/**
 * Brings a hop into view; without one, or with one that is not in the drawing, the newest. At the foot `coveredPx` of the
 * frame lie under something else.
 */
export function bringIntoView(
  frame: HTMLElement,
  { diagram, layout }: Drawing,
  seq: number | null,
  coveredPx: number,
): void {
  const picked = diagram.marks.findIndex((mark) => mark.seq === seq)
  // What was done after the newest hop, to the clock or otherwise, is newer still.
  const isNewest = diagram.marks.slice(picked + 1).every((mark) => mark.kind !== 'hop')
  const step = layout.steps.at(isNewest ? -1 : picked)
  if (!step) return
  const head = headPart(layout)
  const body = bodyPart(layout)
  const top = head.height + (step.bounds.y - body.y)
  const left = step.bounds.x - body.x + Math.max(0, (frame.clientWidth - body.width) / 2)
  frame.scrollTo({
    top: scrolledTo(frame.scrollTop, {
      from: top - head.height - MARGIN,
      to: top + step.bounds.height + MARGIN + coveredPx - frame.clientHeight,
    }),
    left: scrolledTo(frame.scrollLeft, {
      from: left - MARGIN,
      to: left + step.bounds.width + MARGIN - frame.clientWidth,
    }),
    behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
  })
}

/** Returns the scroll position nearest to the present one that is at most `from` and at least `to`; `from` counts more. */
function scrolledTo(now: number, { from, to }: { from: number; to: number }): number {
  return Math.max(0, Math.min(from, Math.max(to, now)))
}
