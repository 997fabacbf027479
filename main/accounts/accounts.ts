// The accounts of one server, behind an interface.
import type { AccountRow } from '#src/trace/state'

/** What a login is by. */
export type AccountKey = 'username' | 'email'

/** A login attempt: who claims to be who, and the password that is to prove it. */
export interface PasswordClaim {
  readonly by: AccountKey
  /** The username or email, compared exactly as written. */
  readonly value: string
  readonly password: string
}

/** What came of a login attempt. The server tells the two failures apart in the trace, never in its answer. */
export type PasswordVerdict =
  | { readonly outcome: 'verified'; readonly account: AccountRow }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'wrong-password' }

/**
 * Keeps accounts. Rows go out without the password hash, and what a caller does to a row changes nothing in here.
 * All methods reject only when the storage itself fails.
 */
export interface Accounts {
  findByUsername(username: string): Promise<AccountRow | null>
  findByEmail(email: string): Promise<AccountRow | null>
  findById(id: string): Promise<AccountRow | null>
  /** Verifies a password. An unknown name costs the same password hash as a wrong password does. */
  verify(claim: PasswordClaim): Promise<PasswordVerdict>
  /** Sets the phone and returns the account as it is now; null where there is no such account. */
  changePhone(id: string, phone: string): Promise<AccountRow | null>
  /** Deletes the account and returns what it was; null where there is no such account. */
  delete(id: string): Promise<AccountRow | null>
  /** Returns all accounts in the order in which they came. */
  all(): Promise<AccountRow[]>
  /** Puts the initial accounts back, as they were at start. */
  reset(): Promise<void>
}
