// What a strategy of revocation is: one object of pure functions over rows, by which the server acts and the UI shows.

import type { NextHop } from '#src/contract/status'
import type { Hop, HopKind } from '#src/hops/hops'
import type { RevocationStrategy } from '#src/settings/revocation'
import type { Check } from '#src/trace/check'
import type {
  AllowlistRow,
  BlocklistRow,
  IssuedRow,
  LaneState,
  RevocationCause,
  StateChange,
} from '#src/trace/state'

/** The tables by which strategies go, one each. */
export const REVOCATION_TABLES = ['blocklist', 'allowlist', 'versions'] as const
export type RevocationTable = (typeof REVOCATION_TABLES)[number]
export type RevocationRow<T extends RevocationTable = RevocationTable> = LaneState[T][number]

/** A strategy that asks: it has a check, and a part of the store, of its own name. */
type AskingStrategy = Exclude<RevocationStrategy, 'none'>

/** What of a token is asked for. */
export interface AskedToken {
  readonly jti: string | null
  readonly sub: string
  readonly version: number
  /** The SHA-256 of its text, where the server asks by that; absent where it asks by the `jti`. */
  readonly textHash?: string | undefined
}

/** How a server finds out whether a token was revoked: by one row of one table. */
export interface Asking<T extends RevocationTable = RevocationTable> {
  readonly id: AskingStrategy
  readonly table: T
  /** Whether a token is revoked that its table doesn't know. */
  readonly refusesUnknown: boolean
  /** Returns the key of the row that decides; null where there is nothing to ask for. */
  key(token: Pick<AskedToken, 'jti' | 'sub'>): string | null
  /** Returns the hop of the question. */
  asked(key: string, token: AskedToken): Hop
  /** The kind of the answer's hop. */
  readonly answers: HopKind
  /** Returns the hop of the answer; `row` is null where the table has none. */
  answered(token: AskedToken, row: RevocationRow<T> | null, checks: Check[]): Hop
  /** Returns the facts that the check of the answer compared. */
  compared(token: AskedToken, row: RevocationRow<T> | null): NonNullable<Check['values']>
  /** Returns why a token was revoked: `not-said` where its table doesn't keep that, null where it was not. */
  whyRevoked(token: AskedToken, row: RevocationRow<T> | null): RevocationCause | 'not-said' | null
}

/** The part of an issued token that its revocation needs. */
export type Revocable = Pick<
  IssuedRow,
  'jti' | 'type' | 'sub' | 'expiresAt' | 'family' | 'version' | 'textHash'
>

/** A revocation of tokens of one account, at an instant in epoch milliseconds. */
interface RevocationWish {
  readonly sub: string
  readonly tokens: readonly Revocable[]
  /** Whether all tokens of the account are meant, known to the stores or not. */
  readonly everything: boolean
  readonly because: RevocationCause
  readonly at: number
}

/** One step at a store; each comes to nothing where it was done before. */
export type StoreWrite =
  | { readonly write: 'block'; readonly row: BlocklistRow }
  | { readonly write: 'list'; readonly row: AllowlistRow }
  | { readonly write: 'unlist'; readonly jti: string }
  /** Raises the account's version; where `unlessAbove` is a number, only as long as the version is not above it. */
  | {
      readonly write: 'raise'
      readonly sub: string
      readonly because: RevocationCause
      readonly unlessAbove: number | null
    }

/** What speaks against tokens, and since when, in epoch milliseconds. */
export interface Against {
  readonly when: number
  readonly isMeant: (token: IssuedRow) => boolean
}

/** How tokens are revoked. */
interface Revoking {
  /** Whether all tokens of an account end together. */
  readonly endsAll: boolean
  /** Returns the hop that comes next for tokens of an account, of which `jti` is the first. */
  next(sub: string, jti: string | null): NextHop
  writes(wish: RevocationWish): readonly StoreWrite[]
  /** Returns the hop that tells what was done: at least one change. */
  told(wish: RevocationWish, done: readonly StateChange[]): Hop
  /** Returns what a change of a lane's state, made at an instant, says against tokens; null where it says nothing. */
  against(change: StateChange, at: number): Against | null
}

/** What becomes of tokens when they are issued. */
interface Keeping {
  /** Whether a token bears the version of its account, in its claim `ver`. */
  readonly bearsVersion: boolean
  /** Returns what is kept of tokens beside the list of issued ones. */
  writes(issued: readonly IssuedRow[], at: number): readonly (StoreWrite & { readonly write: 'list' })[]
}

/** A way to revoke tokens before their `exp`. */
export interface Strategy<T extends RevocationTable = RevocationTable> {
  /** Null where nobody can be asked. */
  readonly ask: Asking<T> | null
  readonly keep: Keeping
  /** Null where nothing can be revoked. */
  readonly revoke: Revoking | null
}
