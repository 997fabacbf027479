import { describe, expect, test } from 'vitest'
import type { FlowCost } from '#src/trace/cost'
import { costsOf, perRequest, verifyMicrosPerRequest } from '#src/trace/costs'
import { type Flow, foldFlows } from '#src/trace/flow'
import { Story } from '../../support/events'

const cost = (change: Partial<FlowCost> = {}): FlowCost => ({
  requests: 1,
  credentialBytes: 300,
  lookups: 1,
  writes: 0,
  verifyCpuMicros: 80,
  algorithm: 'HS256',
  strategy: 'blocklist',
  ...change,
})

/** Flows of the JWT lane that ended with these costs; undefined for one that never reached the server. */
function flowsWith(costs: readonly (FlowCost | undefined)[]): readonly Flow[] {
  const story = new Story()
  for (const each of costs) {
    story.start('jwt')
    story.hop('jwt')
    const ended = story.end('jwt')
    if (each) ended.cost = each
  }
  return story.events.reduce(foldFlows, [] as readonly Flow[])
}

describe('the costs of a lane', () => {
  test('are nothing before anything was sent', () => {
    expect(costsOf([])).toEqual({
      last: null,
      total: { flows: 0, requests: 0, credentialBytes: 0, lookups: 0, writes: 0, verifyCpuMicros: 0 },
      groups: [],
    })
  })

  test('sum up all flows, and each algorithm with each strategy by itself', () => {
    const costs = costsOf(
      flowsWith([
        cost({ algorithm: '', strategy: '', credentialBytes: 0, verifyCpuMicros: 0, writes: 2 }),
        cost(),
        cost({ requests: 3, credentialBytes: 900, lookups: 2, verifyCpuMicros: 100 }),
        cost({ strategy: 'version' }),
        cost({ algorithm: 'RS256', credentialBytes: 600 }),
        cost(),
      ]),
    )
    expect(costs.total).toEqual({
      flows: 6,
      requests: 8,
      credentialBytes: 2400,
      lookups: 7,
      writes: 2,
      verifyCpuMicros: 420,
    })
    expect(
      costs.groups.map(({ algorithm, strategy, flows, requests }) => [algorithm, strategy, flows, requests]),
    ).toEqual([
      ['', '', 1, 1],
      ['HS256', 'blocklist', 3, 5],
      ['HS256', 'version', 1, 1],
      ['RS256', 'blocklist', 1, 1],
    ])
    expect(costs.groups[1]).toMatchObject({ credentialBytes: 1500, lookups: 4, verifyCpuMicros: 260 })
  })

  test('name the newest flow that reached a server as the last, not one that was never answered or still runs', () => {
    const flows = flowsWith([cost(), cost({ credentialBytes: 301 }), undefined])
    const running = new Story(100)
    running.start('jwt')
    const all = [...flows, ...running.events.reduce(foldFlows, [] as readonly Flow[])]
    const { last, total } = costsOf(all)
    expect(last?.cost.credentialBytes).toBe(301)
    expect(last?.flow).toBe(flows[1])
    expect(total.flows).toBe(2)
  })
})

test('a share for each request is 0 where there was none', () => {
  expect(perRequest({ requests: 0 }, 0)).toBe(0)
  expect(perRequest({ requests: 4 }, 10)).toBe(2.5)
})

describe('the processor time of verifying', () => {
  test('is shared out among the requests of which it is known', () => {
    const { total } = costsOf(flowsWith([cost(), cost({ verifyCpuMicros: 0, unmeasured: 1 }), cost()]))
    expect(total).toMatchObject({ requests: 3, unmeasured: 1, verifyCpuMicros: 160 })
    expect(verifyMicrosPerRequest(total)).toBe(80)
  })

  test('is unknown, and not nothing, where no request was measured', () => {
    const { total } = costsOf(flowsWith([cost({ requests: 2, verifyCpuMicros: 0, unmeasured: 2 })]))
    expect(verifyMicrosPerRequest(total)).toBeNull()
  })
})
