// The routes that log in: by username, with an access and a refresh token, and by email.
import { type Refusal, type Reply, refuse } from '#main/http/reply'
import { type RequestContext, requireField, type SomeHandlers } from '#main/http/route'
import type { AccountRow } from '#src/trace/state'
import { CHALLENGE, NOT_CACHED } from './challenge'
import { issueTokens, requireSigning, type Veto } from './issue-tokens'
import type { JwtParts } from './jwt-parts'
import { beginFamily } from './rotation'

/** Returns `POST /login` and `POST /user/login`. */
export function loginRoutes(parts: JwtParts) {
  return {
    login: (context) => logIn(context, parts),
    'login-by-email': (context) => logInByEmail(context, parts),
  } satisfies SomeHandlers
}

async function logIn(context: RequestContext, parts: JwtParts): Promise<Reply> {
  requireSigning(parts.keys)
  const { username: sub } = await verifyPassword(context, 'username', parts)
  const family = parts.ids.uuid()
  const [access_token, refresh_token] = await issueTokens(
    context.flow,
    {
      sub,
      wishes: () => {
        const { accessTokenSeconds, refreshTokenSeconds, nbfDelaySeconds } = parts.settings().lifetimes
        return [
          { type: 'access', lifetimeSeconds: accessTokenSeconds, nbfDelaySeconds, family },
          { type: 'refresh', lifetimeSeconds: refreshTokenSeconds, nbfDelaySeconds, family },
        ]
      },
      beginFamily: async (rows) => {
        const refresh = rows.find(({ type }) => type === 'refresh')
        return refresh && parts.settings().rotation.enabled ? beginFamily(refresh, parts) : null
      },
      veto: () => vetoGone(sub, 'username', parts),
    },
    parts,
  )
  return { status: 200, body: { access_token, refresh_token }, headers: NOT_CACHED }
}

/** Issues one access token that never expires, in the shape of the article, which says `expires_delta=False`. */
async function logInByEmail(context: RequestContext, parts: JwtParts): Promise<Reply> {
  requireSigning(parts.keys)
  const { id, username: sub } = await verifyPassword(context, 'email', parts)
  const family = parts.ids.uuid()
  const [jwt_token] = await issueTokens(
    context.flow,
    {
      sub,
      wishes: () => {
        const { nbfDelaySeconds } = parts.settings().lifetimes
        return [{ type: 'access', lifetimeSeconds: null, nbfDelaySeconds, family }]
      },
      veto: () => vetoGone(sub, 'email', parts),
    },
    parts,
  )
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

async function verifyPassword(
  context: RequestContext,
  by: 'username' | 'email',
  { stores: { accounts } }: JwtParts,
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

/** Vetoes the tokens of an account that was deleted while they were made. */
async function vetoGone(
  sub: string,
  by: 'username' | 'email',
  { stores: { accounts } }: JwtParts,
): Promise<Veto | null> {
  if (await accounts.findByUsername(sub)) return null
  return { refusal: badCredentials(by), because: 'account-deleted' }
}

function badCredentials(by: 'username' | 'email'): Refusal {
  return refuse(401, `Bad ${by} or password`, CHALLENGE)
}
