// Set-Cookie lines and session cookie values, taken apart and explained.
import { sign } from 'cookie-signature'
import { describe, expect, it } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES } from '#src/i18n/languages'
import { parseCookieHeader, parseSetCookie, readSessionValue } from '#src/token/cookie'
import { explainAttribute, explainCookieRow } from '#src/token/explain-cookie'
import type { CookieRow } from '#src/trace/state'

const now = Date.UTC(2026, 7, 2, 10, 57, 8)
const reader = { now, words: catalogues.en.token, timeZone: 'UTC' }

describe('parseSetCookie', () => {
  it('reads name, value and attributes, whatever their case and blanks', () => {
    expect(parseSetCookie('lab.sid=s%3Aab.cd=; path=/;  HttpOnly ;SAMESITE=Lax; Priority=High')).toEqual({
      name: 'lab.sid',
      value: 's%3Aab.cd=',
      attributes: [
        { name: 'path', value: '/', known: 'Path' },
        { name: 'HttpOnly', value: '', known: 'HttpOnly' },
        { name: 'SAMESITE', value: 'Lax', known: 'SameSite' },
        { name: 'Priority', value: 'High', known: null },
      ],
    })
  })

  it.each(['', 'lab.sid', '=value', '; Path=/'])('ignores %j, as a user agent does', (line) => {
    expect(parseSetCookie(line)).toBeNull()
  })
})

describe('parseCookieHeader', () => {
  it('reads the pairs in order', () => {
    expect(parseCookieHeader('a=1; lab.sid=s%3Ax.y; loose')).toEqual([
      { name: 'a', value: '1' },
      { name: 'lab.sid', value: 's%3Ax.y' },
      { name: 'loose', value: null },
    ])
  })
})

describe('readSessionValue', () => {
  it('takes apart what express-session writes', () => {
    const signed = `s:${sign('qT9mX2_-ab', 'secret')}`
    const value = readSessionValue(encodeURIComponent(signed))
    if (!value.signed) throw new Error(value.problem)
    expect(value.sessionId).toBe('qT9mX2_-ab')
    expect(`s:${value.sessionId}.${value.signature}`).toBe(signed)
    expect(`${value.raw.prefix}${value.raw.sessionId}.${value.raw.signature}`).toBe(
      encodeURIComponent(signed),
    )
  })

  it('takes the last dot, since an ID may hold some', () => {
    expect(readSessionValue('s:a.b.c')).toMatchObject({ sessionId: 'a.b', signature: 'c' })
  })

  it.each([
    ['abc.def', 'notSigned'],
    ['', 'notSigned'],
    ['s:', 'noSignature'],
    ['s%3Aabc', 'noSignature'],
    ['s%3Aabc.', 'noSignature'],
    ['s%3Aa%zz.b', 'badEncoding'],
  ])('says why %j has no session ID', (value, problem) => {
    expect(readSessionValue(value)).toEqual({ signed: false, problem })
  })
})

const explain = (text: string) => {
  const [attribute] = parseSetCookie(`a=b; ${text}`)?.attributes ?? []
  if (!attribute) throw new Error(text)
  return explainAttribute(attribute, reader)
}

describe('explainAttribute', () => {
  it.each([
    ['Expires=Sun, 02 Aug 2026 11:27:08 GMT', 'plain', /^The browser drops it 11:27:08, in 30 min/],
    ['Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'plain', /^In the past \(1970-01-01 00:00:00/],
    ['Expires=soon', 'warning', /^Not a date/],
    ['Max-Age=1800', 'plain', /^Kept for 30 min/],
    ['Max-Age=0', 'plain', /removes the cookie/],
    ['Max-Age=1.5', 'warning', /^Not a whole number/],
    ['Path=/app', 'plain', /`\/app`/],
    ['Domain=.example.com', 'plain', /`example\.com` and all hosts/],
    ['SameSite=None', 'warning', /CSRF is possible/],
    ['SameSite=Maybe', 'warning', /^Neither/],
    ['Priority=High', 'warning', /ignored$/],
  ])('%s', (text, tone, explanation) => {
    expect(explain(text)).toMatchObject({ tone, explanation: expect.stringMatching(explanation) })
  })
})

describe('explainCookieRow', () => {
  const row: CookieRow = {
    name: 'lab.sid',
    value: 's%3Aab.cd',
    domain: '127.0.0.1',
    path: '/',
    httpOnly: true,
    secure: false,
    sameSite: 'lax',
    createdAt: now,
    expiresAt: now + 60_000,
  }

  it('explains what is there and warns of what is missing', () => {
    const tones = (cookie: CookieRow) =>
      explainCookieRow(cookie, reader)
        .filter(({ tone }) => tone === 'warning')
        .map(({ name, value }) => [name, value])
    expect(tones(row)).toEqual([['Secure', null]])
    expect(tones({ ...row, httpOnly: false, sameSite: null })).toEqual([
      ['HttpOnly', null],
      ['SameSite', null],
      ['Secure', null],
    ])
  })

  it('has an explanation for each line in both languages', () => {
    for (const locale of LOCALES) {
      const lines = explainCookieRow(
        { ...row, expiresAt: null },
        { ...reader, words: catalogues[locale].token },
      )
      expect(lines.every(({ explanation }) => explanation !== '')).toBe(true)
    }
  })
})
