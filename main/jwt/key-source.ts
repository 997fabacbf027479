// The keys as a server of the JWT lane sees them: the first one has all, another one may have the public key only.
import type { CryptoKey, JWK } from 'jose'
import type { FlowProbe } from '#main/probe/flow-probe'
import type { JwtAlgorithm } from '#src/settings/settings'

/** A key to sign with and the one to verify with; a secret is both. */
export interface KeyPair {
  readonly sign: CryptoKey | Uint8Array
  readonly verify: CryptoKey | Uint8Array
}

export interface KeySource {
  /** The algorithm in use: the only one that the server accepts. */
  readonly algorithm: JwtAlgorithm
  /** Names the key in use: tokens that another key has signed are refused. */
  readonly keyId: string
  /** Whether it can only verify. */
  readonly verifiesOnly: boolean
  /** Where tokens are issued, as `http://127.0.0.1:4601`; null for here. */
  readonly issuesAt: string | null
  /** Returns the key to sign with; null where there is only the public one. */
  signing(): Promise<KeyPair['sign'] | null>
  /** Returns the key to verify with. Where it has to be fetched first, that is a hop of the flow. */
  verifying(flow: FlowProbe): Promise<KeyPair['verify']>
  /**
   * Returns the key to verify with as the bytes that a careless server hands to whatever algorithm a token names: the secret, or the
   * public key in PEM.
   */
  plain(flow: FlowProbe): Promise<Uint8Array>
  /** Returns the public key in use as a JWK (RFC 7517); null for a shared secret. */
  publicJwk(): Promise<JWK | null>
}
