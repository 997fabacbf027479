import { describe, expect, it } from 'vitest'
import { participantsOf, participantWords, routeOf } from '#src/diagram/participants'
import { sequenceDiagram } from '#src/diagram/sequence'
import { diagramLines } from '#src/diagram/text-alternative'
import type { Hop } from '#src/hops/hops'
import { catalogues } from '#src/i18n/catalogue'
import type { EventOf, FlowAction, HopEvent } from '#src/trace/event'
import type { Flow } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import { everyHop, failedCheck, failingHop, flowOf, JTI, NOW, SESSION_ID } from './every-hop'

const { en, 'zh-TW': zh } = catalogues

const find = (suits: (hop: Hop) => boolean): Hop => {
  const hop = everyHop('test').find(suits)
  if (!hop) throw new Error('There is no such hop')
  return hop
}
const request = find((hop) => hop.kind === 'request' && hop.request.target === '/protected')
const unauthorized = find((hop) => hop.kind === 'response' && hop.response.status === 401)
const askedSession: Hop = { kind: 'session-asked', sessionId: SESSION_ID }
const asked: Hop = { kind: 'blocklist-asked', jti: JTI }
const clear: Hop = {
  kind: 'blocklist-answered',
  jti: JTI,
  revoked: false,
  checks: [{ id: 'blocklist', passed: true }],
}

type Place = Pick<HopEvent, 'node' | 'store'>

/** Returns a flow in which all hops happened at one place, and whose start says what is given. */
function flowAt(
  hops: readonly Hop[],
  place: Place = {},
  started: Partial<EventOf<'flow-started'>> = {},
  lane: LaneId = 'jwt',
): Flow {
  const flow = flowOf(hops, lane, started.action)
  return {
    ...flow,
    started: { ...flow.started, ...started },
    hops: flow.hops.map((event) => ({ ...event, ...place })),
  }
}

const ENDED: EventOf<'flow-ended'> = {
  type: 'flow-ended',
  seq: 99,
  at: NOW,
  lane: 'jwt',
  flow: 1,
  outcome: 'refused',
  status: 401,
  fault: 'late',
  activeMs: 3,
}

const namesOf = (flow: Flow, text = en) =>
  participantsOf(flow, flow.started.lane).map((each) => participantWords(each, text))

const bodyOf = (flow: Flow) =>
  sequenceDiagram(flow, flow.started.lane, en)
    .source.split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(sequenceDiagram|participant )/.test(line))

describe('the participants of a flow', () => {
  it('are three where there is one node, whatever happens in it', () => {
    expect(namesOf(flowAt([]))).toEqual(['Front End', 'Back End', 'Blacklist'])
    expect(namesOf(flowAt([request, asked, clear]), zh)).toEqual(['前端', '後端', '黑名單'])
    expect(namesOf(flowAt([request, askedSession], {}, {}, 'session'))).toEqual([
      'Front End',
      'Back End',
      'Session store',
    ])
    expect(namesOf(flowAt([], {}, { nodes: [1] }))).toHaveLength(3)
  })

  it('are both nodes and the store that they share', () => {
    const flow = flowAt([request, asked, clear, unauthorized], { node: 2 }, { nodes: [1, 2] })
    expect(namesOf(flow)).toEqual(['Front End', 'Node 1', 'Node 2', 'Blacklist'])
    expect(bodyOf(flow)).toEqual([
      expect.stringMatching(/^Client->>Node2: GET/),
      'Node2->>Store: is 48c6be48 revoked?',
      'Store-->>Node2: not revoked',
      expect.stringMatching(/^Node2--xClient: ✕ 401/),
    ])
  })

  it('are each node’s own store where they share none, and a hop asks that of its node', () => {
    const started = { nodes: [1, 2], ownStores: true }
    const second = flowAt([request, askedSession], { node: 2, store: 2 }, started, 'session')
    expect(namesOf(second)).toEqual(['Front End', 'Node 1', 'Node 2', 'Session store 1', 'Session store 2'])
    expect(namesOf(second, zh).slice(1)).toEqual(['節點 1', '節點 2', 'Session 儲存區 1', 'Session 儲存區 2'])
    expect(bodyOf(second)[1]).toBe('Node2->>Store2: get qT9mX2…')
    const first = flowAt([request, askedSession], {}, started, 'session')
    expect(bodyOf(first)[1]).toBe('Node1->>Store1: get qT9mX2…')
    expect(diagramLines(second, 'session', en)[1]).toBe('Node 2 to Session store 2: get qT9mX2…')
  })

  it('are told by the hops where the start of the flow doesn’t say that stores are not shared', () => {
    const flow = flowAt([request, asked], { node: 2, store: 2 }, { nodes: [1, 2] })
    expect(namesOf(flow)).toEqual(['Front End', 'Node 1', 'Node 2', 'Blacklist 1', 'Blacklist 2'])
  })

  it('are on the session lane the session store too, but for an action that it has no route for', () => {
    const names = (action: FlowAction) => namesOf(flowAt([], {}, { action }, 'session'))
    for (const action of ['login', 'open-protected', 'logout-everywhere'] as const)
      expect(names(action)).toEqual(['Front End', 'Back End', 'Session store'])
    for (const action of ['refresh', 'get-download-link'] as const)
      expect(names(action)).toEqual(['Front End', 'Back End'])
  })

  it('are those that a flow has used when it has ended, under the same names', () => {
    const two = { nodes: [1, 2], ownStores: true }
    const endedAt = (hops: readonly Hop[], place: Place = {}, started = {}) => {
      const flow = flowAt(hops, place, started)
      return { ...flow, ended: ENDED }
    }
    expect(namesOf(endedAt([request, unauthorized]))).toEqual(['Front End', 'Back End'])
    expect(namesOf(endedAt([request, asked, clear, unauthorized]))).toEqual([
      'Front End',
      'Back End',
      'Blacklist',
    ])
    expect(namesOf(endedAt([request, asked, clear, unauthorized], { node: 2, store: 2 }, two))).toEqual([
      'Front End',
      'Node 2',
      'Blacklist 2',
    ])
    expect(namesOf(endedAt([], {}, two))).toEqual(['Front End', 'Node 1'])
  })

  it('are the same from the first hop to the last', () => {
    const started = { nodes: [1, 2], ownStores: true, tokenStores: ['blocklist', 'family'] as const }
    const hops: Hop[] = [request, asked, clear, { kind: 'family-asked', jti: JTI }, unauthorized]
    const flow = flowAt(hops, { node: 2, store: 2 }, { ...started, tokenStores: [...started.tokenStores] })
    for (let count = 0; count <= hops.length; count += 1)
      expect(participantsOf({ ...flow, hops: flow.hops.slice(0, count) }, 'jwt')).toEqual(
        participantsOf(flow, 'jwt'),
      )
  })

  it('include a node that has had a request although the start doesn’t name it', () => {
    expect(namesOf(flowAt([request], { node: 2 }))).toEqual(['Front End', 'Node 1', 'Node 2', 'Blacklist'])
  })

  it('find each hop of every kind its place, on one node and on two', () => {
    for (const lane of ['session', 'jwt'] as const) {
      for (const place of [{}, { node: 2 }, { node: 2, store: 2 }]) {
        const flow = flowAt(everyHop('test'), place, place.node ? { nodes: [1, 2] } : {}, lane)
        const participants = participantsOf(flow, lane)
        for (const event of flow.hops) {
          const { from, to } = routeOf(event, participants)
          expect(participants).toContain(from)
          expect(participants).toContain(to)
        }
      }
    }
  })

  it.each([
    ['front-end', 'Front End', '前端'],
    ['second-tab', 'Front End, tab 2', '前端，分頁 2'],
    ['attacker', 'Attacker', '攻擊者'],
  ] as const)('name the client by whose user agent it is: %s', (actor, english, chinese) => {
    expect(namesOf(flowAt([request], {}, { actor }))[0]).toBe(english)
    expect(namesOf(flowAt([request], {}, { actor }), zh)[0]).toBe(chinese)
  })

  it('call whoever else sends a request an external client', () => {
    expect(namesOf(flowAt([request], {}, { action: 'external' }))[0]).toBe('External client')
  })

  it('have the attacker under a name of his own in the source, by which he is drawn apart', () => {
    expect(bodyOf(flowAt([request], {}, { actor: 'attacker' }))[0]).toMatch(/^Attacker->>BackEnd: /)
  })
})

