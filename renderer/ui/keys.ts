// What a key that was pressed is called, and whom it is meant for: a field, what floats over the page, an input method, the browser.

/** What is typed into. */
export const TYPING = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])'
/** What floats over the page and has its own keys. A diagram's hops are no such list. */
export const OWN_KEYS = '[role="dialog"], [role="menu"], div[role="listbox"]'

/** What keys are called while they write another script than Latin: its letters and signs, and the question mark of Arabic. */
const OTHER_SCRIPT = /^(?:(?![\p{Script=Latin}\d])[\p{L}\p{M}\p{N}؟]|Unidentified)+$/u

/**
 * Returns the name of a key as `KeyboardEvent.key` has it, letters in lower case. A key that writes another script than Latin is
 * called after its place (`KeyboardEvent.code`) on an English keyboard; full-width characters are as good as narrow ones.
 */
export function keyOf({ key, code, shiftKey }: KeyboardEvent): string {
  if (code === 'Space') return ' '
  const written = key.normalize('NFKC')
  if (!OTHER_SCRIPT.test(written)) return written.length === 1 ? written.toLowerCase() : written
  if (code.startsWith('Key')) return code.slice(3).toLowerCase()
  return code === 'Slash' && shiftKey ? '?' : code
}

/** Returns the element that has the focus while a key is pressed. */
export function targetOf({ target }: KeyboardEvent): Element {
  return target instanceof Element ? target : document.body
}

/** Tells whether a key is pressed together with one that makes it the browser's. Shift only makes it another key. */
export function isModified({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey
}

/** Tells whether an input method takes a key for itself. Browsers say so by this code also before they say that it composes. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}
