// Lifetimes that the learner sets, over real HTTP on both servers, with the lab's clock moved by command.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DEFAULT_LIFETIMES, type Lifetimes } from '#src/settings/lifetimes'
import { decodeJwt } from '#src/token/decode-jwt'
import { responseOf } from '#src/trace/flow'
import { startTestLab, type TestLab } from '../../support/lab'
import { until } from '../../support/lane'

const login = { type: 'login', username: 'test', password: 'test' } as const
const open = { type: 'open-protected' } as const
const refresh = { type: 'refresh' } as const

let lab: TestLab
let start: number
beforeEach(async () => {
  lab = await startTestLab()
  start = lab.view.status?.clock.now ?? 0
})
afterEach(() => lab.lab.stop())

const set = (change: Partial<Lifetimes>) => {
  const lifetimes = { ...(lab.view.status?.settings.lifetimes ?? DEFAULT_LIFETIMES), ...change }
  return lab.lab.handle('change-settings', { lifetimes })
}
const at = (seconds: number) => lab.send('advance-clock', { to: start + seconds * 1000 })
const last = (lane: 'session' | 'jwt') => lab.view.flows(lane).at(-1)
const failed = (lane: 'session' | 'jwt') =>
  last(lane)
    ?.hops.flatMap(({ hop }) => ('checks' in hop ? hop.checks : []))
    .find(({ passed }) => !passed)
const bodyOf = (lane: 'session' | 'jwt') => {
  const flow = last(lane)
  return JSON.parse((flow && responseOf(flow)?.body) || '{}')
}
const setCookie = () => {
  const flow = last('session')
  return (
    (flow && responseOf(flow)?.headers.find(([name]) => name.toLowerCase() === 'set-cookie')?.[1]) ?? null
  )
}
const cookie = () => lab.view.state('session').cookies[0]
const session = () => lab.view.state('session').sessions[0]
const stored = (key: string) =>
  decodeJwt(lab.view.state('jwt').localStorage.find((row) => row.key === key)?.value ?? '').payload?.value

describe.each([
  ['without leeway', 0],
  ['with a leeway of 30 s', 30],
])('tokens %s', (_, leewaySeconds) => {
  const cases = [
    ['a second before', -1, 200],
    ['at', 0, 401],
    ['a second after', 1, 401],
  ] as const

  test.each(cases)('an access token %s its exp', async (_when, offset, status) => {
    await set({ accessTokenSeconds: 60, leewaySeconds })
    await lab.act(login, ['jwt'])
    await at(60 + leewaySeconds + offset)
    expect(await lab.act(open, ['jwt'])).toEqual([status])
    if (status === 401) {
      expect(bodyOf('jwt')).toEqual({ msg: 'Token has expired' })
      expect(failed('jwt')).toMatchObject({ id: 'exp', fault: 'late' })
    }
  })

  test.each(cases)('a refresh token %s its exp', async (_when, offset, status) => {
    await set({ accessTokenSeconds: 10, refreshTokenSeconds: 120, leewaySeconds })
    await lab.act(login, ['jwt'])
    await at(120 + leewaySeconds + offset)
    expect(await lab.act(refresh, ['jwt'])).toEqual([status])
  })

  test.each([
    ['a second before', -1, 422],
    ['at', 0, 200],
    ['a second after', 1, 200],
  ])('a token %s its nbf', async (_when, offset, status) => {
    await set({ nbfDelaySeconds: 90, leewaySeconds })
    await lab.act(login, ['jwt'])
    await at(90 - leewaySeconds + offset)
    expect(await lab.act(open, ['jwt'])).toEqual([status])
    if (status === 422) expect(failed('jwt')).toMatchObject({ id: 'nbf', fault: 'early' })
  })

  test('a revoked token stays refused as long as it would be taken', async () => {
    await set({ accessTokenSeconds: 60, leewaySeconds })
    await lab.act(login, ['jwt'])
    const credential = lab.view.state('jwt').localStorage[0]?.value
    await lab.act({ type: 'logout' }, ['jwt'])
    await at(60 + leewaySeconds - 1)
    expect(await lab.act({ ...open, credential }, ['jwt'])).toEqual([401])
    expect(failed('jwt')).toMatchObject({ id: 'blocklist', fault: 'revoked' })
  })

  test('the check of any token makes the same of it', async () => {
    await set({ accessTokenSeconds: 60, leewaySeconds })
    await lab.act(login, ['jwt'])
    const token = lab.view.state('jwt').localStorage[0]?.value ?? ''
    const exp = async () => {
      const answer = await lab.send('verify-token', { token, key: { kind: 'server' } })
      return JSON.stringify(answer).includes('Token has expired')
    }
    await at(60 + leewaySeconds - 1)
    expect(await exp()).toBe(false)
    await at(60 + leewaySeconds)
    expect(await exp()).toBe(true)
  })
})

