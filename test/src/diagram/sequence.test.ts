import { describe, expect, it } from 'vitest'
import { sequenceDiagram } from '#src/diagram/sequence'
import { diagramLines, diagramName } from '#src/diagram/text-alternative'
import type { Hop } from '#src/hops/hops'
import { catalogues } from '#src/i18n/catalogue'
import { clockTime } from '#src/token/time-left'
import type { Flow } from '#src/trace/flow'
import { everyHop, failedCheck, failingHop, flowOf, JTI, SESSION_ID, withClock } from './every-hop'

const { en, 'zh-TW': zh } = catalogues
const find = (suits: (hop: Hop) => boolean): Hop => {
  const hop = everyHop('test').find(suits)
  if (!hop) throw new Error('There is no such hop')
  return hop
}
const request = find((hop) => hop.kind === 'request' && hop.request.target === '/protected')
const done = find((hop) => hop.kind === 'response' && hop.response.status === 200)
const unauthorized = find((hop) => hop.kind === 'response' && hop.response.status === 401)
const asked: Hop = { kind: 'session-asked', sessionId: SESSION_ID }
const found = find((hop) => hop.kind === 'session-answered')

const linesOf = (source: string) =>
  source
    .trim()
    .split('\n')
    .map((line) => line.trim())

describe('the diagram of a flow', () => {
  it('has the three participants of its lane before any hop', () => {
    expect(sequenceDiagram(flowOf([], 'session'), 'session', en)).toEqual({
      source: [
        'sequenceDiagram',
        '    participant Client as Front End',
        '    participant BackEnd as Back End',
        '    participant Store as Session store',
        '',
      ].join('\n'),
      participants: [
        { id: 'Client', lines: ['Front End'] },
        { id: 'BackEnd', lines: ['Back End'] },
        { id: 'Store', lines: ['Session store'] },
      ],
      steps: [],
    })
    expect(linesOf(sequenceDiagram(flowOf([]), 'jwt', zh).source)).toEqual([
      'sequenceDiagram',
      'participant Client as 前端',
      'participant BackEnd as 後端',
      'participant Store as 黑名單',
    ])
  })

  it('names an external client', () => {
    const flow = flowOf([request], 'jwt', 'external')
    expect(linesOf(sequenceDiagram(flow, 'jwt', en).source)[1]).toBe('participant Client as External client')
  })

  it('draws questions as solid and answers as dashed arrows, and what happens inside as notes', () => {
    const cookie = find((hop) => hop.kind === 'cookie-checked')
    const flow = flowOf([request, cookie, asked, found, done], 'session')
    expect(linesOf(sequenceDiagram(flow, 'session', en).source).slice(4)).toEqual([
      expect.stringMatching(/^Client->>BackEnd: GET \/protected/),
      'Note over BackEnd: cookie signature valid',
      'BackEnd->>Store: get qT9mX2…',
      'Store-->>BackEnd: session of test',
      expect.stringMatching(/^BackEnd-->>Client: 200/),
    ])
  })

  it('ends the arrow of a refusal in a cross', () => {
    const revoked = failingHop(failedCheck('blocklist'))
    const flow = flowOf([request, { kind: 'blocklist-asked', jti: JTI }, revoked, unauthorized])
    expect(linesOf(sequenceDiagram(flow, 'jwt', en).source).slice(5)).toEqual([
      'BackEnd->>Store: is 48c6be48 revoked?',
      'Store--xBackEnd: ✕ revoked',
      expect.stringMatching(/^BackEnd--xClient: ✕ 401/),
    ])
  })

  it('says which step is which hop, from whom to whom it runs, and what it is about', () => {
    const cookie = find((hop) => hop.kind === 'cookie-checked')
    const late = failingHop(failedCheck('idle'))
    const { steps } = sequenceDiagram(flowOf([request, cookie, asked, late, unauthorized]), 'session', en)
    const [client, backEnd, store] = ['Client', 'BackEnd', 'Store']
    expect(steps).toMatchObject([
      { seq: 2, as: 'message', tone: 'hop', from: client, to: backEnd, answers: false },
      { seq: 3, as: 'note', tone: 'hop', from: backEnd, to: backEnd, answers: false },
      { seq: 4, as: 'message', tone: 'hop', from: backEnd, to: store, answers: false },
      { seq: 5, as: 'message', tone: 'refusal', from: store, to: backEnd, answers: true },
      { seq: 6, as: 'message', tone: 'refusal', from: backEnd, to: client, answers: true },
    ])
  })

  it('says in words what it draws', () => {
    const flow = flowOf([request, failingHop(failedCheck('signature')), unauthorized])
    expect(diagramName(flow, en)).toBe('Sequence diagram of GET /protected')
    expect(diagramLines(flow, 'jwt', en)).toEqual([
      expect.stringMatching(/^Front End to Back End: GET \/protected/),
      'Back End: refused: invalid signature',
      expect.stringMatching(/^Back End to Front End: refused: 401/),
    ])
  })
})

