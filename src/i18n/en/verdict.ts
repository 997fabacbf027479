// English: the line under both lanes that says what came of a click.
import type { NotOnSession } from '#src/actions/actions'
import type { CheckId } from '#src/trace/check'
import type { TokenStore } from '#src/trace/state'

export interface Answer {
  readonly server: string
  readonly status: number
  /** Who asked, where it was not the front end. */
  readonly who: 'attacker' | 'external' | null
}

export interface Asked {
  /** Which stores were asked, in words; null for none. */
  readonly stores: string | null
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

const checkFailed: Readonly<Record<CheckId, string>> = {
  header: 'found no token in the request',
  scheme: 'found no Bearer token in the `Authorization` header',
  segments: 'could not read the token: it does not have the three parts of a JWT',
  encoding: 'could not read the token: its parts are not Base64url and JSON',
  alg: 'takes only tokens with the one algorithm that it signs with itself',
  signature: 'saw by the signature that the token is not as it was issued, and asked no store',
  iat: 'saw in the token that it was issued later than now',
  nbf: 'saw in the token itself that it is not valid yet, and asked no store',
  exp: 'saw in the token itself that it has expired, and asked no store',
  aud: 'saw in the token itself that it is meant for another service',
  sub: 'found nobody named in the token',
  jti: 'found no `jti` in the token, by which it could be told from others',
  type: 'saw in the token itself that it is of the wrong type for this route',
  blocklist: 'found the token on its blacklist',
  allowlist: 'did not find the token on its allowlist',
  version: 'saw that its account has a newer version than the token',
  family: 'found that the family of the refresh token is revoked',
  'one-time': 'remembers that the link has been used',
  cookie: 'found no cookie in the request',
  'cookie-signature': 'saw by the signature that the cookie is not as it was issued, and asked no store',
  'session-known': 'found no such session in its store',
  'session-alive': 'found in its store that the session was ended',
  idle: 'found in its store that the session had not been used for too long',
  absolute: 'found in its store that the session is past its absolute timeout',
}

const nothingToDo: Readonly<Record<NotOnSession, string>> = {
  refresh: 'has nothing to refresh, as each use of a session moves its timeout',
  'logout-refresh': 'has no second credential that could be revoked',
  'get-download-link': 'needs no token in a link, as the cookie goes along by itself',
  'open-download-link': 'has no links with tokens, as the cookie goes along by itself',
}

const stores: Readonly<Record<TokenStore, string>> = {
  blocklist: 'its blacklist',
  allowlist: 'its allowlist',
  version: 'the version of the account',
  family: 'its list of token families',
  'one-time': 'its list of used links',
}

export const verdict = {
  label: 'What came of it',
  title: ({ number, action }: { number: string; action: string }) => `${number} · ${action}`,
  attacker: 'attacker',
  external: 'external client',
  why: 'why?',
  whyLong: 'Why? Show the hop that decided',
  nothing: 'After each click one sentence here says what both servers did.',

  server: { session: 'the session server', jwt: 'the JWT server' },
  /** The server that was named just before, and both of them. */
  it: 'it',
  each: 'each of them',
  store: stores,
  and: ({ before, next }: { before: string; next: string }) => `${before} and ${next}`,
  does: ({ server, does }: { server: string; does: string }) => `${server} ${does}`,
  sentences: ({ head, clauses }: { head: string; clauses: readonly string[] }) =>
    `${head} ${capital(clauses.join('; '))}.`,

  bothAccepted: ({ status, attacker }: { status: number; attacker: boolean }) =>
    attacker ? `Both let the attacker in (\`${status}\`).` : `Both answered \`${status}\`.`,
  bothRefused: ({ session, jwt, attacker }: { session: number; jwt: number; attacker: boolean }) =>
    `Both refused${attacker ? ' the attacker' : ''} (\`${session}\`${session === jwt ? '' : ` and \`${jwt}\``}).`,
  oneRefused: ({ server, status, attacker }: { server: string; status: number; attacker: boolean }) =>
    `Only ${server} refused${attacker ? ' the attacker' : ''} (\`${status}\`).`,
  jwtOnly: ({ status }: { status: number }) =>
    status < 400
      ? `Only the JWT server had something to do (\`${status}\`).`
      : `This is for JWTs only, and was refused (\`${status}\`).`,
  accepted: ({ server, status, who }: Answer): string => {
    if (who === 'attacker') return `${capital(server)} let the attacker in (\`${status}\`).`
    return who === null
      ? `${capital(server)} answered \`${status}\`.`
      : `${capital(server)} answered an external client with \`${status}\`.`
  },
  refused: ({ server, status, who }: Answer) => {
    const whom = who === null ? '' : who === 'attacker' ? ' the attacker' : ' an external client'
    return `${capital(server)} refused${whom} (\`${status}\`).`
  },
  raced: ({ accepted, of }: { accepted: number; of: number }): string => {
    const both = 'Two tabs sent the same refresh token at once'
    if (accepted === of) return `${both}: both got new tokens.`
    return accepted === 0
      ? `${both}: both were refused.`
      : `${both}: one got new tokens, the other was refused.`
  },
  waiting: ({ server }: { server: string | null }) =>
    server === null ? 'Still under way.' : `The request to ${server} is still under way.`,
  unanswered: ({ server }: { server: string | null }) =>
    server === null ? 'No answer came.' : `No answer came from ${server}.`,

  found: {
    'session-begun': 'wrote a record into its store and gave its key out as a cookie',
    'session-kept': 'left the session the ID that it had before the login',
    'session-left': 'only cleared the cookie, and left the session in its store',
    'session-revived': 'wrote back a session that had ended meanwhile, which so lives again',
    'tokens-signed': ({ count, store }: { count: number; store: string | null }) => {
      const signed = count === 1 ? 'one token' : 'two tokens'
      return store === null
        ? `stored nothing: it signed ${signed}`
        : `signed ${signed} and noted them in ${store}`
    },
    'login-failed': {
      unknown: 'knows no such account',
      'wrong-password': 'knows the account, but not with this password',
    },
    'session-accepted': ({ extended }: { extended: boolean }): string =>
      extended ? 'went to its store twice' : 'looked the session up in its store',
    'token-accepted': ({ stores: of }: Asked) =>
      of === null
        ? 'asked no store: signature and claims said it all'
        : `asked only ${of}: the signature said the rest`,
    'token-let-through': ({ stores: of, missing }: Asked & { missing: string }) =>
      `went on for lack of a defence (${missing}), and asked ${of === null ? 'no store' : `only ${of}`}`,
    anonymous: 'recognised nobody and served an anonymous visitor',
    'tokens-renewed': ({ stores: of, rotated }: Asked & { rotated: boolean }) => {
      const signed = rotated
        ? 'replaced the refresh token and signed a new pair'
        : 'signed a new access token for the refresh token'
      return of === null ? `${signed}, and asked no store` : `${signed}, and asked only ${of}`
    },
    'link-made': 'signed a token for one use and put it into the link',
    'link-used': 'noted that the link is used: the next to open it is refused',
    'refreshed-by-itself': ({ requests }: { requests: number }) =>
      `refused the expired access token at first, so the front end refreshed by itself and asked again: ${requests} requests for one click`,
    'login-needed': {
      'no-refresh-token':
        'refused the expired access token, and without a refresh token the user has to log in again',
      refused: 'refused the expired access token and the refresh token too, so the user has to log in again',
    },
    'sessions-ended': ({ count }: { count: number }) =>
      count === 1
        ? 'deleted the record of the session, and the cookie is worth nothing now'
        : `deleted all ${count} sessions of the account`,
    'tokens-revoked': {
      blocklist: ({ count }: { count: number }) =>
        count === 1
          ? 'put this one token on its blacklist: its signature alone would still say yes'
          : `put ${count} tokens on its blacklist: their signatures alone would still say yes`,
      allowlist: ({ count }: { count: number }) =>
        count === 1 ? 'took the token off its allowlist' : `took ${count} tokens off its allowlist`,
      version: () => 'raised the version of the account, which ends all its tokens from before',
      family: () => 'revoked the family of the refresh token',
    },
    'nothing-revoked': 'has no list to write on: the token stays good until it expires',
    'account-deleted': ({ sessions }: { sessions: number }): string =>
      sessions === 0 ? 'deleted the account' : 'deleted the account with its sessions',
    'cookie-dropped': 'found no cookie, as the browser had dropped it when its time was up',
    'check-failed': checkFailed,
    timeWrong: ({ claim }: { claim: string }) => `found a \`${claim}\` in the token that is no time`,
    expiredMeanwhile: 'saw that the token had expired while the request was held',
    'reuse-found':
      'had replaced this refresh token before: somebody has a copy, and so it revoked the whole family',
    'tokens-taken-back':
      'had signed new tokens, and revoked them at once, as what they came of had ended meanwhile',
    'not-on-this-node': ({ node }: { node: number }) =>
      `asked the store of node ${node}, which doesn’t have the session: each node keeps its own`,
    denied: 'knows who asks, but the account is somebody else’s',
    'nothing-to-do': nothingToDo,
    'bad-request': 'had no use for such a request',
    'storage-failed': 'could not reach its store, and takes nothing for granted',
  },
}
