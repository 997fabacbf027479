// What the JWT server asks its stores about a token: whether it was revoked, by the strategy that is set, replaced or used up.
import type { FlowProbe } from '#main/probe/flow-probe'
import type { HopOf } from '#src/hops/hops'
import { OVER } from '#src/http/refusal-messages'
import { STRATEGIES } from '#src/revocation/strategies'
import type { AskedToken, Asking, RevocationRow } from '#src/revocation/strategy'
import type { RevocationStrategy } from '#src/settings/revocation'
import { type Check, failed, passed } from '#src/trace/check'
import type { RevocationCause } from '#src/trace/state'
import { refuseToken } from './challenge'
import type { JwtStores } from './jwt-stores'

/** Tells whether a strategy has anything to ask for a token: nobody can revoke one without a `jti` by its `jti`. */
export function canAsk(strategy: RevocationStrategy, token: Pick<AskedToken, 'jti' | 'sub'>): boolean {
  return STRATEGIES[strategy].ask?.key(token) != null
}

/**
 * Asks whether a token was revoked, the question and the answer a hop each. `lateNow` makes the check of its `exp` once more, and
 * returns it where it fails: when a token has expired its entry leaves the stores, and a request that was held until then must
 * not slip through.
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
  const question = ask.asked(key, token)
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

/** Checks the answer to whether a token was revoked; `row` is the one that decides, null where there is none. */
function checkRevoked(ask: Asking, token: AskedToken, row: RevocationRow | null): Check {
  const values = ask.compared(token, row)
  return ask.whyRevoked(token, row) === null
    ? passed(ask.id, values)
    : failed(ask.id, 'revoked', OVER.tokenRevoked, values)
}

/** Checks that a refresh token has not been replaced, or only a moment ago, and that its family is good. */
export function checkFamily(jti: string, outcome: HopOf<'family-answered'>['outcome']): Check {
  const values = { jti, outcome }
  return outcome === 'current' || outcome === 'grace'
    ? passed('family', values)
    : failed('family', 'revoked', OVER.tokenRevoked, values)
}

/** Checks that a one-time token had not been used: `usedAt`, in epoch milliseconds, is null then. */
export function checkOneTime(jti: string, usedAt: number | null): Check {
  return usedAt === null
    ? passed('one-time', { jti })
    : failed('one-time', 'revoked', 'Token has already been used', { jti, usedAt: usedAt / 1000 })
}
