// Issues tokens as a hop of a flow, and takes them back at once where they should not have been.
import type { Refusal } from '#main/http/refusal'
import type { FlowProbe } from '#main/probe/flow-probe'
import type { AllowlistRow, FamilyRow, IssuedRow, RevocationCause, StateChange } from '#src/trace/state'
import { onlyElsewhere } from './challenge'
import { issueToken, type TokenWish } from './issue'
import type { KeySource } from './key-source'
import { revokeWithin } from './revoke'
import type { RouteParts } from './route-parts'

/** Why tokens must not go out. */
export interface Veto {
  readonly refusal: Refusal
  readonly because: RevocationCause
}

export interface Issue {
  readonly sub: string
  /** Returns what to issue; asked when it is signed. */
  readonly wishes: () => readonly Omit<TokenWish, 'sub' | 'version'>[]
  /** Begins the family of a login, where its refresh token is rotated; called before the tokens are kept. */
  readonly beginFamily?: (rows: readonly IssuedRow[]) => Promise<FamilyRow | null>
  /** Looks whether the tokens may go out; called when they are kept. */
  readonly veto: (rows: readonly IssuedRow[]) => Promise<Veto | null>
}

/**
 * Issues tokens of one subject as one hop, and returns them in order. They are kept first, and then it is looked whether they may
 * go out: whoever deletes the account or revokes what they came of does it the other way round, so one of the two always sees
 * the other.
 * @throws Refusal of the veto, when the tokens have been revoked.
 */
export async function signTokens(flow: FlowProbe, issue: Issue, parts: RouteParts): Promise<string[]> {
  const { keys } = parts
  await flow.gate({ kind: 'token-signed', detail: keys.algorithm })
  const { sub } = issue
  const version = await versionToBear(sub, parts)
  const tokens = await Promise.all(issue.wishes().map((wish) => issueToken({ ...wish, sub, version }, parts)))
  const rows = tokens.map(({ row }) => row)
  const family = await issue.beginFamily?.(rows)
  const listed = await keep(rows, parts)
  const changes: StateChange[] = [
    ...rows.map((row): StateChange => ({ op: 'set', table: 'issued', row })),
    ...listed.map((row): StateChange => ({ op: 'set', table: 'allowlist', row })),
    ...(family ? [{ op: 'set', table: 'families', row: family } as const] : []),
  ]
  flow.record(
    {
      kind: 'token-signed',
      alg: rows[0]?.alg ?? keys.algorithm,
      tokens: rows.map(({ type, jti, expiresAt }) => ({ type, jti, expiresAt })),
    },
    changes,
  )
  const veto = await issue.veto(rows)
  if (!veto) return tokens.map(({ token }) => token)
  const { because, refusal } = veto
  await revokeWithin(flow, { sub, tokens: async () => rows, everything: false, because }, parts, true)
  throw refusal
}

/** @throws Refusal 501 where there is only the public key: whoever asks is told before anything else is looked at. */
export function requireSigning(keys: KeySource): void {
  if (keys.verifiesOnly) throw onlyElsewhere(keys)
}

/** Returns the version that a token is to bear; undefined while tokens bear none. */
async function versionToBear(sub: string, { stores, settings }: RouteParts): Promise<number | undefined> {
  return settings().revocation.strategy === 'version' ? stores.versions.current(sub) : undefined
}

/**
 * Notes issued tokens, and puts them on the allowlist while that is the strategy. A token from before it was is unknown to the
 * list, and so refused: its user logs in again.
 */
async function keep(
  rows: readonly IssuedRow[],
  { stores, settings, clock }: RouteParts,
): Promise<AllowlistRow[]> {
  const addedAt = clock.now()
  const listed =
    settings().revocation.strategy === 'allowlist'
      ? rows.map(({ jti, type, sub, expiresAt }) => ({ jti, type, sub, addedAt, expiresAt }))
      : []
  for (const row of rows) await stores.issued.add(row)
  for (const row of listed) await stores.allowlist.add(row)
  return listed
}
