// UTF-8 by hand (RFC 3629): `src` knows neither the DOM's TextDecoder nor Node's Buffer.

/** What decoding bytes as UTF-8 gave: the text, or the index of the first byte that can't stand where it stands. */
export type Utf8Result =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly at: number }

/** Decodes UTF-8 strictly: overlong forms, surrogates and what lies beyond U+10FFFF are refused (RFC 3629 section 3). */
export function decodeUtf8(bytes: Uint8Array): Utf8Result {
  let text = ''
  let at = 0
  while (at < bytes.length) {
    const sequence = readSequence(bytes, at)
    if (sequence === null) return { ok: false, at }
    text += String.fromCodePoint(sequence.codePoint)
    at += sequence.length
  }
  return { ok: true, text }
}

function readSequence(bytes: Uint8Array, at: number): { codePoint: number; length: number } | null {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return { codePoint: lead, length: 1 }
  // 0xc0 and 0xc1 could only begin overlong forms, 0xf5 and above only what lies beyond Unicode.
  if (lead < 0xc2 || lead > 0xf4) return null
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  let codePoint = lead & (0xff >> (length + 1))
  for (let offset = 1; offset < length; offset += 1) {
    const next = bytes[at + offset]
    if (next === undefined || (next & 0xc0) !== 0x80) return null
    codePoint = (codePoint << 6) | (next & 0x3f)
  }
  const smallest = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000
  const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff
  return codePoint < smallest || codePoint > 0x10ffff || isSurrogate ? null : { codePoint, length }
}

/** Encodes text as UTF-8; a lone surrogate becomes U+FFFD, as the DOM's TextEncoder has it. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes: number[] = []
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    const codePoint = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point
    if (codePoint < 0x80) bytes.push(codePoint)
    else if (codePoint < 0x800) bytes.push(0xc0 | (codePoint >> 6), tail(codePoint, 0))
    else if (codePoint < 0x10000) bytes.push(0xe0 | (codePoint >> 12), tail(codePoint, 6), tail(codePoint, 0))
    else bytes.push(0xf0 | (codePoint >> 18), tail(codePoint, 12), tail(codePoint, 6), tail(codePoint, 0))
  }
  return Uint8Array.from(bytes)
}

const tail = (codePoint: number, shift: number): number => 0x80 | ((codePoint >> shift) & 0x3f)
