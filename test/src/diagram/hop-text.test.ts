import { describe, expect, it } from 'vitest'
import { hopLabel, hopSentence, isRefusal, nothingToDoSentence, outcomeWords } from '#src/diagram/hop-text'
import { HOP_KINDS, type Hop } from '#src/hops/hops'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES } from '#src/i18n/languages'
import type { Check } from '#src/trace/check'
import type { FlowOutcome } from '#src/trace/event'
import type { Flow } from '#src/trace/flow'
import type { Header } from '#src/trace/http-message'
import {
  everyHop,
  failedCheck,
  failingHop,
  flowOf,
  HOSTILE_NAMES,
  hopEvent,
  JTI,
  NOW,
  SESSION_ID,
} from './every-hop'

const { en, 'zh-TW': zh } = catalogues
const label = (hop: Hop) => hopLabel(hopEvent(hop), en)
const sentence = (hop: Hop) => hopSentence(hopEvent(hop), en)
/** What a template gives away when a value was not there. */
const GAP = /undefined|null|NaN|\[object|\(\{/

describe.each(LOCALES)('the words of hops in %s', (locale) => {
  const text = catalogues[locale]

  it.each(HOP_KINDS)('label and explain a hop of the kind %s', (kind) => {
    const hops = everyHop('test').filter((hop) => hop.kind === kind)
    expect(hops).not.toHaveLength(0)
    for (const hop of hops) {
      const said = hopSentence(hopEvent(hop), text)
      expect(hopLabel(hopEvent(hop), text)).toMatch(/\S/)
      expect(hopLabel(hopEvent(hop), text)).not.toMatch(/[`\n]/)
      expect(said).toMatch(/\p{Script=Han}/u.test(said) ? /[。？]$/ : /[.?]$/)
      expect(said.split('`').length % 2).toBe(1)
      expect(`${hopLabel(hopEvent(hop), text)} ${said}`).not.toMatch(GAP)
    }
  })

  it.each(Object.entries(HOSTILE_NAMES))('stay on one line and short with %s in them', (_, name) => {
    for (const hop of everyHop(name)) {
      const event = hopEvent(hop)
      expect(hopLabel(event, text)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e`]/u)
      expect(hopSentence(event, text)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e]/u)
      expect(hopSentence(event, text).split('`').length % 2).toBe(1)
      expect(hopLabel(event, text).length).toBeLessThan(110)
      expect(hopSentence(event, text).length).toBeLessThan(360)
    }
  })
})

it('says in Chinese what it says in English', () => {
  for (const hop of everyHop('test')) {
    const event = hopEvent(hop)
    expect(hopSentence(event, en)).not.toMatch(/\p{Script=Han}/u)
    expect(hopSentence(event, zh)).toMatch(/\p{Script=Han}/u)
  }
})

describe('labels', () => {
  it.each([
    ['cookie', 'lab.sid=x', 'GET /protected, Cookie'],
    ['authorization', 'bearer x.y.z', 'GET /protected, Bearer'],
    ['Authorization', 'Basic eA==', 'GET /protected, Authorization'],
    ['Accept', '*/*', 'GET /protected'],
  ])('name the line of a request and, with %s: %s, its credential', (name, value, wanted) => {
    const message = { httpVersion: '1.1', headers: [[name, value]] satisfies Header[], body: '' }
    const bytes = { head: 40, body: 0 }
    expect(
      label({ kind: 'request', request: { method: 'GET', target: '/protected', ...message, bytes } }),
    ).toBe(wanted)
  })

  it('count tokens, and name a single one', () => {
    const places = ['access_token', 'refresh_token'].map((name) => ({ where: 'localStorage' as const, name }))
    expect(label({ kind: 'credential-stored', places })).toBe('store 2 tokens')
    expect(label({ kind: 'credential-removed', places: places.slice(0, 1) })).toBe('remove access_token')
    expect(sentence({ kind: 'credential-stored', places })).toContain('`access_token, refresh_token`')
  })

  it.each([
    ['refreshing', 'expired: refresh, then repeat'],
    ['no-refresh-token', '✕ log in again'],
    ['refused', '✕ log in again'],
  ] as const)('say of an automatic refresh that is %s: %s', (outcome, wanted) => {
    expect(label({ kind: 'auto-refresh', outcome })).toBe(wanted)
  })

  it('show the beginning of a session ID and of a jti', () => {
    expect(label({ kind: 'session-asked', sessionId: SESSION_ID })).toBe('get qT9mX2…')
    expect(label({ kind: 'blocklist-asked', jti: JTI })).toBe('is 48c6be48 revoked?')
  })

  it('say how long a token is still valid', () => {
    const times = (exp: number | null): Hop => ({
      kind: 'token-checked',
      group: 'times',
      jti: JTI,
      checks: [{ id: 'exp', passed: true, values: { exp, now: NOW / 1000 } }],
    })
    expect(label(times(NOW / 1000 + 52))).toBe('not expired, 52 s left')
    expect(label(times(null))).toBe('never expires')
  })

  it('tell expired from invalid, not yet valid, missing and revoked', () => {
    const of = (id: Check['id']) => label(failingHop(failedCheck(id)))
    expect(of('exp')).toBe('✕ expired 14 min ago')
    expect(of('idle')).toBe('✕ expired 3 min ago: idle too long')
    expect(of('nbf')).toBe('✕ not yet valid: valid in 5 min')
    expect(of('signature')).toBe('✕ invalid signature')
    expect(of('cookie-signature')).toBe('✕ invalid cookie signature')
    expect(of('session-known')).toBe('✕ invalid: unknown session')
    expect(of('session-alive')).toBe('✕ revoked: logged out')
    expect(of('header')).toBe('✕ no Authorization header')
    expect(of('blocklist')).toBe('✕ revoked')
  })

  it('call a time that is no number wrong and not late', () => {
    const check: Check = { id: 'exp', passed: false, fault: 'wrong', msg: 'must be an integer' }
    expect(label(failingHop(check))).toBe('✕ invalid: exp is not a time')
    expect(sentence(failingHop(check))).not.toContain('late')
  })

  it('name the algorithm and the type that were refused', () => {
    expect(label(failingHop(failedCheck('alg', 'none')))).toBe('✕ alg not accepted: none')
    expect(label(failingHop(failedCheck('type', 'refresh')))).toBe('✕ type not accepted: refresh')
  })

  it('show unseen characters by number and isolate right-to-left names', () => {
    expect(label({ kind: 'account-deleted', username: 'a\u200bb' })).toBe('delete account aU+200Bb')
    expect(label({ kind: 'account-deleted', username: 'שלום' })).toBe('delete account \u2068שלום\u2069')
    expect(label({ kind: 'account-deleted', username: '👩‍👧' })).toBe('delete account 👩‍👧')
  })
})

describe('a failed check without an answer', () => {
  const hop = failingHop(failedCheck('cookie', 'test', null))

  it('says of a token that is late that the other claims come first', () => {
    const hop = failingHop(failedCheck('exp', 'test', null))
    expect(label(hop)).toBe('expired 14 min ago, goes on')
    expect(sentence(hop)).toContain('reads the other claims first')
  })

  it('refuses nothing, and says that the request goes on', () => {
    expect(isRefusal(hopEvent(hop))).toBe(false)
    expect(label(hop)).toBe('no session cookie, goes on')
    expect(sentence(hop)).toContain('the request goes on')
  })

  it('is a refusal with an answer', () => {
    expect(isRefusal(hopEvent(failingHop(failedCheck('cookie'))))).toBe(true)
  })
})

describe('the outcome of a flow', () => {
  const ended = (outcome: FlowOutcome, status: number | null, fault: Check['fault'] | null = null): Flow => ({
    ...flowOf([]),
    ended: {
      type: 'flow-ended',
      seq: 9,
      at: NOW,
      lane: 'jwt',
      flow: 1,
      outcome,
      status,
      fault: fault ?? null,
      activeMs: 3,
    },
  })

  it('is under way, done, refused for a reason, failed or stopped', () => {
    expect(outcomeWords(flowOf([]), en)).toBe('under way')
    expect(outcomeWords(ended('done', 200), en)).toBe('200')
    expect(outcomeWords(ended('refused', 401, 'late'), en)).toBe('refused, 401, expired')
    expect(outcomeWords(ended('refused', 404), en)).toBe('refused, 404')
    expect(outcomeWords(ended('failed', null), en)).toBe('no answer')
    expect(outcomeWords(ended('failed', 500), en)).toBe('failed, 500')
    expect(outcomeWords(ended('aborted', null), en)).toBe('stopped')
    expect(outcomeWords(ended('refused', 401, 'late'), zh)).toBe('拒絕，401，已過期')
  })

  it('has the status as it was answered', () => {
    const response = everyHop('OK').find((hop) => hop.kind === 'response')
    expect(
      outcomeWords({ ...ended('done', 200), ...{ hops: response ? [hopEvent(response)] : [] } }, en),
    ).toBe('200 OK')
  })
})

it('says why there is nothing to refresh on the session server, and only there', () => {
  expect(nothingToDoSentence(flowOf([], 'session', 'refresh'), en)).toContain('nothing to refresh')
  expect(nothingToDoSentence(flowOf([], 'session', 'logout-refresh'), zh)).toContain('沒有第二個憑證')
  expect(nothingToDoSentence(flowOf([], 'session', 'logout'), en)).toBeNull()
  expect(nothingToDoSentence(flowOf([], 'jwt', 'refresh'), en)).toBeNull()
})
