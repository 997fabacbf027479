// Other signatures that say the same, with Node's own crypto as the judge of whether they do.
import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { hasSpareBits, withOtherLastCharacter, withOtherS, withPadding } from '#src/forge/malleable'

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const dsaEncoding = 'ieee-p1363'
const data = Buffer.from('header.payload')
const isGood = (signature: string) =>
  verify('sha256', data, { key: publicKey, dsaEncoding }, Buffer.from(signature, 'base64url'))

describe('withOtherS', () => {
  it.each(Array.from({ length: 20 }, (_, index) => index))('gives another good signature (%i)', () => {
    const signature = sign('sha256', data, { key: privateKey, dsaEncoding }).toString('base64url')
    const other = withOtherS(signature)
    expect(other).not.toBe(signature)
    expect(isGood(other)).toBe(true)
    expect(withOtherS(other)).toBe(signature)
  })

  it.each([
    '',
    'AAAA',
    '!',
    Buffer.alloc(64).toString('base64url'),
    Buffer.alloc(64, 255).toString('base64url'),
  ])('leaves %j alone, which is no signature of ES256', (text) => {
    expect(withOtherS(text)).toBe(text)
  })
})

describe('other characters of the same bytes', () => {
  it.each([1, 2, 31, 32, 64, 256])('%i bytes', (length) => {
    const text = Buffer.alloc(length, 0xa7).toString('base64url')
    expect(hasSpareBits(text)).toBe(true)
    for (const other of [withOtherLastCharacter(text), withPadding(text)]) {
      expect(other).not.toBe(text)
      expect(Buffer.from(other, 'base64url')).toEqual(Buffer.from(text, 'base64url'))
    }
  })

  it.each([0, 3, 48])('there are none of %i bytes', (length) => {
    const text = Buffer.alloc(length, 0xa7).toString('base64url')
    expect(hasSpareBits(text)).toBe(false)
    expect([withOtherLastCharacter(text), withPadding(text)]).toEqual([text, text])
  })

  it('leaves alone what is not Base64url', () => {
    expect(withOtherLastCharacter('a!')).toBe('a!')
  })
})
