// How a server verifies that lacks a defence: by calls of jose that people really write, each of which lets through one attack.
import { posix } from 'node:path'
import {
  type CompactVerifyGetKey,
  createRemoteJWKSet,
  customFetch,
  EmbeddedJWK,
  errors,
  importSPKI,
} from 'jose'
import type { SignedText } from './parse-token'

/** How long a server waits for the keys of another, in milliseconds of the machine. */
const ANSWER_WITHIN_MS = 5_000

/** A key that a token has named itself, and by which member of its header. */
export interface BroughtKey {
  readonly place: 'jwk' | 'jku' | 'kid'
  readonly key: CompactVerifyGetKey
}

/** Tells whether a header asks for no signature, in any spelling (RFC 7519 section 6). */
export function asksForNone({ header }: SignedText): boolean {
  const { alg } = header.values
  return typeof alg === 'string' && alg.toLowerCase() === 'none'
}

/**
 * Returns the key by which the header's `alg` has a token verified: for HMAC the bytes that the server verifies with, be they a
 * secret or the PEM of a public key (RFC 8725 section 2.1).
 */
export function keyByAlg(bytes: Uint8Array): CompactVerifyGetKey {
  return ({ alg = '' }) => (alg.startsWith('HS') ? bytes : importSPKI(new TextDecoder().decode(bytes), alg))
}

/**
 * Returns the key that a token's header brings or leads to (RFC 7515 sections 4.1.2 to 4.1.4); null where it names none. A `jku`
 * is fetched only from `origins`, the lab's own: no token has this machine send anything elsewhere.
 */
export function broughtKey({ header }: SignedText, origins: readonly string[]): BroughtKey | null {
  const { jwk, jku, kid } = header.values
  if (jwk !== undefined) return { place: 'jwk', key: EmbeddedJWK }
  if (typeof jku === 'string') return { place: 'jku', key: keysAt(jku, origins) }
  if (typeof kid === 'string') return { place: 'kid', key: async () => readKeyFile(kid) }
  return null
}

/** @throws TypeError, as `new URL` does, for what is no address, and for one that isn't the lab's. */
function keysAt(jku: string, origins: readonly string[]): CompactVerifyGetKey {
  return async (header, token) => {
    const url = new URL(jku)
    if (!origins.includes(url.origin)) throw new TypeError(`No server of the lab is at ${url.origin}`)
    const keys = createRemoteJWKSet(url, {
      timeoutDuration: ANSWER_WITHIN_MS,
      // No connection is kept: the servers of the lab can stop whenever they like.
      [customFetch]: (address, init) => fetch(address, { ...init, headers: { Connection: 'close' } }),
    })
    return keys(header, token)
  }
}

/** Where the server believes its keys to be. */
const KEYS_FOLDER = '/app/keys'

/**
 * The server's disk, as far as a `kid` can lead. It is made up: a token must not read the learner's. The image of no dots is one
 * null byte, as `/dev/null` is to servers that take an empty key.
 */
const FILES: ReadonlyMap<string, Uint8Array> = new Map([['/app/public/blank.bin', new Uint8Array(1)]])

/** @throws JWKSNoMatchingKey where no file is. */
function readKeyFile(kid: string): Uint8Array {
  const bytes = FILES.get(posix.join(KEYS_FOLDER, kid))
  if (!bytes) throw new errors.JWKSNoMatchingKey()
  return bytes
}
