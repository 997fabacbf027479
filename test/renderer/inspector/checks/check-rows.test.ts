// What became of each check at a credential's last use, as of the hop that is looked at.
import { describe, expect, it } from 'vitest'
import type { Hop } from '#src/hops/hops'
import { type Check, type CheckId, TOKEN_CHECKS } from '#src/trace/check'
import { type Flow, foldFlows } from '#src/trace/flow'
import {
  checkRows,
  flowAsOf,
  newestExchange,
  sentCookie,
  sentToken,
} from '../../../../renderer/inspector/checks/check-rows'
import { cookieEdit } from '../../../../renderer/inspector/cookie/cookie-editor'
import { holdingAfter, Story } from '../../../support/events'

const request = (headers: [string, string][]): Hop => ({
  kind: 'request',
  request: { method: 'GET', target: '/', httpVersion: '1.1', headers, body: '', bytes: { head: 0, body: 0 } },
})
const checked = (...checks: Check[]): Hop => ({ kind: 'token-checked', group: 'form', jti: null, checks })
const passed = (id: Check['id']): Check => ({ id, passed: true })
const failed = (id: Check['id']): Check => ({ id, passed: false, fault: 'wrong', msg: 'Refused' })

/** A flow that carries a token and has made the checks given, one hop each. */
function flowWith(checks: readonly Check[], token = 'a.b.c') {
  const story = new Story()
  story.start('jwt')
  const sent = story.hop('jwt', request([['authorization', `bearer ${token}`]]))
  const hops = checks.map((check) => story.hop('jwt', checked(check)))
  const [flow] = story.events.reduce(foldFlows, [] as readonly Flow[])
  if (!flow) throw new Error('no flow')
  return { flow, last: hops.at(-1) ?? sent, sent }
}
const states = (flow: Flow | null, holding: Parameters<typeof checkRows>[2] = null) =>
  checkRows(['header', 'scheme', 'segments'], flow, holding).map((row) => row.state)

describe('checkRows', () => {
  it('reaches no check without a use', () => {
    expect(checkRows(TOKEN_CHECKS, null, null).every((row) => row.state === 'open')).toBe(true)
  })

  it('tells passed, failed and not reached apart', () => {
    expect(states(flowWith([passed('header'), failed('scheme')]).flow)).toEqual(['passed', 'failed', 'open'])
  })

  it('has the next check wait where the flow is held before it', () => {
    const { flow, last } = flowWith([passed('header')])
    const holding = holdingAfter(last)
    if (!holding) throw new Error('not held')
    const next = { kind: 'token-checked', detail: null } as const
    expect(states(flow, { ...holding, next })).toEqual(['passed', 'waiting', 'open'])
    expect(states(flow, holding), 'before a hop that checks nothing').toEqual(['passed', 'open', 'open'])
    expect(states(flow, { ...holding, next, flow: 9 }), 'another flow').toEqual(['passed', 'open', 'open'])
    expect(states(flow, { ...holding, next, afterIndex: 9 }), 'looking back').toEqual([
      'passed',
      'open',
      'open',
    ])
  })

  it('has nothing wait after a check that failed', () => {
    const { flow, last } = flowWith([failed('header')])
    const holding = holdingAfter(last)
    if (!holding) throw new Error('not held')
    const next = { kind: 'blocklist-asked', detail: null } as const
    expect(states(flow, { ...holding, next })).toEqual(['failed', 'open', 'open'])
  })
})

describe('the checks of a token that is late', () => {
  const late: Check = { id: 'exp', passed: false, fault: 'late' }
  const before = TOKEN_CHECKS.slice(0, TOKEN_CHECKS.indexOf('exp')).map(passed)
  const statesOf = (checks: readonly Check[]) => {
    const { flow, last } = flowWith(checks)
    const holding = holdingAfter(last)
    if (!holding) throw new Error('not held')
    const next = { kind: 'token-checked', detail: 'claims' } as const
    const rows = checkRows(TOKEN_CHECKS, flow, { ...holding, next })
    return rows.slice(before.length, before.length + 3).map(({ id, state }) => `${id} ${state}`)
  }

  it('stand in the order of the server: iat, nbf, exp, then the other claims', () => {
    expect(before.slice(-3).map(({ id }) => id)).toEqual(['signature', 'iat', 'nbf'])
  })

  it('go on to the other claims while nothing is answered yet', () => {
    expect(statesOf([...before, late])).toEqual(['exp failed', 'sub waiting', 'jti open'])
    expect(statesOf([...before, late, failed('sub')])).toEqual(['exp failed', 'sub failed', 'jti open'])
  })

  it('end with it where that is the answer', () => {
    const answered = { ...late, msg: 'Token has expired' }
    expect(statesOf([...before, answered])).toEqual(['exp failed', 'sub open', 'jti open'])
  })
})

