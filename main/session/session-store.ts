// The session store, behind an interface. All its times are the lab's.
import type { SessionEnd } from '#src/hops/session'
import type { SessionRow } from '#src/trace/state'

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

/**
 * Keeps sessions until they are ended or expire. A session is alive while the clock shows less than its `expiresAt` and, where
 * it has one, its `absoluteExpiresAt`: at exactly the earlier of the two it has expired. An ID that has ended or expired never comes back to life, whatever is called in which
 * order; the store remembers a bounded number of such IDs, the latest, to tell them from unknown ones.
 * Rows are handed out as copies. All methods reject only when the storage itself fails.
 */
export interface SessionStore {
  /** Stores a new session. Returns false, and stores nothing, where its ID is taken or has been. */
  add(session: SessionRow): Promise<boolean>
  get(id: string): Promise<SessionLookup>
  /** Moves the times of a living session and returns it; null where it isn't alive. */
  touch(id: string, times: SessionTimes): Promise<SessionRow | null>
  /** Ends a living session and returns what it was; null where it isn't alive. */
  end(id: string, because: SessionEnd): Promise<SessionRow | null>
  /**
   * Ends all living sessions of an account and returns what they were. `hear` hears of each when it has ended: should the storage
   * fail in mid-way, of those before.
   */
  endAllOf(accountId: string, because: SessionEnd, hear?: (ended: SessionRow) => void): Promise<SessionRow[]>
  /** Removes the records of the expired and returns what they were, each once. */
  purgeExpired(): Promise<SessionRow[]>
  /** Returns all records in the order in which they came; those of the expired, too, until they are purged. */
  all(): Promise<SessionRow[]>
  /** Returns when the last of the sessions that are over came to its end, as far as it is remembered, in epoch milliseconds; 0 for none. */
  lastEndedAt(): Promise<number>
  /** Forgets everything, the ended included. */
  clear(): Promise<void>
}