const MINUTE_MS = 60_000
const NOON = Date.UTC(2026, 0, 1, 12)
const time = (instantMs: number) => clockTime(instantMs, NOON) ?? ''

describe('a note of the clock', () => {
  const bodyOf = (flow: Flow, text = en) => linesOf(sequenceDiagram(flow, 'jwt', text).source).slice(4)

  it('stands across the diagram, between the hops where the learner moved the clock', () => {
    const flow = withClock([request, done], [{ after: 1, movedMs: 15 * MINUTE_MS }])
    expect(bodyOf(flow)).toEqual([
      expect.stringMatching(/^Client->>BackEnd/),
      `Note over Client,Store: clock +15 min · ${time(NOON + 15 * MINUTE_MS)}`,
      expect.stringMatching(/^BackEnd-->>Client/),
    ])
    expect(bodyOf(flow, zh)[1]).toBe(
      `Note over Client,Store: 時鐘：+15 分鐘 · ${time(NOON + 15 * MINUTE_MS)}`,
    )
  })

  it('is a step of its own, which is no hop, and leaves those of the hops right', () => {
    const cookie = find((hop) => hop.kind === 'cookie-checked')
    const flow = withClock(
      [cookie, done],
      [
        { after: 0, paused: true },
        { after: 1, movedMs: 1_000 },
      ],
    )
    const { steps } = sequenceDiagram(flow, 'session', en)
    expect(steps).toMatchObject([
      { tone: 'clock', as: 'across' },
      { tone: 'hop', seq: flow.hops[0]?.seq, as: 'note' },
      { tone: 'clock', as: 'across' },
      { tone: 'hop', seq: flow.hops[1]?.seq, as: 'message' },
    ])
    expect(steps.map(({ name }) => name)).toEqual(diagramLines(flow, 'session', en))
    expect(diagramLines(flow, 'session', en)).toEqual([
      'clock paused',
      expect.stringMatching(/^Back End: /),
      `clock +1 s · ${time(NOON + 1_000)}`,
      expect.stringMatching(/^Back End to Front End: /),
    ])
  })

  it.each([
    [[{ paused: true }], 'clock paused', '時鐘：已暫停'],
    [[{ rate: 60 }], 'clock runs 60×', '時鐘：以 60 倍速走'],
    [[{ rate: 1 }], 'clock runs 1×', '時鐘：以 1 倍速走'],
    [[{ paused: true }, { rate: 1 }], 'clock runs again', '時鐘：繼續走'],
    [[{ paused: true }, { rate: 10 }], 'clock runs 10×', '時鐘：以 10 倍速走'],
  ] as const)('says of %j: %s', (moves, english, chinese) => {
    const flow = withClock(
      [request],
      moves.map((move) => ({ after: 1, ...move })),
    )
    expect(bodyOf(flow).slice(1)).toEqual([`Note over Client,Store: ${english}`])
    expect(bodyOf(flow, zh).slice(1)).toEqual([`Note over Client,Store: ${chinese}`])
  })

  it('says that the clock runs again also when it was paused before a hop', () => {
    const flow = withClock([request, done], [{ after: 1, paused: true }, { after: 2 }])
    expect(bodyOf(flow).at(-1)).toBe('Note over Client,Store: clock runs again')
  })

  it('joins what was done without a hop between: the jumps added up, the last state', () => {
    const moves = [
      { after: 1, movedMs: MINUTE_MS },
      { after: 1, paused: true },
      { after: 1, movedMs: 14 * MINUTE_MS + 59_000, paused: true },
    ]
    const flow = withClock([request], moves)
    expect(bodyOf(flow).slice(1)).toEqual([
      `Note over Client,Store: clock +15 min 59 s · ${time(NOON + 959_000)} · paused`,
    ])
    const [, note] = sequenceDiagram(flow, 'jwt', en).steps
    expect(note?.seq).toBe(flow.clock[0]?.seq)
  })

  it('names the day when the clock was moved to another one, and is never cut', () => {
    const days = 30 * 24 * 60 * MINUTE_MS
    const flow = withClock(
      [],
      [
        { after: 0, movedMs: days - 1_000 },
        { after: 0, rate: 600 },
      ],
    )
    expect(bodyOf(flow)).toEqual([
      `Note over Client,Store: clock +29 days 23 h · ${time(NOON + days - 1_000)} · runs 600×`,
    ])
    expect(time(NOON + days - 1_000)).toMatch(/^\d{4}-\d\d-\d\d /)
  })
})
