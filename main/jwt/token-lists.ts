// Lists of single tokens in a storage: those that were revoked, those that are good, and the one-time tokens that were used. In memory a
// restart forgets them, and with them every revocation. All times are the lab's; methods reject only when the storage itself fails.
import {
  type AllowlistRow,
  allowlistRowSchema,
  type BlocklistRow,
  blocklistRowSchema,
  type SpentRow,
  spentRowSchema,
} from '#src/trace/state'
import { ExpiringRows, type KeptRow, keptShape, type StoreParts } from './expiring-rows'

export type Blocklist = ReturnType<typeof createBlocklist>

/**
 * Keeps the `jti`s of revoked tokens, each until its token's own `exp` has passed: a refresh token's as long as the refresh
 * token could live, one without `exp` for good. At exactly its `expiresAt` an entry is gone, as its token has expired; with a
 * leeway both last that much longer.
 */
export function createBlocklist(parts: StoreParts) {
  const rows = new ExpiringRows('blocklist', blocklistRowSchema.extend(keptShape), parts)
  return {
    ...common(rows),
    /** Adds an entry and returns whether it is new. One that is there already stays as it is: the first revocation counts. */
    add: async (entry: BlocklistRow) => (await rows.add(entry)) === null,
  }
}

/** Keeps the `jti`s that are good, each until its token's own `exp`. What isn't there counts as revoked. */
export function createAllowlist(parts: StoreParts) {
  const rows = new ExpiringRows('allowlist', allowlistRowSchema.extend(keptShape), parts)
  return {
    ...common(rows),
    add: async (row: AllowlistRow) => {
      await rows.add(row)
    },
    /** Takes a token off the list and returns its row; null where it wasn't there. */
    remove: (jti: string) => rows.remove(jti),
  }
}

/** Keeps the `jti`s of one-time tokens that have been used, each until its token's own `exp`. */
export function createSpentTokens(parts: StoreParts) {
  const rows = new ExpiringRows('spent-tokens', spentRowSchema.extend(keptShape), parts)
  return {
    ...common(rows),
    /** Uses a token up and returns null; returns the first use's row where it has been used before. Only one caller ever gets null. */
    spend: (row: SpentRow) => rows.add(row),
  }
}

function common<T extends KeptRow>(rows: ExpiringRows<T>) {
  return {
    /** Returns the row of a `jti`; null where there is none, or its token has expired. */
    find: (jti: string) => rows.find(jti),
    /** Removes the rows whose tokens have expired and returns them, each once. */
    purgeExpired: () => rows.purgeExpired(),
    /** Returns all rows in the order in which they came; those of expired tokens, too, until they are purged. */
    all: () => rows.all(),
    /** Forgets everything. */
    clear: () => rows.clear(),
  }
}
