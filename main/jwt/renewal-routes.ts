// The routes that give a token for a token: refresh, and the link for one download.
import type { Reply } from '#main/http/reply'
import type { RequestContext, SomeHandlers } from '#main/http/route'
import { routeOf } from '#src/actions/actions'
import { strategyFor } from '#src/revocation/strategies'
import type { IssuedRow } from '#src/trace/state'
import { checkFamily, whyRevoked } from './ask-stores'
import { accountGone, NOT_CACHED, refuseToken } from './challenge'
import { issueTokens, requireSigning, type Veto } from './issue-tokens'
import type { JwtParts } from './jwt-parts'
import { type Lineage, takeForRefresh } from './rotation'
import type { ValidToken } from './token-checks'
import { lateNow, requireOwner, requireRevocable, requireToken } from './token-guard'

const DOWNLOAD_LINK_SECONDS = 60

/** Returns `POST /refresh` and `POST /download-link`. */
export function renewalRoutes(parts: JwtParts) {
  return {
    refresh: (context) => refresh(context, parts),
    'get-download-link': (context) => makeLink(context, parts),
  } satisfies SomeHandlers
}

async function refresh(context: RequestContext, parts: JwtParts): Promise<Reply> {
  const { settings } = parts
  requireSigning(parts.keys)
  const token = settings().rotation.enabled
    ? await requireRevocable(context, parts, 'refresh')
    : await requireToken(context, parts, 'refresh')
  const sub = await whoseRenewal(context, token, parts)
  const lineage = await takeForRefresh(context.flow, token, parts)
  const { family, replaces } = lineage
  const [access_token, refresh_token] = await issueTokens(
    context.flow,
    {
      sub,
      wishes: () => {
        const { accessTokenSeconds, refreshTokenSeconds, nbfDelaySeconds } = settings().lifetimes
        const common = { nbfDelaySeconds, family }
        const access = { ...common, type: 'access', lifetimeSeconds: accessTokenSeconds } as const
        if (replaces === null) return [access]
        return [
          access,
          { ...common, type: 'refresh', lifetimeSeconds: refreshTokenSeconds, parent: replaces },
        ]
      },
      veto: async (rows) =>
        (await vetoEndedFamily(token, lineage, rows, parts)) ??
        (await vetoEnded(token, parts)) ??
        (sub === token.sub ? null : await vetoGone(sub, parts)),
    },
    parts,
  )
  const body = refresh_token === undefined ? { access_token } : { access_token, refresh_token }
  return { status: 200, body, headers: NOT_CACHED }
}

/** Returns who gets the new token: the owner of the refresh token, or with one defence less whoever an old access token names. */
async function whoseRenewal(
  { flow, fields }: RequestContext,
  { sub }: ValidToken,
  parts: JwtParts,
): Promise<string> {
  const beside = fields.text('access_token')
  const isBound = parts.settings().jwtDefences['refresh-bound']
  return isBound || beside === undefined ? sub : requireOwner(flow, beside, parts)
}

async function makeLink(context: RequestContext, parts: JwtParts): Promise<Reply> {
  requireSigning(parts.keys)
  const token = await requireToken(context, parts)
  const issued = token.jti === null ? null : await parts.stores.issued.find(token.jti)
  const family = issued?.sub === token.sub ? issued.family : undefined
  const [download] = await issueTokens(
    context.flow,
    {
      sub: token.sub,
      // It is to be used at once: a delay of its `nbf` could outlast it.
      wishes: () => [
        { type: 'download', lifetimeSeconds: DOWNLOAD_LINK_SECONDS, nbfDelaySeconds: 0, family },
      ],
      veto: () => vetoEnded(token, parts),
    },
    parts,
  )
  return {
    status: 200,
    body: {
      url: `${routeOf('open-download-link').path}?token=${download}`,
      expires_in: DOWNLOAD_LINK_SECONDS,
    },
    headers: NOT_CACHED,
  }
}

/** Vetoes tokens of an account that isn't there any more. */
async function vetoGone(sub: string, { stores }: JwtParts): Promise<Veto | null> {
  return (await stores.accounts.findByUsername(sub))
    ? null
    : { refusal: accountGone(sub), because: 'account-deleted' }
}

/** Vetoes tokens whose account was deleted, or that came of a token which was revoked or has expired while they were made. */
async function vetoEnded(token: ValidToken, parts: JwtParts): Promise<Veto | null> {
  const { stores, settings } = parts
  const { sub, type, jti, claims } = token
  const gone = await vetoGone(sub, parts)
  if (gone) return gone
  // An entry leaves the stores when its token has expired: what they say then is worth nothing.
  const late = lateNow(claims, parts)
  if (late) return { refusal: refuseToken(late), because: 'parent-ended' }
  const because = await whyRevoked(token, strategyFor(type, settings().revocation), stores)
  if (because === null) return null
  return {
    refusal: refuseToken(checkFamily(jti ?? '', 'revoked')),
    because: because === 'not-said' ? 'parent-ended' : because,
  }
}

/** Has a family last for its newest token, and vetoes that where the family was revoked while it was made. */
async function vetoEndedFamily(
  { jti }: ValidToken,
  { family, begun }: Lineage,
  rows: readonly IssuedRow[],
  { stores }: JwtParts,
): Promise<Veto | null> {
  if (!begun || family === undefined) return null
  const newest = rows.find(({ type }) => type === 'refresh')
  const row = newest
    ? await stores.families.prolong(family, newest.expiresAt)
    : await stores.families.find(family)
  if (row && row.revokedAt === null) return null
  return { refusal: refuseToken(checkFamily(jti ?? '', 'revoked')), because: row?.because ?? 'parent-ended' }
}
