// Revokes tokens by the strategy that is set, also while nobody asks by it, and the families that they belong to: a family that
// was begun decides on its tokens also when rotation is off again.
import type { FlowProbe } from '#main/probe/flow-probe'
import type { RevocationStrategy } from '#src/contract/revocation'
import type { NextHop } from '#src/contract/status'
import type { FamilyRow, IssuedRow, RevocationCause } from '#src/trace/state'
import type { JwtStores } from './jwt-stores'
import {
  addToBlocklist,
  familyOf,
  type Revocable,
  raiseVersion,
  type Tell,
  takeOffAllowlist,
  tellUnrevoked,
} from './revoke-by-strategy'
import type { RevocationParts } from './route-parts'

export interface Revocation {
  readonly sub: string
  /** Returns the tokens that it concerns, as they are when it is asked. */
  readonly tokens: () => Promise<readonly Revocable[]>
  /** Whether all tokens of the account are meant, known to the stores or not. */
  readonly everything: boolean
  readonly because: RevocationCause
}

/** What a revocation does around each of its hops. */
export interface RevocationSteps {
  gate(next: NextHop): Promise<void>
  readonly tell: Tell
}

/** Returns the tokens of one login that have not expired; only those that the list of issued tokens knows. */
export async function tokensOfFamily(
  sub: string,
  family: string,
  { issued }: JwtStores,
): Promise<IssuedRow[]> {
  return (await issued.aliveOf(sub)).filter((row) => familyOf(row) === family)
}

/**
 * Revokes tokens as hops of a flow, each at its gate. One that has begun is carried out even if the client hangs up meanwhile;
 * with `begun` it has from the start.
 */
export async function revokeWithin(
  flow: FlowProbe,
  revocation: Revocation,
  parts: RevocationParts,
  begun = false,
): Promise<void> {
  let stopped: unknown = null
  let mustGoOn = begun
  await revoke(revocation, parts, {
    gate: async (next) => {
      if (stopped !== null) return
      try {
        await flow.gate(next)
      } catch (error) {
        if (!mustGoOn) throw error
        stopped = error
      }
      mustGoOn = true
    },
    tell: (hop, changes) => flow.record(hop, changes),
  })
  if (stopped !== null) throw stopped
}

/**
 * Revokes tokens. With a refresh token goes its whole family: an older one that is within its grace must not bring it back. What
 * is revoked already stays as it is, and isn't told.
 */
export async function revoke(
  { sub, tokens, everything, because }: Revocation,
  parts: RevocationParts,
  { gate, tell }: RevocationSteps,
): Promise<void> {
  const { stores } = parts
  const concerned = await tokens()
  for (const family of await begunFamilies(concerned, stores)) {
    if (family.revokedAt !== null) continue
    await gate({ kind: 'family-revoked', detail: family.id })
    const members = await tokensOfFamily(sub, family.id, stores)
    const row = await stores.families.revoke(family.id, because)
    if (!row) continue
    const jtis = members.filter(({ type }) => type === 'refresh').map(({ jti }) => jti)
    tell({ kind: 'family-revoked', family: family.id, jtis, because }, [
      { op: 'set', table: 'families', row },
    ])
  }
  await gate(nextHop(parts.settings().revocation.strategy, sub, concerned))
  // Both may have changed while it waited.
  const { strategy } = parts.settings().revocation
  const now = await tokens()
  switch (strategy) {
    case 'none':
      return tellUnrevoked(now, await begunFamilies(now, stores), tell)
    case 'blocklist':
      return addToBlocklist(now, because, parts, tell)
    case 'allowlist':
      return takeOffAllowlist(now, because, parts, tell)
    case 'version':
      return raiseVersion(sub, everything ? null : now, because, parts, tell)
  }
}

function nextHop(strategy: RevocationStrategy, sub: string, [first]: readonly Revocable[]): NextHop {
  const jti = first?.jti ?? null
  switch (strategy) {
    case 'none':
      return { kind: 'nothing-revoked', detail: jti }
    case 'version':
      return { kind: 'version-raised', detail: sub }
    case 'blocklist':
    case 'allowlist':
      return { kind: 'token-revoked', detail: jti }
  }
}

/** Returns the families of refresh tokens, of those that rotation has begun. */
async function begunFamilies(
  tokens: readonly Revocable[],
  { families }: JwtStores,
): Promise<readonly FamilyRow[]> {
  const ids = new Set(tokens.filter(({ type }) => type === 'refresh').map(familyOf))
  const found = await Promise.all([...ids].map((id) => families.find(id)))
  return found.filter((family) => family !== null)
}
