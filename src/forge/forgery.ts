// What a forgery of a JWT is: what it needs, what it writes into header and payload, and what it puts in the signature's place.
// Whoever forges has a token, the server's public key, and keys of their own, but never the server's secret or private key.
import type { JwtAlgorithm } from '#src/settings/settings'
import type { DecodedJwt } from '#src/token/decode-jwt'
import type { TokenTexts } from '#src/token/signing'

/** What a forger has. */
export interface Workshop {
  /** The algorithm in use at the server. */
  readonly algorithm: JwtAlgorithm
  /** The server's public key in PEM (SPKI), as it is published, with no newline at its end; null where a secret is in use. */
  readonly publicPem: string | null
  /** Makes an HMAC of SHA-2 over a text (RFC 2104). */
  hmac(bits: '256' | '384' | '512', key: Uint8Array, text: string): Promise<Uint8Array>
  /** Returns the public half of the forger's own key pair for the algorithm in use, as the text of a JWK (RFC 7517). */
  ownJwk(): Promise<string>
  /** Signs a text with the private half of that pair. */
  signWithOwn(text: string): Promise<Uint8Array>
}

/** Where a forgery would be made. */
export interface Situation {
  readonly decoded: DecodedJwt
  readonly algorithm: JwtAlgorithm
}

/** Why a forgery can't be made: what the server's algorithm or the token would have to be. */
export type Obstacle = 'needs-key-pair' | 'needs-hmac' | 'needs-es256' | 'no-spare-bits'

/** `V` are the values of its parameters. */
export interface Forgery<V = Readonly<Record<string, string>>> {
  /** Says why it can't be made here; null when it can. */
  obstacle(situation: Situation): Obstacle | null
  /** Writes what it changes into the texts of header and payload, and leaves all else of them as it is, to the character. */
  rewrite(texts: TokenTexts, values: V, workshop: Workshop): TokenTexts | Promise<TokenTexts>
  /** Returns the token's third part. `input` is what a signature signs; `old` the third part that the token had. */
  sign(
    signed: { readonly input: string; readonly old: string },
    values: V,
    workshop: Workshop,
  ): string | Promise<string>
}
