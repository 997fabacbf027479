// What the trace says of the JWT server's work, and that no token slips through while its request is held.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { until } from '../../support/lane'
import { ACCESS_SECONDS, type JwtLab, part, startJwtLab } from './jwt-lab'

let lab: JwtLab
beforeEach(async () => {
  lab = await startJwtLab()
  await lab.probe.reset('start', async () => ({ ...lab.traced(), accounts: await lab.accounts.all() }))
})
afterEach(async () => {
  await lab.probe.stopAll('the test is over')
  await lab.server.close()
})

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const open = (token: string) => lab.send('/protected', bearer(token))

async function expectTracedAsKept(): Promise<void> {
  const { accounts, issued, blocklist } = lab.traced()
  expect(accounts).toEqual(await lab.accounts.all())
  expect(issued).toEqual(await lab.issued.all())
  expect(blocklist).toEqual(await lab.blocklist.all())
}

describe('a token is checked group by group', () => {
  test('each group a hop, and the blocklist last', async () => {
    const { access } = await lab.logIn()
    const { jti } = part(access, 1)
    await open(access)
    const groups = lab.hopsOf('token-checked')
    expect(groups.map(({ group, jti, checks }) => [group, jti, checks.map(({ id }) => id)])).toEqual([
      ['found', null, ['header', 'scheme']],
      ['form', null, ['segments', 'encoding', 'alg']],
      ['signature', jti, ['signature']],
      ['times', jti, ['iat', 'nbf', 'exp']],
      ['claims', jti, ['sub', 'jti', 'type']],
    ])
    expect(groups.flatMap(({ checks }) => checks).every(({ passed }) => passed)).toBe(true)
    expect(lab.hopsOf('blocklist-asked')).toEqual([{ kind: 'blocklist-asked', jti }])
    expect(lab.hopsOf('blocklist-answered')).toMatchObject([
      { jti, revoked: false, checks: [{ passed: true }] },
    ])
  })

  test.each([
    ['sub', '{"sub":1147953659032899584}', '1147953659032899584'],
    ['sub', '{"sub":"test","s\\u0075b":{"a": [3.0]}}', '{"a": [3.0]}'],
    ['exp', '{"sub":"test","exp":1e400}', '1e400'],
    ['exp', '{"sub":"test","exp":1147953659032899584}', '1147953659032899584'],
    ['type', '{"sub":"test","type":3.0}', '3.0'],
  ] as const)('what is found of "%s" in %s is told to the character', async (id, payload, text) => {
    await open(await lab.sign(payload))
    const check = lab
      .hopsOf('token-checked')
      .flatMap(({ checks }) => checks)
      .find((each) => each.id === id)
    expect(Object.values(check?.values ?? {})).toContain(text)
  })

  test.each([
    ['found', 'missing', async () => undefined],
    ['form', 'wrong', async () => 'a.b.c'],
    ['signature', 'wrong', async () => `${(await lab.logIn()).access.slice(0, -4)}AAAA`],
    ['times', 'late', () => lab.sign({ sub: 'test', exp: 1 })],
    ['times', 'early', () => lab.sign({ sub: 'test', nbf: 1e12 })],
    ['claims', 'wrong', () => lab.sign({ sub: 'test', type: 'refresh' })],
  ])('the group "%s" refuses what is %s, and nothing comes after it', async (group, fault, make) => {
    const token = await make()
    await lab.send('/protected', token === undefined ? {} : bearer(token))
    await until(() => lab.ends().at(-1)?.status !== 200)
    const last = lab.hopsOf('token-checked').at(-1)
    const failed = last?.checks.filter(({ passed }) => !passed)
    expect([last?.group, failed]).toMatchObject([group, [{ fault }]])
    expect(last?.checks.at(-1)).toEqual(failed?.[0])
    expect(lab.ends().at(-1)).toMatchObject({ outcome: 'refused', fault })
    expect(lab.hopsOf('blocklist-asked')).toEqual([])
  })

  test('a check says what it has compared', async () => {
    const now = lab.clock.now() / 1000
    await open(await lab.sign({ sub: 'test', exp: now - 5 }))
    await open(await lab.sign({ sub: 'test' }, { alg: 'none' }))
    await lab.send('/refresh', { method: 'POST', ...bearer(await lab.sign({ sub: 'test', jti: 'j' })) })
    expect(
      lab.hopsOf('token-checked').flatMap(({ checks }) => checks.filter(({ passed }) => !passed)),
    ).toEqual([
      { id: 'exp', passed: false, fault: 'late', msg: 'Token has expired', values: { exp: now - 5, now } },
      {
        id: 'alg',
        passed: false,
        fault: 'wrong',
        msg: 'The specified alg value is not allowed',
        values: { expected: 'HS256', found: 'none' },
      },
      {
        id: 'type',
        passed: false,
        fault: 'wrong',
        msg: 'Only refresh tokens are allowed',
        values: { wanted: 'refresh', found: 'access' },
      },
    ])
  })

  test('a token that is late goes on to whatever else is wrong with it, and that is answered', async () => {
    const { status, body } = await open(await lab.sign({ exp: 1 }))
    expect([status, body]).toEqual([422, { msg: 'Missing claim: sub' }])
    await until(() => lab.ends().length === 1)
    const [times, claims] = lab.hopsOf('token-checked').slice(-2)
    expect(times?.checks.at(-1)).toMatchObject({ id: 'exp', passed: false, fault: 'late' })
    expect(times?.checks.at(-1)?.msg).toBeUndefined()
    expect([claims?.group, claims?.checks.at(-1)?.id]).toEqual(['claims', 'sub'])
    expect(lab.ends()).toMatchObject([{ outcome: 'refused', fault: 'wrong' }])
  })

  test('a route that serves everybody records the missing token without an answer to it', async () => {
    await lab.send('/partially-protected')
    const [hop] = lab.hopsOf('token-checked')
    expect(hop?.checks).toEqual([{ id: 'header', passed: false, fault: 'missing' }])
  })

  test('a logout without jti ends with the check that refused it', async () => {
    await lab.send('/logout', { method: 'DELETE', ...bearer(await lab.sign({ sub: 'test' })) })
    await until(() => lab.ends().length === 1)
    expect(lab.hopsOf('token-checked').at(-1)?.checks.at(-1)).toMatchObject({ id: 'jti', passed: false })
    expect(lab.ends()).toMatchObject([{ outcome: 'refused', fault: 'wrong' }])
  })
})

