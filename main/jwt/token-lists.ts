// Lists of single tokens in a storage: those that were revoked, those that are good, and the one-time tokens that were used. In
// memory a restart forgets them, and with them every revocation. All times are the lab's; methods reject only when the storage
// itself fails.
import { z } from 'zod'
import type { Clock } from '#main/clock/clock'
import type { Collection, Storage } from '#main/storage/collection'
import { LIFETIME_BOUNDS } from '#src/settings/lifetimes'

import {
  type AllowlistRow,
  allowlistRowSchema,
  type BlocklistRow,
  blocklistRowSchema,
  type SpentRow,
  spentRowSchema,
} from '#src/trace/state'

/** By how much a leeway can be raised at most, in milliseconds: for so long an expired token could come back to life. */
export const LONGEST_LEEWAY_MS = LIFETIME_BOUNDS.leewaySeconds.max * 1000

/** What all stores of tokens work with. */
export interface StoreParts {
  readonly storage: Storage
  /** The lab's. */
  readonly clock: Clock
  /** Returns by how much the server lets `exp` be missed now, in milliseconds. */
  readonly leewayMs: () => number
}

/** A row as it lies in the storage: `purged` once it was handed out as expired. */
interface ListRow {
  readonly jti: string
  readonly sub: string
  /** Epoch milliseconds of the lab's clock; null for a token that never expires. */
  readonly expiresAt: number | null
  purged?: true | undefined
}

/** What the storage has to know of a row besides. */
const markShape = { purged: z.literal(true).optional() }

/**
 * Keeps one row for each `jti`, each until its token's own `exp`, one without `exp` for good: at exactly its `expiresAt` and the
 * leeway set then, a row no longer counts. It is kept a little longer, for a leeway that may be raised.
 */
class TokenList<T extends ListRow> {
  readonly #rows: Collection<T>
  readonly #clock: Clock
  readonly #leewayMs: () => number

  /** `name` is the collection's within the storage. */
  constructor(name: string, schema: z.ZodType<T>, { storage, clock, leewayMs }: StoreParts) {
    this.#rows = storage.collection({
      name,
      schema,
      keyOf: ({ jti }) => jti,
      ownerOf: ({ sub }) => sub,
      expiresAt: ({ expiresAt }) => (expiresAt === null ? null : expiresAt + LONGEST_LEEWAY_MS),
    })
    this.#clock = clock
    this.#leewayMs = leewayMs
  }

  /** Puts a row where there is none and returns null; returns the one that is there already, which stays as it is. */
  async add(row: T): Promise<T | null> {
    const there = await this.#rows.change<T | null>(row.jti, (old) => {
      const put = old ? this.merged(old, row) : row
      return put ? { row: put, result: null } : { result: old }
    })
    return there && asPut(there)
  }

  /** Returns what becomes of a row that is there already when another comes; null where it stays. */
  protected merged(_old: T, _row: T): T | null {
    return null
  }

  /** Returns the row of a `jti`; null where there is none, or its token has expired. */
  async find(jti: string): Promise<T | null> {
    return this.#unlessExpired(await this.#rows.get(jti))
  }

  /** Removes a row and returns it; null where there is none, or its token has expired. */
  async remove(jti: string): Promise<T | null> {
    return this.#unlessExpired(await this.#rows.change(jti, (old) => ({ row: null, result: old })))
  }

  /** Takes the rows whose tokens have expired off the list, and returns them, each once. */
  async purgeExpired(): Promise<T[]> {
    const over = await this.#rows.expiredBy(this.#clock.now() - this.#leewayMs() + LONGEST_LEEWAY_MS)
    const gone: T[] = []
    for (const row of over) {
      const forget = this.#hasExpired(row, LONGEST_LEEWAY_MS)
      if (row.purged && !forget) continue
      const listed = await this.#rows.change<T | null>(row.jti, (now) => {
        if (!now) return { result: null }
        return { row: forget ? null : { ...now, purged: true }, result: now.purged ? null : now }
      })
      if (listed) gone.push(listed)
    }
    return gone
  }

  /** Returns all rows in the order in which they came; those of expired tokens, too, until they are purged. */
  async all(): Promise<T[]> {
    return (await this.#rows.all()).filter(({ purged }) => !purged)
  }

  clear(): Promise<void> {
    return this.#rows.clear()
  }

  #unlessExpired(row: T | null): T | null {
    return row && !this.#hasExpired(row, this.#leewayMs()) ? asPut(row) : null
  }

  #hasExpired({ expiresAt }: ListRow, leewayMs: number): boolean {
    return expiresAt !== null && expiresAt + leewayMs <= this.#clock.now()
  }
}

/** Takes the storage's own mark off a row, which is a copy. */
function asPut<T extends ListRow>(row: T): T {
  delete row.purged
  return row
}

/** Keeps the `jti`s of revoked tokens. The first revocation of a token counts: what is on the list stays as it is. */
export class Blocklist extends TokenList<BlocklistRow> {
  constructor(parts: StoreParts) {
    super('blocklist', blocklistRowSchema.extend(markShape), parts)
  }

  /** A further text of the same token is added to those that are revoked; with its `jti` all are. */
  protected override merged(old: BlocklistRow, { textHashes: further }: BlocklistRow): BlocklistRow | null {
    const { textHashes, ...row } = old
    if (!textHashes) return null
    if (!further) return row
    const added = further.filter((hash) => !textHashes.includes(hash))
    return added.length > 0 ? { ...row, textHashes: [...textHashes, ...added] } : null
  }
}

/** Keeps the `jti`s that are good. What isn't there counts as revoked. */
export class Allowlist extends TokenList<AllowlistRow> {
  constructor(parts: StoreParts) {
    super('allowlist', allowlistRowSchema.extend(markShape), parts)
  }
}

/** Keeps the `jti`s of one-time tokens that have been used. Of any number of uses of a token only one is ever the first. */
export class SpentTokens extends TokenList<SpentRow> {
  constructor(parts: StoreParts) {
    super('spent-tokens', spentRowSchema.extend(markShape), parts)
  }
}
