// The keys that the JWT server signs and verifies with: one for each algorithm, of which one is in use.
import { createHash } from 'node:crypto'
import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  exportPKCS8,
  exportSPKI,
  generateKeyPair,
  importPKCS8,
  importSPKI,
  type JWK,
} from 'jose'
import { z } from 'zod'
import type { Ids } from '#main/clock/clock'
import { LabError } from '#src/contract/lab-error'
import type { JwtKey } from '#src/contract/status'
import { WEAK_SECRETS } from '#src/defences/weak-secrets'
import { type JwtAlgorithm, jwtAlgorithmSchema } from '#src/settings/settings'
import { type Base64urlProblem, decodeLooseBase64 } from '#src/token/base64url'
import type { KeyPair, KeySource } from './key-source'

type HmacAlgorithm = 'HS256' | 'HS384' | 'HS512'
type KeyPairAlgorithm = Exclude<JwtAlgorithm, HmacAlgorithm>

/** All keys that have been made, for a server that is to go on with them: key pairs in PEM (PKCS #8 and SPKI). */
export const keptKeysSchema = z.object({
  secrets: z.partialRecord(jwtAlgorithmSchema.extract(['HS256', 'HS384', 'HS512']), z.string()),
  pairs: z.partialRecord(
    jwtAlgorithmSchema.extract(['RS256', 'ES256', 'EdDSA']),
    z.object({ privatePem: z.string(), publicPem: z.string() }),
  ),
  /** The word in place of a random secret; absent where none was ever wanted. */
  weakSecret: z.enum(WEAK_SECRETS).optional(),
})
export type KeptKeys = z.infer<typeof keptKeysSchema>

/** The bits that a secret needs at least: as many as the hash has (RFC 7518 section 3.2). */
const HASH_BITS: Record<HmacAlgorithm, number> = { HS256: 256, HS384: 384, HS512: 512 }

/** As much of a key's hash as tells a few keys apart, in characters. */
const KEY_ID_LENGTH = 16

interface AsymmetricPair extends KeyPair {
  readonly sign: CryptoKey
  readonly verify: CryptoKey
  readonly publicPem: string
}

/** Tells whether an algorithm signs with a shared secret. */
export function isHmac(algorithm: JwtAlgorithm): algorithm is HmacAlgorithm {
  return Object.hasOwn(HASH_BITS, algorithm)
}

/**
 * Returns the key that a secret's text stands for: its UTF-8 bytes or, where it is Base64, with or without padding and in either
 * alphabet (RFC 4648 sections 4 and 5), the bytes that it was made of.
 * @throws LabError ERR_LAB_BAD_KEY for an empty text, which is no key, and for one that should be Base64 and isn't.
 */
export function secretBytes(secret: string, isBase64 = false): Uint8Array {
  if (secret === '') throw new LabError('ERR_LAB_BAD_KEY', 'The secret is empty: type one')
  if (!isBase64) return new TextEncoder().encode(secret)
  const { bytes, problems } = decodeLooseBase64(secret)
  if (bytes !== null && bytes.length > 0) return bytes
  throw new LabError(
    'ERR_LAB_BAD_KEY',
    `The secret is not Base64 (RFC 4648): ${base64Complaint(problems)}. Mend it, or have it read as text`,
  )
}

function base64Complaint(problems: readonly Base64urlProblem[]): string {
  const last = problems.findLast(({ kind }) => kind === 'bad-character' || kind === 'bad-length')
  if (last === undefined) return 'it stands for no byte'
  return last.kind === 'bad-character'
    ? `${JSON.stringify(last.character)} is none of its characters`
    : 'it ends in the middle of a byte'
}

