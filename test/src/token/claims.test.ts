// What the claims of a payload and the parameters of a header say, at the edges of their times.
import { describe, expect, it } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import { explainHeader, explainPayload } from '#src/token/claims'
import { decodeJwt } from '#src/token/decode-jwt'
import { membersOf } from '#src/token/json-text'
import type { JsonObject } from '#src/token/read-json'
import { encodePart, signingScheme, withOldSignature } from '#src/token/signing'

const now = Date.UTC(2026, 7, 2, 10, 57, 8)
const seconds = now / 1000
const reader = { now, words: catalogues.en.token, timeZone: 'UTC' }

const members = (json: string) => membersOf(json) ?? []
const explain = (payload: JsonObject, name: string) =>
  explainPayload(members(JSON.stringify(payload)), reader).find((claim) => claim.name === name)

describe('times', () => {
  it.each<[string, JsonObject, string, string]>([
    ['iat', { iat: seconds - 848 }, 'Issued at 10:43:00, 14 min ago', 'plain'],
    ['iat', { iat: seconds }, 'Issued at 10:57:08, just now', 'plain'],
    ['iat', { iat: seconds + 1 }, 'Issued in the future: at 10:57:09, in 1 s', 'bad'],
    ['exp', { iat: seconds, exp: seconds + 900 }, 'Expires 11:12:08, in 15 min', 'plain'],
    ['exp', { iat: seconds - 848, exp: seconds + 52 }, 'Expires 10:58:00, in 52 s', 'bad'],
    ['exp', { exp: seconds + 1 }, 'Expires 10:57:09, in 1 s', 'plain'],
    ['exp', { exp: seconds }, 'Expired 10:57:08, just now', 'bad'],
    ['exp', { exp: seconds - 180 }, 'Expired 10:54:08, 3 min ago', 'bad'],
    ['exp', { exp: 1300819380 }, 'Expired 2011-03-22 18:43:00, 15 years ago', 'bad'],
    ['nbf', { nbf: seconds }, 'Valid since 10:57:08, just now', 'plain'],
    ['nbf', { nbf: seconds + 60 }, 'Not valid before 10:58:08, in 1 min', 'bad'],
    ['exp', { exp: '1795421170' }, 'Must be a number: the seconds since 1970 (NumericDate)', 'bad'],
    ['iat', { iat: now }, 'Lies thousands of years ahead: milliseconds where seconds belong?', 'warning'],
    ['exp', { exp: -1e15 }, 'A time beyond every calendar', 'warning'],
  ])('%s of %j', (name, payload, reading, tone) => {
    expect(explain(payload, name)).toMatchObject({ reading, tone })
  })

  it('warns of a payload without exp', () => {
    expect(explain({ sub: 'test' }, 'exp')).toMatchObject({ text: null, tone: 'bad' })
    expect(explainPayload(members(`{"exp":${seconds + 1}}`), reader)).toHaveLength(1)
  })

  it('speaks zh-TW', () => {
    const [claim] = explainPayload(members(`{"exp":${seconds + 52}}`), {
      ...reader,
      words: catalogues['zh-TW'].token,
    })
    expect(claim?.reading).toBe('10:58:00 到期，52 秒後')
  })
})

describe('other claims', () => {
  it.each<[string, JsonObject, string | null, string]>([
    ['sub', { sub: 'test' }, null, 'plain'],
    ['sub', { sub: 7 }, 'Must be a text: the server refuses this one', 'bad'],
    ['type', { type: 'access' }, 'Opens routes; a refresh token does not', 'plain'],
    ['type', { type: 'refresh' }, 'Gets new access tokens; opens no route', 'plain'],
    [
      'type',
      { type: 'admin' },
      'Neither `access` nor `refresh`: the server takes it for no refresh token',
      'warning',
    ],
    ['fresh', { fresh: true }, 'Fresh: it came right from a login with a password', 'plain'],
    ['jti', { jti: 'x' }, null, 'plain'],
    ['toString', { toString: 'x' }, null, 'plain'],
  ])('%s of %j', (name, payload, reading, tone) => {
    expect(explain(payload, name)).toMatchObject({ reading, tone })
  })

  it('says of an unregistered claim that its meaning is private', () => {
    expect(explain({ email: 'hiro@gmail.com' }, 'email')?.meaning).toMatch(/^Not registered/)
  })
})

