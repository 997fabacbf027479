// Where the window was, and whether that is still somewhere: a screen may have gone since.
import { readFileSync, writeFileSync } from 'node:fs'
import type { Rectangle } from 'electron'
import { z } from 'zod'

const INITIAL_SIZE = { width: 1440, height: 900 } as const
export const MIN_SIZE = { width: 1024, height: 640 } as const

/** How much of the window's top edge must lie on a screen, in pixels, so that it can be taken hold of. */
const GRIP = { width: 120, height: 40 } as const

const windowStateSchema = z.object({
  bounds: z.object({
    x: z.number().int(),
    y: z.number().int(),
    width: z.number().int().positive(),
    height: z.number().int().positive(),
  }),
  maximized: z.boolean(),
})
/** What is remembered of a window. */
export type WindowState = z.infer<typeof windowStateSchema>

/** Reads what was remembered; null when there is nothing, or nothing that makes sense. */
export function readWindowState(path: string): WindowState | null {
  try {
    return windowStateSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    // Where the window was is no more than a convenience: what can't be read is as good as absent.
    return null
  }
}

/** Remembers a window, at once: the process may be about to end. */
export function writeWindowState(path: string, state: WindowState): void {
  writeFileSync(path, JSON.stringify(state))
}

/**
 * Returns where to open the window: where it was, if its top edge is still on a screen, and no larger than that screen;
 * else in the initial size, which the system places. `screens` are the work areas, the primary one first.
 */
export function placeWindow(
  saved: WindowState | null,
  screens: readonly Rectangle[],
): Partial<Rectangle> & { width: number; height: number } {
  const home = saved && screens.find((screen) => holdsGrip(screen, saved.bounds))
  if (saved && home) return { ...saved.bounds, ...sizeWithin(saved.bounds, home) }
  return sizeWithin(INITIAL_SIZE, screens[0] ?? { ...INITIAL_SIZE })
}

function holdsGrip(screen: Rectangle, { x, y, width }: Rectangle): boolean {
  const across = Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x)
  return across >= GRIP.width && y >= screen.y && y + GRIP.height <= screen.y + screen.height
}

interface Size {
  readonly width: number
  readonly height: number
}

function sizeWithin({ width, height }: Size, within: Size): { width: number; height: number } {
  const clamp = (size: number, min: number, max: number) => Math.max(min, Math.min(size, max))
  return {
    width: clamp(width, MIN_SIZE.width, within.width),
    height: clamp(height, MIN_SIZE.height, within.height),
  }
}
