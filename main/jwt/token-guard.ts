// Finds out whose token a request brings, check by check, each group a hop that the learner can hold.
import type { Clock } from '#main/clock/clock'
import type { RequestContext } from '#main/http/route'
import type { FlowProbe } from '#main/probe/flow-probe'
import type { Check } from '#src/trace/check'
import type { HopOf } from '#src/trace/hop'
import type { TokenType } from '#src/trace/state'
import type { Blocklist } from './blocklist'
import { refuseToken } from './challenge'
import type { JwtKeys } from './keys'
import { jsonObject } from './parse-token'
import {
  type CheckResult,
  checkClaims,
  checkForm,
  checkSignature,
  checkTimes,
  findToken,
  type ValidToken,
} from './token-checks'

type Group = HopOf<'token-checked'>['group']

interface GuardParts {
  readonly clock: Clock
  readonly keys: JwtKeys
  readonly blocklist: Blocklist
}

/** Stands before the routes that ask for a token. */
export class TokenGuard {
  readonly #parts: GuardParts

  constructor(parts: GuardParts) {
    this.#parts = parts
  }

  /**
   * Returns the valid token of a request.
   * @throws Refusal 401 or 422 with the message of the check that failed.
   */
  async require(context: RequestContext, type: TokenType = 'access'): Promise<ValidToken> {
    const { flow, request } = context
    const token = await runGroup(flow, 'found', null, async () => findToken(request.headers.authorization))
    return this.#verify(flow, token, type)
  }

  /**
   * Returns the valid access token of a request, and null where there is none. A token that is there must be valid: a bad
   * one is never taken for none.
   * @throws Refusal 401 or 422 with the message of the check that failed.
   */
  async accept(context: RequestContext): Promise<ValidToken | null> {
    const { flow, request } = context
    const result = findToken(request.headers.authorization)
    if (result.found !== null || result.checks.at(-1)?.fault !== 'missing') return this.require(context)
    await flow.gate({ kind: 'token-checked', detail: 'found' })
    flow.record({ kind: 'token-checked', group: 'found', jti: null, checks: result.checks.map(withoutMsg) })
    return null
  }

  async #verify(flow: FlowProbe, token: string, type: TokenType): Promise<ValidToken> {
    const { keys, clock } = this.#parts
    const parsed = await runGroup(flow, 'form', null, async () => checkForm(token, [keys.algorithm]))
    const jti = jtiOf(parsed.payload)
    const claims = await runGroup(flow, 'signature', jti, async () =>
      checkSignature(parsed, (await keys.current()).verify),
    )
    await runGroup(flow, 'times', jti, async () => checkTimes(claims, clock.now()))
    const valid = await runGroup(flow, 'claims', jti, async () => checkClaims(claims, type))
    // flask-jwt-extended takes a token without a jti; there is nothing to look up then.
    if (valid.jti !== null) await this.#askBlocklist(flow, valid.jti)
    return valid
  }

  async #askBlocklist(flow: FlowProbe, jti: string): Promise<void> {
    await flow.gate({ kind: 'blocklist-asked', detail: jti })
    flow.record({ kind: 'blocklist-asked', jti })
    await flow.gate({ kind: 'blocklist-answered', detail: jti })
    const entry = await this.#parts.blocklist.find(jti)
    const check: Check = entry
      ? {
          id: 'blocklist',
          passed: false,
          fault: 'revoked',
          msg: 'Token has been revoked',
          values: { jti, revokedAt: entry.revokedAt / 1000 },
        }
      : { id: 'blocklist', passed: true, values: { jti } }
    flow.record({ kind: 'blocklist-answered', jti, revoked: entry !== null, checks: [check] })
    if (entry) throw refuseToken(check)
  }
}

/** Makes one group of checks within its hop; throws the refusal of the one that failed. */
async function runGroup<T>(
  flow: FlowProbe,
  group: Group,
  jti: string | null,
  run: () => Promise<CheckResult<T>>,
): Promise<T> {
  await flow.gate({ kind: 'token-checked', detail: group })
  const { checks, found } = await run()
  flow.record({ kind: 'token-checked', group, jti, checks: [...checks] })
  if (found !== null) return found
  const failed = checks.find((check) => !check.passed)
  if (!failed) throw new Error(`No check failed, and yet the group "${group}" found nothing`)
  throw refuseToken(failed)
}

/** The `jti` that a payload claims, not yet verified: it only names the row to light. */
function jtiOf(payload: Uint8Array): string | null {
  const claims = jsonObject(payload)
  return typeof claims !== 'string' && typeof claims.jti === 'string' ? claims.jti : null
}

function withoutMsg({ msg: _notAnswered, ...check }: Check): Check {
  return check
}
