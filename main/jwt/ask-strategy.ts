// Asks whether a token was revoked, by the strategy that is set: the question and the answer a hop each.
import type { FlowProbe } from '#main/probe/flow-probe'
import type { RevocationStrategy } from '#src/contract/revocation'
import { STRATEGIES } from '#src/revocation/strategies'
import type { AskedToken, Asking, RevocationRow } from '#src/revocation/strategy'
import type { Check } from '#src/trace/check'
import type { RevocationCause } from '#src/trace/state'
import { refuseToken } from './challenge'
import type { JwtStores } from './jwt-stores'
import { checkRevoked } from './store-checks'

/** Tells whether a strategy has anything to ask for a token: nobody can revoke one without a `jti` by its `jti`. */
export function canAsk(strategy: RevocationStrategy, token: Pick<AskedToken, 'jti' | 'sub'>): boolean {
  return STRATEGIES[strategy].ask?.key(token) != null
}

/**
 * Asks for a token. `lateNow` makes the check of its `exp` once more, and returns it where it fails: when a token has expired its
 * entry leaves the stores, and a request that was held until then must not slip through.
 * @throws Refusal 401 for a token that was revoked, or has expired meanwhile.
 */
export async function askStrategy(
  flow: FlowProbe,
  token: AskedToken,
  strategy: RevocationStrategy,
  stores: JwtStores,
  lateNow: () => Check | undefined,
): Promise<void> {
  const { ask } = STRATEGIES[strategy]
  const key = ask?.key(token)
  if (!ask || key == null) return
  const question = ask.asked(key)
  await flow.gate({ kind: question.kind, detail: key })
  flow.record(question)
  await flow.gate({ kind: ask.answers, detail: key })
  const row = await find(ask, token, stores)
  const checks = inOrder(checkRevoked(ask, token, row), lateNow())
  flow.record(ask.answered(token, row, checks))
  refuseFailed(checks)
}

/** Returns why a token was revoked, without a hop: `not-said` where the store doesn't keep that, null where it was not. */
export async function whyRevoked(
  token: AskedToken,
  strategy: RevocationStrategy,
  stores: JwtStores,
): Promise<RevocationCause | 'not-said' | null> {
  const { ask } = STRATEGIES[strategy]
  return ask === null ? null : ask.whyRevoked(token, await find(ask, token, stores))
}

/** Finds the row that decides on a token. */
async function find(ask: Asking, token: AskedToken, stores: JwtStores): Promise<RevocationRow | null> {
  const key = ask.key(token)
  return key === null ? null : stores[ask.table].find(key)
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
