// Base64url and UTF-8, against Node's own and at the edges where they are strict.
import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { decodeBase64url, encodeBase64url } from '#src/token/base64url'
import { decodeUtf8, encodeUtf8 } from '#src/token/utf8'

describe('base64url', () => {
  it('agrees with Node on bytes of every length', () => {
    for (let length = 0; length < 70; length += 1) {
      const bytes = randomBytes(length)
      const text = encodeBase64url(bytes)
      expect(text).toBe(bytes.toString('base64url'))
      const decoded = decodeBase64url(text)
      expect(decoded.problems).toEqual([])
      expect(Buffer.from(decoded.bytes ?? [])).toEqual(bytes)
    }
  })

  it.each([
    ['padding', 'YQ==', { kind: 'padding', at: 2, count: 2 }],
    ['a plus', 'a+8', { kind: 'plain-base64', at: 1, character: '+' }],
    ['a slash', 'a_/8', { kind: 'plain-base64', at: 2, character: '/' }],
    ['bits that belong to no byte', 'YR', { kind: 'loose-bits', at: 1 }],
  ])('names %s and reads on', (_name, text, problem) => {
    const decoded = decodeBase64url(text)
    expect(decoded.problems).toEqual([problem])
    expect(Buffer.from(decoded.bytes ?? [])).toEqual(Buffer.from(text, 'base64'))
  })

  it.each([
    ['a foreign character', 'ab!d', { kind: 'bad-character', at: 2, character: '!' }],
    ['an emoji', 'ab😀d', { kind: 'bad-character', at: 2, character: '😀' }],
    ['padding in the middle', 'YQ=YQ', { kind: 'bad-character', at: 2, character: '=' }],
    ['a rest of one character', 'abcde', { kind: 'bad-length', length: 5 }],
  ])('gives no bytes for %s', (_name, text, problem) => {
    expect(decodeBase64url(text)).toEqual({ bytes: null, problems: [problem] })
  })
})

describe('UTF-8', () => {
  const samples = ['', 'test', 'é', '中文', '😀', 'a\u0000b', '\u07ff\u0800\uffff\u{10000}\u{10ffff}']

  it.each(samples)('decodes and encodes %j as Node does', (text) => {
    expect(encodeUtf8(text)).toEqual(new Uint8Array(Buffer.from(text, 'utf8')))
    expect(decodeUtf8(Buffer.from(text, 'utf8'))).toEqual({ ok: true, text })
  })

  it('writes U+FFFD for a lone surrogate', () => {
    expect(encodeUtf8('\ud800')).toEqual(Uint8Array.of(0xef, 0xbf, 0xbd))
  })

  it.each([
    ['a continuation byte at the start', [0x80], 0],
    ['an overlong slash', [0x61, 0xc0, 0xaf], 1],
    ['an overlong three-byte form', [0xe0, 0x9f, 0xbf], 0],
    ['an overlong four-byte form', [0xf0, 0x8f, 0xbf, 0xbf], 0],
    ['a surrogate', [0xed, 0xa0, 0x80], 0],
    ['what lies beyond Unicode', [0xf4, 0x90, 0x80, 0x80], 0],
    ['a byte that begins nothing', [0x61, 0x62, 0xff], 2],
    ['a sequence cut off', [0xe4, 0xb8], 0],
    ['a sequence broken off', [0xe4, 0xb8, 0x61], 0],
  ])('refuses %s', (_name, bytes, at) => {
    expect(decodeUtf8(Uint8Array.from(bytes))).toEqual({ ok: false, at })
  })

  it('agrees with the strict TextDecoder on random bytes', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    const accepts = (bytes: Uint8Array) => {
      try {
        return strict.decode(bytes)
      } catch {
        return null
      }
    }
    for (let round = 0; round < 3_000; round += 1) {
      const bytes = randomBytes(1 + (round % 5)).map((byte) => (round % 2 ? byte : byte | 0x80))
      const decoded = decodeUtf8(bytes)
      expect(decoded.ok ? decoded.text : null).toBe(accepts(bytes))
    }
  })
})
