// Where terms of the field are written on the page: all that can be seen, or what is under the pointer.
import type { FoundTerm } from '#src/glossary/find-terms'
import type { TermId } from '#src/i18n/en/glossary'

type Finder = (text: string) => readonly FoundTerm[]

/** A term as it is written somewhere on the page. */
export interface WrittenTerm {
  readonly id: TermId
  readonly range: Range
}

/** What says nothing to be explained: fields, what is only read out, and the explanation itself. */
const LEFT_OUT = 'input, textarea, script, style, noscript, .visually-hidden, [data-explanation]'
/** What has more text than this isn't what the pointer is at. */
const MOST_UNDER_POINTER = 600

/** Returns the terms that can be seen on the page, each where it comes first, in the order of the document. */
export function visibleTerms(find: Finder): WrittenTerm[] {
  const seen = new Map<TermId, WrittenTerm>()
  for (const term of writtenIn(document.body, find)) {
    if (!seen.has(term.id) && isInSight(term.range)) seen.set(term.id, term)
  }
  return [...seen.values()]
}

/** Returns the term that is written at a point of the window, in CSS pixels. */
export function termAt(x: number, y: number, find: Finder): WrittenTerm | undefined {
  const hit = document.elementFromPoint(x, y)
  // In a drawing a text lies beside what takes the pointer.
  const part = hit instanceof SVGElement ? (hit.closest('g') ?? hit) : hit
  if (!part || (part.textContent?.length ?? 0) > MOST_UNDER_POINTER) return undefined
  return writtenIn(part, find).find(({ range }) =>
    [...range.getClientRects()].some(
      ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
    ),
  )
}

function writtenIn(root: Element, find: Finder): WrittenTerm[] {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const terms: WrittenTerm[] = []
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (node.parentElement?.closest(LEFT_OUT)) continue
    for (const { id, from, to } of find(node.textContent ?? '')) {
      const range = document.createRange()
      range.setStart(node, from)
      range.setEnd(node, to)
      terms.push({ id, range })
    }
  }
  return terms
}

/** Tells whether a text stands in the window, and nothing lies over it but what is around it, or an explanation. */
function isInSight(range: Range): boolean {
  const text = range.startContainer.parentElement
  const { left, top, width, height } = range.getBoundingClientRect()
  if (!text || width === 0) return false
  const over = document
    .elementsFromPoint(left + width / 2, top + height / 2)
    .find(
      (element) => !element.matches('[data-explanation] *, [data-explanation], :has(> [data-explanation])'),
    )
  if (!over) return false
  return over.contains(text) || text.contains(over) || (over.closest('svg') ?? over) === text.closest('svg')
}
