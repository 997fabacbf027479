import { describe, expect, it } from 'vitest'
import { wrapLabels } from '../../../renderer/diagram/wrap-labels'

const label = (text: string) =>
  wrapLabels(`    Client->>BackEnd: ${text}`).replace('    Client->>BackEnd: ', '')

describe('the breaking of labels', () => {
  it('leaves a label of 25 letters in one line, and breaks one of 26', () => {
    expect(label('123456789012 123456789012')).toBe('123456789012 123456789012')
    expect(label('123456789012 1234567890123')).toBe('123456789012<br/>1234567890123')
  })

  it('makes the lines as even as it can', () => {
    expect(label('extend qT9mX2…, 30 min more')).toBe('extend qT9mX2…,<br/>30 min more')
  })

  it('never breaks a word', () => {
    expect(label('x'.repeat(60))).toBe('x'.repeat(60))
  })

  it('counts a Chinese character as two letters', () => {
    expect(label('一二三四五六 七八九十一二')).toBe('一二三四五六 七八九十一二')
    expect(label('一二三四五六 七八九十一二三')).toBe('一二三四五六<br/>七八九十一二三')
  })

  it('breaks notes, answers and refusals too, and nothing else', () => {
    const long = 'a label that is too long for one line'
    const broken = 'a label that is too<br/>long for one line'
    for (const start of [
      'Note over BackEnd: ',
      'Store-->>BackEnd: ',
      'BackEnd--xClient: ',
      'Client-xBackEnd: ',
    ])
      expect(wrapLabels(`${start}${long}`)).toBe(`${start}${broken}`)
    expect(wrapLabels(`sequenceDiagram\n    participant Client as ${long}`)).not.toContain('<br/>')
  })
})
