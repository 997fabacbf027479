// Issued tokens in a storage.
import type { Clock } from '#main/clock/clock'
import type { Collection } from '#main/storage/collection'
import { type IssuedRow, issuedRowSchema } from '#src/trace/state'
import { LONGEST_LEEWAY_MS, type StoreParts } from './expiring-rows'
import type { IssuedTokens, Rotation, RotationWish } from './issued-tokens'

/**
 * How long a token stays listed after it has expired, in milliseconds of the lab's clock: for the learner to see it dead, and as
 * long as a leeway that is raised could bring it back to life.
 */
export const LISTED_AFTER_EXPIRY_MS = LONGEST_LEEWAY_MS

/** After its `exp` a token is listed no longer than this, however large the leeway. */
const LISTED_AT_MOST_MS = LISTED_AFTER_EXPIRY_MS + LONGEST_LEEWAY_MS

/** Returns the list of issued tokens that lies in a storage. */
export function createIssuedTokens(parts: StoreParts): IssuedTokens {
  return new StoredIssuedTokens(parts)
}

class StoredIssuedTokens implements IssuedTokens {
  readonly #rows: Collection<IssuedRow>
  readonly #clock: Clock
  readonly #leewayMs: () => number

  constructor({ storage, clock, leewayMs }: StoreParts) {
    this.#rows = storage.collection({
      name: 'issued-tokens',
      schema: issuedRowSchema,
      keyOf: ({ jti }) => jti,
      ownerOf: ({ sub }) => sub,
      expiresAt: ({ expiresAt }) => (expiresAt === null ? null : expiresAt + LISTED_AT_MOST_MS),
    })
    this.#clock = clock
    this.#leewayMs = leewayMs
  }

  async add(row: IssuedRow): Promise<void> {
    await this.#rows.change(row.jti, () => ({ row, result: null }))
  }

  find(jti: string): Promise<IssuedRow | null> {
    return this.#rows.get(jti)
  }

  rotate(jti: string, { graceMs, retire }: RotationWish): Promise<Rotation> {
    return this.#rows.change<Rotation>(jti, (row) => {
      if (!row) return { result: { outcome: 'unknown' } }
      const now = this.#clock.now()
      const { retiredAt } = row
      if (retiredAt !== undefined) {
        return { result: { outcome: now < retiredAt + graceMs ? 'grace' : 'reused', row } }
      }
      if (!retire) return { result: { outcome: 'current', row } }
      const retired = { ...row, retiredAt: now }
      return { row: retired, result: { outcome: 'current', row: retired } }
    })
  }

  async aliveOf(sub: string): Promise<IssuedRow[]> {
    return (await this.#rows.ownedBy(sub)).filter((row) => !this.#expiredFor(row, 0))
  }

  async purgeExpired(): Promise<IssuedRow[]> {
    const now = this.#clock.now()
    const over = await this.#rows.expiredBy(now - this.#leewayMs() + LONGEST_LEEWAY_MS)
    const gone: IssuedRow[] = []
    for (const { jti } of over) {
      const removed = await this.#rows.change(jti, (row) => ({ row: null, result: row }))
      if (removed) gone.push(removed)
    }
    return gone
  }

  all(): Promise<IssuedRow[]> {
    return this.#rows.all()
  }

  clear(): Promise<void> {
    return this.#rows.clear()
  }

  #expiredFor({ expiresAt }: IssuedRow, ms: number): boolean {
    return expiresAt !== null && expiresAt + this.#leewayMs() + ms <= this.#clock.now()
  }
}
