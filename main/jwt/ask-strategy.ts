// Asks whether a token was revoked, by the strategy that is set: each question and each answer a hop.
import type { FlowProbe } from '#main/probe/flow-probe'
import type { CheckedType, RevocationStrategy } from '#src/contract/revocation'
import type { Check } from '#src/trace/check'
import type { RevocationCause, TokenType } from '#src/trace/state'
import { refuseToken } from './challenge'
import type { JwtStores } from './jwt-stores'
import type { JwtSettings } from './route-parts'
import { checkAllowlist, checkBlocklist, checkVersion } from './store-checks'
import type { ValidToken } from './token-checks'

/**
 * Returns the strategy by which tokens of a type are asked for now; `none` where they aren't. As in the library, all tokens but
 * refresh tokens count as access tokens.
 */
export function strategyFor(type: TokenType, { revocation }: JwtSettings): RevocationStrategy {
  const counted: CheckedType = type === 'refresh' ? 'refresh' : 'access'
  return revocation.enabled && revocation.checks.includes(counted) ? revocation.strategy : 'none'
}

/** Tells whether a strategy has anything to ask for a token: nobody can revoke one without a `jti` by its `jti`. */
export function canAsk(strategy: RevocationStrategy, { jti }: Pick<ValidToken, 'jti'>): boolean {
  return strategy === 'version' || (strategy !== 'none' && jti !== null)
}

/**
 * Asks for a token. `lateNow` makes the check of its `exp` once more, and returns it where it fails: when a token has expired its
 * entry leaves the stores, and a request that was held until then must not slip through.
 * @throws Refusal 401 for a token that was revoked, or has expired meanwhile.
 */
export async function askStrategy(
  flow: FlowProbe,
  token: ValidToken,
  strategy: RevocationStrategy,
  stores: JwtStores,
  lateNow: () => Check | undefined,
): Promise<void> {
  const { sub, version } = token
  const jti = token.jti ?? ''
  switch (strategy) {
    case 'none':
      return
    case 'blocklist': {
      await flow.gate({ kind: 'blocklist-asked', detail: jti })
      flow.record({ kind: 'blocklist-asked', jti })
      await flow.gate({ kind: 'blocklist-answered', detail: jti })
      const entry = await stores.blocklist.find(jti)
      const checks = inOrder(checkBlocklist(jti, entry?.revokedAt ?? null), lateNow())
      flow.record({ kind: 'blocklist-answered', jti, revoked: entry !== null, checks })
      return refuseFailed(checks)
    }
    case 'allowlist': {
      await flow.gate({ kind: 'allowlist-asked', detail: jti })
      flow.record({ kind: 'allowlist-asked', jti })
      await flow.gate({ kind: 'allowlist-answered', detail: jti })
      const known = (await stores.allowlist.find(jti)) !== null
      const checks = inOrder(checkAllowlist(jti, known), lateNow())
      flow.record({ kind: 'allowlist-answered', jti, known, checks })
      return refuseFailed(checks)
    }
    case 'version': {
      await flow.gate({ kind: 'version-asked', detail: sub })
      flow.record({ kind: 'version-asked', sub })
      await flow.gate({ kind: 'version-answered', detail: sub })
      const wanted = await stores.versions.current(sub)
      const checks = inOrder(checkVersion(version, wanted), lateNow())
      flow.record({ kind: 'version-answered', sub, found: version, wanted, checks })
      return refuseFailed(checks)
    }
  }
}

/** Returns why a token was revoked, without a hop: `not-said` where the store doesn't keep that, null where it was not. */
export async function whyRevoked(
  { jti, sub, version }: Pick<ValidToken, 'jti' | 'sub' | 'version'>,
  strategy: RevocationStrategy,
  stores: JwtStores,
): Promise<RevocationCause | 'not-said' | null> {
  switch (strategy) {
    case 'none':
      return null
    case 'blocklist':
      return jti === null ? null : ((await stores.blocklist.find(jti))?.because ?? null)
    case 'allowlist':
      return jti !== null && (await stores.allowlist.find(jti)) ? null : 'not-said'
    case 'version': {
      const row = await stores.versions.find(sub)
      return row && version < row.version ? row.because : null
    }
  }
}

/** As in the library, a token that is both late and revoked is late. */
export function inOrder(answer: Check, late: Check | undefined): Check[] {
  if (!late) return [answer]
  return answer.passed ? [answer, late] : [late]
}

/** @throws Refusal of the first check that failed. */
export function refuseFailed(checks: readonly Check[]): void {
  const failure = checks.find((check) => !check.passed)
  if (failure) throw refuseToken(failure)
}
