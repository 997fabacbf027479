// A blocklist in memory: gone with the process, and with it every revocation.
import type { Clock } from '#main/clock/clock'
import type { BlocklistRow } from '#src/trace/state'
import type { Blocklist } from './blocklist'

/** Returns an empty blocklist. `leewayMs` returns by how much the server lets `exp` be missed now. */
export function createMemoryBlocklist(clock: Clock, leewayMs: () => number = () => 0): Blocklist {
  return new MemoryBlocklist(clock, leewayMs)
}

class MemoryBlocklist implements Blocklist {
  readonly #clock: Clock
  readonly #leewayMs: () => number
  readonly #entries = new Map<string, BlocklistRow>()

  constructor(clock: Clock, leewayMs: () => number) {
    this.#clock = clock
    this.#leewayMs = leewayMs
  }

  async add(entry: BlocklistRow): Promise<boolean> {
    if (this.#entries.has(entry.jti)) return false
    this.#entries.set(entry.jti, { ...entry })
    return true
  }

  async find(jti: string): Promise<BlocklistRow | null> {
    const entry = this.#entries.get(jti)
    return entry && !this.#hasExpired(entry) ? { ...entry } : null
  }

  async purgeExpired(): Promise<BlocklistRow[]> {
    const gone = [...this.#entries.values()].filter((entry) => this.#hasExpired(entry))
    for (const { jti } of gone) this.#entries.delete(jti)
    return gone
  }

  async all(): Promise<BlocklistRow[]> {
    return [...this.#entries.values()].map((entry) => ({ ...entry }))
  }

  async clear(): Promise<void> {
    this.#entries.clear()
  }

  #hasExpired({ expiresAt }: BlocklistRow): boolean {
    return expiresAt !== null && expiresAt + this.#leewayMs() <= this.#clock.now()
  }
}
