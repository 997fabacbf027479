import { describe, expect, it } from 'vitest'
import { LEAST_WIDE_ROOM, type Room, roomFor, spacingFor } from '#src/diagram/room'
import { sequenceDiagram } from '#src/diagram/sequence'
import type { Hop } from '#src/hops/hops'
import { catalogues } from '#src/i18n/catalogue'
import type { Flow } from '#src/trace/flow'
import { everyHop, flowOf, HOSTILE_NAMES, SESSION_ID, withClock } from './every-hop'

const ROOMS: readonly Room[] = ['wide', 'narrow', 'tight']
const request = everyHop('test').filter(
  (hop) => hop.kind === 'request' && hop.request.target === '/protected',
)
const [withCookie] = request.filter(
  (hop) => hop.kind === 'request' && hop.request.headers.some(([name]) => name === 'cookie'),
)
const asked: Hop = { kind: 'session-asked', sessionId: SESSION_ID }

/** A flow of three participants, of four or of five. */
function flowOfSo(participants: number, hops: readonly Hop[]): Flow {
  const flow = flowOf(hops, 'session')
  if (participants === 3) return flow
  return { ...flow, started: { ...flow.started, nodes: [1, 2], ownStores: participants === 5 } }
}

const written = (participants: number, room: Room, hops: readonly Hop[] = [], node?: number) => {
  const flow = flowOfSo(participants, hops)
  const placed = node === undefined ? flow.hops : flow.hops.map((event) => ({ ...event, node }))
  return sequenceDiagram({ ...flow, hops: placed }, 'session', catalogues.en, room)
}

describe('a diagram with little room', () => {
  it.each([3, 4])('of %i participants has its lifelines nearer than one with much', (participants) => {
    const apart = (room: Room) => {
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

  it.each([
    [3, 490],
    [4, 490],
    [5, 680],
    [5, 510],
  ])('of %i participants fits the %i pixels from which on it has its room', (participants, widthPx) => {
    const { width, actorMargin } = spacingFor(participants, roomFor(participants, widthPx))
    expect(participants * width + (participants - 1) * actorMargin).toBeLessThanOrEqual(widthPx)
  })

  it('breaks the names of five, and of no fewer', () => {
    const names = (participants: number, room: Room) =>
      written(participants, room).participants.map(({ lines }) => lines)
    for (const room of ['narrow', 'tight'] as const) {
      expect(names(5, room).at(-1)).toEqual(['Session', 'store 2'])
      expect(written(5, room).source).toContain('participant Store2 as Session<br/>store 2')
    }
    expect(names(5, 'wide').at(-1)).toEqual(['Session store 2'])
    expect(names(4, 'narrow').at(-1)).toEqual(['Session store'])
  })

  it('keeps in one line what names a refusal, and breaks what is longer', () => {
    const unauthorized = everyHop('Unauthorized').filter(
      (hop) => hop.kind === 'response' && hop.response.status === 401,
    )
    expect(written(3, 'narrow', unauthorized).steps[0]?.lines).toEqual(['✕ 401 Unauthorized'])
    if (!withCookie) throw new Error('There is no such hop')
    expect(written(3, 'wide', [withCookie]).steps[0]?.lines).toEqual(['GET /protected, Cookie'])
    expect(written(3, 'narrow', [withCookie]).steps[0]?.lines).toEqual(['GET /protected,', 'Cookie'])
    expect(written(3, 'narrow', [withCookie]).source).toContain(': GET /protected,<br/>Cookie\n')
  })
})

describe('a diagram that is written for a room', () => {
  it('says how far apart its lifelines stand; one for a reader breaks nothing and says nothing of that', () => {
    const { source } = written(3, 'narrow')
    expect(source.split('\n').slice(0, 4)).toEqual([
      '---',
      'config: { sequence: { width: 126, actorMargin: 8 } }',
      '---',
      'sequenceDiagram',
    ])
    const flow = flowOf(everyHop('test'))
    expect(sequenceDiagram(flow, 'jwt', catalogues.en).source).not.toMatch(/<br|config/)
  })

  it('gives the room of all gaps to who passes a lifeline', () => {
    if (!withCookie) throw new Error('There is no such hop')
    expect(written(4, 'wide', [withCookie]).steps[0]?.lines).toEqual(['GET /protected,', 'Cookie'])
    expect(written(4, 'wide', [withCookie], 2).steps[0]?.lines).toEqual(['GET /protected, Cookie'])
    expect(written(4, 'wide', [asked]).steps[0]?.lines).toEqual(['get qT9mX2…'])
  })

  it('gives a note across the diagram more room than a note over one', () => {
    const flow = withClock([], [{ after: 0, movedMs: 959_000, paused: true }])
    const [note] = sequenceDiagram(flow, 'jwt', catalogues.en, 'wide').steps
    expect(note?.lines).toEqual([expect.stringMatching(/^clock \+15 min 59 s · [\d:]+$/)])
    expect(note?.lines[0]?.length).toBeGreaterThan(spacingFor(3, 'wide').noteLine)
  })

  it.each(Object.entries(HOSTILE_NAMES))(
    'gives mermaid nothing of %s that it could take for syntax',
    (_, name) => {
      const hops = everyHop(name)
      for (const room of ROOMS) {
        const { source, steps } = sequenceDiagram(flowOf(hops), 'jwt', catalogues.en, room)
        expect(source.replaceAll('<br/>', '')).not.toMatch(/[#;<&%"`\\$ﬂ]/)
        expect(source.split('\n')).toHaveLength(4 + 3 + steps.length + 1)
      }
    },
  )
})
