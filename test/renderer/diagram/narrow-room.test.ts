import { describe, expect, it } from 'vitest'
import { LEAST_WIDE_ROOM, roomFor, spacingFor } from '../../../renderer/diagram/spacing'
import { wrapLabels } from '../../../renderer/diagram/wrap-labels'

const source = (participants: number, label: string) =>
  [
    'sequenceDiagram',
    ...Array.from({ length: participants }, (_, at) => `    participant P${at} as Name`),
    `    P0->>P1: ${label}`,
  ].join('\n')

describe('a diagram with little room', () => {
  it.each([3, 4])('of %i participants has its lifelines nearer than one with much', (participants) => {
    const apart = (room: 'wide' | 'narrow') => {
      const { width, actorMargin } = spacingFor(participants, room)
      return width + actorMargin
    }
    expect(apart('narrow')).toBeLessThan(apart('wide'))
    expect(apart('narrow') * (participants - 1)).toBeLessThan(LEAST_WIDE_ROOM - 130)
  })

  it.each([
    [4, 489, 'narrow'],
    [4, 490, 'wide'],
    [5, 509, 'tight'],
    [5, 510, 'narrow'],
    [5, 679, 'narrow'],
    [5, 680, 'wide'],
  ] as const)('of %i participants in %i pixels is %s', (participants, width, room) => {
    expect(roomFor(participants, width)).toBe(room)
  })

  it('breaks the names of five, and of no fewer', () => {
    const named = (participants: number, room: 'wide' | 'narrow' | 'tight') =>
      wrapLabels(source(participants, 'x').replaceAll('as Name', 'as Session store 1'), room)
    expect(named(5, 'tight')).toContain('participant P0 as Session<br/>store 1')
    expect(named(5, 'narrow')).toContain('participant P4 as Session<br/>store 1')
    expect(named(5, 'wide')).not.toContain('<br/>')
    expect(named(4, 'narrow')).not.toContain('<br/>')
  })

  it('keeps in one line what names a refusal, and breaks what is longer', () => {
    expect(wrapLabels(source(3, '✕ 401 Unauthorized'), 'narrow')).not.toContain('<br/>')
    const long = 'GET /protected, Cookie'
    expect(wrapLabels(source(3, long))).not.toContain('<br/>')
    expect(wrapLabels(source(3, long), 'narrow')).toContain('GET /protected,<br/>Cookie')
  })
})
