// The session store of one server, in whichever storage it has: one row for each session, with what became of it. All its times
// are the lab's.
import { z } from 'zod'
import type { Clock } from '#main/clock/clock'
import { type Collection, type Storage, StorageUnavailable } from '#main/storage/collection'
import { type SessionEnd, sessionEndSchema } from '#src/hops/session'
import { type SessionRow, sessionRowSchema } from '#src/trace/state'

/** What a store knows of a session ID. */
export type SessionLookup =
  | { readonly outcome: 'found'; readonly session: SessionRow }
  /** It was never stored, or ended so long ago that the store has forgotten it. */
  | { readonly outcome: 'unknown' }
  /** It was ended before its time. `endedAt` is in epoch milliseconds. */
  | { readonly outcome: 'ended'; readonly because: SessionEnd; readonly endedAt: number }
  /** It was idle for too long, or its absolute timeout has passed. */
  | ({ readonly outcome: 'expired' } & SessionEnds)

/** What decides how long a session lives, in epoch milliseconds. */
export type SessionEnds = Pick<SessionRow, 'lastSeenAt' | 'expiresAt' | 'absoluteExpiresAt'>

/** The times that a use of a session moves, in epoch milliseconds. */
export interface SessionTimes {
  readonly lastSeenAt: number
  readonly expiresAt: number
}

/** How many ended or expired sessions a store remembers unless told otherwise. */
const REMEMBERED_SESSIONS = 1_000
const DAY_MS = 24 * 60 * 60 * 1000
/** How long the record of an expired session stays at least, for the store to notice and remember it. */
const NOTICED_WITHIN_MS = DAY_MS
/** How long a past session is remembered at most: browsers keep no cookie for longer (RFC 6265bis section 5.5). */
const REMEMBERED_MS = 400 * DAY_MS

export interface SessionStoreOptions {
  readonly storage: Storage
  readonly clock: Clock
  /** How many ended or expired sessions are remembered; the oldest are forgotten first. */
  readonly remembered?: number
}

const pastSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('ended'), because: sessionEndSchema, at: z.number() }),
  z.object({ outcome: z.literal('expired'), at: z.number() }),
])
type Past = z.infer<typeof pastSchema>

/** A session and, where it is over, how that came and when it was noted, in epoch milliseconds. */
const recordSchema = z.object({ session: sessionRowSchema, past: pastSchema.nullable() })
type SessionRecord = z.infer<typeof recordSchema>

/**
 * Keeps sessions until they are ended or expire. A session is alive while the clock shows less than its `expiresAt` and, where
 * it has one, its `absoluteExpiresAt`: at exactly the earlier of the two it has expired. An ID that has ended or expired
 * never comes back to life, whatever is called in which order, but for {@link SessionStore.put}; the store remembers a bounded number of such IDs, the latest, to
 * tell them from unknown ones. Rows are handed out as copies. All methods reject only when the storage itself fails.
 */
export class SessionStore {
  readonly #records: Collection<SessionRecord>
  readonly #clock: Clock
  readonly #remembered: number
  /** At least how many past sessions there are, as far as this store has seen; null before it has looked. */
  #pastCount: number | null = null

