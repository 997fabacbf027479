// The routes that issue tokens: login by username and by email, and refresh.
import { type Refusal, refuse } from '#main/http/refusal'
import type { Reply } from '#main/http/reply'
import { type RequestContext, type Route, requireField } from '#main/http/route'
import type { AccountRow } from '#src/trace/state'
import { accountGone, CHALLENGE } from './challenge'
import { type RouteParts, signTokens } from './route-parts'

/** Returns `POST /login`, `POST /user/login` and `POST /refresh`. */
export function loginRoutes(parts: RouteParts): Route[] {
  return [
    { method: 'POST', path: '/login', handle: (context) => logIn(context, parts) },
    { method: 'POST', path: '/user/login', handle: (context) => logInByEmail(context, parts) },
    { method: 'POST', path: '/refresh', handle: (context) => refresh(context, parts) },
  ]
}

/** Tokens are for nobody but the one who asked: no cache may keep them (RFC 6749 section 5.1). */
const NOT_CACHED = { 'Cache-Control': 'no-store' }

async function logIn(context: RequestContext, parts: RouteParts): Promise<Reply> {
  const { username } = await verifyPassword(context, 'username', parts)
  const wishes = () => {
    const { accessTokenSeconds, refreshTokenSeconds } = parts.lifetimes()
    return [
      { type: 'access', lifetimeSeconds: accessTokenSeconds },
      { type: 'refresh', lifetimeSeconds: refreshTokenSeconds },
    ] as const
  }
  const [access_token, refresh_token] = await signTokens(context.flow, username, wishes, parts, () =>
    badCredentials('username'),
  )
  return { status: 200, body: { access_token, refresh_token }, headers: NOT_CACHED }
}

/** Issues one access token that never expires, in the shape of the article, which says `expires_delta=False`. */
async function logInByEmail(context: RequestContext, parts: RouteParts): Promise<Reply> {
  const { id, username } = await verifyPassword(context, 'email', parts)
  const wishes = () => [{ type: 'access', lifetimeSeconds: null }] as const
  const [jwt_token] = await signTokens(context.flow, username, wishes, parts, () => badCredentials('email'))
  return {
    status: 200,
    body: {
      status: 'success',
      code: 200,
      message: 'Sign in success.',
      data: true,
      user_id: Number(id),
      jwt_token,
    },
    headers: NOT_CACHED,
  }
}

async function refresh(context: RequestContext, parts: RouteParts): Promise<Reply> {
  const { sub } = await parts.guard.require(context, 'refresh')
  const wishes = () => [{ type: 'access', lifetimeSeconds: parts.lifetimes().accessTokenSeconds }] as const
  const [access_token] = await signTokens(context.flow, sub, wishes, parts, () => accountGone(sub))
  return { status: 200, body: { access_token }, headers: NOT_CACHED }
}

async function verifyPassword(
  context: RequestContext,
  by: 'username' | 'email',
  { accounts }: RouteParts,
): Promise<AccountRow> {
  const value = await requireField(context, by)
  const password = await requireField(context, 'password')
  const { flow } = context
  await flow.gate({ kind: 'account-checked', detail: value })
  const verdict = await accounts.verify({ by, value, password })
  flow.record({ kind: 'account-checked', by, value, outcome: verdict.outcome })
  if (verdict.outcome !== 'verified') throw badCredentials(by)
  return verdict.account
}

function badCredentials(by: 'username' | 'email'): Refusal {
  return refuse(401, `Bad ${by} or password`, CHALLENGE)
}
