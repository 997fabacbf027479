// Brings a row into sight inside its own table, and scrolls nothing else.

/** Scrolls the nearest ancestor with `data-scrolls` just so far that all of an element shows. */
export function reveal(element: HTMLElement): void {
  const frame = element.closest<HTMLElement>('[data-scrolls]')
  if (!frame) return
  const row = element.getBoundingClientRect()
  const sight = frame.getBoundingClientRect()
  if (row.top < sight.top) frame.scrollTop -= sight.top - row.top
  else if (row.bottom > sight.bottom) frame.scrollTop += row.bottom - sight.bottom
}
