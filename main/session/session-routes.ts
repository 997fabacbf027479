// The routes behind the login: the protected ones, logout, and the account's own.
import { Refusal, type Reply, refuse } from '#main/http/reply'
import { type RequestContext, requireField, type SomeHandlers } from '#main/http/route'
import { OVER } from '#src/http/refusal-messages'
import type { SessionRow } from '#src/trace/state'
import { destroySession } from './express-session-calls'
import type { RouteParts } from './login-routes'
import { sessionCookieOf } from './session-checks'
import { CHALLENGE, clearCookie } from './session-cookie'
import { endAllWithin, recordEnded } from './session-hops'

/** Returns all routes but the logins. */
export function sessionRoutes(parts: RouteParts) {
  return {
    'open-protected': (context) => openProtected(context, parts),
    'open-partially-protected': (context) => openPartiallyProtected(context, parts),
    logout: (context) => logOut(context, parts),
    'logout-everywhere': (context) => logOutEverywhere(context, parts),
    'update-phone': (context) => updatePhone(context, parts),
    'delete-account': (context) => deleteAccount(context, parts),
  } satisfies SomeHandlers
}

async function openProtected(context: RequestContext, { guard }: RouteParts): Promise<Reply> {
  const { username } = await guard.requireAndTouch(context)
  return { status: 200, body: { hello: 'world', logged_in_as: username } }
}

/**
 * Serves everybody. An invalid cookie makes an anonymous user, as express-session has it; the JWT server refuses an
 * invalid token on this route.
 */
async function openPartiallyProtected(context: RequestContext, { guard }: RouteParts): Promise<Reply> {
  const session = await guard.acceptAndTouch(context)
  return { status: 200, body: { logged_in_as: session?.username ?? 'anonymous user' } }
}

async function logOut(context: RequestContext, parts: RouteParts): Promise<Reply> {
  const { id } = await requireToLogOut(context, parts)
  if (parts.guard.defences['destroyed-at-logout']) {
    await context.flow.gate({ kind: 'session-destroyed', detail: id })
    const ended = await parts.store.end(id, 'logout')
    if (ended) recordEnded(context.flow, [ended], 'logout')
    await destroySession(context.request)
  } else {
    await context.flow.gate({ kind: 'session-left', detail: id })
    context.flow.record({ kind: 'session-left', sessionId: id })
  }
  return { status: 200, body: { msg: 'Successfully logged out' }, headers: cleared(parts) }
}

/** Has the browser drop the cookie. */
function cleared({ guard }: RouteParts): ReturnType<typeof clearCookie> {
  return clearCookie(guard.attributes)
}

/** Ends all sessions of the account, wherever they were begun. */
async function logOutEverywhere(context: RequestContext, parts: RouteParts): Promise<Reply> {
  const { id, accountId } = await requireToLogOut(context, parts)
  await context.flow.gate({ kind: 'session-destroyed', detail: id })
  await endAllWithin(context.flow, parts.store, accountId, 'everywhere')
  await destroySession(context.request)
  return { status: 200, body: { msg: 'Successfully logged out everywhere' }, headers: cleared(parts) }
}

function requireToLogOut(context: RequestContext, parts: RouteParts): Promise<SessionRow> {
  return parts.guard.require(context).catch((error: unknown) => {
    throw clearingDeadCookie(error, context, parts)
  })
}

/** Has the refusal of a logout remove the cookie that it refuses: express-session would leave it in the browser for good. */
function clearingDeadCookie(error: unknown, { request }: RequestContext, parts: RouteParts): unknown {
  if (!(error instanceof Refusal) || sessionCookieOf(request.headers.cookie) === null) return error
  return new Refusal({ ...error.reply, headers: { ...error.reply.headers, ...cleared(parts) } })
}

async function updatePhone(context: RequestContext, { guard, accounts }: RouteParts): Promise<Reply> {
  const { flow } = context
  const { accountId, username } = await guard.requireAndTouch(context)
  const wantedId = await requireField(context, 'id')
  const phone = await requireField(context, 'phone')
  if (wantedId !== accountId) {
    await flow.gate({ kind: 'access-denied', detail: wantedId })
    flow.record({ kind: 'access-denied', wantedId, ownId: accountId })
    throw refuse(403, 'You can only change the phone of your own account')
  }
  await flow.gate({ kind: 'phone-changed', detail: username })
  const account = await accounts.changePhone(accountId, phone)
  if (!account) throw accountGone()
  flow.record({ kind: 'phone-changed', username, phone }, [{ op: 'set', table: 'accounts', row: account }])
  return {
    status: 200,
    body: { status: 'success', code: 200, message: 'Update phone success.', data: true },
  }
}

/** Deletes the account first and its sessions then: see the login, which does it the other way round. */
async function deleteAccount(context: RequestContext, parts: RouteParts): Promise<Reply> {
  const { flow } = context
  const { accountId, username } = await parts.guard.require(context)
  await flow.gate({ kind: 'account-deleted', detail: username })
  const account = await parts.accounts.delete(accountId)
  if (!account) throw accountGone()
  flow.record({ kind: 'account-deleted', username }, [{ op: 'remove', table: 'accounts', key: accountId }])
  await endAllSessions(context, accountId, parts)
  return { status: 200, body: { msg: 'Successfully deleted the account' }, headers: cleared(parts) }
}

async function endAllSessions(
  { request, flow }: RequestContext,
  accountId: string,
  { store }: RouteParts,
): Promise<void> {
  try {
    await flow.gate({ kind: 'session-destroyed', detail: request.sessionID })
  } finally {
    // Even if the client has hung up meanwhile: no session may outlive its account.
    await endAllWithin(flow, store, accountId, 'account-deleted')
    await destroySession(request)
  }
}

/** Another client has deleted the account, and so this session, since the session was looked up. */
function accountGone(): Refusal {
  return refuse(401, OVER.sessionEnded, CHALLENGE)
}
