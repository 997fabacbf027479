// Which key of a shortcut was pressed, whatever the layout of the keyboard.

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

/** Tells whether an input method takes a key for itself. Browsers say so by this code also before they say that it composes. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}
