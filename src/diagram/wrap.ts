// Breaks a label into lines at its blanks. Widths are in Latin letters; a Chinese character counts as two.

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/

/** Breaks a label into as few lines as there can be, and these as even as they can be. A word is never broken. */
export function wrapped(label: string, maxWidth: number): string[] {
  if (widthOf(label) <= maxWidth) return [label]
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

/** Returns how wide a text is, in Latin letters. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += WIDE.test(character) ? 2 : 1
  return width
}
