import { describe, expect, it } from 'vitest'
import type { Holding, NextHop } from '#src/contract/status'
import { holdingSentence } from '#src/diagram/hop-text'
import { HOP_KINDS } from '#src/hops/hops'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES, type Locale } from '#src/i18n/languages'
import { HOSTILE_NAMES, JTI, NOW, SESSION_ID } from './every-hop'

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
          const said = holdingSentence(held(kind, detail, holder), text)
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
  expect(holdingSentence(held(kind, detail), en)).toBe(
    `The server has the request and holds it. Next: ${next}`,
  )
})

it('tells a front end that has not sent yet from one that has its response', () => {
  expect(holdingSentence(held('request', 'GET /protected', 'client'), en)).toBe(
    'The front end prepares the request and holds it. Next: send `GET /protected` to the server.',
  )
  expect(holdingSentence(held('credential-stored', 'lab.sid', 'client'), en)).toBe(
    'The front end has the response. Next: keep `lab.sid`.',
  )
  expect(holdingSentence(held('auto-refresh', 'refreshing', 'client'), en)).toBe(
    'The front end has the response. Next: refresh by itself, as the access token has expired.',
  )
  expect(holdingSentence(held('blocklist-asked', JTI), zh)).toBe(
    '請求已到伺服器，暫停中。下一步：`jti 48c6be48` 在黑名單上嗎？',
  )
})

it('does not fill the sentence with the token of a link', () => {
  expect(holdingSentence(held('request', `GET /download?token=${'x'.repeat(300)}`, 'client'), en)).toContain(
    'send `GET /download?token…` to the server.',
  )
})

it('does not take the name of a property for a reason', () => {
  expect(holdingSentence(held('request-refused', 'toString'), en)).toContain('`toString` is missing')
  expect(holdingSentence(held('token-checked', 'constructor'), en)).toContain('check the token')
})

it('shows that a claim is empty by which the server asks', () => {
  expect(holdingSentence(held('blocklist-asked', ''), en)).toContain('`jti ""`')
  expect(holdingSentence(held('version-asked', ''), zh)).toMatch(/`""`/)
})
