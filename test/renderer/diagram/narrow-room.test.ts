import { describe, expect, it } from 'vitest'
import { LEAST_WIDE_ROOM, spacingFor } from '../../../renderer/diagram/spacing'
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

  it('keeps in one line what names a refusal, and breaks what is longer', () => {
    expect(wrapLabels(source(3, '✕ 401 Unauthorized'), 'narrow')).not.toContain('<br/>')
    const long = 'GET /protected, Cookie'
    expect(wrapLabels(source(3, long))).not.toContain('<br/>')
    expect(wrapLabels(source(3, long), 'narrow')).toContain('GET /protected,<br/>Cookie')
  })
})
