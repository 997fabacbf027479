// Issued tokens in memory: gone with the process.
import type { Clock } from '#main/clock/clock'
import { LIFETIME_BOUNDS } from '#src/contract/lifetimes'
import type { IssuedRow } from '#src/trace/state'
import type { IssuedTokens } from './issued-tokens'

/**
 * How long a token stays listed after it has expired, in milliseconds of the lab's clock: for the learner to see it dead, and as
 * long as a leeway that is raised could bring it back to life.
 */
export const LISTED_AFTER_EXPIRY_MS = LIFETIME_BOUNDS.leewaySeconds.max * 1000

/** Returns an empty list. `leewayMs` returns by how much the server lets `exp` be missed now. */
export function createMemoryIssuedTokens(clock: Clock, leewayMs: () => number = () => 0): IssuedTokens {
  return new MemoryIssuedTokens(clock, leewayMs)
}

class MemoryIssuedTokens implements IssuedTokens {
  readonly #clock: Clock
  readonly #leewayMs: () => number
  readonly #rows = new Map<string, IssuedRow>()

  constructor(clock: Clock, leewayMs: () => number) {
    this.#clock = clock
    this.#leewayMs = leewayMs
  }

  async add(row: IssuedRow): Promise<void> {
    this.#rows.set(row.jti, { ...row })
  }

  async aliveOf(sub: string): Promise<IssuedRow[]> {
    return [...this.#rows.values()]
      .filter((row) => row.sub === sub && !this.#expiredFor(row, 0))
      .map((row) => ({ ...row }))
  }

  async purgeExpired(): Promise<IssuedRow[]> {
    const gone = [...this.#rows.values()].filter((row) => this.#expiredFor(row, LISTED_AFTER_EXPIRY_MS))
    for (const { jti } of gone) this.#rows.delete(jti)
    return gone
  }

  async all(): Promise<IssuedRow[]> {
    return [...this.#rows.values()].map((row) => ({ ...row }))
  }

  async clear(): Promise<void> {
    this.#rows.clear()
  }

  #expiredFor({ expiresAt }: IssuedRow, ms: number): boolean {
    return expiresAt !== null && expiresAt + this.#leewayMs() + ms <= this.#clock.now()
  }
}
