// Breaks the long labels of a source into lines, so that they fit between two lifelines and push nothing apart.
import { MOST_WIDE_PARTICIPANTS, participantIds, type Room, type Spacing, spacingFor } from './spacing'

/** A message or a note: from whom, to or over whom, across to whom, and its label. */
const LABELLED = /^(\s*(?:(\w+?)--?(?:>>|x)|Note over )(\w+)(,\w+)?: )(.+)$/gm
const NAMED = /^(\s*participant \w+ as )(.+)$/gm
/** How much of a participant's name stands in one line where five have little room. */
const NAME_WIDTH = 11
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/

/** Returns the source with its labels broken at blanks, and the names of five who have little room. A word is never broken. */
export function wrapLabels(source: string, room: Room = 'wide'): string {
  const ids = participantIds(source)
  const spacing = spacingFor(ids.length, room)
  const named =
    room === 'wide' || ids.length <= 4
      ? source
      : source.replace(
          NAMED,
          (_, start: string, name: string) => start + linesOf(name, NAME_WIDTH).join('<br/>'),
        )
  return named.replace(LABELLED, (_, ...[start, from, to, across, label]: Labelled) => {
    const width = across === undefined ? widthBetween(ids, from, to, spacing) : spacing.acrossWidth
    return start + linesOf(label, width).join('<br/>')
  })
}

type Labelled = [
  start: string,
  from: string | undefined,
  to: string,
  across: string | undefined,
  label: string,
]

/** A message past other lifelines has the room between all of them. */
function widthBetween(
  ids: readonly string[],
  from: string | undefined,
  to: string,
  spacing: Spacing,
): number {
  if (from === undefined) return spacing.noteWidth
  const gaps = Math.abs(ids.indexOf(to) - ids.indexOf(from))
  return ids.length <= MOST_WIDE_PARTICIPANTS ? spacing.lineWidth : spacing.lineWidth * gaps
}

/** Breaks a label into as few lines as there can be, and these as even as they can be. */
function linesOf(label: string, maxWidth: number): string[] {
  let lines = filled(label, maxWidth)
  for (let width = maxWidth - 1; width > 0; width -= 1) {
    const narrower = filled(label, width)
    if (narrower.length > lines.length) break
    lines = narrower
  }
  return lines
}

/** Fills line after line with words up to a width. */
function filled(label: string, width: number): string[] {
  const lines: string[] = []
  for (const word of label.split(' ')) {
    const line = lines.at(-1)
    const longer = line === undefined ? word : `${line} ${word}`
    if (line === undefined || widthOf(longer) > width) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines
}

function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += WIDE.test(character) ? 2 : 1
  return width
}
