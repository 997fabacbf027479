// Flows made of every kind of hop in every variant, with one name in all places that a learner or a client can write to.
import type { ClockRate } from '#src/contract/clock'
import type { Hop, HopOf } from '#src/hops/hops'
import { sessionEndSchema } from '#src/hops/session'
import type { Check, CheckId } from '#src/trace/check'
import { COOKIE_CHECKS, TOKEN_CHECKS } from '#src/trace/check'
import type { EventOf, FlowAction, HopEvent } from '#src/trace/event'
import type { Flow } from '#src/trace/flow'
import type { HttpRequest, HttpResponse } from '#src/trace/http-message'
import type { LaneId } from '#src/trace/lane'
import { revocationCauseSchema } from '#src/trace/state'
import { STORAGE_KINDS } from '#src/trace/storage-kind'

/** 2026-08-02 10:43:00 UTC. */
export const NOW = Date.UTC(2026, 7, 2, 10, 43)
const NOW_SECONDS = NOW / 1000
export const JTI = '48c6be48-b05c-4a5e-9d6f-0c7b3f0d1f11'
export const SESSION_ID = 'qT9mX2aVb7Lk0pQzR4sW8yNc'

/** Text that tries to be more than text, and text that is merely unusual. */
export const HOSTILE_NAMES: Readonly<Record<string, string>> = {
  'the word end': 'end',
  'end within words': 'the end of it',
  semicolon: 'a;b; Client->>BackEnd: forged',
  hash: '# a comment',
  'an entity code': '#59;#35;',
  'line breaks': 'a\nClient->>BackEnd: forged\r\nb\u2028c\u2029d',
  'only line breaks': '\n\n',
  markup: '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'a line break of HTML': 'a<br/>b<br>c',
  comment: '%% gone',
  directive: '%%{init: {"theme": "dark", "securityLevel": "loose"}}%%',
  'front matter': '---\ntitle: forged\n---',
  backticks: '`**bold**`',
  quotes: `"double" 'single'`,
  backslashes: '\\n\\u0041\\',
  colon: 'a: b: c',
  wrap: 'wrap: me',
  nowrap: 'nowrap:me',
  'style and code': 'style x:#59;',
  'classDef and code': 'classDef x:#59; y',
  'keywords of mermaid': 'loop alt else opt par rect box note over activate autonumber title accTitle: x',
  'arrows of mermaid': 'A->>B-->>C-xD--xE-)F<<->>G',
  'parts of mermaid': '+- @{ "type": "actor" } as (x) [y] {z}',
  KaTeX: '$$\\frac{1}{2}$$',
  'mermaid’s own placeholders': 'ﬂ°°59¶ß',
  'ten thousand characters': 'x'.repeat(10_000),
  'ten thousand codes': '#59;'.repeat(2_500),
  'right to left': 'שלום עולם',
  'overriding the direction': '\u202eevil\u202c\u2067x\u2069\u200f',
  control: '\u0000\u0007\u001b[31m\u007f',
  unseen: '\u200b\u00ad\ufeff\u2060',
  'half a surrogate pair': '\ud83d',
  'private use': '\ue000\uf8ff',
  emoji: '👩‍👩‍👧‍👦🏳️‍🌈',
  'combining marks': `e${'\u0301'.repeat(200)}`,
  Chinese: '測試使用者；帳號：測試',
  empty: '',
  blank: '   ',
}

const request = (overrides: Partial<HttpRequest> = {}): Hop => ({
  kind: 'request',
  request: {
    method: 'GET',
    target: '/protected',
    httpVersion: '1.1',
    headers: [],
    body: '',
    bytes: { head: 40, body: 0 },
    ...overrides,
  },
})

const response = (overrides: Partial<HttpResponse> = {}): Hop => ({
  kind: 'response',
  response: {
    status: 200,
    reason: 'OK',
    httpVersion: '1.1',
    headers: [],
    body: '{}',
    bytes: { head: 40, body: 2 },
    ...overrides,
  },
})

const checked = (
  group: HopOf<'token-checked'>['group'],
  checks: readonly Check[],
): HopOf<'token-checked'> => ({ kind: 'token-checked', group, jti: JTI, checks: [...checks] })

