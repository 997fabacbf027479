// Whatever text is pasted into the decoder panel or comes in a cookie: it is explained in both languages, and nothing throws.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LATEST_INSTANT_MS } from '#src/contract/clock'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES } from '#src/i18n/languages'
import { decodeBase64url, encodeBase64url } from '#src/token/base64url'
import { explainHeader, explainPayload } from '#src/token/claims'
import { parseCookieHeader, parseSetCookie, readSessionValue } from '#src/token/cookie'
import { decodeJwt } from '#src/token/decode-jwt'
import { explainAttribute } from '#src/token/explain-cookie'
import { severityOf } from '#src/token/jwt-problem'
import { problemWords } from '#src/token/problem-words'
import { readJson } from '#src/token/read-json'
import { decodeUtf8, encodeUtf8 } from '#src/token/utf8'
import { FUZZ_LIMIT_MS, tries } from '../../support/fuzz'
import { anyText, hostileCookies, hostileTokens, wellFormed } from '../../support/malformed'

const NOW = Date.UTC(2026, 0, 1)
const GOOD =
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ0ZXN0IiwiZXhwIjoxNzY3MjI2MDAwfQ.WAKjPd_0qcEG3dA9pEwAiw-0ADb8VwqFlSWiIYJTymo'
const pretended = (text: string) => encodeBase64url(encodeUtf8(text)).slice(0, 43).padEnd(43, 'A')
const tokens = hostileTokens(GOOD, 'HS256', pretended)
const times = fc.integer({ min: 0, max: LATEST_INSTANT_MS })

/** Expects a sentence that a reader can use: something, and nothing that a program has left behind in it. */
function expectSentence(text: string): void {
  expect(text).toMatch(/\S/)
  expect(text).not.toMatch(/\bundefined\b|\bNaN\b|\bInfinity\b|\[object/)
}

test(
  'any pasted text is decoded as far as it goes, and its problems are put into words',
  () => {
    const pasted = fc.oneof(
      { weight: 6, arbitrary: tokens },
      { weight: 1, arbitrary: tokens.map((token) => `"Bearer ${token}"`) },
      { weight: 1, arbitrary: anyText },
    )
    fc.assert(
      fc.property(pasted, fc.constantFrom(...LOCALES), times, (text, locale, now) => {
        const words = catalogues[locale].token
        const { header, payload, keyBinding, problems, wellFormed: isWellFormed } = decodeJwt(text)
        // What is no token has a problem; a problem that forbids it to be one is an error.
        expect(isWellFormed).toBe(
          problems.every((problem) => severityOf(problem) === 'warning') && keyBinding?.wellFormed !== false,
        )
        if (!header?.value || !payload?.value) expect(isWellFormed).toBe(false)
        for (const problem of problems) expect(problemWords(problem, words)).toMatch(/\S/)
        const rows = [
          ...(header?.value ? explainHeader(header.members, words) : []),
          ...(payload?.value ? explainPayload(payload.members, { now, words, timeZone: 'Asia/Taipei' }) : []),
        ]
        for (const { meaning, reading } of rows) {
          expect(meaning).toMatch(/\S/)
          if (reading !== null) expectSentence(reading)
        }
      }),
      tries(4_000),
    )
  },
  FUZZ_LIMIT_MS,
)

test(
  'what is decoded is what was encoded: bytes, text and JSON',
  () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(encodeBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
        expect(decodeBase64url(encodeBase64url(bytes))).toEqual({ bytes, problems: [] })
        const fatal = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
        const decoded = decodeUtf8(bytes)
        if (decoded.ok) expect(decoded.text).toBe(fatal.decode(bytes))
        else expect(() => fatal.decode(bytes)).toThrow()
      }),
      tries(3_000),
    )
    fc.assert(
      fc.property(anyText, (text) => {
        expect(encodeUtf8(text)).toEqual(new Uint8Array(Buffer.from(wellFormed(text))))
      }),
      tries(3_000),
    )
  },
  FUZZ_LIMIT_MS,
)

test(
  'JSON is read as the engine reads it, and refused where that does',
  () => {
    const texts = fc.oneof(
      fc.json(),
      fc
        .json()
        .chain((text) =>
          fc
            .tuple(fc.nat(text.length), fc.string({ maxLength: 2 }))
            .map(([at, put]) => text.slice(0, at) + put + text.slice(at + 1)),
        ),
      fc
        .array(fc.constantFrom(...'[]{}",:\\u0e1-+.truefalsn \n'), { maxLength: 12 })
        .map((all) => all.join('')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const strict = readJson(text)
        let engine: unknown
        try {
          engine = JSON.parse(text)
        } catch {
          expect(strict.ok).toBe(false)
          return
        }
        expect(strict.ok && JSON.stringify(strict.value)).toBe(JSON.stringify(engine))
      }),
      tries(3_000),
    )
  },
  FUZZ_LIMIT_MS,
)

test(
  'any cookie is taken apart and explained',
  () => {
    const attribute = fc
      .tuple(
        fc.oneof(
          fc.constantFrom('Path', 'Domain', 'Expires', 'Max-Age', 'HttpOnly', 'Secure', 'SameSite'),
          anyText,
        ),
        fc.constantFrom('=', '', ' = '),
        fc.oneof(
          anyText,
          fc.constantFrom('9'.repeat(400), '-1', '1e9', 'Thu, 01 Jan 1970 00:00:00 GMT', '/', 'None'),
        ),
      )
      .map((parts) => parts.join(''))
    const lines = fc
      .tuple(hostileCookies('lab.sid', 'lab.sid=s%3Aa.b', pretended), fc.array(attribute, { maxLength: 4 }))
      .map(([pair, attributes]) => [pair, ...attributes].join('; '))
    fc.assert(
      fc.property(lines, fc.constantFrom(...LOCALES), (line, locale) => {
        const words = catalogues[locale].token
        for (const known of parseSetCookie(line)?.attributes ?? []) {
          // What was sent is quoted, and may hold anything; the rest is a sentence.
          const { explanation } = explainAttribute(
            { ...known, value: known.known === 'Max-Age' ? known.value : '' },
            { now: NOW, words },
          )
          expectSentence(explanation)
          expect(explainAttribute(known, { now: NOW, words }).explanation).toMatch(/\S/)
        }
        for (const { name, value } of parseCookieHeader(line)) {
          expect(name).not.toBe('')
          const read = readSessionValue(value ?? '')
          if (read.signed) expect(Object.values(read.raw).join('')).toHaveLength((value ?? '').length - 1)
        }
      }),
      tries(3_000),
    )
  },
  FUZZ_LIMIT_MS,
)