describe('while a request is held', () => {
  test('its token may expire: a revoked one does not come back as its entry leaves the blocklist', async () => {
    const { access } = await lab.logIn()
    await lab.send('/logout', { method: 'DELETE', ...bearer(access) })
    lab.probe.gate.setMode('step')
    const held = open(access)
    await lab.stepUntil('blocklist-answered')
    lab.clock.advanceSeconds(ACCESS_SECONDS)
    await lab.blocklist.purgeExpired()
    lab.probe.gate.nextHop()
    await lab.stepUntil('response')
    lab.probe.gate.setMode('run')
    expect(await held).toMatchObject({ status: 401, body: { msg: 'Token has expired' } })
    await until(() => lab.ends().length === 3)
    expect(lab.ends().at(-1)).toMatchObject({ fault: 'late' })
  })

  test('its token may be revoked: the answer of the blocklist counts', async () => {
    const { access } = await lab.logIn()
    lab.probe.gate.setMode('step')
    const held = open(access)
    await lab.stepUntil('blocklist-answered')
    const { jti } = part(access, 1)
    const times = { revokedAt: lab.clock.now(), expiresAt: null }
    await lab.blocklist.add({ jti: String(jti), type: 'access', sub: 'test', ...times, because: 'logout' })
    lab.probe.gate.setMode('run')
    expect(await held).toMatchObject({ status: 401, body: { msg: 'Token has been revoked' } })
  })

  test.each([
    [
      'login',
      'Bad username or password',
      async () => ({ path: '/login', json: { username: 'test', password: 'test' } }),
    ],
    [
      'login by email',
      'Bad email or password',
      async () => ({ path: '/user/login', form: { email: 'test@example.com', password: 'test' } }),
    ],
    [
      'refresh',
      'Error loading the user test',
      async () => ({ path: '/refresh', ...bearer((await lab.logIn()).refresh) }),
    ],
  ])('the account may be deleted: no token comes of a %s then', async (_, msg, make) => {
    const { path, ...request } = await make()
    lab.probe.gate.setMode('step')
    const held = lab.send(path, { method: 'POST', ...request })
    await lab.stepUntil('token-signed')
    await lab.accounts.delete('1')
    lab.probe.gate.setMode('run')
    expect(await held).toMatchObject({ status: 401, body: { msg } })
    const made = lab
      .hopsOf('token-signed')
      .at(-1)
      ?.tokens.map(({ jti }) => jti)
    expect((await lab.blocklist.all()).map(({ jti }) => jti)).toEqual(made)
  })
})

