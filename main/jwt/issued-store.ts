// The tokens that the server has issued, in a storage. Verifying needs no such list; revoking and rotating do.
import type { Clock } from '#main/clock/clock'
import type { Collection } from '#main/storage/collection'
import { type IssuedRow, issuedRowSchema } from '#src/trace/state'
import { LONGEST_LEEWAY_MS, type StoreParts } from './token-lists'

/**
 * How long a token stays listed after it has expired, in milliseconds of the lab's clock: for the learner to see it dead, and as
 * long as a leeway that is raised could bring it back to life.
 */
export const LISTED_AFTER_EXPIRY_MS = LONGEST_LEEWAY_MS

/** After its `exp` a token is listed no longer than this, however large the leeway. */
const LISTED_AT_MOST_MS = LISTED_AFTER_EXPIRY_MS + LONGEST_LEEWAY_MS

/** How a refresh token is to be replaced. */
interface RotationWish {
  /** For how long after its retirement a token is still taken, in milliseconds; at exactly that it isn't any more. */
  readonly graceMs: number
  /** Whether a token that was not retired is retired now; else it is only looked at. */
  readonly retire: boolean
}

/** What became of a refresh token that was to be replaced: see the hop `family-answered`. */
type Rotation =
  | { readonly outcome: 'current' | 'grace' | 'reused'; readonly row: IssuedRow }
  | { readonly outcome: 'unknown' }

/**
 * Keeps what is known of issued tokens until some time after they have expired. All methods reject only when the storage itself
 * fails.
 */
export class IssuedStore {
  readonly #rows: Collection<IssuedRow>
  readonly #clock: Clock
  readonly #leewayMs: () => number

  constructor({ storage, clock, leewayMs }: StoreParts) {
    this.#rows = storage.collection({
      name: 'issued-tokens',
      notebook: 'all',
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

  /** Returns what is known of a token; null for one that this list doesn't have. */
  find(jti: string): Promise<IssuedRow | null> {
    return this.#rows.get(jti)
  }

  /**
   * Looks whether a refresh token was replaced before, and retires it in the same step: of any number of calls for one token
   * only one ever gets `current` with `retire`. Returns its row as it is then.
   */
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

  /** Returns the tokens of a subject that have not expired. */
  async aliveOf(sub: string): Promise<IssuedRow[]> {
    return (await this.#rows.ownedBy(sub)).filter((row) => !this.#expiredFor(row, 0))
  }

  /** Removes the tokens that have been expired for long and returns them, each once. */
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

  /** Returns all tokens in the order in which they were issued. */
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
