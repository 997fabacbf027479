// Other signatures that say the same: what can be changed of one by whoever has no key, so that it still verifies.
import { decodeBase64url, encodeBase64url } from '#src/token/base64url'

/** How many bytes an ES256 signature has: r and s, of 32 each (RFC 7518 section 3.4). */
const ES256_BYTES = 64

/** The order of P-256's base point (SEC 2 version 2, section 2.4.2). */
const P256_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

/**
 * Returns an ES256 signature with n−s in place of s: for ECDSA both are good, as it compares only the x coordinate of a point. What
 * isn't one comes back as it is.
 */
export function withOtherS(signature: string): string {
  const { bytes } = decodeBase64url(signature)
  if (bytes?.length !== ES256_BYTES) return signature
  const half = ES256_BYTES / 2
  const s = [...bytes.subarray(half)].reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  if (s === 0n || s >= P256_ORDER) return signature
  const other = (P256_ORDER - s).toString(16).padStart(2 * half, '0')
  const written = Uint8Array.from(bytes)
  for (let at = 0; at < half; at += 1)
    written[half + at] = Number.parseInt(other.slice(2 * at, 2 * at + 2), 16)
  return encodeBase64url(written)
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Tells whether the last character of a Base64url text has bits that belong to no byte (RFC 4648 section 3.5). */
export function hasSpareBits(text: string): boolean {
  const rest = text.length % 4
  return rest === 2 || rest === 3
}

/** Returns a Base64url text with another last character, which differs in a spare bit alone; one that has none, as it is. */
export function withOtherLastCharacter(text: string): string {
  const value = ALPHABET.indexOf(text.at(-1) ?? '')
  return hasSpareBits(text) && value >= 0 ? `${text.slice(0, -1)}${ALPHABET[value ^ 1]}` : text
}

/** Returns a Base64url text with the padding that a token leaves out (RFC 7515 section 2). */
export function withPadding(text: string): string {
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=')
}
