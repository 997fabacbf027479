// What revoking means under each strategy: an entry, one entry less, a higher number, or nothing.
import type { Hop } from '#src/trace/hop'
import type { FamilyRow, IssuedRow, RevocationCause, StateChange } from '#src/trace/state'
import type { RevocationParts } from './route-parts'

/** The part of an issued token that its revocation needs. */
export type Revocable = Pick<IssuedRow, 'jti' | 'type' | 'sub' | 'expiresAt'> & {
  readonly family?: string | undefined
  readonly version?: number | undefined
}

/** Hears of a hop that was made, and what it changed. */
export type Tell = (hop: Hop, changes: readonly StateChange[]) => void

/** Returns the family that a refresh token belongs to, be it begun or not. */
export function familyOf({ family, jti }: Pick<Revocable, 'family' | 'jti'>): string {
  return family ?? jti
}

/** Says of each token that it lives on. A refresh token whose family is revoked doesn't. */
export function tellUnrevoked(tokens: readonly Revocable[], revoked: readonly FamilyRow[], tell: Tell): void {
  const begun = new Set(revoked.map(({ id }) => id))
  for (const token of tokens) {
    if (token.type === 'refresh' && begun.has(familyOf(token))) continue
    tell({ kind: 'nothing-revoked', jti: token.jti }, [])
  }
}

/** Puts each token on the blocklist, until its own `exp`. */
export async function addToBlocklist(
  tokens: readonly Revocable[],
  because: RevocationCause,
  { stores, clock }: RevocationParts,
  tell: Tell,
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
  await eachTold(
    rows,
    (row) => stores.blocklist.add(row),
    (added) =>
      tell(
        { kind: 'token-revoked', tokens: added.map(asNamed), because },
        added.map((row) => ({ op: 'set', table: 'blocklist', row })),
      ),
  )
}

/** Takes each token off the allowlist. */
export async function takeOffAllowlist(
  tokens: readonly Revocable[],
  because: RevocationCause,
  { stores }: RevocationParts,
  tell: Tell,
): Promise<void> {
  await eachTold(
    tokens,
    async ({ jti }) => (await stores.allowlist.remove(jti)) !== null,
    (removed) =>
      tell(
        { kind: 'token-revoked', tokens: removed.map(asNamed), because, by: 'allowlist' },
        removed.map(({ jti }) => ({ op: 'remove', table: 'allowlist', key: jti })),
      ),
  )
}

/** Raises the account's version: always where `tokens` is null, else when one of them would still be good. */
export async function raiseVersion(
  sub: string,
  tokens: readonly Revocable[] | null,
  because: RevocationCause,
  { stores: { versions } }: RevocationParts,
  tell: Tell,
): Promise<void> {
  if (tokens !== null) {
    const current = await versions.current(sub)
    if (tokens.every(({ version = 0 }) => version < current)) return
  }
  const row = await versions.raise(sub, because)
  tell({ kind: 'version-raised', sub, version: row.version, because }, [
    { op: 'set', table: 'versions', row },
  ])
}

/** Does something to each row, and tells those for which that was new, should a store fail midway, too. */
async function eachTold<T>(
  rows: readonly T[],
  isNew: (row: T) => Promise<boolean>,
  tell: (done: readonly T[]) => void,
): Promise<void> {
  const done: T[] = []
  try {
    for (const row of rows) if (await isNew(row)) done.push(row)
  } finally {
    if (done.length > 0) tell(done)
  }
}

function asNamed({ type, jti, expiresAt }: Revocable): Pick<Revocable, 'type' | 'jti' | 'expiresAt'> {
  return { type, jti, expiresAt }
}
