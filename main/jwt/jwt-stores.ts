// What the JWT server remembers, behind interfaces: where it lies is a question of the storage. All times are the lab's.
import type { Accounts } from '#main/accounts/accounts'
import type { AllowlistRow, FamilyRow, RevocationCause, SpentRow, VersionRow } from '#src/trace/state'
import type { Blocklist } from './blocklist'
import type { IssuedTokens } from './issued-tokens'

/** Keeps the `jti`s that are good, each until its token's own `exp`. What isn't there counts as revoked. */
export interface Allowlist {
  add(row: AllowlistRow): Promise<void>
  find(jti: string): Promise<AllowlistRow | null>
  /** Takes a token off the list and returns its row; null where it wasn't there. */
  remove(jti: string): Promise<AllowlistRow | null>
  purgeExpired(): Promise<AllowlistRow[]>
  all(): Promise<AllowlistRow[]>
  clear(): Promise<void>
}

/** Keeps the version that each account has reached. It never goes down. */
export interface AccountVersions {
  /** Returns the version that an account's tokens must bear at least; 0 for an account without a row. */
  current(sub: string): Promise<number>
  /** Returns when and why an account's version was last raised; null where it never was. */
  find(sub: string): Promise<VersionRow | null>
  /** Raises an account's version by one and returns its row. */
  raise(sub: string, because: RevocationCause): Promise<VersionRow>
  all(): Promise<VersionRow[]>
  clear(): Promise<void>
}

/** Keeps the families of rotated refresh tokens (RFC 9700 section 4.14.2), each until its last token has been expired for long. */
export interface TokenFamilies {
  /**
   * Begins a family where there is none, and returns the one that there is then. `lastsUntil` is the `exp` of its refresh token in
   * epoch milliseconds; null for one that never expires.
   */
  begin(row: FamilyRow, lastsUntil: number | null): Promise<FamilyRow>
  find(id: string): Promise<FamilyRow | null>
  /** Has a family last for a further token, and returns it as it is then; null where it isn't there. */
  prolong(id: string, lastsUntil: number | null): Promise<FamilyRow | null>
  /** Revokes a family and returns its row; null where it was revoked already, or isn't there. */
  revoke(id: string, because: RevocationCause): Promise<FamilyRow | null>
  all(): Promise<FamilyRow[]>
  purgeExpired(): Promise<FamilyRow[]>
  clear(): Promise<void>
}

/** Keeps the `jti`s of one-time tokens that have been used, each until its token's own `exp`. */
export interface SpentTokens {
  /** Uses a token up and returns null; returns the first use's row where it has been used before. Only one caller ever gets null. */
  spend(row: SpentRow): Promise<SpentRow | null>
  /** Returns the use of a token; null where it has not been used, or has expired. */
  find(jti: string): Promise<SpentRow | null>
  all(): Promise<SpentRow[]>
  purgeExpired(): Promise<SpentRow[]>
  clear(): Promise<void>
}

/** All stores of one JWT server. */
export interface JwtStores {
  readonly accounts: Accounts
  readonly blocklist: Blocklist
  readonly allowlist: Allowlist
  readonly versions: AccountVersions
  readonly issued: IssuedTokens
  readonly families: TokenFamilies
  readonly spent: SpentTokens
}
