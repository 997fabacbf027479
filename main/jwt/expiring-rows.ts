// Rows of single tokens: each counts until its token's `exp`, and is kept a little longer for a leeway that may be raised.
import { z } from 'zod'
import type { Clock } from '#main/clock/clock'
import type { Collection, Storage } from '#main/storage/collection'
import { LIFETIME_BOUNDS } from '#src/contract/lifetimes'

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
export interface KeptRow {
  readonly jti: string
  readonly sub: string
  /** Epoch milliseconds of the lab's clock; null for a token that never expires. */
  readonly expiresAt: number | null
  purged?: true | undefined
}

/** Adds to the schema of a row what the storage has to know beside. */
export const keptShape = { purged: z.literal(true).optional() }

/** Keeps one row for each `jti`. At exactly its `expiresAt` and the leeway set then, a row no longer counts. */
export class ExpiringRows<T extends KeptRow> {
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
    const there = await this.#rows.change<T | null>(row.jti, (old) =>
      old ? { result: old } : { row, result: null },
    )
    return there && asPut(there)
  }

  /** Returns the row of a `jti`; null where there is none, or its token has expired. */
  async find(jti: string): Promise<T | null> {
    return this.#unlessExpired(await this.#rows.get(jti))
  }

  /** Removes a row and returns it; null where there is none, or its token has expired. */
  async remove(jti: string): Promise<T | null> {
    return this.#unlessExpired(await this.#rows.change(jti, (old) => ({ row: null, result: old })))
  }

  /** Lists the rows whose tokens have expired no longer, and returns them, each once. */
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

  /** Forgets everything. */
  clear(): Promise<void> {
    return this.#rows.clear()
  }

  #unlessExpired(row: T | null): T | null {
    return row && !this.#hasExpired(row, this.#leewayMs()) ? asPut(row) : null
  }

  #hasExpired({ expiresAt }: KeptRow, leewayMs: number): boolean {
    return expiresAt !== null && expiresAt + leewayMs <= this.#clock.now()
  }
}

/** Takes the storage's own mark off a row, which is a copy. */
function asPut<T extends KeptRow>(row: T): T {
  delete row.purged
  return row
}
