// Sessions in memory: gone with the process, as with the MemoryStore of express-session.
import type { Clock } from '#main/clock/clock'
import type { SessionEnd } from '#src/trace/hop'
import type { SessionRow } from '#src/trace/state'
import type { SessionLookup, SessionStore, SessionTimes } from './session-store'

/** How many ended or expired sessions a store remembers unless told otherwise. */
const REMEMBERED_SESSIONS = 1_000

interface MemorySessionStoreOptions {
  readonly clock: Clock
  /** How many ended or expired sessions are remembered; the oldest are forgotten first. */
  readonly remembered?: number
}

/** Returns an empty store. */
export function createMemorySessionStore(options: MemorySessionStoreOptions): SessionStore {
  return new MemorySessionStore(options)
}

type PastSession = Exclude<SessionLookup, { outcome: 'found' | 'unknown' }>

class MemorySessionStore implements SessionStore {
  readonly #clock: Clock
  readonly #remembered: number
  readonly #sessions = new Map<string, SessionRow>()
  readonly #past = new Map<string, PastSession>()

  constructor({ clock, remembered = REMEMBERED_SESSIONS }: MemorySessionStoreOptions) {
    this.#clock = clock
    this.#remembered = remembered
  }

  async add(session: SessionRow): Promise<boolean> {
    if (this.#sessions.has(session.id) || this.#past.has(session.id)) return false
    this.#sessions.set(session.id, { ...session })
    return true
  }

  async get(id: string): Promise<SessionLookup> {
    const session = this.#sessions.get(id)
    if (!session) return this.#past.get(id) ?? { outcome: 'unknown' }
    return this.#isAlive(session) ? { outcome: 'found', session: { ...session } } : expired(session)
  }

  async touch(id: string, { lastSeenAt, expiresAt }: SessionTimes): Promise<SessionRow | null> {
    const session = this.#living(id)
    if (!session) return null
    const touched = { ...session, lastSeenAt, expiresAt }
    this.#sessions.set(id, touched)
    return { ...touched }
  }

  async end(id: string, because: SessionEnd): Promise<SessionRow | null> {
    const session = this.#living(id)
    if (!session) return null
    this.#bury(session, { outcome: 'ended', because, endedAt: this.#clock.now() })
    return session
  }

  async endAllOf(accountId: string, because: SessionEnd): Promise<SessionRow[]> {
    const endedAt = this.#clock.now()
    const ending = [...this.#sessions.values()].filter(
      (session) => session.accountId === accountId && this.#isAlive(session),
    )
    for (const session of ending) this.#bury(session, { outcome: 'ended', because, endedAt })
    return ending
  }

  async purgeExpired(): Promise<SessionRow[]> {
    const gone = [...this.#sessions.values()].filter((session) => !this.#isAlive(session))
    for (const session of gone) this.#bury(session, expired(session))
    return gone
  }

  async all(): Promise<SessionRow[]> {
    return [...this.#sessions.values()].map((session) => ({ ...session }))
  }

  async clear(): Promise<void> {
    this.#sessions.clear()
    this.#past.clear()
  }

  #isAlive(session: SessionRow): boolean {
    const now = this.#clock.now()
    return now < session.expiresAt && (session.absoluteExpiresAt === null || now < session.absoluteExpiresAt)
  }

  #living(id: string): SessionRow | undefined {
    const session = this.#sessions.get(id)
    return session && this.#isAlive(session) ? session : undefined
  }

  #bury(session: SessionRow, past: PastSession): void {
    this.#sessions.delete(session.id)
    this.#past.set(session.id, past)
    for (const id of this.#past.keys()) {
      if (this.#past.size <= this.#remembered) break
      this.#past.delete(id)
    }
  }
}

function expired({ lastSeenAt, expiresAt, absoluteExpiresAt }: SessionRow): PastSession {
  return { outcome: 'expired', lastSeenAt, expiresAt, absoluteExpiresAt }
}
