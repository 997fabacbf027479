// The tokens that the server has issued, behind an interface. Verifying needs no such list; revoking all tokens of an account does.
import type { IssuedRow } from '#src/trace/state'

/** Keeps what is known of issued tokens until some time after they have expired. All methods reject only when the storage itself fails. */
export interface IssuedTokens {
  add(row: IssuedRow): Promise<void>
  /** Returns the tokens of a subject that have not expired. */
  aliveOf(sub: string): Promise<IssuedRow[]>
  /** Removes the tokens that have been expired for long and returns them, each once. */
  purgeExpired(): Promise<IssuedRow[]>
  /** Returns all tokens in the order in which they were issued. */
  all(): Promise<IssuedRow[]>
  /** Forgets everything. */
  clear(): Promise<void>
}