/** The keys of one server. Random ones are made when they are first needed, and kept as long as the server lives. */
export class JwtKeys implements KeySource {
  readonly verifiesOnly = false
  readonly issuesAt = null
  readonly #ids: Ids
  readonly #randomSecrets = new Map<HmacAlgorithm, string>()
  /** The secret's key is imported once: jose would do it for each token anew. */
  readonly #hmacs = new Map<HmacAlgorithm, { readonly secret: string; readonly pair: Promise<KeyPair> }>()
  readonly #pairs = new Map<KeyPairAlgorithm, AsymmetricPair>()
  #algorithm: JwtAlgorithm = 'HS256'
  #secret: string | null = null
  #isStrong = true
  #weakSecret: KeptKeys['weakSecret']
  #configured = 0

  private constructor(ids: Ids) {
    this.#ids = ids
  }

  /**
   * Makes keys with one algorithm in use. `secret` is the learner's own for HMAC, null for a random one, or, where it need not be
   * strong, for a word that everybody guesses; `kept` are keys to go on with.
   * @throws LabError ERR_LAB_BAD_KEY when the secret is empty.
   */
  static async create(
    ids: Ids,
    algorithm: JwtAlgorithm,
    secret: string | null,
    kept?: KeptKeys,
    isStrong = true,
  ): Promise<JwtKeys> {
    const keys = new JwtKeys(ids)
    if (kept) await keys.#goOnWith(kept)
    await keys.configure(algorithm, secret, isStrong)
    return keys
  }

  /** The algorithm in use: the only one that the server accepts. */
  get algorithm(): JwtAlgorithm {
    return this.#algorithm
  }

