// Expiry on both servers and in the jar, over real HTTP, with the lab's clock moved by command.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestLab, type TestLab } from '../../support/lab'
import { until } from '../../support/lane'

const login = { type: 'login', username: 'test', password: 'test' } as const
const open = { type: 'open-protected' } as const

let lab: TestLab
beforeEach(async () => {
  lab = await startTestLab()
})
afterEach(() => lab.lab.stop())

const advance = (to: number) => lab.send('advance-clock', { to })
const faults = () => (['session', 'jwt'] as const).map((lane) => lab.view.flows(lane).at(-1)?.ended?.fault)

describe('the access token', () => {
  test.each([
    [-1, 200],
    [0, 401],
    [1, 401],
  ])('%i s from its exp is answered with %i', async (seconds, status) => {
    await lab.act(login, ['jwt'])
    const exp = lab.view.state('jwt').issued[0]?.expiresAt ?? 0
    await advance(exp + seconds * 1000)
    expect(await lab.act(open, ['jwt'])).toEqual([status])
    expect(faults()[1]).toBe(status === 200 ? null : 'late')
    expect(lab.view.state('jwt').localStorage).toHaveLength(2)
  })
})

describe('the session', () => {
  test.each([
    [-1, 200],
    [0, 401],
    [1, 401],
  ])('%i s from its idle timeout is answered with %i', async (seconds, status) => {
    await lab.act(login, ['session'])
    const row = lab.view.state('session').cookies[0]
    const ends = lab.view.state('session').sessions[0]?.expiresAt ?? 0
    await advance(ends + seconds * 1000)
    expect(await lab.act({ ...open, credential: row?.value }, ['session'])).toEqual([status])
    expect(faults()[0]).toBe(status === 200 ? null : 'late')
  })

  test("isn't even asked for when the cookie has expired: the browser doesn't send it", async () => {
    await lab.act(login, ['session'])
    await advance(lab.view.state('session').cookies[0]?.expiresAt ?? 0)
    expect(await lab.act(open, ['session'])).toEqual([401])
    expect(lab.view.flows('session').at(-1)?.hops[0]?.hop).toMatchObject({
      kind: 'credential-attached',
      header: null,
      expired: true,
    })
    expect(faults()[0]).toBe('missing')
  })
})

test('a request that is held while the clock moves on is refused for what it has become', async () => {
  await lab.act(login, ['jwt'])
  await lab.send('set-breakpoints', { lanes: ['jwt'], breakpoints: ['verify'] })
  await lab.send('perform', { lanes: ['jwt'], action: open })
  await until(() => lab.view.status?.lanes.jwt.holding != null)
  await advance(lab.view.state('jwt').issued[0]?.expiresAt ?? 0)
  await lab.send('run-to-end', { lanes: ['jwt'] })
  await until(() => lab.view.flows('jwt').at(-1)?.ended?.status === 401)
  expect(faults()[1]).toBe('late')
  expect(lab.view.flows('jwt').at(-1)?.clock).toHaveLength(1)
})

test('moving the clock is an entry in the trace of both lanes; what changes nothing is none', async () => {
  const now = lab.view.status?.clock.now ?? 0
  await advance(now + 60_000)
  await lab.send('set-clock', { paused: true, rate: 60 })
  await lab.send('set-clock', { paused: true })
  await advance(now)
  await until(() => lab.view.status?.clock.paused === true)
  for (const lane of ['session', 'jwt'] as const) {
    expect(lab.view.events(lane).filter((event) => event.type === 'clock-set')).toMatchObject([
      { fromMs: now, toMs: now + 60_000, rate: 1, paused: false },
      { fromMs: now + 60_000, toMs: now + 60_000, rate: 60, paused: true },
    ])
  }
  expect(lab.view.status?.clock).toEqual({ now: now + 60_000, rate: 60, paused: true, aheadMs: 60_000 })
})

test('everything works ten years ahead', async () => {
  await advance(Date.UTC(2036, 5, 1))
  expect(await lab.act(login)).toEqual([200, 200])
  expect(await lab.act(open)).toEqual([200, 200])
  expect(new Date(lab.view.state('session').cookies[0]?.expiresAt ?? 0).getUTCFullYear()).toBe(2036)
  expect(await lab.act({ type: 'refresh' })).toEqual([404, 200])
  expect(await lab.act({ type: 'logout' })).toEqual([200, 200])
})

test("a revoked token's entry leaves the blacklist when its exp has passed", async () => {
  await lab.act(login, ['jwt'])
  await lab.act({ type: 'logout' }, ['jwt'])
  const [entry] = lab.view.state('jwt').blocklist
  await advance((entry?.expiresAt ?? 0) - 1)
  expect(lab.view.state('jwt').blocklist).toHaveLength(1)
  await advance(entry?.expiresAt ?? 0)
  await until(() => lab.view.state('jwt').blocklist.length === 0)
})

test('resetting the clock resets both lanes: nobody sees time run backwards', async () => {
  const start = lab.view.status?.clock.now ?? 0
  await advance(start + 86_400_000)
  await lab.act(login)
  await lab.send('set-clock', { rate: 10 })
  await lab.send('reset-clock', {})
  await until(() => lab.view.flows('jwt').length === 0)
  expect(lab.view.status?.clock).toMatchObject({ now: start, rate: 1, paused: false, aheadMs: 0 })
  for (const lane of ['session', 'jwt'] as const) {
    expect(lab.view.state(lane)).toMatchObject({ cookies: [], localStorage: [], sessions: [], issued: [] })
  }
  expect(await lab.act(login)).toEqual([200, 200])
  expect(await lab.act(open)).toEqual([200, 200])
})

test('a clock that is behind goes back to real time by moving forward, and both lanes keep what they have', async () => {
  const start = lab.view.status?.clock.now ?? 0
  await lab.act(login)
  await lab.send('set-clock', { paused: true })
  lab.clock.advanceMs(60_000)
  await lab.send('reset-clock', {})
  await until(() => lab.view.status?.clock.now === start + 60_000)
  expect(lab.view.status?.clock).toEqual({ now: start + 60_000, rate: 1, paused: false, aheadMs: 0 })
  expect(lab.view.events('jwt').at(-1)).toMatchObject({ type: 'clock-set', toMs: start + 60_000 })
  expect(await lab.act(open)).toEqual([200, 200])
})

test.each([
  ['advance-clock', { to: 'soon' }],
  ['advance-clock', { to: 1e308 }],
  ['advance-clock', {}],
  ['set-clock', { rate: 3 }],
  ['set-clock', { rate: -1 }],
])('%s with %j is refused', async (name, payload) => {
  const before = lab.view.status?.clock
  expect(await lab.lab.handle(name, payload)).toMatchObject({
    ok: false,
    error: { code: 'ERR_LAB_BAD_COMMAND' },
  })
  expect(lab.view.status?.clock).toEqual(before)
})