describe('the state that the trace rebuilds is the state that the server keeps', () => {
  test('after logins, a logout and a deletion', async () => {
    const first = await lab.logIn()
    await lab.logIn('alice')
    const second = await lab.logIn()
    await lab.send('/logout', { method: 'DELETE', ...bearer(first.access) })
    await lab.send('/user', { method: 'DELETE', ...bearer(second.access) })
    await expectTracedAsKept()
    expect(lab.traced().accounts.map(({ username }) => username)).toEqual(['alice', 'bob'])
    expect(lab.traced().blocklist.map(({ type, because }) => [type, because])).toEqual([
      ['access', 'logout'],
      ['refresh', 'account-deleted'],
      ['access', 'account-deleted'],
      ['refresh', 'account-deleted'],
    ])
  })

  test('after a deletion with a token that the server never issued', async () => {
    const token = await lab.sign({ sub: 'test', jti: 'own', exp: 1e300 })
    expect((await lab.send('/user', { method: 'DELETE', ...bearer(token) })).status).toBe(200)
    expect(await open(token)).toMatchObject({ body: { msg: 'Token has been revoked' } })
    expect(lab.traced().blocklist).toMatchObject([{ jti: 'own', expiresAt: Number.MAX_SAFE_INTEGER }])
    await expectTracedAsKept()
  })

  test('when a client hangs up between the deletion of the account and the revocation of its tokens', async () => {
    const { access, refresh } = await lab.logIn()
    lab.probe.gate.setMode('step')
    const client = new AbortController()
    const answer = fetch(`${lab.server.origin}/user`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${access}` },
      signal: client.signal,
    })
    const hungUp = expect(answer).rejects.toThrow()
    await lab.stepUntil('token-revoked')
    client.abort()
    await hungUp
    await until(() => lab.probe.gate.holding === null)
    lab.probe.gate.setMode('run')
    expect(await open(access)).toMatchObject({ body: { msg: 'Token has been revoked' } })
    expect(await lab.send('/refresh', { method: 'POST', ...bearer(refresh) })).toMatchObject({ status: 401 })
    await expectTracedAsKept()
  })

  test('when an entry of the blocklist leaves at the exp of its token', async () => {
    const { access } = await lab.logIn()
    await lab.send('/logout', { method: 'DELETE', ...bearer(access) })
    lab.clock.advanceSeconds(ACCESS_SECONDS - 1)
    expect(await open(access)).toMatchObject({ body: { msg: 'Token has been revoked' } })
    lab.clock.advanceSeconds(1)
    expect(await open(access)).toMatchObject({ body: { msg: 'Token has expired' } })
    await until(() => lab.traced().blocklist.length === 0)
    await expectTracedAsKept()
  })
})
