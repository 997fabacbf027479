import { describe, expect, it } from 'vitest'
import { wrapLabels } from '../../../renderer/diagram/wrap-labels'

const label = (text: string) =>
  wrapLabels(`    Client->>BackEnd: ${text}`).replace('    Client->>BackEnd: ', '')

describe('the breaking of labels', () => {
  it('leaves a label of 22 letters in one line, and breaks one of 23', () => {
    expect(label('12345678901 1234567890')).toBe('12345678901 1234567890')
    expect(label('12345678901 12345678901')).toBe('12345678901<br/>12345678901')
  })

  it('gives a note across the diagram more room', () => {
    const note = (text: string) => wrapLabels(`    Note over Client,Store: ${text}`)
    expect(note('12345678901 1234567890')).toBe('    Note over Client,Store: 12345678901 1234567890')
    expect(note(`${'x'.repeat(30)} ${'y'.repeat(20)}`)).toContain('<br/>')
  })

  it('makes the lines as even as it can', () => {
    expect(label('extend qT9mX2…, 30 min more')).toBe('extend qT9mX2…,<br/>30 min more')
  })

  it('gives less room between two of four, and the room of two gaps to who passes a lifeline', () => {
    const source = (line: string) =>
      ['Client', 'Node1', 'Node2', 'Store'].map((id) => `participant ${id} as X\n`).join('') + line
    const broken = (line: string) => wrapLabels(source(line)).split('\n').at(-1)
    expect(broken('Client->>Node1: 1234567 1234567')).toBe('Client->>Node1: 1234567 1234567')
    expect(broken('Client->>Node1: 1234567 12345678')).toBe('Client->>Node1: 1234567<br/>12345678')
    expect(broken('Client->>Node2: 1234567 12345678')).toBe('Client->>Node2: 1234567 12345678')
    expect(broken('Store--xNode2: 1234567 12345678')).toBe('Store--xNode2: 1234567<br/>12345678')
    expect(broken(`Note over Client,Store: ${'x'.repeat(15)} ${'y'.repeat(14)}`)).not.toContain('<br/>')
    expect(broken(`Note over Client,Store: ${'x'.repeat(15)} ${'y'.repeat(15)}`)).toContain('<br/>')
  })

  it('never breaks a word', () => {
    expect(label('x'.repeat(60))).toBe('x'.repeat(60))
  })

  it('counts a Chinese character as two letters', () => {
    expect(label('一二三四五 六七八九十')).toBe('一二三四五 六七八九十')
    expect(label('一二三四五 六七八九十一')).toBe('一二三四五<br/>六七八九十一')
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
