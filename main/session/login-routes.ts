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
  const isTakenOver = earlier !== null && (await takeOver(context, earlier, verdict.account, parts))
  if (!isTakenOver) {
    if (earlier) await replaceSession(context, earlier, parts)
    await beginSession(context, verdict.account, earlier !== null, parts)
  }
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

/**
 * Has the session that the login came with go on under its ID, as whoever has logged in now: so it is where `regenerate` is left out.
 * Returns false where the server has that line, and where the session has ended meanwhile.
 */
async function takeOver(
  context: RequestContext,
  earlier: SessionRow,
  { id: accountId, username }: AccountRow,
  { guard, store }: RouteParts,
): Promise<boolean> {
  const { flow } = context
  if (guard.defences['id-renewed']) return false
  await flow.gate({ kind: 'session-stored', detail: earlier.id })
  const { lastSeenAt, expiresAt, cookieExpiresAt } = guard.timesFromNow()
  const row = { ...earlier, accountId, username, lastSeenAt, expiresAt }
  if (!guard.defences['no-write-after-end']) await store.put(row)
  else if (!(await store.rewrite(row))) return false
  // express-session sends the cookie of a changed session again where it has an Expires.
  if (cookieExpiresAt !== null) guard.sendCookieAgain(context, earlier.id, expiresAt)
  flow.record({ kind: 'session-stored', sessionId: earlier.id, username, expiresAt, without: 'id-renewed' }, [
    { op: 'set', table: 'sessions', row },
  ])
  return true
}

/** Begins a session. `isRenewed` has its ID be another than the request came with, whichever defences are on. */
async function beginSession(
  context: RequestContext,
  account: AccountRow,
  isRenewed: boolean,
  { guard, store }: RouteParts,
): Promise<void> {
  const { request, flow } = context
  const { defences } = guard
  // Where no session was found, express-session has made an ID already.
  if (isRenewed || defences['id-renewed']) await regenerateSession(request)
  // A counter begins anew with each process, and comes to numbers that were given before.
  while (!defences['random-id'] && (await store.hasSeen(request.sessionID))) await regenerateSession(request)
  const id = request.sessionID
  const record = await storeSession(context, account, guard)
  flow.record(
    {
      kind: 'session-stored',
      sessionId: id,
      username: account.username,
      expiresAt: record.expiresAt,
      ...(!defences['random-id'] && { without: 'random-id' }),
    },
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