test('the leeway counts at once, for tokens issued before too', async () => {
  await set({ accessTokenSeconds: 60 })
  await lab.act(login, ['jwt'])
  await at(65)
  expect(await lab.act(open, ['jwt'])).toEqual([401])
  await set({ leewaySeconds: 6 })
  expect(await lab.act(open, ['jwt'])).toEqual([200])
})

test('the leeway is nothing to the session: its server compares a record of its own', async () => {
  await set({ sessionIdleSeconds: 60, leewaySeconds: 30 })
  await lab.act(login, ['session'])
  await at(60)
  expect(await lab.act({ ...open, credential: cookie()?.value }, ['session'])).toEqual([401])
})

test('an access token that never expires has no exp and is taken a thousand years later', async () => {
  await set({ accessTokenSeconds: null })
  await lab.act(login, ['jwt'])
  expect(stored('access_token')).not.toHaveProperty('exp')
  expect(stored('refresh_token')).toHaveProperty('exp')
  await at(1000 * 365 * 86_400)
  expect(await lab.act(open, ['jwt'])).toEqual([200])
  expect(await lab.act(refresh, ['jwt'])).toEqual([401])
})

describe('a changed lifetime counts for what is issued from then on', () => {
  test('tokens', async () => {
    await lab.act(login, ['jwt'])
    await set({ accessTokenSeconds: 10, refreshTokenSeconds: 20 })
    await at(899)
    expect(await lab.act(open, ['jwt'])).toEqual([200])
    expect(await lab.act(refresh, ['jwt'])).toEqual([200])
    await at(909)
    expect(await lab.act(open, ['jwt'])).toEqual([401])
    expect(await lab.act(refresh, ['jwt'])).toEqual([200])
  })

  test('sessions keep their idle timeout, however often they are used', async () => {
    await lab.act(login, ['session'])
    const { value } = cookie() ?? {}
    await set({ sessionIdleSeconds: 10, sessionAbsoluteSeconds: 20 })
    for (const seconds of [1799, 3598]) {
      await at(seconds)
      expect(await lab.act({ ...open, credential: value }, ['session'])).toEqual([200])
    }
    await lab.act(login, ['session'])
    expect(lab.view.state('session').sessions.at(-1)?.absoluteExpiresAt).toBe(start + 3618 * 1000)
    await at(3608)
    expect(await lab.act({ ...open, credential: cookie()?.value }, ['session'])).toEqual([401])
  })

  test('a login that is held while they change is signed by what is set when it is signed', async () => {
    await lab.send('set-mode', { lanes: ['jwt'], mode: 'step' })
    await lab.send('perform', { lanes: ['jwt'], action: login })
    await until(() => lab.view.status?.lanes.jwt.holding != null)
    await set({ accessTokenSeconds: 10 })
    await lab.send('run-to-end', { lanes: ['jwt'] })
    await until(() => lab.view.state('jwt').localStorage.length === 2)
    expect(stored('access_token')?.exp).toBe(start / 1000 + 10)
  })
})

