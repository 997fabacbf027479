// Decoding a JWT: the examples of the RFCs, every malformed input named exactly, and no input that throws.
import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES } from '#src/i18n/languages'
import { type DecodedJwt, decodeJwt, LONG_TOKEN_LENGTH, MAX_TOKEN_LENGTH } from '#src/token/decode-jwt'
import { type JwtProblem, placeOf, severityOf } from '#src/token/jwt-problem'
import { problemWords, readObject } from '#src/token/problem-words'

const encode = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
const HEADER = encode({ alg: 'HS256', typ: 'JWT' })
const PAYLOAD = encode({ sub: 'test' })
const SIGNATURE = Buffer.alloc(32, 7).toString('base64url')
const GOOD = `${HEADER}.${PAYLOAD}.${SIGNATURE}`

const kinds = (decoded: DecodedJwt) => decoded.problems.map((problem) => problem.kind)
const withHeader = (header: unknown) => `${encode(header)}.${PAYLOAD}.${SIGNATURE}`
const withPayload = (payload: unknown) => `${HEADER}.${encode(payload)}.${SIGNATURE}`

describe('a well-formed token', () => {
  it('decodes the example of RFC 7519 section 3.1 (RFC 7515 A.1)', () => {
    const decoded = decodeJwt(
      'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    )
    expect(decoded.problems).toEqual([])
    expect(decoded.header?.text).toBe('{"typ":"JWT",\r\n "alg":"HS256"}')
    expect(decoded.payload?.value).toEqual({
      iss: 'joe',
      exp: 1300819380,
      'http://example.com/is_root': true,
    })
    expect([...(decoded.signature?.bytes ?? [])].slice(0, 4)).toEqual([116, 24, 223, 180])
  })

  it('decodes the example of the article', () => {
    const decoded = decodeJwt(
      'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJlbWFpbCI6Imhpcm9AZ21haWwuY29tIn0.WAKjPd_0qcEG3dA9pEwAiw-0ADb8VwqFlSWiIYJTymo',
    )
    expect(decoded).toMatchObject({ alg: 'HS256', problems: [], wellFormed: true })
    expect(decoded.payload?.value).toEqual({ email: 'hiro@gmail.com' })
  })

  it('keeps names and texts of every script', () => {
    const payload = { 名字: '小明 😀', __proto__x: '<script>' }
    expect(decodeJwt(withPayload(payload)).payload?.value).toEqual(payload)
  })

  it('leaves blanks around it out without a word', () => {
    expect(decodeJwt(`\n  ${GOOD}\t\n`)).toMatchObject({ token: GOOD, problems: [] })
  })
})

describe('what does not belong to the token', () => {
  it.each<[string, string, JwtProblem]>([
    ['the scheme', `Bearer ${GOOD}`, { kind: 'scheme-kept', scheme: 'Bearer' }],
    ['the scheme in small letters', `bearer  ${GOOD}`, { kind: 'scheme-kept', scheme: 'bearer' }],
    [
      'the whole header',
      `Authorization: Bearer ${GOOD}`,
      { kind: 'scheme-kept', scheme: 'Authorization: Bearer' },
    ],
    ['quotes', `"${GOOD}"`, { kind: 'quoted', quote: '"' }],
    ['typographic quotes', `“${GOOD}”`, { kind: 'quoted', quote: '“' }],
    [
      'a line break inside',
      `${HEADER}.\n${PAYLOAD}.${SIGNATURE}`,
      { kind: 'blanks-inside', at: HEADER.length + 1, count: 1 },
    ],
  ])('names %s and decodes the rest', (_name, text, problem) => {
    const decoded = decodeJwt(text)
    expect(decoded.problems).toEqual([problem])
    expect(decoded).toMatchObject({ token: GOOD, wellFormed: false })
    expect(decoded.payload?.value).toEqual({ sub: 'test' })
  })

  it('names all of them at once, with places in the text as it was pasted', () => {
    const text = ` Bearer "${HEADER}.${PAYLOAD.slice(0, 2)} ${PAYLOAD.slice(2)}.!${SIGNATURE}"`
    const decoded = decodeJwt(text)
    expect(kinds(decoded)).toEqual(['scheme-kept', 'quoted', 'blanks-inside', 'bad-character'])
    for (const problem of decoded.problems) {
      const at = placeOf(problem)
      if (at !== null) expect([' ', '!']).toContain(text[at])
    }
    expect(decoded.payload?.value).toEqual({ sub: 'test' })
  })
})

describe('a text with the wrong parts', () => {
  it.each<[string, JwtProblem]>([
    ['', { kind: 'empty' }],
    [' \n ', { kind: 'empty' }],
    ['Bearer', { kind: 'empty' }],
    ['""', { kind: 'empty' }],
    [HEADER, { kind: 'too-few-parts', count: 1 }],
    [`${HEADER}.${PAYLOAD}`, { kind: 'too-few-parts', count: 2 }],
    [`${GOOD}.abcd`, { kind: 'too-many-parts', count: 4 }],
    [`${GOOD}.abcd.abcd`, { kind: 'encrypted' }],
    [`${GOOD}.a.b.c`, { kind: 'too-many-parts', count: 6 }],
    [`{"access_token":"${GOOD}"}`, { kind: 'json-text' }],
    [`.${PAYLOAD}.${SIGNATURE}`, { kind: 'part-empty', part: 'header' }],
    [`${HEADER}..${SIGNATURE}`, { kind: 'part-empty', part: 'payload' }],
    [`${HEADER}.${PAYLOAD}.`, { kind: 'part-empty', part: 'signature' }],
    [
      'x'.repeat(MAX_TOKEN_LENGTH + 1),
      { kind: 'too-long', length: MAX_TOKEN_LENGTH + 1, max: MAX_TOKEN_LENGTH },
    ],
  ])('%.40s', (text, problem) => {
    expect(decodeJwt(text).problems).toContainEqual(problem)
  })

  it('still shows the header of an encrypted token, and no payload', () => {
    const decoded = decodeJwt(`${encode({ alg: 'dir', enc: 'A256GCM' })}..aaaa.bbbb.cccc`)
    expect(kinds(decoded)).toEqual(['encrypted'])
    expect(decoded.header?.value).toEqual({ alg: 'dir', enc: 'A256GCM' })
    expect(decoded.payload).toBeNull()
  })

  it('warns of a token that servers will find too long', () => {
    const long = withPayload({ note: 'x'.repeat(LONG_TOKEN_LENGTH) })
    expect(decodeJwt(long)).toMatchObject({ problems: [{ kind: 'long' }], wellFormed: true })
  })
})

describe('a part that can not be read', () => {
  const at = HEADER.length + 1
  it.each<[string, string, JwtProblem]>([
    [
      'padding',
      `${HEADER}.${encode('{"a":12}')}=.${SIGNATURE}`,
      { kind: 'padding', part: 'payload', at: at + 11, count: 1 },
    ],
    [
      'plain Base64',
      `${HEADER}.eyJ+IjoxfQ.${SIGNATURE}`,
      { kind: 'plain-base64', part: 'payload', at: at + 3, character: '+' },
    ],
    [
      'a foreign character',
      `${HEADER}.ab*d.${SIGNATURE}`,
      { kind: 'bad-character', part: 'payload', at: at + 2, character: '*' },
    ],
    ['URL-encoding', `${HEADER}.ab%2Fd.${SIGNATURE}`, { kind: 'percent-encoded', at: at + 2 }],
    [
      'one character too many',
      `${HEADER}.abcde.${SIGNATURE}`,
      { kind: 'bad-length', part: 'payload', length: 5 },
    ],
    [
      'a last character that was changed',
      `${GOOD.slice(0, -1)}d`,
      { kind: 'loose-bits', part: 'signature', at: GOOD.length - 1 },
    ],
    [
      'no UTF-8',
      `${HEADER}.${Buffer.from([0x7b, 0xff, 0x7d]).toString('base64url')}.${SIGNATURE}`,
      { kind: 'bad-utf8', part: 'payload', byte: 1 },
    ],
    [
      'no JSON',
      withPayload('{"a":1,\n"b" 2}'),
      {
        kind: 'bad-json',
        part: 'payload',
        problem: { expected: 'colon', at: 12, found: '2' },
        line: 2,
        column: 5,
      },
    ],
    ['a list', withPayload('[1]'), { kind: 'not-object', part: 'payload', found: 'array' }],
    ['a text', withPayload('"a"'), { kind: 'not-object', part: 'payload', found: 'string' }],
    ['null', withHeader('null'), { kind: 'not-object', part: 'header', found: 'null' }],
    [
      'a name twice',
      withPayload('{"sub":"a","sub":"b"}'),
      { kind: 'duplicate-name', part: 'payload', name: 'sub' },
    ],
    ['no alg', withHeader({ typ: 'JWT' }), { kind: 'alg-missing' }],
    ['an alg that is no text', withHeader({ alg: 256 }), { kind: 'alg-not-text' }],
    ['alg none', withHeader({ alg: 'none' }), { kind: 'alg-none' }],
    ['alg none in disguise', withHeader({ alg: 'nOnE' }), { kind: 'alg-none' }],
    [
      'a signature cut off',
      `${HEADER}.${PAYLOAD}.${SIGNATURE.slice(0, 40)}`,
      { kind: 'signature-length', alg: 'HS256', bytes: 30, wantedBytes: 32 },
    ],
  ])('%s', (_name, text, problem) => {
    expect(decodeJwt(text).problems).toEqual([problem])
  })

  it('shows the other parts all the same', () => {
    const decoded = decodeJwt(`!!.${PAYLOAD}.${SIGNATURE}`)
    expect(decoded.header?.value).toBeNull()
    expect(decoded.payload?.value).toEqual({ sub: 'test' })
    expect(decoded.signature?.bytes).toHaveLength(32)
  })

  it('takes an unsigned token with alg none for well formed, with warnings', () => {
    const decoded = decodeJwt(`${encode({ alg: 'none' })}.${PAYLOAD}.`)
    expect(decoded.problems.map(severityOf)).toEqual(['warning', 'warning'])
    expect(decoded.wellFormed).toBe(true)
  })
})

describe('any input', () => {
  const hostile = [
    'end',
    ';',
    '#',
    '<script>alert(1)</script>',
    '\u202e',
    '\ud800',
    '😀.😀.😀',
    '...',
    '.',
    '=.=.=',
    '%',
    '\u0000',
  ]

  it.each([...hostile, 'a'.repeat(10_000)])('%.30j is answered in words of both languages', (text) => {
    const decoded = decodeJwt(text)
    expect(decoded.problems.length).toBeGreaterThan(0)
    for (const locale of LOCALES) {
      const { token } = catalogues[locale]
      for (const problem of decoded.problems) {
        expect(problemWords(problem, token)).toMatch(/\S/)
        expect(problemWords(problem, token)).not.toMatch(/undefined|\[object|\u202e/)
      }
    }
  })

  it('never throws on random bytes, nor on tokens with one character changed', () => {
    for (let round = 0; round < 500; round += 1) {
      decodeJwt(randomBytes(round % 60).toString('latin1'))
      decodeJwt([0, 1, 2].map((part) => randomBytes((round + part) % 20).toString('base64url')).join('.'))
    }
    for (let at = 0; at < GOOD.length; at += 1) {
      for (const character of ['', '.', '=', '!', 'Z', '\ud83d']) {
        const decoded = decodeJwt(GOOD.slice(0, at) + character + GOOD.slice(at + 1))
        for (const problem of decoded.problems) problemWords(problem, catalogues.en.token)
      }
    }
  })
})

describe('problemWords', () => {
  it.each([
    [
      `${HEADER}.ab*d.${SIGNATURE}`,
      `\`*\` in the payload (character ${HEADER.length + 4}) is no Base64url: only \`A-Z a-z 0-9 - _\` are.`,
    ],
    [
      withPayload('{"a":1,}'),
      "The payload decodes, but isn't JSON: at line 1, column 8, a name in double quotes is expected and `}` is there.",
    ],
    [
      `${HEADER}.${PAYLOAD}`,
      'Only 2 parts: the signature and the dot before it are missing. Was all of it copied?',
    ],
    [
      `${HEADER}.ab\u200bd.${SIGNATURE}`,
      `\`U+200B\` in the payload (character ${HEADER.length + 4}) is no Base64url: only \`A-Z a-z 0-9 - _\` are.`,
    ],
  ])('%.20s', (text, words) => {
    expect(decodeJwt(text).problems.map((problem) => problemWords(problem, catalogues.en.token))).toEqual([
      words,
    ])
  })
})

describe('readObject', () => {
  const words = catalogues.en.token
  it('reads an object that a learner types', () => {
    expect(readObject('{"sub":"alice"}', words)).toEqual({ ok: true, value: { sub: 'alice' }, warning: null })
  })

  it.each([
    ['{"sub":"alice"', 'Line 1, column 15: `,` or `}` is expected, the end is there.'],
    ['["a"]', 'This is a list. It must be an object: `{…}`.'],
    ['', 'Line 1, column 1: a value is expected, the end is there.'],
  ])('says what is wrong with %j', (text, message) => {
    expect(readObject(text, words)).toEqual({ ok: false, message })
  })

  it('warns of a name that stands twice', () => {
    expect(readObject('{"a":1,"a":2}', words)).toMatchObject({
      ok: true,
      warning: expect.stringMatching(/^`a` stands here more than once.*RFC 8259 section 4/),
    })
  })
})
