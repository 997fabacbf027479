import { describe, expect, it } from 'vitest'
import { withSameParts } from '../../../renderer/model/same-parts'
import { labStatus } from '../../support/events'

describe('keeping what a message says again', () => {
  it('is what was known before where all is the same', () => {
    const before = labStatus()
    expect(withSameParts(before, structuredClone(before))).toBe(before)
  })

  it('keeps the parts that are the same, and takes the others as they are said', () => {
    const before = labStatus()
    const said = structuredClone(before)
    said.lanes.jwt.mode = 'step'
    const kept = withSameParts(before, said)
    expect(kept).toEqual({
      ...before,
      lanes: { ...before.lanes, jwt: { ...before.lanes.jwt, mode: 'step' } },
    })
    expect(kept.settings).toBe(before.settings)
    expect(kept.lanes.session).toBe(before.lanes.session)
    expect(kept.lanes.jwt.nodes).toBe(before.lanes.jwt.nodes)
    expect(before.lanes.jwt.mode).not.toBe('step')
  })

  it.each([
    ['a list that has become longer', [1, 2], [1, 2, 3]],
    ['a list that has become shorter', [1, 2, 3], [1, 2]],
    ['a list in another order', [{ a: 1 }, { b: 2 }], [{ b: 2 }, { a: 1 }]],
    ['a part that has gone', { a: 1, b: 2 }, { a: 1 }],
    ['a part that has come', { a: 1 }, { a: 1, b: undefined }],
    ['nothing in the place of a part', { a: { b: 1 } }, { a: null }],
    ['a list in the place of an object', { a: {} }, { a: [] }],
  ])('sees %s', (_what, before: unknown, next: unknown) => {
    const said = structuredClone(next)
    expect(withSameParts(before, said)).toBe(said)
    expect(said).toEqual(next)
  })
})
