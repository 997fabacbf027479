import { describe, expect, it } from 'vitest'
import { ALL_FOLDED, type Folding } from '#src/diagram/fold'
import { type DiagramStep, sequenceDiagram } from '#src/diagram/sequence'
import { spacingFor } from '#src/diagram/spacing'
import { HOPS, type Hop, type HopOf } from '#src/hops/hops'
import { catalogues } from '#src/i18n/catalogue'
import type { Check } from '#src/trace/check'
import type { EventOf } from '#src/trace/event'
import type { Flow } from '#src/trace/flow'
import { everyHop, failedCheck, failingHop, flowOf, JTI, NOW, withClock } from './every-hop'

const { en, 'zh-TW': zh } = catalogues
const spacing = spacingFor(3, 940)

const find = (suits: (hop: Hop) => boolean): Hop => {
  const hop = everyHop('test').find(suits)
  if (!hop) throw new Error('There is no such hop')
  return hop
}
const attached = find((hop) => hop.kind === 'credential-attached' && hop.place?.where === 'localStorage')
const request = find((hop) => hop.kind === 'request' && hop.request.target === '/protected')
const done = find((hop) => hop.kind === 'response' && hop.response.status === 200)
const unauthorized = find((hop) => hop.kind === 'response' && hop.response.status === 401)
const refreshing: Hop = { kind: 'auto-refresh', outcome: 'refreshing' }
const asked: Hop = { kind: 'blocklist-asked', jti: JTI }
const clear: Hop = { kind: 'blocklist-answered', jti: JTI, revoked: false, checks: [pass('blocklist')] }
const late = failingHop({ ...failedCheck('exp'), msg: 'Token has expired' })

function pass(id: Check['id']): Check {
  return { id, passed: true }
}
const checked = (group: HopOf<'token-checked'>['group'], id: Check['id']): Hop => ({
  kind: 'token-checked',
  group,
  jti: JTI,
  checks: [pass(id)],
})
const passes = [
  checked('found', 'header'),
  checked('form', 'segments'),
  checked('signature', 'signature'),
  checked('times', 'nbf'),
  checked('claims', 'sub'),
]
const ended: EventOf<'flow-ended'> = {
  type: 'flow-ended',
  seq: 999,
  at: NOW,
  lane: 'jwt',
  flow: 1,
  outcome: 'done',
  status: 200,
  fault: null,
  activeMs: 3,
}

const stepsOf = (flow: Flow, folding: Partial<Folding> = {}, text = en): readonly DiagramStep[] =>
  sequenceDiagram(flow, 'jwt', text, { spacing, folding: { ...ALL_FOLDED, ...folding } }).steps
const labelsOf = (steps: readonly DiagramStep[]) => steps.map(({ lines }) => lines.join(' '))
const seqOf = (flow: Flow, at: number) => flow.hops.at(at)?.seq ?? 0

