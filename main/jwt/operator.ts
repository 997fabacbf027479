// What the operator of the JWT server can do past its routes: revoke by the same rules, without a request.

import type { Hop } from '#src/hops/hops'
import { familyOf } from '#src/revocation/standing'
import { strategyFor } from '#src/revocation/strategies'
import type { Settings } from '#src/settings/settings'
import type { IssuedRow, StateChange } from '#src/trace/state'
import { whyRevoked } from './ask-stores'
import type { RevocationParts } from './jwt-parts'
import { type Revocation, revoke } from './revoke'

/** What a revocation came to. */
export interface OperatorResult {
  readonly sub: string
  /** The tokens that were not revoked before, by the strategy set; none where that can't revoke any. */
  readonly jtis: readonly string[]
  readonly changes: readonly StateChange[]
  /** What broke it off in mid-way, most likely StorageUnavailable; absent where all was done. */
  readonly brokenOffBy?: unknown
}

/** Operates one server's stores. All methods reject with StorageUnavailable when a store can't be asked to begin with. */
export class JwtOperator {
  readonly #parts: RevocationParts

  constructor(parts: RevocationParts) {
    this.#parts = parts
  }

  /**
   * Revokes one token, and with a refresh token its family. With versions that takes all tokens of the account along. Resolves with
   * null for a token that the server doesn't know.
   */
  async revokeToken(jti: string): Promise<OperatorResult | null> {
    const { issued } = this.#parts.stores
    const row = await issued.find(jti)
    if (!row) return null
    const tokens = async () => (await issued.aliveOf(row.sub)).filter((alive) => alive.jti === jti)
    return this.#revoke({ sub: row.sub, tokens, everything: false })
  }

  /** Revokes all tokens of an account. Resolves with null for a name that neither an account nor a token bears. */
  async revokeAccount(sub: string): Promise<OperatorResult | null> {
    const { issued, accounts } = this.#parts.stores
    const tokens = () => issued.aliveOf(sub)
    if ((await tokens()).length === 0 && !(await accounts.findByUsername(sub))) return null
    return this.#revoke({ sub, tokens, everything: true })
  }

  /**
   * Tells whether the server would accept a token that it has issued: not expired, not revoked, not used up, as the stores and
   * settings say now. Whether its key is still in use is another question.
   */
  async wouldAccept(row: IssuedRow): Promise<boolean> {
    const { stores, settings, clock } = this.#parts
    const { jti, type, sub, expiresAt, version = 0, textHash } = row
    const now = settings()
    const leewayMs = now.lifetimes.leewaySeconds * 1000
    if (expiresAt !== null && expiresAt + leewayMs <= clock.now()) return false
    if (
      (await whyRevoked({ jti, sub, version, textHash }, strategyFor(type, now.revocation), stores)) !== null
    )
      return false
    if (type === 'download') return (await stores.spent.find(jti)) === null
    return type === 'access' || this.#mayRefresh(row, now)
  }

  /** Tells whether rotation would take a refresh token. */
  async #mayRefresh(row: IssuedRow, { rotation }: Settings): Promise<boolean> {
    const { issued, families } = this.#parts.stores
    const family = await families.find(familyOf(row))
    if (!rotation.enabled && !family) return true
    if (family && family.revokedAt !== null) return false
    const graceMs = rotation.graceSeconds * 1000
    const { outcome } = await issued.rotate(row.jti, { graceMs, retire: false })
    return outcome === 'current' || outcome === 'grace'
  }

  async #revoke(revocation: Omit<Revocation, 'because'>): Promise<OperatorResult> {
    const { sub } = revocation
    const { stores } = this.#parts
    const alive = await stores.issued.aliveOf(sub)
    const before = await stores.versions.current(sub)
    const changes: StateChange[] = []
    const jtis = new Set<string>()
    const tell = (hop: Hop, changed: readonly StateChange[]) => {
      changes.push(...changed)
      if (hop.kind === 'token-revoked') for (const { jti } of hop.tokens) jtis.add(jti)
      if (hop.kind === 'family-revoked') for (const jti of hop.jtis) jtis.add(jti)
      if (hop.kind === 'version-raised')
        for (const { jti, version = 0 } of alive) if (version >= before) jtis.add(jti)
    }
    try {
      await revoke({ ...revocation, because: 'operator' }, this.#parts, { gate: async () => {}, tell })
    } catch (error) {
      return { sub, jtis: [...jtis], changes, brokenOffBy: error }
    }
    return { sub, jtis: [...jtis], changes }
  }
}
