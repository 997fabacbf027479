// Breaks the long labels of a source into lines, so that they fit between two lifelines and push nothing apart.

/** How much of a label stands in one line: a Latin letter counts 1, a Chinese character 2. */
const LINE_WIDTH = 30

const MESSAGE = /^(\s*\w+-[->x]+\w+: )(.+)$/gm
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/

/** Returns the source with its messages' labels broken at blanks. A word is never broken. */
export function wrapLabels(source: string): string {
  return source.replace(MESSAGE, (_, start: string, label: string) => start + linesOf(label).join('<br/>'))
}

function linesOf(label: string): string[] {
  const lines: string[] = []
  for (const word of label.split(' ')) {
    const line = lines.at(-1)
    const longer = line === undefined ? word : `${line} ${word}`
    if (line === undefined || widthOf(longer) > LINE_WIDTH) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines
}

function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += WIDE.test(character) ? 2 : 1
  return width
}