/** The facts of each check, as the servers give them. */
function factsOf(id: CheckId, name: string): NonNullable<Check['values']> {
  switch (id) {
    case 'alg':
      return { expected: 'HS256', found: name }
    case 'type':
      return { wanted: 'access', found: name }
    case 'exp':
      return { exp: NOW_SECONDS - 14 * 60, now: NOW_SECONDS }
    case 'nbf':
    case 'iat':
      return { [id]: NOW_SECONDS + 300, now: NOW_SECONDS }
    case 'session-alive':
      return { because: 'logout', endedAt: NOW_SECONDS - 60 }
    case 'idle':
      return { lastSeenAt: NOW_SECONDS - 1980, expiresAt: NOW_SECONDS - 180, now: NOW_SECONDS }
    case 'absolute':
      return { absoluteExpiresAt: NOW_SECONDS - 180, now: NOW_SECONDS }
    default:
      return { name }
  }
}

/** Returns a check that failed; without a `msg` where the server goes on nonetheless. */
export function failedCheck(id: CheckId, name = 'test', msg: string | null = 'Refused'): Check {
  const check = { id, passed: false, values: factsOf(id, name) }
  return { ...check, fault: 'wrong', ...(msg !== null && { msg }), ...faultOf(id) }
}

const REVOKED: readonly CheckId[] = [
  'blocklist',
  'allowlist',
  'version',
  'family',
  'one-time',
  'session-alive',
]

function faultOf(id: CheckId): Pick<Check, 'fault'> {
  if (id === 'exp' || id === 'idle' || id === 'absolute') return { fault: 'late' }
  if (id === 'nbf' || id === 'iat') return { fault: 'early' }
  if (id === 'header' || id === 'cookie') return { fault: 'missing' }
  return REVOKED.includes(id) ? { fault: 'revoked' } : { fault: 'wrong' }
}

/** Returns the hop in which a check fails. */
export function failingHop(check: Check, name = 'test'): Hop {
  const { id } = check
  if (id === 'blocklist') return { kind: 'blocklist-answered', jti: JTI, revoked: true, checks: [check] }
  if (id === 'allowlist') return { kind: 'allowlist-answered', jti: JTI, known: false, checks: [check] }
  if (id === 'version') return { kind: 'version-answered', sub: name, found: 0, wanted: 1, checks: [check] }
  if (id === 'family') return { kind: 'family-answered', jti: JTI, outcome: 'reused', checks: [check] }
  if (id === 'one-time') return { kind: 'spent-answered', jti: JTI, spent: true, checks: [check] }
  if (id === 'cookie' || id === 'cookie-signature')
    return { kind: 'cookie-checked', checks: [check], sessionId: null }
  if (id === 'session-known' || id === 'session-alive' || id === 'idle' || id === 'absolute')
    return { kind: 'session-answered', sessionId: name, checks: [check], username: null }
  if (id === 'header' || id === 'scheme') return checked('found', [check])
  if (id === 'segments' || id === 'encoding' || id === 'alg') return checked('form', [check])
  if (id === 'signature') return checked('signature', [check])
  return checked(id === 'sub' || id === 'type' ? 'claims' : 'times', [check])
}

const login = (expiresAt: number | null) => [
  { type: 'access' as const, jti: JTI, expiresAt },
  { type: 'refresh' as const, jti: JTI, expiresAt },
]

