// The tokens that the server has issued, behind an interface. Verifying needs no such list; revoking and rotating do.
import type { IssuedRow } from '#src/trace/state'

/** How a refresh token is to be replaced. */
export interface RotationWish {
  /** For how long after its retirement a token is still taken, in milliseconds; at exactly that it isn't any more. */
  readonly graceMs: number
  /** Whether a token that was not retired is retired now; else it is only looked at. */
  readonly retire: boolean
}

/** What became of a refresh token that was to be replaced: see the hop `family-answered`. */
export type Rotation =
  | { readonly outcome: 'current' | 'grace' | 'reused'; readonly row: IssuedRow }
  | { readonly outcome: 'unknown' }

/** Keeps what is known of issued tokens until some time after they have expired. All methods reject only when the storage itself fails. */
export interface IssuedTokens {
  add(row: IssuedRow): Promise<void>
  /** Returns what is known of a token; null for one that this list doesn't have. */
  find(jti: string): Promise<IssuedRow | null>
  /**
   * Looks whether a refresh token was replaced before, and retires it in the same step: of any number of calls for one token
   * only one ever gets `current` with `retire`. Returns its row as it is then.
   */
  rotate(jti: string, wish: RotationWish): Promise<Rotation>
  /** Returns the tokens of a subject that have not expired. */
  aliveOf(sub: string): Promise<IssuedRow[]>
  /** Removes the tokens that have been expired for long and returns them, each once. */
  purgeExpired(): Promise<IssuedRow[]>
  /** Returns all tokens in the order in which they were issued. */
  all(): Promise<IssuedRow[]>
  /** Forgets everything. */
  clear(): Promise<void>
}