  constructor({ storage, clock, remembered = REMEMBERED_SESSIONS }: SessionStoreOptions) {
    this.#records = storage.collection({
      name: 'sessions',
      // A server that forgets them refuses their cookies as well, only without saying why.
      notebook: { owner: PAST },
      schema: recordSchema,
      keyOf: ({ session }) => session.id,
      ownerOf: ({ session, past }) => (past ? PAST : ownerFor(session.accountId)),
      expiresAt: ({ session, past }) => (past ? past.at + REMEMBERED_MS : endOf(session) + NOTICED_WITHIN_MS),
    })
    this.#clock = clock
    this.#remembered = remembered
  }

  /** Stores a new session. Returns false, and stores nothing, where its ID is taken or has been. */
  add(session: SessionRow): Promise<boolean> {
    return this.#records.change(session.id, (record) =>
      record ? { result: false } : { row: { session, past: null }, result: true },
    )
  }

  async get(id: string): Promise<SessionLookup> {
    const record = await this.#records.get(id)
    if (!record) return { outcome: 'unknown' }
    const { session, past } = record
    if (past?.outcome === 'ended') return { outcome: 'ended', because: past.because, endedAt: past.at }
    return this.#isAlive(record) ? { outcome: 'found', session } : expired(session)
  }

  /** Moves the times of a living session and returns it; null where it isn't alive. */
  touch(id: string, { lastSeenAt, expiresAt }: SessionTimes): Promise<SessionRow | null> {
    return this.#records.change(id, (record) => {
      if (!record || !this.#isAlive(record)) return { result: null }
      const session = { ...record.session, lastSeenAt, expiresAt }
      return { row: { session, past: null }, result: session }
    })
  }

  /** Writes a living session anew, whosever it is now. Returns false, and writes nothing, where it isn't alive. */
  rewrite(session: SessionRow): Promise<boolean> {
    return this.#records.change(session.id, (record) =>
      record && this.#isAlive(record) ? { row: { session, past: null }, result: true } : { result: false },
    )
  }

  /**
   * Writes a session whatever has become of it, as the store of express-session does, and returns whether that brought it back to
   * life: only a careless server does so.
   */
  put(session: SessionRow): Promise<'kept' | 'revived'> {
    return this.#records.change(session.id, (record) => ({
      row: { session, past: null },
      result: record && this.#isAlive(record) ? ('kept' as const) : ('revived' as const),
    }))
  }

  /** Tells whether an ID is or has been that of a session, as far as the store remembers. */
  async hasSeen(id: string): Promise<boolean> {
    return (await this.#records.get(id)) !== null
  }

  /** Ends a living session and returns what it was; null where it isn't alive. */
  async end(id: string, because: SessionEnd): Promise<SessionRow | null> {
    const ended = await this.#bury(id, { outcome: 'ended', because, at: this.#clock.now() })
    if (ended) await this.#forgetOldest(1)
    return ended
  }

  /**
   * Ends all living sessions of an account and returns what they were. `hear` hears of each when it has ended: should the storage
   * fail in mid-way, of those before.
   */
  async endAllOf(
    accountId: string,
    because: SessionEnd,
    hear?: (ended: SessionRow) => void,
  ): Promise<SessionRow[]> {
    const records = await this.#records.ownedBy(ownerFor(accountId))
    return this.#buryAll(records, { outcome: 'ended', because, at: this.#clock.now() }, hear)
  }

  /** Removes the records of the expired and returns what they were, each once. */
  async purgeExpired(): Promise<SessionRow[]> {
    const at = this.#clock.now()
    const records = await this.#records.expiredBy(at + NOTICED_WITHIN_MS)
    for (const { session, past } of records) {
      if (past) await this.#records.change(session.id, forgotten)
    }
    return this.#buryAll(records, { outcome: 'expired', at })
  }

  /** Returns all records in the order in which they came; those of the expired, too, until they are purged. */
  async all(): Promise<SessionRow[]> {
    return (await this.#records.all()).filter(({ past }) => !past).map(({ session }) => session)
  }

  /**
   * Returns when the last of the sessions that are over came to its end, as far as it is remembered, in epoch milliseconds; 0
   * for none.
   */
  async lastEndedAt(): Promise<number> {
    return (await this.#records.ownedBy(PAST)).reduce((last, record) => Math.max(last, pastAt(record)), 0)
  }

  /** Forgets everything, the ended included. */
  async clear(): Promise<void> {
    await this.#records.clear()
    this.#pastCount = null
  }

  #isAlive({ session, past }: SessionRecord): boolean {
    return past === null && this.#clock.now() < endOf(session)
  }

  async #buryAll(
    records: readonly SessionRecord[],
    past: Past,
    hear: (ended: SessionRow) => void = () => {},
  ): Promise<SessionRow[]> {
    const buried: SessionRow[] = []
    for (const { session } of records) {
      const row = await this.#bury(session.id, past)
      if (!row) continue
      buried.push(row)
      hear(row)
    }
    if (buried.length > 0) await this.#forgetOldest(buried.length)
    return buried
  }

  /** Notes that a session is over, and returns what it was; null where that isn't so, or was noted before. */
  #bury(id: string, past: Past): Promise<SessionRow | null> {
    return this.#records.change(id, (record) => {
      if (!record || record.past || this.#isAlive(record) !== (past.outcome === 'ended')) {
        return { result: null }
      }
      return { row: { ...record, past }, result: record.session }
    })
  }

  /** Forgets the oldest of the past sessions beyond the bound, after so many have been added. */
  async #forgetOldest(added: number): Promise<void> {
    if (this.#pastCount !== null) this.#pastCount += added
    if (this.#pastCount !== null && this.#pastCount <= this.#remembered) return
    try {
      const past = (await this.#records.ownedBy(PAST)).toSorted((a, b) => pastAt(a) - pastAt(b))
      const beyond = past.slice(0, Math.max(0, past.length - this.#remembered))
      for (const { session } of beyond) await this.#records.change(session.id, forgotten)
      this.#pastCount = past.length - beyond.length
    } catch (error) {
      // The sessions have ended all the same, and that has to be said.
      if (!(error instanceof StorageUnavailable)) throw error
    }
  }
}

const PAST = 'past'

function ownerFor(accountId: string): string {
  return `account ${accountId}`
}

function endOf({ expiresAt, absoluteExpiresAt }: SessionRow): number {
  return Math.min(expiresAt, absoluteExpiresAt ?? Number.POSITIVE_INFINITY)
}

function pastAt({ past }: SessionRecord): number {
  return past?.at ?? 0
}

/** Removes a record, provided that its session is over. */
function forgotten(record: SessionRecord | null): { row?: null; result: undefined } {
  return record?.past ? { row: null, result: undefined } : { result: undefined }
}

function expired({ lastSeenAt, expiresAt, absoluteExpiresAt }: SessionRow): SessionLookup {
  return { outcome: 'expired', lastSeenAt, expiresAt, absoluteExpiresAt }
}