describe('what is shown', () => {
  const rows = (json: string) => explainPayload(members(json), reader).map(({ name, text }) => [name, text])

  it('is what stands there, to the character and in its order', () => {
    const json = String.raw`{"10":"b","2":"a","user_id":1147953659032899584,"price":3.0,"tiny":1e-400,"__proto__":{"a": [1.0]},"s\u0075b":"\u00e9","exp":1e400}`
    expect(rows(json)).toEqual([
      ['10', '"b"'],
      ['2', '"a"'],
      ['user_id', '1147953659032899584'],
      ['price', '3.0'],
      ['tiny', '1e-400'],
      ['__proto__', '{"a": [1.0]}'],
      [String.raw`s\u0075b`, String.raw`"\u00e9"`],
      ['exp', '1e400'],
    ])
  })

  it('is each of the claims that stand twice', () => {
    expect(rows('{"sub":"test","exp":1,"sub":"alice"}')).toEqual([
      ['sub', '"test"'],
      ['exp', '1'],
      ['sub', '"alice"'],
    ])
    expect(explainHeader(members('{"alg":"none","alg":"HS256"}'), reader.words)).toMatchObject([
      { text: '"none"', tone: 'bad' },
      { text: '"HS256"', tone: 'plain' },
    ])
  })

  it('is explained by the name that is meant, not by how it is written', () => {
    const [claim] = explainPayload(members(String.raw`{"s\u0075b":7,"exp":1e400}`), reader)
    expect(claim).toMatchObject({ reading: 'Must be a text: the server refuses this one' })
    expect(explainPayload(members('{"exp":1e400}'), reader)).toMatchObject([
      { reading: 'A time beyond every calendar', tone: 'warning' },
    ])
  })
})

describe('explainHeader', () => {
  it.each([
    ['HS256', 'HMAC with SHA-256: one secret both signs and verifies', 'plain'],
    ['RS512', 'RSA with SHA-512: a private key signs, the public key verifies', 'plain'],
    ['EdDSA', 'Ed25519: a private key signs, the public key verifies', 'plain'],
    ['none', 'Unsigned: anybody could have written this', 'bad'],
    ['HS1', 'No algorithm of RFC 7518', 'bad'],
  ])('reads alg %s', (alg, reading, tone) => {
    expect(explainHeader(members(JSON.stringify({ alg })), reader.words)).toMatchObject([
      { name: 'alg', reading, tone },
    ])
  })

  it('warns of keys that a token brings along', () => {
    expect(explainHeader(members('{"jku":"https://evil.example"}'), reader.words)).toMatchObject([
      { tone: 'warning' },
    ])
  })
})

describe('signing', () => {
  it.each([
    ['HS256', 'HMACSHA256', true],
    ['RS256', 'RSASHA256', false],
    ['PS384', 'RSAPSSSHA384', false],
    ['ES256', 'ECDSASHA256', false],
    ['EdDSA', 'Ed25519', false],
    ['none', '', false],
  ])('knows the formula of %s', (alg, functionName, symmetric) => {
    expect(signingScheme(alg)).toMatchObject({ functionName, symmetric })
  })

  it.each(['', 'hs256', 'HS257', 'HS2560', 'XHS256'])('knows no formula of %j', (alg) => {
    expect(signingScheme(alg)).toBeNull()
  })

  it('puts edited texts before the old signature', () => {
    expect(encodePart('{"alg":"HS256","typ":"JWT"}')).toBe('eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9')
    const token = withOldSignature('{"alg":"HS256"}', '{"sub":"愛麗絲"}', 'c2ln')
    expect(decodeJwt(token)).toMatchObject({
      payload: { value: { sub: '愛麗絲' } },
      signature: { raw: 'c2ln' },
    })
  })
})
