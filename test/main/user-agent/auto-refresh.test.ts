// The front end refreshes by itself when its access token has expired: over real HTTP, with the lab's clock moved.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Action } from '#src/actions/schema'
import type { Hop } from '#src/hops/hops'
import type { Flow } from '#src/trace/flow'
import { exchangesOf, requestOf, responseOf } from '#src/trace/flow'
import type { TokenType } from '#src/trace/state'
import { startTestLab, type TestLab } from '../../support/lab'
import { until } from '../../support/lane'

const login = { type: 'login', username: 'test', password: 'test' } as const
const open = { type: 'open-protected' } as const
const lanes: ['jwt'] = ['jwt']

let lab: TestLab
beforeEach(async () => {
  lab = await startTestLab()
  await lab.act(login, lanes)
})
afterEach(() => lab.lab.stop())

async function turn(autoRefresh: boolean): Promise<void> {
  await until(() => lab.view.status !== null)
  const lifetimes = lab.view.status?.settings.lifetimes
  if (!lifetimes) throw new Error('The lab has told no settings')
  const answer = await lab.send('change-settings', { lifetimes: { ...lifetimes, autoRefresh } })
  expect(answer.ok).toBe(true)
}

const exp = (type: TokenType): number =>
  lab.view.state('jwt').issued.findLast((row) => row.type === type)?.expiresAt ?? 0
const letExpire = (type: TokenType) => lab.send('advance-clock', { to: exp(type) })
const stored = () => lab.view.state('jwt').localStorage
const act = (action: Action) => lab.act(action, lanes)

function lastFlow(): Flow {
  const flow = lab.view.flows('jwt').at(-1)
  if (!flow) throw new Error('Nothing has happened')
  return flow
}

/** A hop in a few words. */
function told(hop: Hop): string {
  switch (hop.kind) {
    case 'request':
      return `${hop.request.method} ${hop.request.target}`
    case 'response':
      return String(hop.response.status)
    case 'credential-attached':
      return `attach ${hop.place?.name}`
    case 'credential-stored':
    case 'credential-removed':
      return `${hop.kind} ${hop.places.map(({ name }) => name).join(' ')}`
    case 'token-checked':
      return `${hop.group}${hop.checks.every((check) => check.passed) ? '' : ' ✕'}`
    case 'blocklist-answered':
      return hop.revoked ? 'revoked' : 'not revoked'
    case 'auto-refresh':
      return `auto-refresh ${hop.outcome}`
    default:
      return hop.kind
  }
}
const hops = (flow = lastFlow()) => flow.hops.map(({ hop }) => told(hop))

const refused = ['attach access_token', 'GET /protected', 'found', 'form', 'signature', 'times ✕', '401']
const passes = ['found', 'form', 'signature', 'times', 'claims', 'blocklist-asked', 'not revoked']

describe('with automatic refresh off', () => {
  test('an expired access token is refused, and that is all', async () => {
    await letExpire('access')
    expect(await act(open)).toEqual([401])
    expect(hops()).toEqual(refused)
    expect(stored()).toHaveLength(2)
  })

  test('it is off at first, and off again when turned off', async () => {
    expect(lab.view.status?.settings.lifetimes.autoRefresh).toBe(false)
    await turn(true)
    await turn(false)
    await letExpire('access')
    expect(await act(open)).toEqual([401])
  })
})

