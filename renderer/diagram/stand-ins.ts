// Keeps what a learner typed out of mermaid: each escaped character goes in as a stand-in that means nothing to anybody.
// mermaid would measure an escape (`#59;`) by its length and let it pass through markup; a stand-in is one character.
// The characters of which mermaid makes placeholders of its own (`ﬂ°°59¶ß`) are kept out likewise.

/** The start of the Private Use Area, whose characters the diagram's source never has: it shows them by number. */
const FIRST = 0xe000
const LAST = 0xf8ff

/** The characters that one source has escaped, each with its stand-in. */
export interface StandIns {
  /** The source with stand-ins in the place of escapes. */
  readonly source: string
  /** Puts every text inside an element back as it was meant. */
  restoreIn(element: Element): void
}

/** Replaces the decimal escapes of a mermaid source. */
export function standIns(source: string): StandIns {
  const known: string[] = []
  const replaced = source.replace(/#(\d{1,7});|[ﬂ°¶ß]/g, (written, digits: string | undefined) => {
    const code = Number(digits ?? 0)
    if (code > 0x10ffff) return written
    const character = digits === undefined ? written : String.fromCodePoint(code)
    let at = known.indexOf(character)
    if (at < 0) at = known.push(character) - 1
    return FIRST + at > LAST ? written : String.fromCodePoint(FIRST + at)
  })
  const restore = (text: string) =>
    text.replace(/[\ue000-\uf8ff]/g, (standIn) => known[standIn.charCodeAt(0) - FIRST] ?? standIn)
  return {
    source: replaced,
    restoreIn: (element) => {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        if (node.nodeValue) node.nodeValue = restore(node.nodeValue)
      }
    },
  }
}
