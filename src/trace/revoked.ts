// What the JWT server would say of an issued token: whether it still counts, by what its stores hold and how it is set to ask.
import type { RevocationSettings, RotationSettings } from '#src/contract/revocation'
import { type IssuedRow, keyAt, type LaneState } from './state'

/** How the server decides what is revoked: a part of the settings. */
export interface RevocationRules {
  readonly revocation: RevocationSettings
  readonly rotation: RotationSettings
}

/**
 * How a token stands, whatever its times: `good`; `revoked`; `retired`, a refresh token that was replaced by another; `used`, a
 * one-time token that has had its use.
 */
export type TokenStanding = 'good' | 'revoked' | 'retired' | 'used'

/**
 * Returns what tells how each token of a lane stands, as the node would answer in whose store its row lies, or another one that is
 * named. Times are left out: neither its expiry nor the grace window of a replaced one counts.
 */
export function tokenStandings(
  { blocklist, allowlist, versions, families, spent }: LaneState,
  { revocation, rotation }: RevocationRules,
): (row: IssuedRow, node?: number) => TokenStanding {
  const blocked = new Set(blocklist.map((row) => keyAt(row.jti, row.node)))
  const listed = new Set(allowlist.map((row) => keyAt(row.jti, row.node)))
  const used = new Set(spent.map((row) => keyAt(row.jti, row.node)))
  const reached = new Map(versions.map((row) => [keyAt(row.sub, row.node), row.version]))
  const ended = new Set(
    families.filter((row) => row.revokedAt !== null).map((row) => keyAt(row.id, row.node)),
  )

  const isRevoked = ({ jti, type, sub, version = 0 }: IssuedRow, node: number | undefined): boolean => {
    if (!revocation.enabled || !revocation.checks.some((checked) => checked === type)) return false
    switch (revocation.strategy) {
      case 'none':
        return false
      case 'blocklist':
        return blocked.has(keyAt(jti, node))
      case 'allowlist':
        return !listed.has(keyAt(jti, node))
      case 'version':
        return version < (reached.get(keyAt(sub, node)) ?? 0)
    }
  }

  return (row, node = row.node) => {
    if (isRevoked(row, node)) return 'revoked'
    if (row.type === 'download') return used.has(keyAt(row.jti, node)) ? 'used' : 'good'
    if (row.type !== 'refresh' || !rotation.enabled || row.family === undefined) return 'good'
    if (ended.has(keyAt(row.family, node))) return 'revoked'
    return row.retiredAt === undefined ? 'good' : 'retired'
  }
}
