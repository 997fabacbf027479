// Guesses what a flow will do next, so that its diagram can be made ready ahead. A guess is never shown: only what then happens is.
import type { NextHop } from '#src/contract/status'
import { decodeJwt } from '#src/token/decode-jwt'
import type { Check, CheckId } from '#src/trace/check'
import type { Flow } from '#src/trace/flow'
import type { Hop, HopOf } from '#src/trace/hop'
import type { Header } from '#src/trace/http-message'
import type { LaneId } from '#src/trace/lane'
import type { LaneState, TokenType } from '#src/trace/state'

/** What is known when a hop is guessed. */
export interface Scene {
  readonly lane: LaneId
  /** The flow as far as it has come. */
  readonly flow: Flow
  /** What the lane holds. */
  readonly state: LaneState
  /** The lab's time in epoch milliseconds. */
  readonly now: number
}

/** Returns the hops that may well come next, the likeliest first; none where too little is known. */
export function likelyHops({ kind, detail }: NextHop, scene: Scene): Hop[] {
  const { flow, state, now } = scene
  const named = detail ?? ''
  switch (kind) {
    case 'form-submitted':
      return [{ kind, fields: fieldsOf(flow) }]
    case 'credential-attached':
      return [attached(detail, scene)]
    case 'credential-stored':
    case 'credential-removed':
      return [{ kind, places: named.split(', ').map((name) => ({ where: whereKept(scene), name })) }]
    case 'auto-refresh':
      return AUTO_REFRESH.flatMap((outcome) => (outcome === detail ? [{ kind, outcome }] : []))
    case 'request':
      return [request(named, scene)]
    case 'response':
      return [response(Number(detail), scene)]
    case 'request-refused': {
      const reason = REFUSALS.find((each) => each === detail) ?? 'missing-parameter'
      return [{ kind, reason, parameter: reason === 'missing-parameter' ? detail : null }]
    }
    case 'account-checked':
      return (['verified', 'wrong-password', 'unknown'] as const).map((outcome) => ({
        kind,
        by: 'username',
        value: named,
        outcome,
      }))
    case 'access-denied':
      return [{ kind, wantedId: named, ownId: null }]
    case 'phone-changed':
      return [{ kind, username: named, phone: '' }]
    case 'account-deleted':
      return [{ kind, username: named }]
    case 'cookie-checked':
      return [
        { kind, checks: [], sessionId: null },
        { kind, checks: [failed('cookie')], sessionId: null },
      ]
    case 'session-asked':
      return [{ kind, sessionId: named }]
    case 'session-answered': {
      const username = state.sessions.find(({ id }) => id === named)?.username
      if (username === undefined)
        return [{ kind, sessionId: named, checks: [failed('session-known')], username: null }]
      return [{ kind, sessionId: named, checks: [], username }]
    }
    case 'session-touched':
      return [{ kind, sessionId: named, expiresAt: now }]
    case 'session-stored':
      return [{ kind, sessionId: named, username: usernameOf(scene), expiresAt: now }]
    case 'session-destroyed':
      return [{ kind, sessionIds: [named], because: 'logout' }]
    case 'token-checked':
      return GROUPS.flatMap((group) => (group === detail ? tokenChecks(group, scene) : []))
    case 'blocklist-asked':
    case 'allowlist-asked':
    case 'family-asked':
    case 'spent-asked':
    case 'nothing-revoked':
      return [{ kind, jti: named }]
    case 'blocklist-answered':
      return [
        { kind, jti: named, revoked: false, checks: [] },
        { kind, jti: named, revoked: true, checks: [failed('blocklist')] },
      ]
    case 'allowlist-answered':
      return [
        { kind, jti: named, known: true, checks: [] },
        { kind, jti: named, known: false, checks: [failed('allowlist')] },
      ]
    case 'version-asked':
      return [{ kind, sub: named }]
    case 'version-answered': {
      const found = tokenOf(scene).version
      return [{ kind, sub: named, found, wanted: found, checks: [] }]
    }
    case 'family-answered':
      return [{ kind, jti: named, outcome: 'current', checks: [] }]
    case 'spent-answered':
      return [
        { kind, jti: named, spent: false, checks: [] },
        { kind, jti: named, spent: true, checks: [failed('one-time')] },
      ]
    case 'keys-fetched':
      return [{ kind, kid: '', alg: named }]
    case 'token-signed':
      return [
        { kind, alg: named, tokens: signedTypes(flow).map((type) => ({ type, jti: '', expiresAt: null })) },
      ]
    case 'token-revoked':
      return [{ kind, tokens: [{ type: 'access', jti: named, expiresAt: null }], because: 'logout' }]
    // How many tokens they concern, or what went wrong, isn't known before.
    case 'family-revoked':
    case 'version-raised':
    case 'store-failed':
    case 'no-answer':
      return []
  }
}

const AUTO_REFRESH: readonly HopOf<'auto-refresh'>['outcome'][] = [
  'refreshing',
  'no-refresh-token',
  'refused',
]
const REFUSALS: readonly HopOf<'request-refused'>['reason'][] = [
  'not-found',
  'method-not-allowed',
  'bad-json',
  'bad-body',
  'body-too-large',
  'bad-request',
  'expectation-failed',
  'headers-too-large',
  'timed-out',
  'unsupported-type',
]
type Group = HopOf<'token-checked'>['group']
const GROUPS: readonly Group[] = ['found', 'form', 'signature', 'times', 'claims']

