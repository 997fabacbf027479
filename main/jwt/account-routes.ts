// The routes of one's own account: the phone, and the account itself.
import { type Reply, refuse } from '#main/http/reply'
import { type RequestContext, requireField, type SomeHandlers } from '#main/http/route'
import type { FlowProbe } from '#main/probe/flow-probe'
import type { AccountRow } from '#src/trace/state'
import { accountGone } from './challenge'
import type { JwtParts } from './jwt-parts'
import { revokeWithin } from './revoke'
import { type RevocableToken, requireRevocable, requireToken } from './token-guard'

/** Returns `POST /user/update/phone` and `DELETE /user`. */
export function accountRoutes(parts: JwtParts) {
  return {
    'update-phone': (context) => updatePhone(context, parts),
    'delete-account': (context) => deleteAccount(context, parts),
  } satisfies SomeHandlers
}

async function updatePhone(context: RequestContext, parts: JwtParts): Promise<Reply> {
  const { flow } = context
  const { accounts } = parts.stores
  const { sub } = await requireToken(context, parts)
  const wantedId = await requireField(context, 'id')
  const phone = await requireField(context, 'phone')
  const own = await accounts.findByUsername(sub)
  if (wantedId !== own?.id) {
    await denyAccess(flow, wantedId, own)
    throw own ? refuse(403, 'You can only change the phone of your own account') : accountGone(sub)
  }
  await flow.gate({ kind: 'phone-changed', detail: sub })
  const account = await accounts.changePhone(own.id, phone)
  if (!account) throw accountGone(sub)
  flow.record({ kind: 'phone-changed', username: sub, phone }, [
    { op: 'set', table: 'accounts', row: account },
  ])
  return { status: 200, body: { status: 'success', code: 200, message: 'Update phone success.', data: true } }
}

/** Deletes the account, and revokes all tokens of it that are still good; else they would live on. */
async function deleteAccount(context: RequestContext, parts: JwtParts): Promise<Reply> {
  const { flow } = context
  const { accounts } = parts.stores
  const token = await requireRevocable(context, parts, 'access', ({ sub }) =>
    finishDeletion(flow, sub, parts),
  )
  const { sub } = token
  const own = await accounts.findByUsername(sub)
  if (!own) {
    await denyAccess(flow, sub, null)
    await finishDeletion(flow, sub, parts)
    throw accountGone(sub)
  }
  await flow.gate({ kind: 'account-deleted', detail: sub })
  if (!(await accounts.delete(own.id))) throw accountGone(sub)
  flow.record({ kind: 'account-deleted', username: sub }, [{ op: 'remove', table: 'accounts', key: own.id }])
  // Even if the client has hung up meanwhile: no token may outlive its account.
  await revokeAccount(flow, token, 'account-deleted', parts, true)
  return { status: 200, body: { msg: 'Successfully deleted the account' } }
}

/**
 * Revokes all tokens of an account that have not expired, and the one in hand, which may be none of those that were issued: a
 * learner can sign one.
 */
export function revokeAccount(
  flow: FlowProbe,
  token: RevocableToken,
  because: 'account-deleted' | 'everywhere',
  parts: JwtParts,
  begun = false,
): Promise<void> {
  const { sub, jti } = token
  const tokens = async () => {
    const alive = await parts.stores.issued.aliveOf(sub)
    return alive.some((row) => row.jti === jti) ? alive : [...alive, token]
  }
  return revokeWithin(flow, { sub, tokens, everything: true, because }, parts, begun)
}

/**
 * Finishes a deletion that a store broke off when the account had gone: some of its tokens are still there. Whoever was answered
 * with 503 sends it again, with a token that may be revoked by now.
 */
async function finishDeletion(flow: FlowProbe, sub: string, parts: JwtParts): Promise<void> {
  const { issued, accounts } = parts.stores
  if (await accounts.findByUsername(sub)) return
  if ((await issued.aliveOf(sub)).length === 0) return
  const tokens = () => issued.aliveOf(sub)
  await revokeWithin(flow, { sub, tokens, everything: false, because: 'account-deleted' }, parts)
}

/** Records that a token is good, and yet not allowed to do what it is used for. */
async function denyAccess(flow: FlowProbe, wantedId: string, own: AccountRow | null): Promise<void> {
  await flow.gate({ kind: 'access-denied', detail: wantedId })
  flow.record({ kind: 'access-denied', wantedId, ownId: own?.id ?? null })
}
