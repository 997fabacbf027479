// Brings a row into sight inside its own table, and scrolls nothing else.

const awaited = new Set<HTMLElement>()

/**
 * Reveals an element, after those that were named before it, in the frame that shows it: measuring any sooner would have all of
 * the page laid out twice.
 */
export function revealInFrame(element: HTMLElement): void {
  if (awaited.size === 0) {
    requestAnimationFrame(() => {
      const elements = [...awaited]
      awaited.clear()
      for (const each of elements) reveal(each)
    })
  }
  awaited.add(element)
}

/** Scrolls the nearest ancestor with `data-scrolls` just so far that all of an element shows. */
export function reveal(element: HTMLElement): void {
  const frame = element.closest<HTMLElement>('[data-scrolls]')
  if (!frame) return
  const row = element.getBoundingClientRect()
  const sight = frame.getBoundingClientRect()
  if (row.top < sight.top) frame.scrollTop -= sight.top - row.top
  else if (row.bottom > sight.bottom) frame.scrollTop += row.bottom - sight.bottom
}
