import { describe, expect, it } from 'vitest'
import type { Holding, NextHop } from '#src/contract/status'
import { holdingSentence } from '#src/diagram/hop-text'
import { HOP_KINDS } from '#src/hops/hops'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES, type Locale } from '#src/i18n/languages'
import { flowOf, HOSTILE_NAMES, JTI, NOW, SESSION_ID } from './every-hop'

const { en, 'zh-TW': zh } = catalogues
const held = (
  kind: NextHop['kind'],
  detail: string | null,
  holder: Holding['holder'] = 'back-end',
): Holding => ({
  flow: 1,
  afterIndex: 3,
  next: { kind, detail },
  holder,
  since: NOW,
})

const BY_FRONT_END = flowOf([])

const SHAPES: Partial<Record<Locale, RegExp>> = {
  en: /^The .* Next: .*[.?]$/,
  'zh-TW': /^.*。下一步：.*[。？]$/,
}

describe.each(LOCALES)('the sentence of a held request in %s', (locale) => {
  const text = catalogues[locale]

  it.each(HOP_KINDS)(
    'says what comes next before a hop of the kind %s, with a detail and without',
    (kind) => {
      for (const detail of [null, '', 'test', JTI, ...Object.values(HOSTILE_NAMES)]) {
        for (const holder of ['client', 'back-end'] as const) {
          const said = holdingSentence(held(kind, detail, holder), BY_FRONT_END, text)
          expect(said).toMatch(SHAPES[locale] ?? /[.?。？]$/)
          expect(said.split('`').length % 2).toBe(1)
          expect(said).not.toMatch(/undefined|null|[\n\r\u2028\u2029\u202a-\u202e]/)
          expect(said.length).toBeLessThan(200)
        }
      }
    },
  )
})

it.each<[NextHop['kind'], string | null, string]>([
  ['blocklist-asked', JTI, 'is `jti 48c6be48` on the blacklist?'],
  ['session-asked', SESSION_ID, 'ask the session store for `qT9mX2…`.'],
  ['cookie-checked', 'lab.sid', 'is there a cookie `lab.sid`, and did this server sign it?'],
  ['account-checked', 'test@example.com', 'is this the password of `test@example.com`?'],
  ['access-denied', '2', 'refuse, as account `2` is not the one that is logged in.'],
  ['token-checked', 'signature', 'does the signature match?'],
  ['token-signed', 'HS256', 'sign with `HS256`.'],
  ['token-revoked', JTI, 'put `jti 48c6be48` on the blacklist.'],
  ['token-revoked', 'alice', 'put the tokens of `alice` on the blacklist.'],
  ['request-refused', 'bad-json', 'refuse, as the body is not JSON.'],
  ['request-refused', 'username', 'refuse, as `username` is missing.'],
  ['response', '401', 'answer with `401`.'],
  ['allowlist-asked', JTI, 'is `jti 48c6be48` on the allowlist?'],
  ['version-asked', 'alice', 'which version has `alice` reached?'],
  ['version-raised', 'alice', 'raise the version of `alice`.'],
  ['family-asked', JTI, 'is the refresh token `jti 48c6be48` the newest of its family?'],
  ['family-revoked', JTI, 'revoke the whole family of the refresh token.'],
  ['spent-asked', JTI, 'was `jti 48c6be48` used before?'],
  ['keys-fetched', null, 'fetch the public key from the first node.'],
  ['nothing-revoked', JTI, 'there is nothing that could revoke the token.'],
])('the server holds, and before %s with %s says: %s', (kind, detail, next) => {
  expect(holdingSentence(held(kind, detail), BY_FRONT_END, en)).toBe(
    `The server has the request and holds it. Next: ${next}`,
  )
})

it('tells a front end that has not sent yet from one that has its response', () => {
  expect(holdingSentence(held('request', 'GET /protected', 'client'), BY_FRONT_END, en)).toBe(
    'The front end prepares the request and holds it. Next: send `GET /protected` to the server.',
  )
  expect(holdingSentence(held('credential-stored', 'lab.sid', 'client'), BY_FRONT_END, en)).toBe(
    'The front end has the response. Next: keep `lab.sid`.',
  )
  expect(holdingSentence(held('auto-refresh', 'refreshing', 'client'), BY_FRONT_END, en)).toBe(
    'The front end has the response. Next: refresh by itself, as the access token has expired.',
  )
  expect(holdingSentence(held('blocklist-asked', JTI), BY_FRONT_END, zh)).toBe(
    '請求已到伺服器，暫停中。下一步：`jti 48c6be48` 在黑名單上嗎？',
  )
})

describe.each([
  ['front-end', 'The front end', 'the request', '前端', '請求'],
  ['second-tab', 'The second tab', 'the second tab’s request', '第二個分頁', '第二個分頁的請求'],
  ['attacker', 'The attacker', 'the attacker’s request', '攻擊者', '攻擊者的請求'],
  ['external', 'The external client', 'the external client’s request', '外部用戶端', '外部用戶端的請求'],
] as const)('the request of the %s', (who, name, request, zhName, zhRequest) => {
  const flow = flowOf([])
  const started =
    who === 'external' ? { ...flow.started, action: 'external' as const } : { ...flow.started, actor: who }
  const said = (...[kind, detail, holder]: Parameters<typeof held>) => ({
    en: holdingSentence(held(kind, detail, holder), { started }, en),
    zh: holdingSentence(held(kind, detail, holder), { started }, zh),
  })

  it('is said to be that, before it is sent, at the server, and when its response is there', () => {
    const sending = said('request', 'GET /protected', 'client')
    expect(sending.en).toMatch(new RegExp(`^${name} prepares (the|its) request and holds it\\. Next: send `))
    expect(sending.zh).toMatch(new RegExp(`^${zhName}正在準備請求，暫停中。下一步：`))
    const checking = said('blocklist-asked', JTI)
    expect(checking.en).toMatch(new RegExp(`^The server has ${request} and holds it\\. Next: `))
    expect(checking.zh).toMatch(new RegExp(`^${zhRequest}已到伺服器，暫停中。下一步：`))
    const keeping = said('credential-stored', 'lab.sid', 'client')
    expect(keeping.en).toMatch(new RegExp(`^${name} has (the|its) response\\. Next: `))
    expect(keeping.zh).toMatch(new RegExp(`^${zhName}收到回應了。下一步：`))
  })
})

it('does not fill the sentence with the token of a link', () => {
  expect(
    holdingSentence(held('request', `GET /download?token=${'x'.repeat(300)}`, 'client'), BY_FRONT_END, en),
  ).toContain('send `GET /download?token…` to the server.')
})

it('does not take the name of a property for a reason', () => {
  expect(holdingSentence(held('request-refused', 'toString'), BY_FRONT_END, en)).toContain(
    '`toString` is missing',
  )
  expect(holdingSentence(held('token-checked', 'constructor'), BY_FRONT_END, en)).toContain('check the token')
})

it('shows that a claim is empty by which the server asks', () => {
  expect(holdingSentence(held('blocklist-asked', ''), BY_FRONT_END, en)).toContain('`jti ""`')
  expect(holdingSentence(held('version-asked', ''), BY_FRONT_END, zh)).toMatch(/`""`/)
})
