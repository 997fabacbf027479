// How much room a diagram has: how far apart its lifelines stand, and how much of a label goes into one line.

/** What all participants need beside each other, or less, where a lane is narrow or enlarged. */
export type Room = 'wide' | 'narrow' | 'tight'

/** Lengths of lines are in Latin letters; a Chinese character counts as two. */
export interface Spacing {
  /** mermaid's `width` and `actorMargin`, in pixels: lifelines stand that far apart, unless a label is wider than `width`. */
  readonly width: number
  readonly actorMargin: number
  /** How much of a participant's name stands in one line; all of it unless told. */
  readonly nameLine?: number
  /** How much of a label stands in one line between two lifelines beside each other, and in a note over one. */
  readonly messageLine: number
  readonly noteLine: number
  /** The same for a note across all lifelines: half of it must not be wider than `width`, or mermaid would move the last one. */
  readonly acrossLine: number
}

/** Below so many pixels a diagram of three participants, or of four, has to be narrow. */
export const LEAST_WIDE_ROOM = 490
/** The same for five, and the width below which they have to be tight. */
const LEAST_WIDE_ROOM_OF_FIVE = 680
const LEAST_NARROW_ROOM_OF_FIVE = 510

/** Returns how much room so many participants have in a place of so many pixels. */
export function roomFor(participants: number, widthPx: number): Room {
  if (participants <= 4) return widthPx < LEAST_WIDE_ROOM ? 'narrow' : 'wide'
  if (widthPx < LEAST_NARROW_ROOM_OF_FIVE) return 'tight'
  return widthPx < LEAST_WIDE_ROOM_OF_FIVE ? 'narrow' : 'wide'
}

const NARROW_THREE: Spacing = { width: 126, actorMargin: 8, messageLine: 18, noteLine: 17, acrossLine: 34 }
const NARROW_FOUR: Spacing = { width: 86, actorMargin: 12, messageLine: 12, noteLine: 15, acrossLine: 24 }
const THREE: Readonly<Record<Room, Spacing>> = {
  wide: { width: 150, actorMargin: 20, messageLine: 22, noteLine: 22, acrossLine: 42 },
  narrow: NARROW_THREE,
  tight: NARROW_THREE,
}
const FOUR: Readonly<Record<Room, Spacing>> = {
  wide: { width: 104, actorMargin: 15, messageLine: 15, noteLine: 17, acrossLine: 30 },
  narrow: NARROW_FOUR,
  tight: NARROW_FOUR,
}
const FIVE: Readonly<Record<Room, Spacing>> = {
  wide: { width: 116, actorMargin: 18, messageLine: 17, noteLine: 17, acrossLine: 34 },
  narrow: { ...NARROW_FOUR, nameLine: 11 },
  tight: { width: 72, actorMargin: 4, nameLine: 11, messageLine: 10, noteLine: 13, acrossLine: 24 },
}

/**
 * Returns the spacing for so many participants: three, and with a second node four, fit a lane of 490 pixels; five, where each
 * node has a store of its own, one of 680. Where there is little room three and four fit 405 pixels, and five 510; tight, these fit
 * 405 too.
 */
export function spacingFor(participants: number, room: Room): Spacing {
  if (participants <= 3) return THREE[room]
  return participants === 4 ? FOUR[room] : FIVE[room]
}
