// How far apart the lifelines of a diagram stand, and how much of a label has room between them.

/** Up to so many participants have all the room that a lane of 494 pixels gives three of them. */
export const MOST_WIDE_PARTICIPANTS = 3

/** How much room a diagram has: what all participants need beside each other, or less, where a lane is narrow or enlarged. */
export type Room = 'wide' | 'narrow' | 'tight'

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

/** A Latin letter counts 1, a Chinese character 2. */
export interface Spacing {
  /** mermaid's `width` and `actorMargin`, in pixels: lifelines stand that far apart, unless a label is wider than `width`. */
  readonly width: number
  readonly actorMargin: number
  /** How much of a label stands in one line between two lifelines beside each other, and in a note over one. */
  readonly lineWidth: number
  readonly noteWidth: number
  /** The same for a note across all lifelines: half of it must not be wider than `width`, or mermaid would move the last one. */
  readonly acrossWidth: number
}

/**
 * Returns the spacing for so many participants: three, and with a second node four, fit a lane of 494 pixels; five, where each
 * node has a store of its own, one of 680. Where there is little room three and four fit 405 pixels, and five 510; tight, these fit
 * 405 too.
 */
export function spacingFor(participants: number, room: Room = 'wide'): Spacing {
  if (room === 'tight' && participants > 4)
    return { width: 72, actorMargin: 4, lineWidth: 10, noteWidth: 13, acrossWidth: 24 }
  if (room !== 'wide') {
    return participants <= MOST_WIDE_PARTICIPANTS
      ? { width: 126, actorMargin: 8, lineWidth: 18, noteWidth: 17, acrossWidth: 34 }
      : { width: 86, actorMargin: 12, lineWidth: 12, noteWidth: 15, acrossWidth: 24 }
  }
  if (participants <= MOST_WIDE_PARTICIPANTS) {
    return { width: 150, actorMargin: 22, lineWidth: 22, noteWidth: 22, acrossWidth: 42 }
  }
  if (participants === 4)
    return { width: 104, actorMargin: 15, lineWidth: 15, noteWidth: 17, acrossWidth: 30 }
  return { width: 116, actorMargin: 18, lineWidth: 17, noteWidth: 17, acrossWidth: 34 }
}

/** Returns the participants of a mermaid source by their names in it, from left to right. */
export function participantIds(source: string): string[] {
  return [...source.matchAll(/^\s*participant (\w+) as /gm)].map(([, id]) => id ?? '')
}