  /**
   * Puts another algorithm or secret in use; of calls that overlap the last one counts. Tokens that were signed before
   * don't pass any more.
   * @throws LabError ERR_LAB_BAD_KEY when the secret is empty.
   */
  async configure(algorithm: JwtAlgorithm, secret: string | null, isStrong = true): Promise<void> {
    this.#configured += 1
    const call = this.#configured
    if (secret !== null) secretBytes(secret)
    // The key is made first: whoever comes in between still finds the old algorithm with its key.
    if (!isHmac(algorithm)) await this.#pairOf(algorithm)
    if (call !== this.#configured) return
    this.#algorithm = algorithm
    this.#secret = secret
    this.#isStrong = isStrong
  }

  /** Names the key in use, so that a token can be told from one that another key has signed. */
  get keyId(): string {
    const algorithm = this.#algorithm
    const key = isHmac(algorithm) ? this.#secretOf(algorithm) : this.#madePair(algorithm).publicPem
    return createHash('sha256').update(`${algorithm} ${key}`).digest('base64url').slice(0, KEY_ID_LENGTH)
  }

  /** Returns the key in use. */
  current(): Promise<KeyPair> {
    return this.of(this.#algorithm)
  }

  async signing(): Promise<KeyPair['sign']> {
    return (await this.current()).sign
  }

  verifying(): Promise<KeyPair['verify']> {
    return this.current().then(({ verify }) => verify)
  }

  async plain(): Promise<Uint8Array> {
    const algorithm = this.#algorithm
    if (isHmac(algorithm)) return secretBytes(this.#secretOf(algorithm))
    return new TextEncoder().encode((await this.#pairOf(algorithm)).publicPem)
  }

  /** Returns this server's key for an algorithm, in use or not. */
  of(algorithm: JwtAlgorithm): Promise<KeyPair> {
    if (!isHmac(algorithm)) return this.#pairOf(algorithm)
    const secret = this.#secretOf(algorithm)
    const kept = this.#hmacs.get(algorithm)
    if (kept?.secret === secret) return kept.pair
    const pair = hmacPair(algorithm, secret)
    this.#hmacs.set(algorithm, { secret, pair })
    return pair
  }

  /** Describes the key in use for the learner, the secret included. */
  describe(): JwtKey {
    const algorithm = this.#algorithm
    if (isHmac(algorithm)) {
      const secret = this.#secretOf(algorithm)
      const bits = 8 * secretBytes(secret).length
      return {
        kind: 'secret',
        secret,
        bits,
        requiredBits: HASH_BITS[algorithm],
        weak: bits < HASH_BITS[algorithm],
      }
    }
    return { kind: 'key-pair', publicKey: this.#madePair(algorithm).publicPem }
  }

  /** Returns the public key in use as a JWK (RFC 7517), its `kid` the thumbprint of RFC 7638; null for a shared secret. */
  async publicJwk(): Promise<JWK | null> {
    const alg = this.#algorithm
    if (isHmac(alg)) return null
    const jwk = await exportJWK((await this.#pairOf(alg)).verify)
    return { ...jwk, kid: await calculateJwkThumbprint(jwk), use: 'sig', alg }
  }

  /** Returns all keys that have been made, private halves and all. */
  async kept(): Promise<KeptKeys> {
    const pairs: KeptKeys['pairs'] = {}
    for (const [algorithm, { sign, publicPem }] of this.#pairs) {
      pairs[algorithm] = { privatePem: await exportPKCS8(sign), publicPem }
    }
    const weakSecret = this.#weakSecret
    return { secrets: Object.fromEntries(this.#randomSecrets), pairs, ...(weakSecret && { weakSecret }) }
  }

  async #goOnWith({ secrets, pairs, weakSecret }: KeptKeys): Promise<void> {
    this.#weakSecret = weakSecret
    for (const [algorithm, secret] of entriesOf(secrets)) this.#randomSecrets.set(algorithm, secret)
    for (const [algorithm, { privatePem, publicPem }] of entriesOf(pairs)) {
      const sign = await importPKCS8(privatePem, algorithm, { extractable: true })
      const verify = await importSPKI(publicPem, algorithm, { extractable: true })
      this.#pairs.set(algorithm, { sign, verify, publicPem })
    }
  }

  #secretOf(algorithm: HmacAlgorithm): string {
    if (this.#secret !== null) return this.#secret
    if (!this.#isStrong) {
      this.#weakSecret ??= anyWeakSecret(this.#ids)
      return this.#weakSecret
    }
    const made = this.#randomSecrets.get(algorithm) ?? this.#ids.secret(HASH_BITS[algorithm] / 8)
    this.#randomSecrets.set(algorithm, made)
    return made
  }

  #madePair(algorithm: KeyPairAlgorithm): AsymmetricPair {
    const pair = this.#pairs.get(algorithm)
    if (!pair) throw new Error(`The key pair of ${algorithm} is not made yet`)
    return pair
  }

  async #pairOf(algorithm: KeyPairAlgorithm): Promise<AsymmetricPair> {
    const made = this.#pairs.get(algorithm) ?? (await makePair(algorithm))
    // Whoever was first has made it meanwhile.
    const pair = this.#pairs.get(algorithm) ?? made
    this.#pairs.set(algorithm, pair)
    return pair
  }
}

function anyWeakSecret(ids: Ids): (typeof WEAK_SECRETS)[number] {
  const chance = Buffer.from(ids.secret(4), 'base64url').readUInt32BE()
  return WEAK_SECRETS[chance % WEAK_SECRETS.length] ?? WEAK_SECRETS[0]
}

async function hmacPair(algorithm: HmacAlgorithm, secret: string): Promise<KeyPair> {
  const sign = secretBytes(secret)
  const hmac = { name: 'HMAC', hash: `SHA-${algorithm.slice(2)}` }
  return { sign, verify: await crypto.subtle.importKey('raw', sign, hmac, false, ['verify']) }
}

/** Makes a key that no server knows, for an algorithm. */
export async function strangersKey(algorithm: JwtAlgorithm, ids: Ids): Promise<KeyPair> {
  if (!isHmac(algorithm)) return makePair(algorithm)
  const key = secretBytes(ids.secret(HASH_BITS[algorithm] / 8))
  return { sign: key, verify: key }
}

async function makePair(algorithm: KeyPairAlgorithm): Promise<AsymmetricPair> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true })
  return { sign: privateKey, verify: publicKey, publicPem: await exportSPKI(publicKey) }
}

function entriesOf<K extends string, V>(record: Partial<Record<K, V>>): [K, V][] {
  return Object.entries(record) as [K, V][]
}
