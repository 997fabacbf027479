// The keys of a further node: it shares the secret of HMAC, and of a key pair it has what the first node publishes.
import { exportSPKI, importJWK, type JWK } from 'jose'
import { z } from 'zod'
import { type Refusal, refuse } from '#main/http/reply'
import type { FlowProbe } from '#main/probe/flow-probe'
import { sendRequest } from '#main/probe/http-client'
import type { LaneProbe } from '#main/probe/lane-probe'
import { JWKS_PATH } from '#src/actions/actions'
import type { JwtAlgorithm } from '#src/settings/settings'
import type { KeyPair, KeySource } from './key-source'
import { isHmac, type JwtKeys } from './keys'

/** How long a node waits for another, in milliseconds of the machine. */
const ANSWER_WITHIN_MS = 5_000

export interface FetchedKeysOptions {
  /** Those of the first node: which algorithm is in use, and the shared secret. */
  readonly keys: JwtKeys
  /** Returns where the first node is now, as `http://127.0.0.1:4601`. */
  readonly firstOrigin: () => string
  /** The lane of both nodes: what they ask one another is no flow of it. */
  readonly lane: LaneProbe
}

interface FetchedKey {
  readonly jwk: JWK
  readonly verify: KeyPair['verify']
}

/** The keys of a node that isn't the first. It fetches a public key when it has none for the algorithm in use. */
export class FetchedKeys implements KeySource {
  readonly #options: FetchedKeysOptions
  readonly #fetched = new Map<JwtAlgorithm, FetchedKey>()

  constructor(options: FetchedKeysOptions) {
    this.#options = options
  }

  get algorithm(): JwtAlgorithm {
    return this.#options.keys.algorithm
  }

  get keyId(): string {
    return this.#options.keys.keyId
  }

  get verifiesOnly(): boolean {
    return !isHmac(this.algorithm)
  }

  get issuesAt(): string | null {
    return this.verifiesOnly ? this.#options.firstOrigin() : null
  }

  async signing(): Promise<KeyPair['sign'] | null> {
    return this.verifiesOnly ? null : this.#options.keys.signing()
  }

  /** @throws Refusal 503 when the public key can't be fetched. */
  async verifying(flow: FlowProbe): Promise<KeyPair['verify']> {
    const { algorithm } = this
    if (isHmac(algorithm)) return this.#options.keys.verifying()
    const key = this.#fetched.get(algorithm) ?? (await this.#fetch(algorithm, flow))
    return key.verify
  }

  async plain(flow: FlowProbe): Promise<Uint8Array> {
    const key = await this.verifying(flow)
    if (isHmac(this.algorithm) || key instanceof Uint8Array) return this.#options.keys.plain()
    return new TextEncoder().encode(await exportSPKI(key))
  }

  async publicJwk(): Promise<JWK | null> {
    return this.#fetched.get(this.algorithm)?.jwk ?? null
  }

  async #fetch(algorithm: JwtAlgorithm, flow: FlowProbe): Promise<FetchedKey> {
    await flow.gate({ kind: 'keys-fetched', detail: algorithm })
    const origin = this.#options.firstOrigin()
    const jwks = await this.#published(origin)
    const jwk = jwks.find(({ alg }) => alg === algorithm)
    if (!jwk) throw noKey(origin, `it publishes none for ${algorithm}`)
    const key = { jwk, verify: await importJWK(jwk, algorithm) }
    this.#fetched.set(algorithm, key)
    flow.record({ kind: 'keys-fetched', kid: jwk.kid, alg: algorithm })
    return key
  }

  /** Gets what the first node publishes: a real request over HTTP, and no flow of the lane. */
  async #published(origin: string) {
    let release = () => {}
    try {
      const { incoming, body } = await sendRequest(
        {
          origin,
          method: 'GET',
          target: JWKS_PATH,
          headers: [
            ['Host', new URL(origin).host],
            ['Accept', 'application/json'],
            ['Connection', 'close'],
          ],
          body: Buffer.alloc(0),
          signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
        },
        (connection) => {
          release = this.#options.lane.connections.claimBetweenNodes(connection)
        },
      )
      if (incoming.statusCode !== 200) throw new Error(`It answered ${incoming.statusCode}`)
      return jwksSchema.parse(JSON.parse(body.toString('utf8'))).keys
    } catch {
      throw noKey(origin, 'it does not answer with a JWKS')
    } finally {
      release()
    }
  }
}

const jwksSchema = z.object({
  keys: z.array(z.looseObject({ kty: z.string(), kid: z.string(), alg: z.string() })),
})

/** Without the key no signature can be verified, and what isn't verified is refused (fail closed). */
function noKey(origin: string, why: string): Refusal {
  return refuse(
    503,
    `The public key can't be fetched from ${origin}${JWKS_PATH}: ${why}. See that the first node runs, then send this again`,
  )
}
