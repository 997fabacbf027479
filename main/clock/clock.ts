// The lab's clock and ids as the rest of the process knows them.

/** Tells the lab's time. Every expiry in the lab reads it. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
}

/** The machine's clocks. Its date, which is {@link Clock.now}, can be set at any time, forward and back. */
export interface MachineClock extends Clock {
  /**
   * Milliseconds since some moment, by a clock that nobody can set. On some systems it stands still while the machine sleeps.
   */
  steadyMs(): number
}

/** Makes names that nobody can guess. */
export interface Ids {
  /** A version-4 UUID (RFC 9562 section 5.4). */
  uuid(): string
  /** Random text in base64url (RFC 4648 section 5) made of so many random bytes. */
  secret(bytes: number): string
}
