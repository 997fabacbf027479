import { describe, expect, it } from 'vitest'
import { sequenceDiagram } from '#src/diagram/sequence'
import { diagramLines, diagramName } from '#src/diagram/text-alternative'
import { catalogues } from '#src/i18n/catalogue'
import type { Hop } from '#src/trace/hop'
import { everyHop, failedCheck, failingHop, flowOf, JTI, SESSION_ID } from './every-hop'

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
      marks: [],
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

  it('counts messages and notes apart, so that each hop is found again', () => {
    const cookie = find((hop) => hop.kind === 'cookie-checked')
    const late = failingHop(failedCheck('idle'))
    const { marks } = sequenceDiagram(flowOf([request, cookie, asked, late, unauthorized]), 'session', en)
    expect(marks).toEqual([
      { seq: 2, as: 'message', nth: 0, refused: false },
      { seq: 3, as: 'note', nth: 0, refused: false },
      { seq: 4, as: 'message', nth: 1, refused: false },
      { seq: 5, as: 'message', nth: 2, refused: true },
      { seq: 6, as: 'message', nth: 3, refused: true },
    ])
  })

  it('says in words what it draws', () => {
    const flow = flowOf([request, failingHop(failedCheck('signature')), unauthorized])
    expect(diagramName(flow, en)).toBe('Sequence diagram of GET /protected')
    expect(diagramLines(flow, 'jwt', en)).toEqual([
      expect.stringMatching(/^Front End to Back End: GET \/protected/),
      'Back End: refused: wrong signature',
      expect.stringMatching(/^Back End to Front End: refused: 401/),
    ])
  })
})