describe('checks that passed', () => {
  const flow = { ...flowOf([request, ...passes, asked, clear, done]), ended }

  it('are one step in words of both languages, and what it says of them names each', () => {
    const [, fold] = stepsOf(flow)
    expect(labelsOf(stepsOf(flow))).toHaveLength(5)
    expect(fold).toMatchObject({
      as: 'note',
      tone: 'passed',
      lines: ['5 checks passed'],
      seq: seqOf(flow, 1),
    })
    expect(fold?.control).toMatchObject({ id: seqOf(flow, 1), isOpen: false })
    expect(fold?.name).toMatch(/^5 checks passed: Bearer token found; .*; signature matches; /)
    expect(stepsOf(flow, {}, zh)[1]?.lines).toEqual(['5 項檢查通過'])
  })

  it('keep their own label where there is one alone, and are none of them where a store has answered', () => {
    const alone = { ...flowOf([request, checked('found', 'header'), late, unauthorized]), ended }
    expect(labelsOf(stepsOf(alone))).toEqual([
      expect.stringMatching(/^GET/),
      'Bearer token found',
      expect.stringMatching(/^✕ expired/),
      expect.stringMatching(/^✕ 401/),
    ])
    expect(labelsOf(stepsOf(flow)).slice(2, 4)).toEqual(['is 48c6be48 revoked?', 'not revoked'])
  })

  it('are all kinds of hop that say that they have passed, inside a server', () => {
    for (const hop of everyHop('test')) {
      const { route, verdict } = HOPS[hop.kind]
      const mayFold = route.from === route.to && verdict(hop).mark === 'passed'
      expect(stepsOf(flowOf([hop, hop])), hop.kind).toHaveLength(mayFold ? 1 : 2)
    }
  })

  it('are opened by hand one by one, with what folds them again beside the first', () => {
    const open = stepsOf(flow, { byHand: new Map([[seqOf(flow, 1), true]]) })
    expect(open).toHaveLength(flow.hops.length)
    expect(open.flatMap(({ control }) => control ?? [])).toEqual([
      { id: seqOf(flow, 1), isOpen: true, words: 'fold', name: 'fold the 5 checks that passed' },
    ])
    expect(open[1]?.control?.isOpen).toBe(true)
  })

  it('are open while one of them is looked at, unless they were folded by hand', () => {
    const lookedAt = seqOf(flow, 3)
    expect(stepsOf(flow, { lookedAt })).toHaveLength(flow.hops.length)
    expect(stepsOf(flow, { lookedAt, byHand: new Map([[seqOf(flow, 1), false]]) })).toHaveLength(5)
    expect(stepsOf(flow, { lookedAt: seqOf(flow, 0) })).toHaveLength(5)
  })

  it('come one by one while the flow is stepped through, the newest only, and are folded at its end', () => {
    const moved = flowOf([request, ...passes.slice(0, 2), asked, clear, ...passes.slice(2), done])
    for (let count = 1; count <= 3; count += 1) {
      const begun = { ...moved, hops: moved.hops.slice(0, count) }
      expect(stepsOf(begun, { isStepped: true })).toHaveLength(count)
    }
    expect(labelsOf(stepsOf(moved, { isStepped: true })).slice(0, 3)).toEqual([
      expect.stringMatching(/^GET/),
      '2 checks passed',
      'is 48c6be48 revoked?',
    ])
    expect(stepsOf(moved, { isStepped: true })).toHaveLength(moved.hops.length - 1)
    expect(stepsOf({ ...moved, ended }, { isStepped: true })).toHaveLength(moved.hops.length - 3)
    expect(stepsOf(moved)).toHaveLength(moved.hops.length - 3)
  })

  it('are apart where something was done between them, and at another node', () => {
    const withNote = withClock([...passes.slice(0, 4)], [{ after: 2, movedMs: 60_000 }])
    expect(labelsOf(stepsOf(withNote))).toEqual([
      '2 checks passed',
      expect.stringMatching(/^clock \+1 min/),
      '2 checks passed',
    ])
    const onTwo = flowOf(passes.slice(0, 4))
    const hops = onTwo.hops.map((event, at) => (at < 2 ? event : { ...event, node: 2 }))
    expect(labelsOf(stepsOf({ ...onTwo, hops }))).toEqual(['2 checks passed', '2 checks passed'])
  })
})

