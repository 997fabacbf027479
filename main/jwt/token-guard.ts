// Finds out whose token a request brings, check by check, each group a hop that the learner can hold.
import { fieldOf } from '#main/http/field-lines'
import { Refusal } from '#main/http/reply'
import type { RequestContext } from '#main/http/route'
import type { FlowProbe } from '#main/probe/flow-probe'
import type { DefenceId, DefenceOf } from '#src/defences/defences'
import type { HopOf } from '#src/hops/hops'
import { STRATEGIES, strategyFor } from '#src/revocation/strategies'
import type { Settings } from '#src/settings/settings'
import type { Check } from '#src/trace/check'
import type { TokenType } from '#src/trace/state'
import { askStrategy, canAsk, checkOneTime, inOrder, refuseFailed } from './ask-stores'
import { refuseToken } from './challenge'
import type { JwtParts } from './jwt-parts'
import type { KeySource } from './key-source'
import type { ParsedToken, ReadObject } from './parse-token'
import { hashOfText } from './text-hash'
import {
  type CheckResult,
  type ClaimsWanted,
  checkAlg,
  checkClaims,
  checkExpiry,
  checkHasExpiry,
  checkParts,
  checkTimes,
  checkWhose,
  findToken,
  orderly,
  type ValidToken,
} from './token-checks'
import { verifySignature } from './verify-signature'

type Group = HopOf<'token-checked'>['group']

type WhenRevoked = (token: ValidToken) => Promise<void>

/** A valid token that can be revoked. */
export type RevocableToken = ValidToken & { readonly jti: string }

/**
 * Returns the valid token of a request.
 * @throws Refusal 401 or 422 with the message of the check that failed.
 */
export function requireToken(
  context: RequestContext,
  parts: JwtParts,
  type: TokenType = 'access',
): Promise<ValidToken> {
  return requireBearer(context, parts, { type, jti: false })
}

/**
 * Returns the valid token of a request that is to revoke or to replace it, so it must have a `jti`. `whenRevoked` is called with a
 * genuine token before it is refused for having been revoked.
 * @throws Refusal 401 or 422 with the message of the check that failed.
 */
export async function requireRevocable(
  context: RequestContext,
  parts: JwtParts,
  type: TokenType,
  whenRevoked?: WhenRevoked,
): Promise<RevocableToken> {
  return withJti(await requireBearer(context, parts, { type, jti: true }, whenRevoked))
}

/**
 * Returns the valid access token of a request, and null where there is none. A token that is there must be valid: a bad
 * one is never taken for none.
 * @throws Refusal 401 or 422 with the message of the check that failed.
 */
export async function acceptToken(context: RequestContext, parts: JwtParts): Promise<ValidToken | null> {
  const { flow, request } = context
  const result = findToken(fieldOf(request, 'authorization'))
  if (result.found !== null || result.checks.at(-1)?.fault !== 'missing') return requireToken(context, parts)
  await flow.gate({ kind: 'token-checked', detail: 'found' })
  flow.record({ kind: 'token-checked', group: 'found', jti: null, checks: result.checks.map(withoutMsg) })
  return null
}

/**
 * Returns a valid download token, and uses it up: of any number of requests only one ever gets it.
 * @throws Refusal 401 or 422 with the message of the check that failed.
 */
export async function requireOneTime(
  flow: FlowProbe,
  text: string,
  parts: JwtParts,
): Promise<RevocableToken> {
  const { clock, stores } = parts
  const token = withJti(await requireValid(flow, text, parts, { type: 'download', jti: true }))
  const { jti, sub, expiresAt } = token
  await flow.gate({ kind: 'spent-asked', detail: jti })
  flow.record({ kind: 'spent-asked', jti })
  await flow.gate({ kind: 'spent-answered', detail: jti })
  const row = { jti, sub, usedAt: clock.now(), expiresAt }
  const earlier = await stores.spent.add(row)
  const checks = inOrder(checkOneTime(jti, earlier?.usedAt ?? null), lateNow(token.claims, parts))
  flow.record(
    { kind: 'spent-answered', jti, spent: earlier !== null, checks },
    earlier ? [] : [{ op: 'set', table: 'spent', row }],
  )
  refuseFailed(checks)
  return token
}

/**
 * Returns whom an access token names whatever its times are: for a server that renews for whoever that is. All else
 * is checked but whether it was revoked.
 * @throws Refusal 422 with the message of the check that failed.
 */
export async function requireOwner(flow: FlowProbe, text: string, parts: JwtParts): Promise<string> {
  const { token, jti } = await requireSigned(flow, text, parts, 'access')
  await gateOf(flow, 'claims')
  const checked = checkClaims(token.claims, { type: 'access', jti: false }, parts.settings().jwtDefences)
  return concluded(flow, 'claims', jti, checked, 'refresh-bound').sub
}

/** Makes the check of a token's `exp` once more, and returns it where it fails. */
export function lateNow(
  claims: ReadObject,
  { clock, settings }: Pick<JwtParts, 'clock' | 'settings'>,
): Check | undefined {
  const check = checkExpiry(claims, clock.now(), settings().lifetimes.leewaySeconds)
  return check.fault === 'late' ? check : undefined
}