describe('with automatic refresh on', () => {
  beforeEach(() => turn(true))

  test('an expired access token is renewed and the request made again, in one flow', async () => {
    const before = stored().find((row) => row.key === 'access_token')?.value
    await letExpire('access')
    const flows = lab.view.flows('jwt').length
    expect(await act(open)).toEqual([200])
    expect(hops()).toEqual([
      ...refused,
      'auto-refresh refreshing',
      'attach refresh_token',
      'POST /refresh',
      ...passes,
      'token-signed',
      '200',
      'credential-stored access_token',
      'attach access_token',
      'GET /protected',
      ...passes,
      '200',
    ])
    expect(lab.view.flows('jwt')).toHaveLength(flows + 1)
    expect(lastFlow()).toMatchObject({
      started: { action: 'open-protected', method: 'GET', path: '/protected' },
      ended: { outcome: 'done', status: 200, fault: null },
    })
    expect(stored().find((row) => row.key === 'access_token')?.value).not.toBe(before)
  })

  test('one millisecond before its exp the access token still does', async () => {
    await lab.send('advance-clock', { to: exp('access') - 1 })
    expect(await act(open)).toEqual([200])
    expect(hops()).not.toContain('auto-refresh refreshing')
  })

  test('a form is submitted once and its values are sent again', async () => {
    await letExpire('access')
    expect(await act({ type: 'update-phone', id: '1', phone: '0911-222-333' })).toEqual([200])
    expect(hops().filter((hop) => hop === 'form-submitted')).toHaveLength(1)
    expect(hops().filter((hop) => hop === 'POST /user/update/phone')).toHaveLength(2)
    expect(lab.view.state('jwt').accounts.find(({ id }) => id === '1')?.phone).toBe('0911-222-333')
  })

  test('the flow ends as the repeated request does', async () => {
    await letExpire('access')
    expect(await act({ type: 'update-phone', id: '2', phone: '0911-222-333' })).toEqual([403])
    expect(lastFlow().ended).toMatchObject({ outcome: 'refused', status: 403, fault: null })
  })

  test('the flow falls into an exchange for each request, and the last is the one that counts', async () => {
    await letExpire('access')
    await act(open)
    const exchanges = exchangesOf(lastFlow())
    expect(exchanges.map((each) => [requestOf(each)?.target, responseOf(each)?.status])).toEqual([
      ['/protected', 401],
      ['/refresh', 200],
      ['/protected', 200],
    ])
    expect(exchanges.flatMap((each) => each.hops)).toEqual(lastFlow().hops)
    expect(requestOf(lastFlow())?.headers).toEqual(requestOf(exchanges[2] ?? lastFlow())?.headers)
  })

  test('an expired refresh token ends in a new login', async () => {
    await letExpire('refresh')
    expect(await act(open)).toEqual([401])
    expect(hops()).toEqual([
      ...refused,
      'auto-refresh refreshing',
      'attach refresh_token',
      'POST /refresh',
      'found',
      'form',
      'signature',
      'times ✕',
      '401',
      'auto-refresh refused',
      'credential-removed access_token refresh_token',
    ])
    expect(lastFlow().ended).toMatchObject({ outcome: 'refused', status: 401, fault: 'late' })
    expect(stored()).toEqual([])
    expect(await act(login)).toEqual([200])
    expect(await act(open)).toEqual([200])
  })

  test('a revoked refresh token ends in a new login', async () => {
    const token = stored().find((row) => row.key === 'refresh_token')?.value
    const revoked = await fetch(`${lab.origin('jwt')}/logout2`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${token}` },
    })
    expect(revoked.status).toBe(200)
    await letExpire('access')
    expect(await act(open)).toEqual([401])
    expect(hops().slice(-4)).toEqual([
      'revoked',
      '401',
      'auto-refresh refused',
      'credential-removed access_token refresh_token',
    ])
    expect(lastFlow().ended).toMatchObject({ outcome: 'refused', status: 401, fault: 'revoked' })
    expect(stored()).toEqual([])
  })

  test('without a refresh token there is a new login to make, and nothing to send', async () => {
    await act({ type: 'logout-refresh' })
    await letExpire('access')
    expect(await act(open)).toEqual([401])
    expect(hops()).toEqual([...refused, 'auto-refresh no-refresh-token', 'credential-removed access_token'])
    expect(lastFlow().ended).toMatchObject({ outcome: 'refused', status: 401, fault: 'late' })
    expect(stored()).toEqual([])
  })

  test.each<[string, Action]>([
    ['logging out', { type: 'logout' }],
    ['an anonymous request', { type: 'open-partially-protected', credential: '' }],
  ])('%s refreshes nothing', async (_, action) => {
    await letExpire('access')
    await act(action)
    expect(hops().filter((hop) => hop.startsWith('auto-refresh'))).toEqual([])
  })

  test('refreshing with an expired refresh token is refused once', async () => {
    await letExpire('refresh')
    expect(await act({ type: 'refresh' })).toEqual([401])
    expect(hops().filter((hop) => hop === 'POST /refresh')).toHaveLength(1)
  })

  test('an edited token is refused as it is, expired or forged', async () => {
    const [access] = stored()
    await letExpire('access')
    expect(await act({ ...open, credential: access?.value })).toEqual([401])
    expect(hops().at(-1)).toBe('401')
    expect(await act({ ...open, credential: `${access?.value.slice(0, -4)}AAAA` })).toEqual([422])
    expect(hops().at(-1)).toBe('422')
  })

  test('a stored token whose signature no longer fits is not renewed', async () => {
    await lab.send('change-settings', { jwtSecret: 'another secret, long enough for HS256' })
    await letExpire('access')
    expect(await act(open)).toEqual([422])
    expect(hops().at(-1)).toBe('422')
    expect(stored()).toHaveLength(2)
  })

  test('a revoked access token is not renewed', async () => {
    const token = stored().find((row) => row.key === 'access_token')?.value
    await fetch(`${lab.origin('jwt')}/logout`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${token}` },
    })
    expect(await act(open)).toEqual([401])
    expect(hops().at(-1)).toBe('401')
    expect(stored()).toHaveLength(2)
  })

  test('two requests at once share one refresh', async () => {
    await letExpire('access')
    const before = lastFlow().id
    await Promise.all([
      lab.send('perform', { lanes, action: open }),
      lab.send('perform', { lanes, action: open }),
    ])
    await until(() => lab.view.flows('jwt').filter(({ id, ended }) => id > before && ended).length === 2)
    const both = lab.view.flows('jwt').slice(-2)
    expect(both.map((flow) => flow.ended?.status)).toEqual([200, 200])
    expect(both.flatMap((flow) => hops(flow)).filter((hop) => hop === 'POST /refresh')).toHaveLength(1)
  })

  test('the repeated request is never repeated again, though its token expires while it is held', async () => {
    await letExpire('access')
    await lab.send('set-breakpoints', { lanes, breakpoints: ['verify'] })
    await lab.send('perform', { lanes, action: open })
    await runTo('GET /protected', 1)
    await runTo('POST /refresh', 1)
    await runTo('GET /protected', 2)
    await letExpire('access')
    await lab.send('run-to-end', { lanes })
    await until(() => lastFlow().ended !== null)
    expect(lastFlow().ended).toMatchObject({ outcome: 'refused', status: 401, fault: 'late' })
    expect(hops().filter((hop) => hop === 'POST /refresh')).toHaveLength(1)
    expect(stored()).toHaveLength(2)
  })

  test('each hop of the extra round trip can be stepped through', async () => {
    await letExpire('access')
    await lab.send('set-mode', { lanes, mode: 'step' })
    const before = lastFlow().id
    await lab.send('perform', { lanes, action: open })
    await until(() => lastFlow().id > before)
    const nexts: string[] = []
    for (let count = 1; lastFlow().ended === null; count += 1) {
      await until(() => lab.view.status?.lanes.jwt.holding?.afterIndex === count || lastFlow().ended !== null)
      if (lastFlow().ended !== null) break
      const holding = lab.view.status?.lanes.jwt.holding
      nexts.push(`${holding?.holder}: ${holding?.next.kind}`)
      await lab.send('next-hop', { lanes })
      await until(() => lastFlow().hops.length > count || lastFlow().ended !== null)
    }
    expect(lastFlow().ended?.status).toBe(200)
    // All but the first hop, for which nobody waits, were waited for.
    expect(nexts).toHaveLength(lastFlow().hops.length - 1)
    expect(nexts).toContain('client: auto-refresh')
    expect(nexts.filter((next) => next === 'client: request')).toHaveLength(3)
    expect(nexts.filter((next) => next === 'back-end: response')).toHaveLength(3)
  })

  test.each(['auto-refresh', 'token-signed', 'credential-stored'] as const)(
    'a reset stops it before the hop %s',
    async (kind) => {
      await letExpire('access')
      await lab.send('set-mode', { lanes, mode: 'step' })
      await lab.send('perform', { lanes, action: open })
      await until(async () => {
        const holding = lab.view.status?.lanes.jwt.holding
        if (holding?.next.kind === kind) return true
        if (holding) await lab.send('next-hop', { lanes })
        return false
      })
      await lab.send('reset', { lanes })
      await until(() => lab.view.flows('jwt').length === 0)
      expect(stored()).toEqual([])
      await lab.send('set-mode', { lanes, mode: 'run' })
      expect(await act(login)).toEqual([200])
      expect(await act(open)).toEqual([200])
    },
  )
})

test('the session lane has nothing to refresh', async () => {
  await turn(true)
  await lab.act(login, ['session'])
  await lab.send('advance-clock', { to: lab.view.state('session').sessions[0]?.expiresAt ?? 0 })
  expect(await lab.act(open, ['session'])).toEqual([401])
  expect(
    lab.view
      .flows('session')
      .at(-1)
      ?.hops.filter(({ hop }) => hop.kind === 'request'),
  ).toHaveLength(1)
})

/** Lets the held flow go on until it is held after sending a request for the `nth` time. */
async function runTo(request: string, nth: number): Promise<void> {
  if (lab.view.status?.lanes.jwt.holding) await lab.send('run-to-end', { lanes })
  await until(
    () =>
      hops().filter((hop) => hop === request).length === nth &&
      hops().at(-1) === request &&
      lab.view.status?.lanes.jwt.holding?.afterIndex === lastFlow().hops.length,
  )
}
