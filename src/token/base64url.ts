// Base64url without padding (RFC 4648 section 5, RFC 7515 section 2), which says where a text breaks its rules.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const VALUES = new Map([...ALPHABET].map((character, value) => [character, value]))
/** The two characters in which plain Base64 differs (RFC 4648 section 4). */
const PLAIN = new Map([
  ['+', '-'],
  ['/', '_'],
])

/** A departure from base64url. `at` counts the text's UTF-16 units from 0. All but the last two leave the bytes readable. */
export type Base64urlProblem =
  | { readonly kind: 'padding'; readonly at: number; readonly count: number }
  | { readonly kind: 'plain-base64'; readonly at: number; readonly character: string }
  /** The last character carries bits that belong to no byte (RFC 4648 section 3.5): two texts would mean the same. */
  | { readonly kind: 'loose-bits'; readonly at: number }
  | { readonly kind: 'bad-character'; readonly at: number; readonly character: string }
  /** One character too many: four characters make three bytes, and a rest of one makes none. */
  | { readonly kind: 'bad-length'; readonly length: number }

/** What decoding gave: the bytes, null when a problem leaves none, and all problems in the order of the text. */
export interface Base64urlResult {
  readonly bytes: Uint8Array | null
  readonly problems: readonly Base64urlProblem[]
}

/** Decodes base64url. Padding and the characters of plain Base64 are reported, and read all the same. */
export function decodeBase64url(text: string): Base64urlResult {
  const problems: Base64urlProblem[] = []
  const unpadded = text.replace(/=+$/, '')
  const values: number[] = []
  let at = 0
  for (const character of unpadded) {
    const inUrlAlphabet = PLAIN.get(character)
    if (inUrlAlphabet !== undefined) noteOnce(problems, { kind: 'plain-base64', at, character })
    const value = VALUES.get(inUrlAlphabet ?? character)
    if (value === undefined)
      return { bytes: null, problems: [...problems, { kind: 'bad-character', at, character }] }
    values.push(value)
    at += character.length
  }
  if (values.length % 4 === 1) problems.push({ kind: 'bad-length', length: values.length })
  else if (hasLooseBits(values)) problems.push({ kind: 'loose-bits', at: unpadded.length - 1 })
  if (unpadded.length < text.length)
    problems.push({ kind: 'padding', at: unpadded.length, count: text.length - unpadded.length })
  return { bytes: values.length % 4 === 1 ? null : toBytes(values), problems }
}

/**
 * Decodes Base64 or base64url as people pass it on: in one line or several, with or without padding (RFC 4648 sections 4 and 5).
 */
export function decodeLooseBase64(text: string): Base64urlResult {
  return decodeBase64url(text.replaceAll(/\s/g, ''))
}

function noteOnce(problems: Base64urlProblem[], problem: Base64urlProblem): void {
  if (!problems.some((other) => other.kind === problem.kind)) problems.push(problem)
}

function hasLooseBits(values: readonly number[]): boolean {
  const last = values.at(-1) ?? 0
  if (values.length % 4 === 2) return (last & 0b1111) !== 0
  return values.length % 4 === 3 && (last & 0b11) !== 0
}

function toBytes(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(Math.floor((values.length * 6) / 8))
  let buffer = 0
  let bits = 0
  let at = 0
  for (const value of values) {
    buffer = ((buffer << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at] = (buffer >> bits) & 0xff
    at += 1
  }
  return bytes
}

/** Encodes bytes as base64url without padding. */
export function encodeBase64url(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3)
    const group = (first << 16) | (second << 8) | third
    const characters = Math.min(4, bytes.length - at + 1)
    for (let index = 0; index < characters; index += 1) text += ALPHABET[(group >> (18 - 6 * index)) & 0x3f]
  }
  return text
}
