// Makes any text fit to stand in a mermaid diagram: it shows, and it changes nothing else.

/** What a diagram has room for in one line, in characters. */
export const MAX_LABEL_LENGTH = 48

/** Characters that end a line, that pass unseen, or that turn the text around them. An isolate (U+2068, U+2069) keeps to itself. */
const UNFIT =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2067\ufeff]/gu
const REPLACEMENT = '\ufffd'

/**
 * What mermaid's grammar, its preprocessing or HTML take for something else: comments and entity codes (`#`), statement
 * ends (`;`), markup, directives (`%%{`), markdown strings, KaTeX (`$$`), escapes, its own placeholders of codes (`ﬂ°`).
 */
const SPECIAL = /[#;<>&%"`\\{}$ﬂ]/g

/** Words that mermaid gives a meaning to within a line, when a colon follows: `wrap:`, `style x:`, `classDef x:`. */
const MEANINGFUL_BEFORE_COLON = /wrap|style|classdef/i

/** Returns a text as a diagram shows it: cut to `maxLength` characters with `…`, what is unfit replaced, and never empty. */
export function labelText(text: string, maxLength = MAX_LABEL_LENGTH): string {
  const characters = [...text.slice(0, 4 * maxLength)]
  const cut =
    characters.length > maxLength ? `${characters.slice(0, maxLength - 1).join('')}…` : characters.join('')
  // A message without a text is no message to mermaid.
  return cut.replace(UNFIT, REPLACEMENT).trim() || REPLACEMENT
}

/**
 * Writes lines as a label of mermaid's: what could be taken for syntax as entity codes (`#59;`). mermaid shows them as they
 * were.
 */
export function escapeLabel(...lines: readonly string[]): string {
  return written(lines, (character) => `#${character.charCodeAt(0)};`)
}

/**
 * Writes lines as a label that only takes their room: mermaid would measure a code by its length, so a letter stands for each
 * character that could be taken for syntax.
 */
export function roomLabel(...lines: readonly string[]): string {
  return written(lines, () => 'o')
}

function written(lines: readonly string[], write: (character: string) => string): string {
  const label = lines.map((line) => line.replace(SPECIAL, write)).join('<br/>')
  return MEANINGFUL_BEFORE_COLON.test(lines.join(' ')) ? label.replaceAll(':', write) : label
}