describe('the store of the JWT lane', () => {
  it.each([
    [['blocklist'], 'Blacklist'],
    [['allowlist'], 'Allowlist'],
    [['version'], 'Versions'],
    [['family'], 'Token families'],
    [['blocklist', 'family'], 'Token store'],
  ] as const)('that is asked for %j is called %s', (tokenStores, name) => {
    expect(namesOf(flowAt([request], {}, { tokenStores: [...tokenStores] })).at(-1)).toBe(name)
  })

  it('isn’t there where nothing can be asked, unless a hop asks all the same', () => {
    const [nothingToAsk, two] = [{ tokenStores: [] }, ['Front End', 'Back End']]
    expect(namesOf(flowAt([request], {}, nothingToAsk))).toEqual(two)
    expect(namesOf(flowAt([request, asked], {}, nothingToAsk))).toEqual([...two, 'Blacklist'])
    expect(namesOf(flowAt([], {}, { ...nothingToAsk, action: 'open-download-link' }))).toHaveLength(3)
    expect(namesOf(flowAt([], {}, { action: 'login' }))).toEqual(two)
    expect(namesOf(flowAt([], {}, { action: 'refresh' }))).toHaveLength(3)
    expect(namesOf(flowAt([], {}, { action: 'external', path: '/nowhere' }))).toHaveLength(2)
  })

  it('is the token store where a link’s token is looked up', () => {
    expect(namesOf(flowAt([], {}, { action: 'open-download-link' })).at(-1)).toBe('Token store')
    const external = { action: 'external', path: '/download' } as const
    expect(namesOf(flowAt([], {}, external)).at(-1)).toBe('Token store')
  })

  it('is no blacklist once something else of it was asked', () => {
    const flow = flowAt([request, asked, clear, { kind: 'family-asked', jti: JTI }])
    expect(namesOf(flow).at(-1)).toBe('Token store')
  })
})

describe('a node that has no private key', () => {
  const fetched: Hop = { kind: 'keys-fetched', kid: 'k1', alg: 'ES256' }

  it('gets the public one from the first', () => {
    const flow = flowAt([request, fetched], { node: 2 }, { nodes: [1, 2] })
    expect(bodyOf(flow)[1]).toBe('Node1->>Node2: public key, ES256')
    expect(diagramLines(flow, 'jwt', en)[1]).toBe('Node 1 to Node 2: public key, ES256')
  })
})

it('a store that fails ends its answer in a cross', () => {
  const failed: Hop = { kind: 'store-failed', storage: 'redis', message: 'Start it' }
  expect(bodyOf(flowAt([request, asked, failed]))[2]).toBe("Store--xBackEnd: ✕ Redis can't be asked")
})

it('the refusals of all strategies end in a cross', () => {
  for (const id of ['blocklist', 'allowlist', 'version', 'family', 'one-time'] as const)
    expect(bodyOf(flowAt([failingHop(failedCheck(id))]))[0]).toMatch(/^Store--xBackEnd: ✕ /)
})
