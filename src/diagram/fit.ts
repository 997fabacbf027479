// Chooses how close and how small a diagram is drawn, so that all of it is seen: first its steps move together, then its type shrinks.
import { rowsOf } from './rows'
import type { SequenceDiagram } from './sequence'
import { FONT_SIZE, leastWidth, type Spacing, spacingFor } from './spacing'

/** The smallest type that is ever drawn, in pixels. */
export const LEAST_FONT_SIZE = 12

/** How a diagram is drawn: how many pixels are between two steps, and how large a pixel of it is. */
export interface Fit {
  readonly gap: number
  readonly scale: number
}

/** All fits, from the one with most room to the one with least. */
export const FITS: readonly Fit[] = [
  { gap: 18, scale: 1 },
  { gap: 14, scale: 1 },
  { gap: 10, scale: 1 },
  { gap: 6, scale: 1 },
  { gap: 6, scale: 13 / FONT_SIZE },
  { gap: 5, scale: LEAST_FONT_SIZE / FONT_SIZE },
  { gap: 3, scale: LEAST_FONT_SIZE / FONT_SIZE },
]
/** How a picture is drawn, for which there is room enough. */
export const ROOMY = FITS[0] as Fit

/** A place for a diagram, in pixels. */
export interface Place {
  readonly width: number
  readonly height: number
}

/** Returns how far apart lifelines stand in a place, drawn at a scale. */
export function spacingIn(participants: number, { width }: Pick<Place, 'width'>, { scale }: Fit): Spacing {
  return spacingFor(participants, width / scale)
}

/**
 * Returns which of {@link FITS} is the first by which a diagram fits a place, else the last whose type isn't smaller than `leastFont`
 * pixels.
 */
export function neededFit(
  place: Place,
  write: (spacing: Spacing) => SequenceDiagram,
  participants: number,
  leastFont = LEAST_FONT_SIZE,
): number {
  const allowed = FITS.filter(({ scale }) => scale * FONT_SIZE >= leastFont)
  // Fits of one scale differ in their gaps only.
  const written = new Map<number, SequenceDiagram>()
  const at = allowed.findIndex((fit) => {
    const spacing = spacingIn(participants, place, fit)
    if (leastWidth(participants, spacing) * fit.scale > place.width) return false
    const diagram = written.get(fit.scale) ?? write(spacing)
    written.set(fit.scale, diagram)
    return rowsOf(diagram, fit.gap).height * fit.scale <= place.height
  })
  return at < 0 ? allowed.length - 1 : at
}