describe('a check that a careless server does not make', () => {
  const upTo = (id: (typeof TOKEN_CHECKS)[number], without: CheckId) =>
    TOKEN_CHECKS.slice(0, TOKEN_CHECKS.indexOf(id) + 1)
      .filter((each) => each !== without && each !== 'aud')
      .map(passed)
  const stateOf = (id: CheckId, checks: readonly Check[]) =>
    checkRows(TOKEN_CHECKS, flowWith(checks).flow, null).find((row) => row.id === id)

  it.each(['alg', 'signature'] as const)(
    'is left out, and not passed, once the server has gone on: %s',
    (id) => {
      expect(stateOf(id, upTo('encoding', id))).toEqual({ id, state: 'open', check: null })
      expect(stateOf(id, upTo('iat', id))).toEqual({ id, state: 'left-out', check: null })
    },
  )

  it('is open where the server has refused the token before it', () => {
    expect(stateOf('signature', [...upTo('segments', 'alg'), failed('encoding')])?.state).toBe('open')
  })
})

describe('as of an earlier hop', () => {
  it('knows only the hops up to it', () => {
    const { flow, sent } = flowWith([passed('header'), passed('scheme')])
    expect(states(flowAsOf(flow, sent.seq + 1))).toEqual(['passed', 'open', 'open'])
    expect(flowAsOf(flow, flow.started.seq - 1)).toBeNull()
  })

  it('finds the newest use before it', () => {
    const { flow, sent } = flowWith([])
    const carries = (each: Flow) => sentToken(each) === 'a.b.c'
    expect(newestExchange([flow], sent.seq, carries)?.id).toBe(flow.id)
    expect(newestExchange([flow], sent.seq - 1, carries)).toBeNull()
  })
})

describe('a flow that refreshed by itself', () => {
  const attach: Hop = {
    kind: 'credential-attached',
    place: null,
    header: null,
    expired: false,
    edited: false,
  }
  const story = new Story()
  story.start('jwt')
  const exchange = (token: string, ...checks: Check[]) => {
    story.hop('jwt', attach)
    story.hop('jwt', request([['Authorization', `Bearer ${token}`]]))
    return checks.map((check) => story.hop('jwt', checked(check))).at(-1)
  }
  exchange('old', passed('header'), failed('scheme'))
  exchange('refresh', passed('header'), passed('scheme'), passed('segments'))
  const last = exchange('new', passed('header'))
  const flows = story.events.reduce(foldFlows, [] as readonly Flow[])
  const use = (token: string) => newestExchange(flows, story.lastSeq, (each) => sentToken(each) === token)

  it.each([
    ['old', ['passed', 'failed', 'open']],
    ['refresh', ['passed', 'passed', 'passed']],
    ['new', ['passed', 'open', 'open']],
  ])('has the %s token reach its own checks only', (token, wanted) => {
    expect(states(use(token))).toEqual(wanted)
  })

  it('has the check wait of the token that is held', () => {
    const holding = last && holdingAfter(last)
    if (!holding) throw new Error('not held')
    const held = { ...holding, next: { kind: 'token-checked', detail: null } as const }
    expect(states(use('new'), held)).toEqual(['passed', 'waiting', 'open'])
    expect(states(use('refresh'), held)).toEqual(['passed', 'passed', 'passed'])
  })
})

describe('the credential that a request carried', () => {
  it.each([
    ['Bearer a.b.c', 'a.b.c'],
    ['bearer  a.b.c', 'a.b.c'],
    ['Bearer a b', null],
    ['Basic abc', null],
  ])('%s', (value, token) => {
    const story = new Story()
    story.start('jwt')
    story.hop('jwt', request([['Authorization', value]]))
    const [flow] = story.events.reduce(foldFlows, [] as readonly Flow[])
    expect(flow && sentToken(flow)).toBe(token)
  })

  it('is the cookie of the name asked for', () => {
    const story = new Story()
    story.start('session')
    story.hop('session', request([['Cookie', 'other=1; lab.sid=s%3Aa.b']]))
    const [flow] = story.events.reduce(foldFlows, [] as readonly Flow[])
    expect(flow && sentCookie(flow, 'lab.sid')).toBe('s%3Aa.b')
    expect(flow && sentCookie(flow, 'none')).toBeNull()
  })
})

describe('cookieEdit', () => {
  it.each([
    ['tamper', 's%3AAbc.Sig', 's%3ABbc.Sig'],
    ['tamper', 's%3Axbc.Sig', 's%3AAbc.Sig'],
    ['signature', 's:abc.Sig', 's:abc.Aig'],
    ['unsigned', 's%3Aabc.Sig', 'abc'],
    ['tamper', 'unsigned', 'unsigned'],
  ] as const)('%s of %s', (edit, value, edited) => {
    expect(cookieEdit(edit, value)).toBe(edited)
  })
})
