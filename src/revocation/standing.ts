// What the JWT server would say of an issued token: whether it still counts, by what its stores hold and how it is set to ask.
import type { RevocationSettings, RotationSettings } from '#src/settings/revocation'
import { type IssuedRow, keyAt, type LaneState, rowKey } from '#src/trace/state'
import { entriesOf, STRATEGIES, strategyFor } from './strategies'

/** How the server decides what is revoked: a part of the settings. */
export interface RevocationRules {
  readonly revocation: RevocationSettings
  readonly rotation: RotationSettings
}

/** Returns the family that a refresh token belongs to, be it begun or not. */
export function familyOf({ family, jti }: Pick<IssuedRow, 'family' | 'jti'>): string {
  return family ?? jti
}

/**
 * How a token stands, whatever its times: `good`; `revoked`; `retired`, a refresh token that was replaced by another; `used`, a
 * one-time token that has had its use.
 */
export type TokenStanding = 'good' | 'revoked' | 'retired' | 'used'

/**
 * Tells whether a token was signed with the key in use, null where that isn't known: the server refuses any other's. A row that
 * names no key is taken for one of it.
 */
export function isSignedBy({ keyId }: IssuedRow, keyInUse: string | null): boolean {
  return keyId === undefined || keyInUse === null || keyId === keyInUse
}

/**
 * Returns what tells how each token of a lane stands, as the node would answer in whose store its row lies, or another one that is
 * named. Times are left out: neither its expiry nor the grace window of a replaced one counts.
 */
export function tokenStandings(
  state: LaneState,
  { revocation, rotation }: RevocationRules,
): (row: IssuedRow, node?: number) => TokenStanding {
  const { issued, families, spent } = state
  const { ask } = STRATEGIES[revocation.strategy]
  const entries = new Map(
    ask && entriesOf(revocation.strategy, state).map((row) => [rowKey(ask.table, row), row] as const),
  )
  const used = new Set(spent.map((row) => keyAt(row.jti, row.node)))
  const begun = new Map(families.map((row) => [keyAt(row.id, row.node), row]))

  const isRevoked = (row: IssuedRow, node: number | undefined): boolean => {
    const { ask } = STRATEGIES[strategyFor(row.type, revocation)]
    const key = ask?.key(row)
    if (!ask || key == null) return false
    const token = { ...row, version: row.version ?? 0 }
    return ask.whyRevoked(token, entries.get(keyAt(key, node)) ?? null) !== null
  }

  const known = new Set(issued.map((row) => keyAt(row.jti, row.node)))

  return (row, asked) => {
    // The first node's rows bear no number.
    const node = asked === undefined ? row.node : asked === 1 ? undefined : asked
    if (isRevoked(row, node)) return 'revoked'
    if (row.type === 'download') return used.has(keyAt(row.jti, node)) ? 'used' : 'good'
    if (row.type !== 'refresh') return 'good'
    // A family that was begun counts also when rotation is off again.
    const family = begun.get(keyAt(familyOf(row), node))
    if (!family && !rotation.enabled) return 'good'
    if (family && family.revokedAt !== null) return 'revoked'
    // What another node has issued is unknown to this one, and refused.
    if (node !== row.node && !known.has(keyAt(row.jti, node))) return 'revoked'
    return row.retiredAt === undefined ? 'good' : 'retired'
  }
}
