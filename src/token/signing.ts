// How a JWT's signature comes about: the formula of each algorithm, and a token put together again from edited parts.
import { encodeBase64url } from './base64url'
import { encodeUtf8 } from './utf8'

/** An algorithm of RFC 7518 section 3.1 or RFC 8037, as the formula shows it. */
export interface SigningScheme {
  readonly alg: string
  readonly family: 'hmac' | 'rsa' | 'rsaPss' | 'ecdsa' | 'eddsa' | 'none'
  /** The name of the function in the formula, `HMACSHA256`; empty for `none`. */
  readonly functionName: string
  /** The bits of the hash, `256`; empty where the algorithm fixes it itself. */
  readonly hashBits: string
  /** Whether one secret both signs and verifies; else a private key signs and the public one verifies. */
  readonly symmetric: boolean
}

const FAMILIES = {
  HS: { family: 'hmac', prefix: 'HMACSHA' },
  RS: { family: 'rsa', prefix: 'RSASHA' },
  PS: { family: 'rsaPss', prefix: 'RSAPSSSHA' },
  ES: { family: 'ecdsa', prefix: 'ECDSASHA' },
} as const

/** Returns the scheme of an `alg`, matched by its exact letters but for `none`; null for one that no RFC names. */
export function signingScheme(alg: string): SigningScheme | null {
  if (alg.toLowerCase() === 'none') {
    return { alg, family: 'none', functionName: '', hashBits: '', symmetric: false }
  }
  if (alg === 'EdDSA' || alg === 'Ed25519') {
    return { alg, family: 'eddsa', functionName: 'Ed25519', hashBits: '', symmetric: false }
  }
  const [, letters, hashBits = ''] = /^(HS|RS|PS|ES)(256|384|512)$/.exec(alg) ?? []
  if (letters !== 'HS' && letters !== 'RS' && letters !== 'PS' && letters !== 'ES') return null
  const { family, prefix } = FAMILIES[letters]
  return { alg, family, functionName: `${prefix}${hashBits}`, hashBits, symmetric: letters === 'HS' }
}

/** The texts of a header and a payload. */
export interface TokenTexts {
  readonly header: string
  readonly payload: string
}

/** Encodes the text of a header or payload as it stands in a token. */
export function encodePart(text: string): string {
  return encodeBase64url(encodeUtf8(text))
}

/** Puts a token together from edited texts and a signature that was made for others: what somebody who lacks the key can do. */
export function withOldSignature(header: string, payload: string, signature: string): string {
  return `${encodePart(header)}.${encodePart(payload)}.${signature}`
}