/** Returns every kind of hop in every variant that has words of its own. */
export function everyHop(name: string): Hop[] {
  const cookies = [{ where: 'cookies' as const, name }]
  const tokens = [
    { where: 'localStorage' as const, name: 'access_token' },
    { where: 'localStorage' as const, name },
  ]
  const times = (values: Check['values']): Check[] => [{ id: 'exp', passed: true, ...(values && { values }) }]
  const loot = [{ where: 'loot' as const, name }]
  const attached = { header: `Cookie: ${name}`, expired: false, edited: false }
  return [
    { kind: 'form-submitted', fields: [{ name, value: name, secret: false }] },
    ...[...cookies, ...tokens, ...loot].map(
      (place): Hop => ({ kind: 'credential-attached', place, ...attached }),
    ),
    { kind: 'credential-attached', place: null, header: name, expired: false, edited: true },
    { kind: 'credential-attached', place: null, header: null, expired: true, edited: false },
    { kind: 'credential-attached', place: null, header: null, expired: false, edited: false },
    ...[cookies, tokens, loot].flatMap((places): Hop[] => [
      { kind: 'credential-stored', places },
      { kind: 'credential-removed', places },
    ]),
    ...(['refreshing', 'no-refresh-token', 'refused'] as const).map(
      (outcome): Hop => ({ kind: 'auto-refresh', outcome }),
    ),
    { kind: 'no-answer', message: name },
    request({ method: name, target: `/${name}` }),
    request({ headers: [['cookie', name]] }),
    request({ headers: [['Authorization', `Bearer ${name}`]] }),
    request({ method: 'POST', target: '/login', body: name }),
    request({ target: `/download?token=${name}` }),
    response({ reason: name }),
    response({ reason: '', headers: [['Set-Cookie', `lab.sid=${name}; Path=/`]] }),
    response({ headers: [['Set-Cookie', 'lab.sid=; Path=/']] }),
    response({ body: JSON.stringify({ access_token: name }) }),
    response({ body: JSON.stringify({ url: `/download?token=${name}`, expires_in: 60 }) }),
    response({ status: 401, reason: name, body: JSON.stringify({ msg: 'Token has expired' }) }),
    response({ status: 401, reason: name, body: JSON.stringify({ msg: 'Token has been revoked' }) }),
    ...[400, 401, 403, 404, 405, 413, 422, 500, 501, 503].map((status) => response({ status, reason: name })),
    ...(
      [
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
      ] as const
    ).map((reason): Hop => ({ kind: 'request-refused', reason, parameter: null })),
    { kind: 'request-refused', reason: 'missing-parameter', parameter: name },
    ...(['verified', 'unknown', 'wrong-password'] as const).map(
      (outcome): Hop => ({ kind: 'account-checked', by: 'username', value: name, outcome }),
    ),
    ...STORAGE_KINDS.map((storage): Hop => ({ kind: 'store-failed', storage, message: name })),
    { kind: 'access-denied', wantedId: name, ownId: null },
    { kind: 'access-denied', wantedId: name, ownId: name },
    { kind: 'phone-changed', username: name, phone: name },
    { kind: 'account-deleted', username: name },
    { kind: 'cookie-checked', checks: [{ id: 'cookie-signature', passed: true }], sessionId: name },
    { kind: 'session-asked', sessionId: name },
    { kind: 'session-answered', sessionId: name, checks: [{ id: 'idle', passed: true }], username: name },
    { kind: 'session-touched', sessionId: name, expiresAt: NOW + 1_800_000 },
    { kind: 'session-touched', sessionId: name, expiresAt: NOW },
    { kind: 'session-touched', sessionId: name, expiresAt: NOW, rolling: true },
    { kind: 'session-touched', sessionId: name, expiresAt: NOW, without: 'no-write-after-end' },
    { kind: 'session-stored', sessionId: name, username: name, expiresAt: NOW + 1_800_000 },
    { kind: 'session-stored', sessionId: name, username: name, expiresAt: NOW, without: 'id-renewed' },
    { kind: 'session-stored', sessionId: name, username: name, expiresAt: NOW, without: 'random-id' },
    { kind: 'session-left', sessionId: name },
    { kind: 'body-read', type: name },
    ...sessionEndSchema.options.flatMap((because): Hop[] => [
      { kind: 'session-destroyed', sessionIds: [name], because },
      { kind: 'session-destroyed', sessionIds: [name, SESSION_ID], because },
    ]),
    checked('found', [{ id: 'scheme', passed: true }]),
    checked('form', [{ id: 'alg', passed: true, values: { expected: 'HS256', found: name } }]),
    checked('form', [{ id: 'alg', passed: true }]),
    checked('signature', [{ id: 'signature', passed: true }]),
    checked('times', times({ exp: NOW_SECONDS + 52, now: NOW_SECONDS })),
    checked('times', times({ exp: null, now: NOW_SECONDS })),
    checked('times', times(undefined)),
    checked('claims', [{ id: 'type', passed: true, values: { wanted: 'access', found: name } }]),
    checked('claims', [{ id: 'type', passed: true }]),
    { ...checked('form', [{ id: 'encoding', passed: true }]), without: 'alg-pinned' },
    { ...checked('signature', []), without: 'signature-verified' },
    { ...checked('signature', []), without: 'alg-pinned' },
    {
      ...checked('signature', [{ id: 'signature', passed: true, values: { alg: name, key: 'jwk' } }]),
      without: 'own-keys-only',
    },
    { ...checked('claims', [{ id: 'sub', passed: true }]), without: 'type-checked' },
    {
      ...checked('claims', [{ id: 'sub', passed: true, values: { sub: name } }]),
      without: 'refresh-bound',
    },
    { kind: 'blocklist-asked', jti: name },
    { kind: 'blocklist-asked', jti: name, textHash: name },
    { kind: 'blocklist-answered', jti: name, textHash: name, revoked: false, checks: [] },
    { kind: 'blocklist-answered', jti: name, revoked: false, checks: [{ id: 'blocklist', passed: true }] },
    { kind: 'token-signed', alg: name, tokens: login(null) },
    { kind: 'token-signed', alg: name, tokens: login(NOW).slice(0, 1) },
    { kind: 'token-signed', alg: name, tokens: [{ type: 'download', jti: JTI, expiresAt: NOW }] },
    ...revocationCauseSchema.options.flatMap((because): Hop[] => [
      { kind: 'token-revoked', tokens: login(NOW).slice(0, 1), because },
      { kind: 'token-revoked', tokens: login(NOW), because },
      { kind: 'token-revoked', tokens: login(NOW).slice(0, 1), because, by: 'text' },
      { kind: 'token-revoked', tokens: login(NOW).slice(0, 1), because, by: 'allowlist' },
      { kind: 'token-revoked', tokens: login(NOW), because, by: 'allowlist' },
      { kind: 'family-revoked', family: name, jtis: [JTI], because },
      { kind: 'family-revoked', family: name, jtis: [JTI, name], because },
      { kind: 'version-raised', sub: name, version: 3, because },
    ]),
    { kind: 'allowlist-asked', jti: name },
    { kind: 'allowlist-answered', jti: name, known: true, checks: [{ id: 'allowlist', passed: true }] },
    { kind: 'version-asked', sub: name },
    { kind: 'version-answered', sub: name, found: 2, wanted: 2, checks: [{ id: 'version', passed: true }] },
    { kind: 'family-asked', jti: name },
    ...(['current', 'grace'] as const).map(
      (outcome): Hop => ({
        kind: 'family-answered',
        jti: name,
        outcome,
        checks: [{ id: 'family', passed: true }],
      }),
    ),
    ...(['revoked', 'unknown'] as const).map(
      (outcome): Hop => ({
        kind: 'family-answered',
        jti: name,
        outcome,
        checks: [failedCheck('family', name)],
      }),
    ),
    { kind: 'spent-asked', jti: name },
    { kind: 'spent-answered', jti: name, spent: false, checks: [{ id: 'one-time', passed: true }] },
    { kind: 'keys-fetched', kid: name, alg: name },
    { kind: 'nothing-revoked', jti: name },
    { kind: 'nothing-revoked', jti: name, others: [name] },
    ...[...TOKEN_CHECKS, ...COOKIE_CHECKS].flatMap((id) => [
      failingHop(failedCheck(id, name), name),
      failingHop(failedCheck(id, name, null), name),
      failingHop({ id, passed: false, fault: 'wrong', msg: name }, name),
    ]),
    {
      kind: 'cookie-checked',
      checks: [{ id: 'cookie-signature', passed: true }],
      sessionId: name,
      without: 'session-secret',
    },
  ]
}

