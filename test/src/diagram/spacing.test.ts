import { describe, expect, it } from 'vitest'
import { type Drawn, sequenceDiagram } from '#src/diagram/sequence'
import { leastWidth, type Spacing, spacingFor } from '#src/diagram/spacing'
import type { Hop } from '#src/hops/hops'
import { catalogues } from '#src/i18n/catalogue'
import type { Flow } from '#src/trace/flow'
import { everyHop, flowOf, HOSTILE_NAMES, SESSION_ID, withClock } from './every-hop'

const WIDTHS = [380, 430, 494, 616, 700, 940] as const
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

const drawn = (participants: number, width: number): Drawn => ({ spacing: spacingFor(participants, width) })
const written = (participants: number, width: number, hops: readonly Hop[] = [], node?: number) => {
  const flow = flowOfSo(participants, hops)
  const placed = node === undefined ? flow.hops : flow.hops.map((event) => ({ ...event, node }))
  return sequenceDiagram({ ...flow, hops: placed }, 'session', catalogues.en, drawn(participants, width))
}
const apart = ({ width, actorMargin }: Spacing) => width + actorMargin

describe('the spacing of a diagram', () => {
  it.each([2, 3, 4, 5])(
    'of %i participants has its lifelines nearer where there is less width',
    (participants) => {
      const all = WIDTHS.map((width) => apart(spacingFor(participants, width)))
      expect(all).toEqual(all.toSorted((a, b) => a - b))
      expect(all.at(0)).toBeLessThan(all.at(-1) ?? 0)
    },
  )

  it.each([
    [2, 494],
    [3, 494],
    [4, 494],
    [5, 494],
    [3, 380],
    [4, 380],
    [5, 430],
    [5, 616],
  ])('of %i participants fits %i pixels with a scroll bar beside it', (participants, width) => {
    expect(leastWidth(participants, spacingFor(participants, width))).toBeLessThanOrEqual(width - 15)
  })

  it('is the same while a window grows by a pixel or two, and never more than labels need', () => {
    expect(spacingFor(3, 616)).toEqual(spacingFor(3, 618))
    expect(apart(spacingFor(3, 3_000))).toBe(240)
    expect(apart(spacingFor(5, 10))).toBe(84)
  })

  it('breaks the names of five, and of no fewer in a lane of usual width', () => {
    const names = (participants: number, width: number) =>
      written(participants, width).participants.map(({ lines }) => lines)
    expect(names(5, 494).at(-1)).toEqual(['Session', 'store 2'])
    expect(written(5, 494).source).toContain('participant Store2 as Session<br/>store 2')
    expect(names(5, 940).at(-1)).toEqual(['Session store 2'])
    expect(names(4, 616).at(-1)).toEqual(['Session store'])
  })

  it('keeps in one line what names a refusal, and breaks what is longer', () => {
    const unauthorized = everyHop('Unauthorized').filter(
      (hop) => hop.kind === 'response' && hop.response.status === 401,
    )
    expect(written(3, 494, unauthorized).steps[0]?.lines).toEqual(['✕ 401 Unauthorized'])
    if (!withCookie) throw new Error('There is no such hop')
    expect(written(3, 616, [withCookie]).steps[0]?.lines).toEqual(['GET /protected, Cookie'])
    expect(written(3, 430, [withCookie]).steps[0]?.lines).toEqual(['GET /protected,', 'Cookie'])
    expect(written(3, 430, [withCookie]).source).toContain(': GET /protected,<br/>Cookie\n')
  })
})

describe('a diagram that is written for a place', () => {
  it('says how far apart its lifelines stand; one for a reader breaks nothing and says nothing of that', () => {
    const { width, actorMargin } = spacingFor(3, 430)
    const { source } = written(3, 430)
    expect(source.split('\n').slice(0, 4)).toEqual([
      '---',
      `config: { sequence: { width: ${width}, actorMargin: ${actorMargin} } }`,
      '---',
      'sequenceDiagram',
    ])
    const flow = flowOf(everyHop('test'))
    expect(sequenceDiagram(flow, 'jwt', catalogues.en).source).not.toMatch(/<br|config/)
  })

  it('gives the room of all gaps to who passes a lifeline', () => {
    if (!withCookie) throw new Error('There is no such hop')
    expect(written(4, 616, [withCookie]).steps[0]?.lines).toEqual(['GET /protected,', 'Cookie'])
    expect(written(4, 616, [withCookie], 2).steps[0]?.lines).toEqual(['GET /protected, Cookie'])
    expect(written(4, 494, [asked]).steps[0]?.lines).toEqual(['get qT9mX2…'])
  })

  it('gives a note over a lifeline between others more room than one over an outer one, and one across all most', () => {
    const { outerNoteLine, innerNoteLine, acrossLine } = spacingFor(4, 616)
    expect([outerNoteLine, innerNoteLine, acrossLine]).toEqual(
      [outerNoteLine, innerNoteLine, acrossLine].toSorted((a, b) => a - b),
    )
    const flow = withClock([], [{ after: 0, movedMs: 959_000, paused: true }])
    const [note] = sequenceDiagram(flow, 'jwt', catalogues.en, drawn(3, 616)).steps
    expect(note?.lines).toEqual([expect.stringMatching(/^clock \+15 min 59 s · [\d:]+$/)])
    expect(note?.lines[0]?.length).toBeGreaterThan(spacingFor(3, 616).outerNoteLine)
  })

  it.each(Object.entries(HOSTILE_NAMES))(
    'gives mermaid nothing of %s that it could take for syntax',
    (_, name) => {
      const hops = everyHop(name)
      for (const width of [380, 616, 940]) {
        const { source, steps } = sequenceDiagram(flowOf(hops), 'jwt', catalogues.en, drawn(3, width))
        expect(source.replaceAll('<br/>', '')).not.toMatch(/[#;<&%"`\\$ﬂ]/)
        expect(source.split('\n')).toHaveLength(4 + 3 + steps.length + 1)
      }
    },
  )
})
