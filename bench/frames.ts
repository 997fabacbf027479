// How many frames come late on a page.
import type { Page } from 'playwright-core'

/**
 * Returns the share of frames dropped within `measureMs`, in percent, as the page's own requestAnimationFrame tells: a gap
 * between two frames of n frame lengths has dropped n - 1. The frame length is the median gap.
 */
export async function measureFrames(page: Page, measureMs: number): Promise<number> {
  const times = await page.evaluate(
    (lengthMs) =>
      new Promise<number[]>((resolve) => {
        const frames: number[] = []
        const onFrame = (now: number): void => {
          frames.push(now)
          if (now - (frames[0] ?? now) < lengthMs) requestAnimationFrame(onFrame)
          else resolve(frames)
        }
        requestAnimationFrame(onFrame)
      }),
    measureMs,
  )
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time))
  const frameMs = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)]
  if (frameMs === undefined) throw new Error('The page has drawn no frames: nothing can be said of them')
  const dropped = gaps.reduce((count, gap) => count + Math.max(0, Math.round(gap / frameMs) - 1), 0)
  return (dropped / (dropped + gaps.length)) * 100
}
