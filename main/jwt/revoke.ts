// Revokes tokens by the strategy that is set, also while nobody asks by it, and the families that they belong to: a family that
// was begun decides on its tokens also when rotation is off again.
import type { FlowProbe } from '#main/probe/flow-probe'
import type { NextHop } from '#src/contract/status'
import type { Hop } from '#src/hops/hops'
import { familyOf } from '#src/revocation/standing'
import { STRATEGIES } from '#src/revocation/strategies'
import type { Revocable } from '#src/revocation/strategy'
import type { FamilyRow, IssuedRow, RevocationCause, StateChange } from '#src/trace/state'
import type { RevocationParts } from './jwt-parts'
import { type JwtStores, writeToStore } from './jwt-stores'

/** Hears of a hop that was made, and what it changed. */
type Tell = (hop: Hop, changes: readonly StateChange[]) => void

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
  const wanted = await tokens()
  for (const family of await begunFamilies(wanted, stores)) {
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
  await gate(nextHop(parts, sub, wanted))
  // Both may have changed while it waited.
  const { revoke: by } = STRATEGIES[parts.settings().revocation.strategy]
  const isByJti = parts.settings().jwtDefences['revoked-by-jti']
  const now = (await tokens()).map((token) => (isByJti ? { ...token, textHash: undefined } : token))
  if (!by) return tellUnrevoked(now, await begunFamilies(now, stores), tell)
  const wish = { sub, tokens: now, everything, because, at: parts.clock.now() }
  const done: StateChange[] = []
  try {
    for (const write of by.writes(wish)) {
      const change = await writeToStore(write, stores)
      if (change) done.push(change)
    }
  } finally {
    // What is done is told, should a store fail midway, too.
    if (done.length > 0) tell(by.told(wish, done), done)
  }
}

function nextHop({ settings }: RevocationParts, sub: string, [first]: readonly Revocable[]): NextHop {
  const jti = first?.jti ?? null
  const { revoke: by } = STRATEGIES[settings().revocation.strategy]
  return by ? by.next(sub, jti) : { kind: 'nothing-revoked', detail: jti }
}

/** Says that tokens live on. A refresh token whose family is revoked doesn't. */
function tellUnrevoked(tokens: readonly Revocable[], revoked: readonly FamilyRow[], tell: Tell): void {
  const begun = new Set(revoked.map(({ id }) => id))
  const [jti, ...others] = tokens
    .filter((token) => token.type !== 'refresh' || !begun.has(familyOf(token)))
    .map((token) => token.jti)
  if (jti !== undefined) tell({ kind: 'nothing-revoked', jti, ...(others.length > 0 && { others }) }, [])
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
