// Shortens what is too long for a row: IDs to their beginning, tokens and cookie values to both ends of what tells them apart.

/** Returns the beginning of an ID with an ellipsis; a short one as it is. */
export function shortId(id: string, length = 8): string {
  return id.length > length + 1 ? `${id.slice(0, length)}…` : id
}

/** Returns both ends of a text with an ellipsis between; a text that fits as it is. */
export function cutMiddle(text: string, head: number, tail: number): string {
  if (text.length <= head + tail + 1) return text
  return tail === 0 ? `${text.slice(0, head)}…` : `${text.slice(0, head)}…${text.slice(-tail)}`
}

/** One of the three parts of a token, shortened. */
export interface ShortPart {
  readonly name: 'header' | 'payload' | 'signature'
  readonly text: string
}

const PART_LENGTH = 7

/** Returns the three parts of a token (RFC 7515 section 7.1), each shortened; null for a text that hasn't three. */
export function shortParts(token: string): readonly ShortPart[] | null {
  const [header, payload, signature, ...rest] = token.split('.')
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0) return null
  return [
    { name: 'header', text: cutMiddle(header, PART_LENGTH, 0) },
    { name: 'payload', text: cutMiddle(payload, PART_LENGTH, 0) },
    { name: 'signature', text: cutMiddle(signature, PART_LENGTH, 0) },
  ]
}
