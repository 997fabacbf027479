// The one-click changes of a token's texts.
import { describe, expect, it } from 'vitest'
import { membersOf } from '#src/token/json-text'
import { QUICK_EDITS, quickEdit } from '../../../../renderer/inspector/parts/drafts'

const now = 1_795_421_118_500
const texts = {
  header: '{"alg":"HS256","typ":"JWT"}',
  payload: '{"sub":"test","type":"access","exp":1795421170}',
}
const edited = (edit: (typeof QUICK_EDITS)[number], from = texts) => {
  const { header, payload } = quickEdit(edit, from, now)
  return { header: JSON.parse(header), payload: JSON.parse(payload) }
}

describe('quickEdit', () => {
  it.each([
    ['alice', { sub: 'alice' }],
    ['expire', { exp: 1795421058 }],
    ['future', { nbf: 1795424718 }],
    ['type', { type: 'refresh' }],
  ] as const)('%s changes one claim of the payload and nothing else', (edit, changes) => {
    const before = { header: JSON.parse(texts.header), payload: JSON.parse(texts.payload) }
    expect(edited(edit)).toEqual({ header: before.header, payload: { ...before.payload, ...changes } })
  })

  it('makes a refresh token an access token too', () => {
    expect(edited('type', { ...texts, payload: '{"type":"refresh"}' }).payload).toEqual({ type: 'access' })
  })

  it('changes the header alone for alg none', () => {
    expect(edited('none').header).toEqual({ alg: 'none', typ: 'JWT' })
    expect(quickEdit('none', texts, now).payload).toBe(texts.payload)
  })

  it('takes exp out', () => {
    expect(edited('endless').payload).toEqual({ sub: 'test', type: 'access' })
  })

  it.each(QUICK_EDITS)('%s touches no claim but its own, to the character', (edit) => {
    const own = { alice: 'sub', expire: 'exp', future: 'nbf', type: 'type', none: 'alg', endless: 'exp' }[
      edit
    ]
    const fragile =
      '"10":"b","2":"a","user_id":1147953659032899584,"price":3.0,"x":1e400,"y":1e-400,"aud":1,"aud":2,"__proto__":{}'
    const before = { header: `{"alg":"HS256",${fragile}}`, payload: `{"sub":"test","exp":1e400,${fragile}}` }
    const after = quickEdit(edit, before, now)
    const others = (json: string) =>
      (membersOf(json) ?? []).filter(({ name }) => name !== own).map(({ name, text }) => [name, text])
    expect(others(after.header)).toEqual(others(before.header))
    expect(others(after.payload)).toEqual(others(before.payload))
    expect(after).not.toEqual(before)
  })

  it('changes a claim wherever it stands, so that no reader takes another value', () => {
    const payload = '{"sub":"test","a":1,"sub":"bob"}'
    expect(quickEdit('alice', { ...texts, payload }, now).payload).toBe('{"sub":"alice","a":1,"sub":"alice"}')
  })

  it.each(QUICK_EDITS)('%s leaves a text that is no JSON object alone', (edit) => {
    const broken = { header: '{"alg":', payload: '[]' }
    expect(quickEdit(edit, broken, now)).toEqual(broken)
  })
})