function whereKept({ lane, flow }: Scene): 'cookies' | 'localStorage' | 'loot' {
  if (flow.started.actor === 'attacker') return 'loot'
  return lane === 'session' ? 'cookies' : 'localStorage'
}

function attached(name: string | null, scene: Scene): HopOf<'credential-attached'> {
  const { localStorage, loot } = scene.state
  const token = [...localStorage, ...(scene.flow.started.actor === 'attacker' ? loot : [])].findLast(
    ({ key }) => key === name,
  )
  const header = scene.lane === 'session' ? 'Cookie: ' : `Authorization: Bearer ${token?.value ?? ''}`
  return {
    kind: 'credential-attached',
    place: name === null ? null : { where: whereKept(scene), name },
    header: name === null ? null : header,
    expired: false,
    edited: false,
  }
}

const NO_MESSAGE = { httpVersion: '1.1', body: '', bytes: { head: 0, body: 0 } }

function request(line: string, { flow }: Scene): HopOf<'request'> {
  const [method = '', path = ''] = line.split(' ')
  const last = flow.hops.findLast(({ hop }) => hop.kind === 'credential-attached')?.hop
  const [, name, value] =
    /^([^:]+): (.*)$/.exec((last?.kind === 'credential-attached' && last.header) || '') ?? []
  const headers: Header[] = name === undefined ? [] : [[name, value ?? '']]
  const target = path === '/download' ? `${path}?token=` : path
  return { kind: 'request', request: { ...NO_MESSAGE, method, target, headers } }
}

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Payload Too Large',
  422: 'Unprocessable Entity',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
}

/** What a response bears follows from what the server has done before. */
function response(status: number, { flow }: Scene): HopOf<'response'> {
  const has = (matches: (hop: Hop) => boolean) => flow.hops.some(({ hop }) => matches(hop))
  const setsCookie = has(
    (hop) =>
      hop.kind === 'session-stored' ||
      (hop.kind === 'session-destroyed' && hop.because !== 'replaced') ||
      (hop.kind === 'session-touched' && hop.rolling === true),
  )
  const isLink = has(
    (hop) => hop.kind === 'token-signed' && hop.tokens.some(({ type }) => type === 'download'),
  )
  const isToken = has((hop) => hop.kind === 'token-signed')
  const body = isLink ? '{"url":"/download?token="}' : isToken ? '{"access_token":""}' : ''
  const headers: Header[] = setsCookie ? [['Set-Cookie', '']] : []
  return {
    kind: 'response',
    response: { ...NO_MESSAGE, status, reason: REASONS[status] ?? '', headers, body },
  }
}

/** What the token says of itself that goes along with the newest request. */
function tokenOf({ flow }: Scene): {
  alg: string | null
  exp: number | null
  type: string | null
  version: number
} {
  const sent = flow.hops.findLast(
    ({ hop }) => hop.kind === 'credential-attached' || hop.kind === 'request',
  )?.hop
  const bearer = flow.hops.findLast(({ hop }) => hop.kind === 'credential-attached')?.hop
  const [, inUrl = ''] = (sent?.kind === 'request' && /[?&]token=([^&]*)/.exec(sent.request.target)) || []
  const inHeader = (bearer?.kind === 'credential-attached' && bearer.header?.split(' ').at(-1)) || ''
  const { alg, payload } = decodeJwt(inUrl === '' ? inHeader : inUrl)
  const { exp, type, ver } = payload?.value ?? {}
  return {
    alg,
    exp: typeof exp === 'number' ? exp : null,
    type: typeof type === 'string' ? type : null,
    version: typeof ver === 'number' ? ver : 0,
  }
}

function tokenChecks(group: Group, scene: Scene): Hop[] {
  const token = tokenOf(scene)
  const checked = (...checks: Check[]): Hop => ({ kind: 'token-checked', group, jti: null, checks })
  switch (group) {
    case 'found':
      return [checked(), checked(failed('header'))]
    case 'form':
      return [checked(passed('alg', { found: token.alg }))]
    case 'signature':
      return [checked(), checked(failed('signature'))]
    case 'times': {
      const { exp } = token
      if (exp !== null && exp * 1000 <= scene.now)
        return [checked({ ...failed('exp'), fault: 'late', values: { exp } })]
      return [checked(passed('exp', { exp }))]
    }
    case 'claims':
      return [checked(passed('type', { found: token.type }))]
  }
}

function passed(id: CheckId, values: Check['values']): Check {
  return { id, passed: true, values }
}

function failed(id: CheckId): Check {
  return { id, passed: false, msg: '' }
}

function usernameOf({ flow, state }: Scene): string {
  const { username } = flow.started
  return state.accounts.find(({ email }) => email === username)?.username ?? username ?? ''
}

function fieldsOf({ started }: Flow): HopOf<'form-submitted'>['fields'] {
  const first = started.action === 'login-by-email' ? 'email' : 'username'
  const names = started.action === 'update-phone' ? ['id', 'phone'] : [first, 'password']
  return names.map((name) => ({ name, value: '', secret: name === 'password' }))
}

function signedTypes({ started }: Flow): TokenType[] {
  if (started.action === 'get-download-link' || started.path === '/download-link') return ['download']
  return started.action === 'refresh' || started.path === '/refresh' ? ['access'] : ['access', 'refresh']
}