describe('earlier exchanges', () => {
  const first = [attached, request, ...passes.slice(0, 3), late, unauthorized, refreshing]
  const second = [attached, request, ...passes, done]
  const third = [attached, request, ...passes, asked, clear, done]
  const flow = { ...flowOf([...first, ...second, ...third]), ended }
  const ids = [seqOf(flow, 0), seqOf(flow, first.length)]

  it('are their request and their answer, which says why it was refused; the last is whole', () => {
    expect(labelsOf(stepsOf(flow))).toEqual([
      expect.stringMatching(/^GET \/protected/),
      '✕ 401 Token has expired',
      expect.stringMatching(/^GET \/protected/),
      expect.stringMatching(/^200/),
      'attach access_token',
      expect.stringMatching(/^GET \/protected/),
      '5 checks passed',
      'is 48c6be48 revoked?',
      'not revoked',
      expect.stringMatching(/^200/),
    ])
    expect(labelsOf(stepsOf(flow, {}, zh))[1]).toBe('✕ 401 Token has expired')
  })

  it('can be opened, each by itself, where its request stands', () => {
    const [closed, , next] = stepsOf(flow)
    expect(closed?.control).toEqual({
      id: ids[0],
      isOpen: false,
      words: '6 more steps',
      name: 'GET /protected: 6 more steps',
    })
    expect(next?.control?.id).toBe(ids[1])
    const open = stepsOf(flow, { byHand: new Map([[ids[0] ?? 0, true]]) })
    expect(labelsOf(open).slice(0, 6)).toEqual([
      'attach access_token',
      expect.stringMatching(/^GET/),
      '3 checks passed',
      expect.stringMatching(/^✕ expired/),
      expect.stringMatching(/^✕ 401 /),
      'expired: refresh, then repeat',
    ])
    expect(open[1]?.control).toMatchObject({ isOpen: true, words: 'fold' })
    expect(open[4]?.lines.join(' ')).not.toMatch(/Token has expired/)
    expect(open).toHaveLength(stepsOf(flow).length + 4)
  })

  it('are open while a hop of theirs is looked at that is not seen otherwise', () => {
    const hidden = seqOf(flow, 5)
    expect(stepsOf(flow, { lookedAt: hidden }).some(({ seq }) => seq === hidden)).toBe(true)
    expect(stepsOf(flow, { lookedAt: seqOf(flow, 1) })).toHaveLength(stepsOf(flow).length)
    const check = seqOf(flow, 2)
    expect(stepsOf(flow, { lookedAt: check }).some(({ seq, tone }) => seq === check && tone === 'hop')).toBe(
      true,
    )
  })

  it('are none while the first goes on, and fold when the next begins', () => {
    const begun = { ...flow, ended: null, hops: flow.hops.slice(0, first.length) }
    expect(stepsOf(begun)).toHaveLength(first.length - 2)
    const on = { ...flow, ended: null, hops: flow.hops.slice(0, first.length + 1) }
    expect(labelsOf(stepsOf(on))).toEqual([
      expect.stringMatching(/^GET/),
      '✕ 401 Token has expired',
      'attach access_token',
    ])
  })
})

describe('what decides how a flow ends', () => {
  const emphasisOf = (flow: Flow) =>
    stepsOf(flow).flatMap(({ emphasis, lines }) => (emphasis ? [[emphasis, lines.join(' ')]] : []))

  it('stands out: the answer, and what failed, alone beside checks that passed', () => {
    expect(emphasisOf(flowOf([request, ...passes, done]))).toEqual([
      ['answer', expect.stringMatching(/^200/)],
    ])
    const refused = flowOf([request, ...passes.slice(0, 3), late, unauthorized])
    expect(emphasisOf(refused)).toEqual([
      ['failure', expect.stringMatching(/^✕ expired/)],
      ['answer', expect.stringMatching(/^✕ 401/)],
    ])
    expect(labelsOf(stepsOf(refused))[1]).toBe('3 checks passed')
  })

  it('is also the answer of a store; a check after which the server goes on is not', () => {
    const revoked = failingHop(failedCheck('blocklist'))
    expect(emphasisOf(flowOf([request, asked, revoked, unauthorized]))[0]).toEqual(['failure', '✕ revoked'])
    const goesOn = failingHop(failedCheck('exp', 'test', null))
    expect(emphasisOf(flowOf([request, goesOn, done]))).toHaveLength(1)
  })
})

it('a diagram for a reader has every hop, and nothing that opens or folds', () => {
  const flow = flowOf([request, ...passes, done])
  for (const drawn of [undefined, { spacing }]) {
    const { steps } = sequenceDiagram(flow, 'jwt', en, drawn)
    expect(steps.map(({ seq }) => seq)).toEqual(flow.hops.map(({ seq }) => seq))
    expect(steps.every(({ control }) => control === null)).toBe(true)
  }
})
