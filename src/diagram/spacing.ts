// How much room a diagram has in a place of some width: how far apart its lifelines stand, and how much of a label goes into one line.

/** Lengths of lines are in Latin letters; a Chinese character counts as two. */
export interface Spacing {
  /** mermaid's `width` and `actorMargin`, in pixels: lifelines stand that far apart, unless a label is wider than `width`. */
  readonly width: number
  readonly actorMargin: number
  /** How much of a participant's name stands in one line. */
  readonly nameLine: number
  /** How much of a label stands in one line between two lifelines beside each other. */
  readonly messageLine: number
  /** The same in a note over an outer lifeline, and over one between others. */
  readonly outerNoteLine: number
  readonly innerNoteLine: number
  /** The same in a note across all lifelines: half of it must not be wider than `width`, or mermaid would move the last one. */
  readonly acrossLine: number
}

/** The type in which a diagram is written, in pixels: all its widths and heights are for this size. */
export const FONT_SIZE = 14
/** How wide a letter of it is, in pixels: more than most are, as what is wider than its room moves the lifelines. */
const LETTER = 7.7
/** The same of a name, which is bolder. */
const NAME_LETTER = 7.9

/** How far apart lifelines stand at least and at most, in pixels, and what mermaid takes of that for the margin between two. */
const NEAREST = 84
const FARTHEST = 240
const FARTHEST_OF_TWO = 280
const MARGIN = 4
/** What of a gap a label leaves free. */
const BESIDE_LABEL = 14
/** What a label's box needs beside its text, on both sides together. */
const BESIDE_TEXT = 22
/** How much of a gap there is left and right of the outer lifelines. */
const EDGE = 0.45
/** A frame's scroll bar, which comes and goes, and a little air. */
const AIR = 16
/** Widths go up in such steps, so that a window that is dragged wider doesn't have everything laid out again at each pixel. */
const STEP = 6

/** Returns the spacing for so many participants in a place of so many pixels. */
export function spacingFor(participants: number, widthPx: number): Spacing {
  const gaps = Math.max(1, participants - 1)
  const most = participants <= 2 ? FARTHEST_OF_TWO : FARTHEST
  const room = (widthPx - AIR) / (gaps + 2 * EDGE)
  const apart = Math.round(Math.min(most, Math.max(NEAREST, Math.floor(room / STEP) * STEP)))
  const width = apart - MARGIN
  const letters = (px: number) => Math.max(6, Math.floor(px / LETTER))
  return {
    width,
    actorMargin: MARGIN,
    nameLine: Math.max(6, Math.floor((apart - BESIDE_LABEL - BESIDE_TEXT / 2) / NAME_LETTER)),
    messageLine: letters(apart - BESIDE_LABEL),
    outerNoteLine: letters(2 * EDGE * apart - BESIDE_TEXT),
    innerNoteLine: letters((participants <= 2 ? 1 : 1.5) * apart - BESIDE_TEXT),
    acrossLine: letters(Math.min(2 * width, gaps * apart + 2 * EDGE * apart) - 2 * BESIDE_TEXT),
  }
}

/** Returns how wide a diagram with this spacing is at least, in pixels. */
export function leastWidth(participants: number, { width, actorMargin }: Spacing): number {
  return Math.round((Math.max(1, participants - 1) + 2 * EDGE) * (width + actorMargin))
}
