// The routes that end a login, in three reaches: one token, the whole login, every login of the account.
import type { Reply } from '#main/http/reply'
import type { RequestContext, SomeHandlers } from '#main/http/route'
import type { Revocable } from '#src/revocation/strategy'
import type { TokenType } from '#src/trace/state'
import { revokeAccount } from './account-routes'
import type { JwtParts } from './jwt-parts'
import { revokeWithin, tokensOfFamily } from './revoke'
import { type RevocableToken, requireRevocable } from './token-guard'

/** Returns `DELETE /logout`, `DELETE /logout2` and `DELETE /logout-everywhere`. */
export function logoutRoutes(parts: JwtParts) {
  return {
    logout: (context) => logOut(context, 'access', parts),
    'logout-refresh': (context) => logOut(context, 'refresh', parts),
    'logout-everywhere': (context) => logOutEverywhere(context, parts),
  } satisfies SomeHandlers
}

/**
 * Revokes the one token that it is called with; the other one of the login lives on, unless the settings say that `/logout` takes
 * the whole login along.
 */
async function logOut(context: RequestContext, type: TokenType, parts: JwtParts): Promise<Reply> {
  const token = await requireRevocable(context, parts, type)
  const tokens = () => tokensToRevoke(token, parts)
  await revokeWithin(context.flow, { sub: token.sub, tokens, everything: false, because: 'logout' }, parts)
  return { status: 200, body: { msg: 'Successfully logged out' } }
}

/** Which login a token came of is known as long as the list of issued tokens has it; else it is revoked alone. */
async function tokensToRevoke(token: RevocableToken, { stores, settings }: JwtParts): Promise<Revocable[]> {
  const { logoutRevokesBoth } = settings().revocation
  if (token.type === 'access' && !logoutRevokesBoth) return [token]
  const known = await stores.issued.find(token.jti)
  if (known?.sub !== token.sub) return [token]
  const own = { ...token, family: known.family }
  if (token.type === 'refresh' || known.family === undefined) return [own]
  const others = await tokensOfFamily(token.sub, known.family, stores)
  return [own, ...others.filter(({ jti }) => jti !== token.jti)]
}

async function logOutEverywhere(context: RequestContext, parts: JwtParts): Promise<Reply> {
  const token = await requireRevocable(context, parts, 'access')
  await revokeAccount(context.flow, token, 'everywhere', parts)
  return { status: 200, body: { msg: 'Successfully logged out everywhere' } }
}
