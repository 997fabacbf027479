// The lab as its hosts see it: commands in, messages out.

import type { ScryptCost } from '#main/accounts/password-hash'
import type { Ids, MachineClock } from '#main/clock/clock'
import type { Mode } from '#src/contract/commands'
import type { CommandAnswer, StreamMessage } from '#src/contract/lab-api'
import type { StreamPosition } from '#src/contract/stream-position'
import type { DefenceId } from '#src/defences/defences'
import type { Lifetimes } from '#src/settings/lifetimes'
import type { JwtAlgorithm } from '#src/settings/settings'
import type { LaneId } from '#src/trace/lane'
import type { StorageKind } from '#src/trace/storage-kind'

export interface LabOptions {
  readonly clock: MachineClock
  readonly ids: Ids
  /** The port of the session server; 0 for any free one. */
  readonly sessionPort?: number
  /** The port of the JWT server; 0 for any free one. */
  readonly jwtPort?: number
  readonly jwtAlgorithm?: JwtAlgorithm
  /** The HMAC secret; without one it is random. */
  readonly jwtSecret?: string
  /** The defences that are off at the start. */
  readonly careless?: readonly DefenceId[]
  /** Those that differ from the article's at the start. */
  readonly lifetimes?: Partial<Lifetimes>
  /** The folder in which SQLite files lie; without one, a temporary folder of this lab alone. */
  readonly dataFolder?: string
  /** Where each server keeps what it has to remember; in memory unless told. */
  readonly storage?: Readonly<Record<LaneId, StorageKind>>
  /** Where Redis is, as `redis://host:port`. */
  readonly redisUrl?: string
  /** What session cookies are signed with; without one it is random. */
  readonly sessionSecret?: string
  /** How the requests of the lab's user agents go at first; they run through unless told. */
  readonly mode?: Mode
  /** How much work it is to hash a password; without one, enough to slow down guessing. */
  readonly passwordCost?: ScryptCost
}

/** A running lab. */
export interface Lab {
  /** Checks a command against its schema and carries it out. Never rejects: a refusal is in the answer. */
  handle(name: string, payload: unknown): Promise<CommandAnswer>
  /**
   * Hears the stream: at once the status, then a snapshot, or, where `since` is given and still there, the events after
   * that; then everything as it happens. Returns the function that ends it.
   */
  subscribe(hear: (message: StreamMessage) => void, since?: StreamPosition): () => void
  /** Ends what waits and closes both servers. Resolves within seconds, whatever can't be ended. */
  stop(): Promise<void>
}
