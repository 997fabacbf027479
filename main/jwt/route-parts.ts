// What the routes of the JWT server work with.
import type { Accounts } from '#main/accounts/accounts'
import type { Clock, Ids } from '#main/clock/clock'
import type { FlowProbe } from '#main/probe/flow-probe'
import type { IssuedRow, RevocationCause } from '#src/trace/state'
import type { Blocklist } from './blocklist'
import { issueToken, type TokenWish } from './issue'
import type { IssuedTokens } from './issued-tokens'
import type { JwtKeys } from './keys'
import type { TokenGuard } from './token-guard'

/** How long tokens live, in seconds. */
export interface TokenLifetimes {
  readonly accessTokenSeconds: number
  readonly refreshTokenSeconds: number
}

export interface RouteParts {
  readonly accounts: Accounts
  readonly blocklist: Blocklist
  readonly clock: Clock
  readonly guard: TokenGuard
  readonly ids: Ids
  readonly issued: IssuedTokens
  readonly keys: JwtKeys
  readonly lifetimes: TokenLifetimes
}

/** Issues tokens as one hop, and returns them in order. */
export async function signTokens(
  flow: FlowProbe,
  wishes: readonly TokenWish[],
  parts: RouteParts,
): Promise<string[]> {
  await flow.gate({ kind: 'token-signed', detail: parts.keys.algorithm })
  const tokens = await Promise.all(wishes.map((wish) => issueToken(wish, parts)))
  for (const { row } of tokens) await parts.issued.add(row)
  const [first] = tokens
  flow.record(
    {
      kind: 'token-signed',
      alg: first?.row.alg ?? parts.keys.algorithm,
      tokens: tokens.map(({ row: { type, jti, expiresAt } }) => ({ type, jti, expiresAt })),
    },
    tokens.map(({ row }) => ({ op: 'set', table: 'issued', row })),
  )
  return tokens.map(({ token }) => token)
}

/** The part of an issued token that its revocation needs. */
export type Revocable = Pick<IssuedRow, 'jti' | 'type' | 'sub' | 'expiresAt'>

/** Puts tokens on the blocklist as one hop that has passed its gate. Each stays there until its own `exp`. */
export async function recordRevocation(
  flow: FlowProbe,
  tokens: readonly Revocable[],
  because: RevocationCause,
  { blocklist, clock }: RouteParts,
): Promise<void> {
  const revokedAt = clock.now()
  const rows = tokens.map(({ jti, type, sub, expiresAt }) => ({
    jti,
    type,
    sub,
    revokedAt,
    expiresAt,
    because,
  }))
  for (const row of rows) await blocklist.add(row)
  flow.record(
    {
      kind: 'token-revoked',
      tokens: rows.map(({ type, jti, expiresAt }) => ({ type, jti, expiresAt })),
      because,
    },
    rows.map((row) => ({ op: 'set', table: 'blocklist', row })),
  )
}
