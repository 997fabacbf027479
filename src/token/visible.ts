// Makes text from outside fit to stand inside a sentence: nothing in it may pass unseen or turn the sentence around.

/** Characters without a shape of their own, the backtick that would end `code`, and those that change the writing direction. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}`]/u

/** Shows one character: as it is where it can be seen, else by its number, `U+00A0`. */
export function visible(character: string): string {
  if (!UNSEEN.test(character)) return character
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

const MAX_LENGTH = 60

/** Shows a short text on one line; a long one is cut. Plain blanks stay. */
export function plain(text: string): string {
  const characters = [...text]
  const shown = characters
    .slice(0, MAX_LENGTH)
    .map((character) => (character === ' ' ? character : visible(character)))
    .join('')
  return characters.length > MAX_LENGTH ? `${shown}…` : shown
}
