// A blocklist in memory: gone with the process, and with it every revocation.
import type { Clock } from '#main/clock/clock'
import { LIFETIME_BOUNDS } from '#src/contract/lifetimes'
import type { BlocklistRow } from '#src/trace/state'
import type { Blocklist } from './blocklist'

const LONGEST_LEEWAY_MS = LIFETIME_BOUNDS.leewaySeconds.max * 1000

/** Returns an empty blocklist. `leewayMs` returns by how much the server lets `exp` be missed now. */
export function createMemoryBlocklist(clock: Clock, leewayMs: () => number = () => 0): Blocklist {
  return new MemoryBlocklist(clock, leewayMs)
}

class MemoryBlocklist implements Blocklist {
  readonly #clock: Clock
  readonly #leewayMs: () => number
  readonly #entries = new Map<string, BlocklistRow>()
  /** Entries that were purged, as long as a leeway that is raised could bring their tokens back to life. */
  readonly #purged = new Map<string, BlocklistRow>()

  constructor(clock: Clock, leewayMs: () => number) {
    this.#clock = clock
    this.#leewayMs = leewayMs
  }

  async add(entry: BlocklistRow): Promise<boolean> {
    if (this.#entries.has(entry.jti) || this.#purged.has(entry.jti)) return false
    this.#entries.set(entry.jti, { ...entry })
    return true
  }

  async find(jti: string): Promise<BlocklistRow | null> {
    const entry = this.#entries.get(jti) ?? this.#purged.get(jti)
    return entry && !this.#hasExpired(entry, this.#leewayMs()) ? { ...entry } : null
  }

  async purgeExpired(): Promise<BlocklistRow[]> {
    const gone = [...this.#entries.values()].filter((entry) => this.#hasExpired(entry, this.#leewayMs()))
    for (const entry of gone) {
      this.#entries.delete(entry.jti)
      this.#purged.set(entry.jti, entry)
    }
    for (const [jti, entry] of this.#purged) {
      if (this.#hasExpired(entry, LONGEST_LEEWAY_MS)) this.#purged.delete(jti)
    }
    return gone
  }

  async all(): Promise<BlocklistRow[]> {
    return [...this.#entries.values()].map((entry) => ({ ...entry }))
  }

  async clear(): Promise<void> {
    this.#entries.clear()
    this.#purged.clear()
  }

  #hasExpired({ expiresAt }: BlocklistRow, leewayMs: number): boolean {
    return expiresAt !== null && expiresAt + leewayMs <= this.#clock.now()
  }
}
