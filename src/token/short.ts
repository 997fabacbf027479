// Makes what the learner or the wire brought fit for a label or a sentence: short, on one line, and unable to pass unseen.
import { visible } from './visible'

const MAX_NAME_LENGTH = 24
const SESSION_ID_LENGTH = 6
const JTI_LENGTH = 8
/** How a text of no characters is shown, which would pass unseen. */
const EMPTY = '""'

/** What joins emoji to one picture. Anywhere else it would pass unseen. */
const EMOJI_JOINERS: readonly string[] = ['\u200d', '\ufe0f']
const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/u
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const ISOLATE = '\u2068'
const END_OF_ISOLATE = '\u2069'

/**
 * Shows a name, a path or another short text from outside. Characters without a shape are shown by their number
 * (`U+200B`), an empty text by its quotes, and a long one is cut with `…`. One with right-to-left letters is isolated, so that it
 * can't turn what stands around it (Unicode UAX #9).
 */
export function shortName(text: string, maxLength = MAX_NAME_LENGTH): string {
  if (text === '') return EMPTY
  let shown = ''
  let length = 0
  let before = ''
  for (const character of text) {
    const kept = character === ' ' || (EMOJI_JOINERS.includes(character) && EMOJI.test(before))
    const seen = kept ? character : visible(character)
    if (length + seen.length > maxLength) {
      shown += '…'
      break
    }
    shown += seen
    length += seen.length
    before = character
  }
  return RIGHT_TO_LEFT.test(shown) ? `${ISOLATE}${shown}${END_OF_ISOLATE}` : shown
}

/** Shows a request's target or path without the token in it, which would say nothing and fill the line. */
export function shortTarget(target: string, maxLength: number): string {
  return shortName(target.replace(/([?&]token)=[^&#]+/g, '$1…'), maxLength)
}

/** Shows the beginning of a session ID: `qT9mX2…`. */
export function shortSessionId(id: string): string {
  return shortName(id, SESSION_ID_LENGTH)
}

/** Shows the first group of a `jti`, which is a UUID: `48c6be48`. */
export function shortJti(jti: string): string {
  return shortName(jti.slice(0, JTI_LENGTH))
}
