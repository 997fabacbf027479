// Finds out whose token a request brings, check by check, each group a hop that the learner can hold.
import type { Clock } from '#main/clock/clock'
import type { RequestContext } from '#main/http/route'
import type { FlowProbe } from '#main/probe/flow-probe'
import type { JsonObject } from '#src/token/read-json'
import type { Check } from '#src/trace/check'
import type { HopOf } from '#src/trace/hop'
import type { TokenType } from '#src/trace/state'
import type { Blocklist } from './blocklist'
import { refuseToken } from './challenge'
import type { JwtKeys } from './keys'
import type { ParsedToken } from './parse-token'
import {
  type CheckResult,
  type ClaimsWanted,
  checkAlg,
  checkBlocklist,
  checkClaims,
  checkParts,
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
  /** Returns by how much times may be missed now. */
  readonly lifetimes: () => { readonly leewaySeconds: number }
}

/** A valid token that can be revoked. */
export type RevocableToken = ValidToken & { readonly jti: string }

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
    return this.#requireClaims(context, { type, jti: false })
  }

  /**
   * Returns the valid token of a request that is to revoke it, so it must have a `jti`.
   * @throws Refusal 401 or 422 with the message of the check that failed.
   */
  async requireRevocable(context: RequestContext, type: TokenType): Promise<RevocableToken> {
    const token = await this.#requireClaims(context, { type, jti: true })
    if (token.jti === null) throw new Error('A token without jti has passed the check for one')
    return { ...token, jti: token.jti }
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

  async #requireClaims({ flow, request }: RequestContext, wanted: ClaimsWanted): Promise<ValidToken> {
    const { keys } = this.#parts
    const text = await runGroup(flow, 'found', null, () => findToken(request.headers.authorization))
    const token = await runGroup(flow, 'form', null, () => this.#checkForm(text))
    const { claims } = token
    // Not yet verified: it only names the row to light.
    const jti = typeof claims.jti === 'string' ? claims.jti : null
    await runGroup(flow, 'signature', jti, async () => {
      const key = await keys.current()
      return orderly([await checkSignature(token, key.verify)], token)
    })
    await runGroup(flow, 'times', jti, () => orderly(this.#checkTimes(claims), token))
    const valid = await runGroup(flow, 'claims', jti, () => checkClaims(claims, wanted))
    if (valid.jti !== null) await this.#askBlocklist(flow, valid.jti, claims)
    return valid
  }

  #checkTimes(claims: JsonObject): Check[] {
    const { clock, lifetimes } = this.#parts
    return checkTimes(claims, clock.now(), lifetimes().leewaySeconds)
  }

  #checkForm(text: string): CheckResult<ParsedToken> {
    const { checks, found } = checkParts(text)
    if (!found) return { checks, found }
    return orderly([...checks, checkAlg(found, [this.#parts.keys.algorithm])], found)
  }

  async #askBlocklist(flow: FlowProbe, jti: string, claims: JsonObject): Promise<void> {
    const { blocklist } = this.#parts
    await flow.gate({ kind: 'blocklist-asked', detail: jti })
    flow.record({ kind: 'blocklist-asked', jti })
    await flow.gate({ kind: 'blocklist-answered', detail: jti })
    const entry = await blocklist.find(jti)
    const answer = checkBlocklist(jti, entry?.revokedAt ?? null)
    // When the token has expired its entry leaves the blocklist: a request that was held until then must not slip through.
    const late = this.#checkTimes(claims).find((check) => check.fault === 'late')
    const checks = answer.passed && late ? [answer, late] : [answer]
    flow.record({ kind: 'blocklist-answered', jti, revoked: entry !== null, checks })
    const failure = checks.find((check) => !check.passed)
    if (failure) throw refuseToken(failure)
  }
}

/** Cuts checks off after the first that failed, as a server makes them. */
function orderly<T>(checks: readonly Check[], found: T): CheckResult<T> {
  const failure = checks.findIndex((check) => !check.passed)
  return failure < 0 ? { checks, found } : { checks: checks.slice(0, failure + 1), found: null }
}

/** Makes one group of checks within its hop; throws the refusal of the one that failed. */
async function runGroup<T>(
  flow: FlowProbe,
  group: Group,
  jti: string | null,
  run: () => CheckResult<T> | Promise<CheckResult<T>>,
): Promise<T> {
  await flow.gate({ kind: 'token-checked', detail: group })
  const { checks, found } = await run()
  flow.record({ kind: 'token-checked', group, jti, checks: [...checks] })
  if (found !== null) return found
  const failure = checks.find((check) => !check.passed)
  if (!failure) throw new Error(`No check failed, and yet the group "${group}" found nothing`)
  throw refuseToken(failure)
}

/** A check's `msg` is what the server answers with; a route that serves the request anyhow answers with none. */
function withoutMsg({ msg: _notAnswered, ...check }: Check): Check {
  return check
}
