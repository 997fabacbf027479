// What the routes of the JWT server work with.
import type { Accounts } from '#main/accounts/accounts'
import type { Clock, Ids } from '#main/clock/clock'
import type { Refusal } from '#main/http/refusal'
import type { FlowProbe } from '#main/probe/flow-probe'
import type { Lifetimes } from '#src/contract/lifetimes'
import type { BlocklistRow, IssuedRow, RevocationCause } from '#src/trace/state'
import type { Blocklist } from './blocklist'
import { issueToken, type TokenWish } from './issue'
import type { IssuedTokens } from './issued-tokens'
import type { JwtKeys } from './keys'
import type { TokenGuard } from './token-guard'

/** How long tokens live, and how exactly that is taken. */
export type TokenLifetimes = Pick<
  Lifetimes,
  'accessTokenSeconds' | 'refreshTokenSeconds' | 'leewaySeconds' | 'nbfDelaySeconds'
>

export interface RouteParts {
  readonly accounts: Accounts
  readonly blocklist: Blocklist
  readonly clock: Clock
  readonly guard: TokenGuard
  readonly ids: Ids
  readonly issued: IssuedTokens
  readonly keys: JwtKeys
  /** Returns the lifetimes that are set now. */
  readonly lifetimes: () => TokenLifetimes
}

/**
 * Issues tokens of one subject as one hop, and returns them in order. `wishesNow` is asked when they are signed. They are revoked at once where the account was deleted
 * meanwhile: the deletion removes the account first and revokes its tokens then, this issues the tokens first and looks for
 * the account then, so one of the two always sees the other.
 * @throws Refusal 401, which `refusal` makes, when there is no such account.
 */
export async function signTokens(
  flow: FlowProbe,
  sub: string,
  wishesNow: () => readonly Omit<TokenWish, 'sub' | 'nbfDelaySeconds'>[],
  parts: RouteParts,
  refusal: () => Refusal,
): Promise<string[]> {
  await flow.gate({ kind: 'token-signed', detail: parts.keys.algorithm })
  const { nbfDelaySeconds } = parts.lifetimes()
  const tokens = await Promise.all(
    wishesNow().map((wish) => issueToken({ ...wish, sub, nbfDelaySeconds }, parts)),
  )
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
  if (!(await parts.accounts.findByUsername(sub))) {
    const rows = tokens.map(({ row }) => row)
    await recordRevocation(flow, rows, 'account-deleted', parts)
    throw refusal()
  }
  return tokens.map(({ token }) => token)
}

/** The part of an issued token that its revocation needs. */
export type Revocable = Pick<IssuedRow, 'jti' | 'type' | 'sub' | 'expiresAt'>

/**
 * Puts tokens on the blocklist as one hop that has passed its gate. Each stays there until its own `exp`; one that is there
 * already stays as it is. Nothing is recorded where nothing is new.
 */
export async function recordRevocation(
  flow: FlowProbe,
  tokens: readonly Revocable[],
  because: RevocationCause,
  { blocklist, clock }: RouteParts,
): Promise<void> {
  const revokedAt = clock.now()
  const added: BlocklistRow[] = []
  for (const { jti, type, sub, expiresAt } of tokens) {
    const row = { jti, type, sub, revokedAt, expiresAt, because }
    if (await blocklist.add(row)) added.push(row)
  }
  if (added.length === 0) return
  flow.record(
    {
      kind: 'token-revoked',
      tokens: added.map(({ type, jti, expiresAt }) => ({ type, jti, expiresAt })),
      because,
    },
    added.map((row) => ({ op: 'set', table: 'blocklist', row })),
  )
}
