import { describe, expect, it } from 'vitest'
import { familyTree } from '../../../renderer/back-end/family-tree'
import { generation } from './token-rows'

describe('the tree of a family', () => {
  it('has the newest first, and counts from the login', () => {
    const tree = familyTree([generation('a'), generation('b', 'a'), generation('c', 'b')])
    expect(tree.generations.map(({ row, number }) => [row.jti, number])).toEqual([
      ['c', 3],
      ['b', 2],
      ['a', 1],
    ])
    expect(tree).toMatchObject({ count: 3, columns: 1, isCut: false })
  })

  it('is one line without an end above the newest or below the oldest', () => {
    const [newest, middle, oldest] = familyTree([
      generation('a'),
      generation('b', 'a'),
      generation('c', 'b'),
    ]).generations
    expect(newest).toMatchObject({ above: [], below: [0] })
    expect(middle).toMatchObject({ above: [0], below: [0] })
    expect(oldest).toMatchObject({ above: [0], below: [] })
  })

  it('gives two that came of the same one a column each, which meet there', () => {
    const tree = familyTree([
      generation('a'),
      generation('b1', 'a'),
      generation('b2', 'a'),
      generation('c', 'b2'),
    ])
    expect(tree.generations.map(({ row, number, column }) => [row.jti, number, column])).toEqual([
      ['c', 3, 0],
      ['b2', 2, 0],
      ['b1', 2, 1],
      ['a', 1, 0],
    ])
    expect(tree.generations.at(-1)).toMatchObject({ joining: [1], above: [0, 1], below: [] })
    expect(tree).toMatchObject({ count: 3, columns: 2 })
  })

  it('says that older ones have gone', () => {
    expect(familyTree([generation('c', 'b'), generation('d', 'c')]).isCut).toBe(true)
  })

  it('is empty without tokens', () => {
    expect(familyTree([])).toEqual({ generations: [], count: 0, columns: 1, isCut: false })
  })
})
