// The blocklist, behind an interface: in memory now, in a database later. All its times are the lab's.
import type { BlocklistRow } from '#src/trace/state'

/**
 * Keeps the `jti`s of revoked tokens, each until its token's own `exp` has passed: a refresh token's as long as the refresh
 * token could live, one without `exp` for good. At exactly its `expiresAt` an entry is gone, as its token has expired; with a
 * leeway both last that much longer.
 * All methods reject only when the storage itself fails.
 */
export interface Blocklist {
  /** Adds an entry and returns whether it is new. One that is there already stays as it is: the first revocation counts. */
  add(entry: BlocklistRow): Promise<boolean>
  /** Returns the entry of a `jti`; null where there is none, or its token has expired. */
  find(jti: string): Promise<BlocklistRow | null>
  /** Removes the entries whose tokens have expired and returns them, each once. */
  purgeExpired(): Promise<BlocklistRow[]>
  /** Returns all entries in the order in which they came; those of expired tokens, too, until they are purged. */
  all(): Promise<BlocklistRow[]>
  /** Forgets everything. */
  clear(): Promise<void>
}
