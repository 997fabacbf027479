// The families of rotated refresh tokens, in a storage.
import { z } from 'zod'
import type { Clock } from '#main/clock/clock'
import type { Collection } from '#main/storage/collection'
import { type FamilyRow, familyRowSchema, type RevocationCause } from '#src/trace/state'
import { LISTED_AFTER_EXPIRY_MS } from './issued-store'
import { LONGEST_LEEWAY_MS, type StoreParts } from './token-lists'

const storedSchema = familyRowSchema.extend({ lastsUntil: z.number().nullable() })
type StoredFamily = z.infer<typeof storedSchema>

/** As long as the list of issued tokens may still show the last of its tokens, a family has to be there. */
const KEPT_MS = LISTED_AFTER_EXPIRY_MS + LONGEST_LEEWAY_MS

/** Keeps the families of rotated refresh tokens (RFC 9700 section 4.14.2), each until its last token has been expired for long. */
export class FamilyStore {
  readonly #rows: Collection<StoredFamily>
  readonly #clock: Clock

  constructor({ storage, clock }: StoreParts) {
    this.#rows = storage.collection({
      name: 'families',
      schema: storedSchema,
      keyOf: ({ id }) => id,
      ownerOf: ({ sub }) => sub,
      expiresAt: ({ lastsUntil }) => (lastsUntil === null ? null : lastsUntil + KEPT_MS),
    })
    this.#clock = clock
  }

  /**
   * Begins a family where there is none, and returns the one that there is then. `lastsUntil` is the `exp` of its refresh token in
   * epoch milliseconds; null for one that never expires.
   */
  async begin(row: FamilyRow, lastsUntil: number | null): Promise<FamilyRow> {
    const begun = await this.#rows.change<StoredFamily>(row.id, (old) => {
      if (old) return { result: old }
      const stored = { ...row, lastsUntil }
      return { row: stored, result: stored }
    })
    return withoutEnd(begun)
  }

  async find(id: string): Promise<FamilyRow | null> {
    const found = await this.#rows.get(id)
    return found && withoutEnd(found)
  }

  /** Has a family last for a further token, and returns it as it is then; null where it isn't there. */
  async prolong(id: string, lastsUntil: number | null): Promise<FamilyRow | null> {
    const family = await this.#rows.change<StoredFamily | null>(id, (old) => {
      if (!old) return { result: null }
      const row = { ...old, lastsUntil: later(old.lastsUntil, lastsUntil) }
      return { row, result: row }
    })
    return family && withoutEnd(family)
  }

  /** Revokes a family and returns its row; null where it was revoked already, or isn't there. */
  async revoke(id: string, because: RevocationCause): Promise<FamilyRow | null> {
    const revoked = await this.#rows.change<StoredFamily | null>(id, (old) => {
      if (!old || old.revokedAt !== null) return { result: null }
      const row = { ...old, revokedAt: this.#clock.now(), because }
      return { row, result: row }
    })
    return revoked && withoutEnd(revoked)
  }

  async all(): Promise<FamilyRow[]> {
    return (await this.#rows.all()).map(withoutEnd)
  }

  async purgeExpired(): Promise<FamilyRow[]> {
    const now = this.#clock.now()
    const gone: FamilyRow[] = []
    for (const { id } of await this.#rows.expiredBy(now)) {
      const removed = await this.#rows.change<StoredFamily | null>(id, (row) =>
        // It may have been prolonged meanwhile.
        row && row.lastsUntil !== null && row.lastsUntil + KEPT_MS <= now
          ? { row: null, result: row }
          : { result: null },
      )
      if (removed) gone.push(withoutEnd(removed))
    }
    return gone
  }

  clear(): Promise<void> {
    return this.#rows.clear()
  }
}

function withoutEnd({ lastsUntil: _end, ...family }: StoredFamily): FamilyRow {
  return family
}

/** Returns the later of two ends; null stands for none at all. */
function later(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : Math.max(one, other)
}