async function requireBearer(
  { flow, request }: RequestContext,
  parts: JwtParts,
  wanted: ClaimsWanted,
  whenRevoked?: WhenRevoked,
): Promise<ValidToken> {
  await gateOf(flow, 'found')
  const text = concluded(flow, 'found', null, findToken(fieldOf(request, 'authorization')))
  return requireValid(flow, text, parts, wanted, whenRevoked)
}

async function requireValid(
  flow: FlowProbe,
  text: string,
  parts: JwtParts,
  wanted: ClaimsWanted,
  whenRevoked?: WhenRevoked,
): Promise<ValidToken> {
  const { keys, settings, stores } = parts
  const { token, jti } = await requireSigned(flow, text, parts, wanted.type)
  const { claims } = token
  await gateOf(flow, 'times')
  concluded(flow, 'times', jti, checkTimesOf(claims, parts))
  await gateOf(flow, 'claims')
  const { revocation, jwtDefences } = settings()
  // What has no name can't be on a list of what is good.
  const needsJti = wanted.jti || STRATEGIES[strategyFor(wanted.type, revocation)].ask?.refusesUnknown === true
  const checked = concluded(
    flow,
    'claims',
    jti,
    checkClaims(claims, { type: wanted.type, jti: needsJti }, jwtDefences),
    firstOff(jwtDefences, ['type-checked']),
  )
  const valid = jwtDefences['revoked-by-jti'] ? checked : { ...checked, textHash: hashOfText(text) }
  const strategy = strategyFor(valid.type, revocation)
  if (!canAsk(strategy, valid)) return valid
  flow.cost.by(keys.algorithm, strategy)
  try {
    await askStrategy(flow, valid, strategy, stores, () => lateNow(claims, parts))
  } catch (error) {
    if (error instanceof Refusal) await whenRevoked?.(valid)
    throw error
  }
  return valid
}

/** Checks a token's form and its signature, as far as the server's defences have it. */
async function requireSigned(
  flow: FlowProbe,
  text: string,
  parts: JwtParts,
  type: TokenType,
): Promise<{ readonly token: ParsedToken; readonly jti: string | null }> {
  const { keys, settings } = parts
  await gateOf(flow, 'form')
  const form = settings().jwtDefences
  const token = concluded(
    flow,
    'form',
    null,
    checkForm(text, keys, form),
    firstOff(form, ['alg-pinned', 'canonical-encoding']),
  )
  // Not yet verified: it only names the row to light.
  const { jti: named } = token.claims.values
  const jti = typeof named === 'string' ? named : null
  flow.cost.by(keys.algorithm, strategyFor(type, settings().revocation))
  // A key that has to be fetched is there before the signature's turn comes.
  await keys.verifying(flow)
  await gateOf(flow, 'signature')
  const { checks, without } = await verifySignature(flow, token, parts)
  concluded(flow, 'signature', jti, orderly(checks, token), without)
  return { token, jti }
}

/**
 * Every other complaint about a token beats that it has expired: the library then decodes it once more, without its `exp`. So
 * where the names will be complained of, a token that is late goes on to that.
 */
function checkTimesOf(claims: ReadObject, { clock, settings }: JwtParts): CheckResult<ReadObject> {
  const { jwtDefences, lifetimes } = settings()
  const now = clock.now()
  const hasExpiry = jwtDefences['exp-required'] ? checkHasExpiry(claims, now) : null
  if (hasExpiry?.passed === false) return { checks: [hasExpiry], found: null }
  const times = orderly(checkTimes(claims, now, lifetimes.leewaySeconds), claims)
  const isLate = times.checks.at(-1)?.fault === 'late'
  return isLate && checkWhose(claims, jwtDefences).some(({ passed }) => !passed)
    ? { checks: times.checks.map(withoutMsg), found: claims }
    : times
}

function checkForm(
  text: string,
  { algorithm }: KeySource,
  defences: Settings['jwtDefences'],
): CheckResult<ParsedToken> {
  const { checks, found } = checkParts(text, !defences['canonical-encoding'])
  if (!found || !defences['alg-pinned']) return { checks, found }
  checks.push(checkAlg(found, [algorithm]))
  return orderly(checks, found)
}

function withJti(token: ValidToken): RevocableToken {
  if (token.jti === null) throw new Error('A token without jti has passed the check for one')
  return { ...token, jti: token.jti }
}

/** Returns the first of some defences that is off. */
function firstOff(
  defences: Settings['jwtDefences'],
  ids: readonly DefenceOf<'jwt'>[],
): DefenceOf<'jwt'> | null {
  return ids.find((id) => !defences[id]) ?? null
}

/** The gate before a group of checks. */
function gateOf(flow: FlowProbe, group: Group): Promise<void> {
  return flow.gate({ kind: 'token-checked', detail: group })
}

/** Records a group of checks, and returns what it found; throws the refusal of the check that failed. */
function concluded<T>(
  flow: FlowProbe,
  group: Group,
  jti: string | null,
  { checks, found }: CheckResult<T>,
  without: DefenceId | null = null,
): T {
  flow.record({ kind: 'token-checked', group, jti, checks, ...(without && { without }) })
  if (found !== null) return found
  const failure = checks.find((check) => !check.passed)
  if (!failure) throw new Error(`No check failed, and yet the group "${group}" found nothing`)
  throw refuseToken(failure)
}

/** A check's `msg` is what the server answers with; where the request goes on in spite of it, it answers with none. */
function withoutMsg({ msg: _notAnswered, ...check }: Check): Check {
  return check
}
