// What a forger of tokens has at the JWT lane: the server's public key, hashes, and a key pair of their own for each algorithm.
import { createHmac } from 'node:crypto'
import { type CryptoKey, exportJWK } from 'jose'
import type { Ids } from '#main/clock/clock'
import type { Workshop } from '#src/forge/forgery'
import type { JwtAlgorithm } from '#src/settings/settings'
import type { KeyPair } from './key-source'
import { type JwtKeys, strangersKey } from './keys'
import { signBytes } from './sign-bytes'

/** A forger's key pairs: each is made when it is first wanted, and stays, so that a forgery can be made again as it was. */
export class ForgersKeys {
  readonly #ids: Ids
  readonly #pairs = new Map<JwtAlgorithm, Promise<KeyPair>>()

  constructor(ids: Ids) {
    this.#ids = ids
  }

  of(algorithm: JwtAlgorithm): Promise<KeyPair> {
    const pair = this.#pairs.get(algorithm) ?? strangersKey(algorithm, this.#ids)
    this.#pairs.set(algorithm, pair)
    return pair
  }
}

/** Returns what a forger has while the server's keys are as they are now: nothing of them but what is public. */
export function workshopAt(server: JwtKeys, own: ForgersKeys): Workshop {
  const { algorithm } = server
  const described = server.describe()
  return {
    algorithm,
    publicPem: described.kind === 'key-pair' ? described.publicKey.trimEnd() : null,
    hmac: async (bits, key, text) => createHmac(`sha${bits}`, key).update(text).digest(),
    ownJwk: async () => JSON.stringify(await exportJWK(await publicHalf(own, algorithm))),
    signWithOwn: async (text) => signBytes(Buffer.from(text), algorithm, (await own.of(algorithm)).sign),
  }
}

/** @throws TypeError for an algorithm that signs with a secret, which has no public half. */
async function publicHalf(own: ForgersKeys, algorithm: JwtAlgorithm): Promise<CryptoKey> {
  const { verify } = await own.of(algorithm)
  if (verify instanceof Uint8Array) throw new TypeError(`${algorithm} has no public key`)
  return verify
}
