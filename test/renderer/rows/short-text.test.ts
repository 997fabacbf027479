import { describe, expect, it } from 'vitest'
import { cutMiddle, shortId, shortParts } from '../../../renderer/rows/short-text'

describe('shortening', () => {
  it('leaves an ID whole where the ellipsis would save nothing', () => {
    expect(shortId('123456789')).toBe('123456789')
    expect(shortId('1234567890')).toBe('12345678…')
  })

  it('cuts the middle out of a text that is longer than what is kept', () => {
    expect(cutMiddle('abcdef', 3, 2)).toBe('abcdef')
    expect(cutMiddle('abcdefg', 3, 2)).toBe('abc…fg')
    expect(cutMiddle('abcdefg', 3, 0)).toBe('abc…')
  })

  it('takes only a text with exactly two dots for a token', () => {
    expect(shortParts('a.b')).toBeNull()
    expect(shortParts('a.b.c.d')).toBeNull()
    expect(shortParts('headerheader.b.c')?.map((part) => part.text)).toEqual(['headerh…', 'b', 'c'])
  })
})
