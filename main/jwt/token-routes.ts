// The routes that anybody may use who has a token, and those that need none: the protected ones, the download, the public keys.
import { Refusal, type Reply, refuse } from '#main/http/reply'
import type { RequestContext, Route, SomeHandlers } from '#main/http/route'
import { JWKS_PATH, routeOf } from '#src/actions/actions'
import { accountGone, NOT_CACHED } from './challenge'
import type { JwtParts } from './jwt-parts'
import { acceptToken, requireOneTime, requireToken } from './token-guard'

/** Returns the routes that change nothing of the server's, but for the download, which uses its link up. */
export function tokenRoutes(parts: JwtParts) {
  return {
    'open-protected': (context) => openProtected(context, parts),
    'open-partially-protected': (context) => openPartiallyProtected(context, parts),
    'open-download-link': (context) => download(context, parts),
  } satisfies SomeHandlers
}

export function keysRoute(parts: JwtParts): Route {
  return { method: 'GET', path: JWKS_PATH, handle: (context) => publishKeys(context, parts) }
}

async function openProtected(context: RequestContext, parts: JwtParts): Promise<Reply> {
  const { sub } = await requireToken(context, parts)
  return { status: 200, body: { hello: 'world', logged_in_as: sub } }
}

async function openPartiallyProtected(context: RequestContext, parts: JwtParts): Promise<Reply> {
  const token = await acceptToken(context, parts)
  return { status: 200, body: { logged_in_as: token?.sub ?? 'anonymous user' } }
}

/** The token stands in the URL: nobody may keep the answer, nor tell the next site where its reader came from. */
const LINK_HEADERS = { ...NOT_CACHED, 'Referrer-Policy': 'no-referrer' }

/** Gives a file to whoever has a good link, once. */
async function download(context: RequestContext, parts: JwtParts): Promise<Reply> {
  try {
    const { sub } = await requireOneTime(context.flow, await tokenInLink(context), parts)
    const account = await parts.stores.accounts.findByUsername(sub)
    if (!account) throw accountGone(sub)
    const body = { file: 'report.pdf', owner: sub, content: `The yearly report of ${sub}` }
    return { status: 200, body, headers: LINK_HEADERS }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal({ ...error.reply, headers: { ...error.reply.headers, ...LINK_HEADERS } })
  }
}

/** @throws Refusal 400 without exactly one `token` in the query, 405 to a HEAD, which must not use anything up. */
async function tokenInLink({ request, flow }: RequestContext): Promise<string> {
  if (request.method === 'HEAD') {
    await flow.gate({ kind: 'request-refused', detail: 'method-not-allowed' })
    flow.record({ kind: 'request-refused', reason: 'method-not-allowed', parameter: null })
    const { path } = routeOf('open-download-link')
    throw refuse(405, `${path} does not answer HEAD: the link is good for one use`, { Allow: 'GET' })
  }
  // The query alone: a target in absolute form may name a host or port that is none (RFC 9112 section 3.2.2).
  const [, query = ''] = /\?(.*)$/s.exec(request.url) ?? []
  const [token, ...more] = new URLSearchParams(query).getAll('token')
  if (token && more.length === 0) return token
  await flow.gate({ kind: 'request-refused', detail: 'token' })
  flow.record({ kind: 'request-refused', reason: 'missing-parameter', parameter: 'token' })
  throw refuse(400, 'Missing token parameter')
}

async function publishKeys({ flow }: RequestContext, { keys }: JwtParts): Promise<Reply> {
  // A node without keys of its own fetches what it is to publish.
  await keys.verifying(flow)
  const jwk = await keys.publicJwk()
  if (!jwk) throw refuse(404, `${keys.algorithm} signs with a shared secret: there is no public key`)
  return { status: 200, body: { keys: [jwk] } }
}
