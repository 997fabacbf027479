import { describe, expect, it } from 'vitest'
import { reveal } from '../../../renderer/rows/reveal'

/** A table 50 px high, scrolled down by 100 px, with a row of 25 px that stands `top` px below the table's upper edge. */
function tableWithRow(top: number) {
  const frame = document.createElement('div')
  frame.dataset.scrolls = ''
  const row = document.createElement('button')
  frame.append(row)
  document.body.append(frame)
  frame.getBoundingClientRect = () => new DOMRect(0, 200, 300, 50)
  row.getBoundingClientRect = () => new DOMRect(0, 200 + top, 300, 25)
  frame.scrollTop = 100
  return { frame, row }
}

describe('bringing a row into sight', () => {
  it.each([
    ['above', -25, 75],
    ['half above', -10, 90],
    ['at the upper edge', 0, 100],
    ['at the lower edge', 25, 100],
    ['half below', 35, 110],
    ['below', 50, 125],
  ])('scrolls no further than it must for a row that stands %s', (_where, top, scrollTop) => {
    const { frame, row } = tableWithRow(top)
    reveal(row)
    expect(frame.scrollTop).toBe(scrollTop)
  })
})
