// The routes that begin a session: login by username and by email.
import type { Accounts } from '#main/accounts/accounts'
import { type Refusal, type Reply, refuse } from '#main/http/reply'
import { type RequestContext, requireField, type SomeHandlers } from '#main/http/route'
import type { AccountRow, SessionRow } from '#src/trace/state'
import { destroySession, regenerateSession, saveSession } from './express-session-calls'
import { CHALLENGE, pinExpiry } from './session-cookie'
import type { SessionGuard } from './session-guard'
import { endAllWithin, recordEnded } from './session-hops'
import type { SessionStore } from './session-store'

export interface RouteParts {
  readonly guard: SessionGuard
  readonly accounts: Accounts
  readonly store: SessionStore
}

/** Returns `POST /login` and `POST /user/login`. Both answer 400, 401 or 200 with a new session ID in `Set-Cookie`. */
export function loginRoutes(parts: RouteParts) {
  return {
    login: (context) => logIn(context, 'username', parts),
    'login-by-email': (context) => logIn(context, 'email', parts),
  } satisfies SomeHandlers
}

async function logIn(context: RequestContext, by: 'username' | 'email', parts: RouteParts): Promise<Reply> {
  const { guard, accounts } = parts
  const { flow } = context
  const earlier = await guard.beforeLogin(context)
  const value = await requireField(context, by)
  const password = await requireField(context, 'password')
  await flow.gate({ kind: 'account-checked', detail: value })
  const verdict = await accounts.verify({ by, value, password })
  flow.record({ kind: 'account-checked', by, value, outcome: verdict.outcome })
  if (verdict.outcome !== 'verified') throw badCredentials(by)
  if (earlier) await replaceSession(context, earlier, parts)
  await beginSession(context, verdict.account, parts)
  if (!(await accounts.findById(verdict.account.id))) {
    await endOrphan(context, verdict.account, parts)
    throw badCredentials(by)
  }
  return { status: 200, body: { msg: 'Successfully logged in' } }
}

function badCredentials(by: 'username' | 'email'): Refusal {
  return refuse(401, `Bad ${by} or password`, CHALLENGE)
}

/** Ends the session that the login came with: whoever knew its ID before must not share the new one (session fixation). */
async function replaceSession(
  { flow }: RequestContext,
  { id }: SessionRow,
  parts: RouteParts,
): Promise<void> {
  await flow.gate({ kind: 'session-destroyed', detail: id })
  const ended = await parts.store.end(id, 'replaced')
  if (ended) recordEnded(flow, [ended], 'replaced')
}

async function beginSession(
  context: RequestContext,
  account: AccountRow,
  { guard }: RouteParts,
): Promise<void> {
  const { request, flow } = context
  await regenerateSession(request)
  const id = request.sessionID
  const record = await storeSession(context, account, guard)
  flow.record(
    { kind: 'session-stored', sessionId: id, username: account.username, expiresAt: record.expiresAt },
    [{ op: 'set', table: 'sessions', row: record }],
  )
}

/** Stores the new session of a request and returns its record. */
async function storeSession(
  { request, flow }: RequestContext,
  account: AccountRow,
  guard: SessionGuard,
): Promise<SessionRow> {
  const id = request.sessionID
  await flow.gate({ kind: 'session-stored', detail: id })
  const { cookieExpiresAt, ...times } = guard.timesFromNow()
  const record = {
    id,
    accountId: account.id,
    username: account.username,
    createdAt: times.lastSeenAt,
    ...times,
  }
  request.session.record = record
  pinExpiry(request.session, cookieExpiresAt)
  await saveSession(request)
  return record
}

/**
 * Ends a session whose account was deleted while it began. The deletion removes the account first and its sessions then,
 * a login stores the session first and looks for the account then: one of the two always sees the other.
 */
async function endOrphan(
  { request, flow }: RequestContext,
  account: AccountRow,
  { store }: RouteParts,
): Promise<void> {
  await endAllWithin(flow, store, account.id, 'account-deleted')
  await destroySession(request)
}
