// The routes that ask for a token: the protected ones, the two logouts, the account's own; and the public keys.
import { refuse } from '#main/http/refusal'
import type { Reply } from '#main/http/reply'
import { type RequestContext, type Route, requireField } from '#main/http/route'
import type { FlowProbe } from '#main/probe/flow-probe'
import type { AccountRow, TokenType } from '#src/trace/state'
import { accountGone } from './challenge'
import { type RouteParts, recordRevocation } from './route-parts'

/** Returns all routes but those that issue tokens. */
export function tokenRoutes(parts: RouteParts): Route[] {
  return [
    { method: 'GET', path: '/protected', handle: (context) => openProtected(context, parts) },
    {
      method: 'GET',
      path: '/partially-protected',
      handle: (context) => openPartiallyProtected(context, parts),
    },
    { method: 'DELETE', path: '/logout', handle: (context) => logOut(context, 'access', parts) },
    { method: 'DELETE', path: '/logout2', handle: (context) => logOut(context, 'refresh', parts) },
    { method: 'POST', path: '/user/update/phone', handle: (context) => updatePhone(context, parts) },
    { method: 'DELETE', path: '/user', handle: (context) => deleteAccount(context, parts) },
    { method: 'GET', path: '/.well-known/jwks.json', handle: () => publishKeys(parts) },
  ]
}

async function openProtected(context: RequestContext, { guard }: RouteParts): Promise<Reply> {
  const { sub } = await guard.require(context)
  return { status: 200, body: { hello: 'world', logged_in_as: sub } }
}

async function openPartiallyProtected(context: RequestContext, { guard }: RouteParts): Promise<Reply> {
  const token = await guard.accept(context)
  return { status: 200, body: { logged_in_as: token?.sub ?? 'anonymous user' } }
}

/** Revokes the one token that it is called with; the other one of the login lives on. */
async function logOut(context: RequestContext, type: TokenType, parts: RouteParts): Promise<Reply> {
  const token = await parts.guard.requireRevocable(context, type)
  await context.flow.gate({ kind: 'token-revoked', detail: token.jti })
  await recordRevocation(context.flow, [token], 'logout', parts)
  return { status: 200, body: { msg: 'Successfully logged out' } }
}

async function updatePhone(context: RequestContext, parts: RouteParts): Promise<Reply> {
  const { flow } = context
  const { sub } = await parts.guard.require(context)
  const wantedId = await requireField(context, 'id')
  const phone = await requireField(context, 'phone')
  const own = await parts.accounts.findByUsername(sub)
  if (wantedId !== own?.id) {
    await denyAccess(flow, wantedId, own)
    throw own ? refuse(403, 'You can only change the phone of your own account') : accountGone(sub)
  }
  await flow.gate({ kind: 'phone-changed', detail: sub })
  const account = await parts.accounts.changePhone(own.id, phone)
  if (!account) throw accountGone(sub)
  flow.record({ kind: 'phone-changed', username: sub, phone }, [
    { op: 'set', table: 'accounts', row: account },
  ])
  return { status: 200, body: { status: 'success', code: 200, message: 'Update phone success.', data: true } }
}

/** Deletes the account, and revokes all tokens of it that are still good; without the blocklist they would live on. */
async function deleteAccount(context: RequestContext, parts: RouteParts): Promise<Reply> {
  const { flow } = context
  const token = await parts.guard.requireRevocable(context, 'access')
  const { sub } = token
  const own = await parts.accounts.findByUsername(sub)
  if (!own) {
    await denyAccess(flow, sub, null)
    throw accountGone(sub)
  }
  await flow.gate({ kind: 'account-deleted', detail: sub })
  if (!(await parts.accounts.delete(own.id))) throw accountGone(sub)
  flow.record({ kind: 'account-deleted', username: sub }, [{ op: 'remove', table: 'accounts', key: own.id }])
  try {
    await flow.gate({ kind: 'token-revoked', detail: token.jti })
  } finally {
    // Even if the client has hung up meanwhile: no token may outlive its account. The one in hand may be none of those
    // that were issued: a learner can sign one.
    const tokens = [...(await parts.issued.aliveOf(sub)), token]
    await recordRevocation(flow, tokens, 'account-deleted', parts)
  }
  return { status: 200, body: { msg: 'Successfully deleted the account' } }
}

/** Records that a token is good, and yet not allowed to do what it is used for. */
async function denyAccess(flow: FlowProbe, wantedId: string, own: AccountRow | null): Promise<void> {
  await flow.gate({ kind: 'access-denied', detail: wantedId })
  flow.record({ kind: 'access-denied', wantedId, ownId: own?.id ?? null })
}

async function publishKeys({ keys }: RouteParts): Promise<Reply> {
  const jwk = await keys.publicJwk()
  if (!jwk) throw refuse(404, `${keys.algorithm} signs with a shared secret: there is no public key`)
  return { status: 200, body: { keys: [jwk] } }
}