/** Returns the event of a hop. */
export function hopEvent(hop: Hop, lane: LaneId = 'jwt', seq = 2): HopEvent {
  return { type: 'hop', seq, at: NOW, lane, flow: 1, index: seq - 1, hop, changes: [] }
}

/** Returns a flow of hops that is still under way. */
export function flowOf(
  hops: readonly Hop[],
  lane: LaneId = 'jwt',
  action: FlowAction = 'open-protected',
): Flow {
  return {
    id: 1,
    started: {
      type: 'flow-started',
      seq: 1,
      at: NOW,
      lane,
      flow: 1,
      action,
      method: 'GET',
      path: '/protected',
      username: null,
    },
    hops: hops.map((hop, index) => hopEvent(hop, lane, index + 2)),
    clock: [],
    acts: [],
    ended: null,
  }
}

/** What a learner does to the clock after so many hops; by default it runs at rate 1. */
export interface ClockMove {
  readonly after: number
  readonly movedMs?: number
  readonly rate?: ClockRate
  readonly paused?: boolean
}

/** When the clock is moved first in the flows of {@link withClock}: noon of the first day of 2026, by UTC. */
const NOON = Date.UTC(2026, 0, 1, 12)

/** Returns a flow of hops in which the clock was set. Moves are given in order. */
export function withClock(hops: readonly Hop[], moves: readonly ClockMove[], lane: LaneId = 'jwt'): Flow {
  const flow = flowOf(hops, lane)
  let seq = 1
  let now = NOON
  const clock: EventOf<'clock-set'>[] = []
  const move = ({ movedMs = 0, rate = 1, paused = false }: ClockMove) => {
    seq += 1
    clock.push({ type: 'clock-set', seq, at: now, lane, fromMs: now, toMs: now + movedMs, rate, paused })
    now += movedMs
  }
  const moveAfter = (count: number) => moves.filter(({ after }) => after === count).forEach(move)
  moveAfter(0)
  const numbered = flow.hops.map((event, index) => {
    seq += 1
    const hop = { ...event, seq }
    moveAfter(index + 1)
    return hop
  })
  return { ...flow, hops: numbered, clock }
}