describe('cookie and store side by side', () => {
  const use = () => lab.act(open, ['session'])
  const begin = async (change: Partial<Lifetimes>) => {
    await set({ sessionIdleSeconds: 60, ...change })
    await lab.act(login, ['session'])
  }
  /** Both ends in seconds from the start. */
  const ends = () => [cookie()?.expiresAt, session()?.expiresAt].map((ms) => ((ms ?? 0) - start) / 1000)

  test('idle timeout, rolling off: the server slides, the cookie does not, so the browser stops sending', async () => {
    await begin({})
    expect(ends()).toEqual([60, 60])
    await at(50)
    expect(await use()).toEqual([200])
    expect(setCookie()).toBeNull()
    expect(ends()).toEqual([60, 110])
    await at(59)
    expect(await use()).toEqual([200])
    await at(60)
    expect(await use()).toEqual([401])
    expect(last('session')?.hops[0]?.hop).toMatchObject({ kind: 'credential-attached', expired: true })
    expect(failed('session')).toMatchObject({ id: 'cookie', fault: 'missing' })
    expect(session()?.expiresAt).toBe(start + 119_000)
  })

  test('idle timeout, rolling on: both slide with each use and end together', async () => {
    await begin({ sessionRolling: true })
    for (const seconds of [50, 100, 150]) {
      await at(seconds)
      expect(await use()).toEqual([200])
      expect(setCookie()).toContain('Expires=')
      expect(ends()).toEqual([seconds + 60, seconds + 60])
      expect(last('session')?.hops.at(-1)?.hop.kind).toBe('credential-stored')
    }
    const { value } = cookie() ?? {}
    await at(210)
    expect(await lab.act({ ...open, credential: value }, ['session'])).toEqual([401])
    expect(failed('session')).toMatchObject({ id: 'idle', fault: 'late', msg: 'Session has expired' })
    expect(setCookie()).toBeNull()
  })

  test('absolute timeout, rolling off: the cookie ends first', async () => {
    await begin({ sessionAbsoluteSeconds: 100 })
    await at(50)
    expect(await use()).toEqual([200])
    expect(ends()).toEqual([60, 110])
    expect(session()?.absoluteExpiresAt).toBe(start + 100_000)
    const { value } = cookie() ?? {}
    await at(99)
    expect(await lab.act({ ...open, credential: value }, ['session'])).toEqual([200])
    await at(100)
    expect(await lab.act({ ...open, credential: value }, ['session'])).toEqual([401])
    expect(failed('session')).toMatchObject({ id: 'absolute', fault: 'late', msg: 'Session has expired' })
  })

  test.each([
    ['a second before', 99, 200],
    ['at', 100, 401],
    ['a second after', 101, 401],
  ])(
    'absolute timeout, rolling on: the server ends it, %s its end, though the cookie lives on',
    async (_when, seconds, status) => {
      await begin({ sessionAbsoluteSeconds: 100, sessionRolling: true })
      for (const use_ of [50, 98]) {
        await at(use_)
        expect(await use()).toEqual([200])
      }
      expect(ends()).toEqual([158, 158])
      await at(seconds)
      expect(await use()).toEqual([status])
      if (status === 401) {
        expect(failed('session')).toMatchObject({ id: 'absolute', fault: 'late' })
        expect(bodyOf('session')).toEqual({ msg: 'Session has expired' })
        expect(cookie()?.expiresAt).toBe(start + 158_000)
        await until(() => session() === undefined)
      }
    },
  )

  test('a session cookie has no Expires: the browser keeps sending it until the server refuses', async () => {
    await begin({ cookiePersistent: false })
    expect(setCookie()).not.toContain('Expires')
    expect(cookie()?.expiresAt).toBeNull()
    await at(59)
    expect(await use()).toEqual([200])
    await at(119)
    expect(await use()).toEqual([401])
    expect(failed('session')).toMatchObject({ id: 'idle', fault: 'late' })
  })

  test('a session cookie that rolls is sent again without Expires', async () => {
    await begin({ cookiePersistent: false, sessionRolling: true })
    await at(50)
    expect(await use()).toEqual([200])
    expect(setCookie()).toMatch(/^lab\.sid=s%3A[^;]+; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  test('only a session that was used rolls: neither a refused login nor a logout sends its cookie again', async () => {
    await begin({ sessionRolling: true })
    await at(30)
    expect(await lab.act({ ...login, password: 'wrong' }, ['session'])).toEqual([401])
    expect(setCookie()).toBeNull()
    expect(await lab.act({ type: 'logout' }, ['session'])).toEqual([200])
    expect(setCookie()).toContain('1970')
  })
})

test('all of it works ten years ahead', async () => {
  const tenYears = 10 * 365 * 86_400
  await set({ sessionRolling: true, sessionAbsoluteSeconds: 3600, leewaySeconds: 5, nbfDelaySeconds: 5 })
  await at(tenYears)
  expect(await lab.act(login)).toEqual([200, 200])
  await at(tenYears + 60)
  expect(await lab.act(open)).toEqual([200, 200])
  expect(cookie()?.expiresAt).toBe(start + (tenYears + 60 + 1800) * 1000)
  expect(session()?.absoluteExpiresAt).toBe(start + (tenYears + 3600) * 1000)
  expect(stored('access_token')?.exp).toBe(start / 1000 + tenYears + 900)
  await at(tenYears + 904)
  expect(await lab.act(open, ['jwt'])).toEqual([200])
  await at(tenYears + 905)
  expect(await lab.act(open)).toEqual([200, 401])
})

test.each([
  ['accessTokenSeconds', 0],
  ['accessTokenSeconds', 9],
  ['accessTokenSeconds', 604_801],
  ['sessionIdleSeconds', -1],
  ['sessionIdleSeconds', 'half an hour'],
  ['refreshTokenSeconds', 1e308],
  ['refreshTokenSeconds', 899],
  ['sessionAbsoluteSeconds', 1799],
  ['leewaySeconds', -1],
  ['nbfDelaySeconds', 0.5],
])('%s of %s is refused by name, and nothing changes', async (field, value) => {
  const before = lab.view.status?.settings
  const answer = await lab.lab.handle('change-settings', {
    traceBoundHops: 100,
    lifetimes: { ...DEFAULT_LIFETIMES, [field]: value },
  })
  expect(answer).toMatchObject({ ok: false, error: { code: 'ERR_LAB_BAD_COMMAND' } })
  expect(JSON.stringify(answer)).toContain(`lifetimes.${field}: Give`)
  expect(lab.view.status?.settings).toEqual(before)
})

test('changes of one lifetime each, sent at the same time, all count', async () => {
  await Promise.all([
    lab.send('change-settings', { lifetimes: { sessionIdleSeconds: 300 } }),
    lab.send('change-settings', { lifetimes: { sessionRolling: true } }),
    lab.send('change-settings', { jwtAlgorithm: 'ES256', lifetimes: { accessTokenSeconds: null } }),
  ])
  const wanted = { sessionIdleSeconds: 300, sessionRolling: true, accessTokenSeconds: null }
  await until(() => lab.view.status?.settings.jwtAlgorithm === 'ES256')
  expect(lab.view.status?.settings.lifetimes).toEqual({ ...DEFAULT_LIFETIMES, ...wanted })
})

test('lifetimes can be given at the start, as an addition to the article’s', async () => {
  const other = await startTestLab({ lifetimes: { accessTokenSeconds: 10 } })
  try {
    expect(other.view.status?.settings.lifetimes).toEqual({ ...DEFAULT_LIFETIMES, accessTokenSeconds: 10 })
  } finally {
    await other.lab.stop()
  }
})
