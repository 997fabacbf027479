import { describe, expect, it } from 'vitest'
import { wrapped } from '#src/diagram/wrap'

describe('the breaking of labels', () => {
  it('leaves a label of 22 letters in one line, and breaks one of 23', () => {
    expect(wrapped('12345678901 1234567890', 22)).toEqual(['12345678901 1234567890'])
    expect(wrapped('12345678901 12345678901', 22)).toEqual(['12345678901', '12345678901'])
  })

  it('makes the lines as even as it can', () => {
    expect(wrapped('extend qT9mX2…, 30 min more', 22)).toEqual(['extend qT9mX2…,', '30 min more'])
  })

  it('never breaks a word', () => {
    expect(wrapped('x'.repeat(60), 22)).toEqual(['x'.repeat(60)])
  })

  it('counts a Chinese character as two letters', () => {
    expect(wrapped('一二三四五 六七八九十', 22)).toEqual(['一二三四五 六七八九十'])
    expect(wrapped('一二三四五 六七八九十一', 22)).toEqual(['一二三四五', '六七八九十一'])
  })

  it('breaks nothing where there is room without end', () => {
    const label = 'x '.repeat(200).trim()
    expect(wrapped(label, Number.POSITIVE_INFINITY)).toEqual([label])
  })
})
