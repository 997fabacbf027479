// How far a logout reaches: one token, the whole login, every login of the account.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RevocationStrategy } from '#src/settings/revocation'
import { type JwtLab, jtiOf, startJwtLab } from './jwt-lab'

let lab: JwtLab
beforeEach(async () => {
  lab = await startJwtLab()
})
afterEach(async () => {
  await lab.probe.stopAll('the test is over')
  await lab.server.close()
})

function set(strategy: RevocationStrategy, logoutRevokesBoth = false): void {
  lab.settings.revocation = { ...lab.settings.revocation, strategy, logoutRevokesBoth }
}
const REVOKED = { status: 401, body: { msg: 'Token has been revoked' } }
const logOut = (token: string) => lab.withToken('DELETE', '/logout', token)
const everywhere = (token: string) => lab.withToken('DELETE', '/logout-everywhere', token)
const refreshed = async (token: string) => {
  const { body } = await lab.refresh(token)
  return { access: String(body.access_token), refresh: String(body.refresh_token) }
}

describe('a logout that forgets the refresh token', () => {
  test.each(['blocklist', 'allowlist'] as const)('leaves it alive: %s', async (strategy) => {
    set(strategy)
    const { access, refresh } = await lab.logIn()
    expect((await logOut(access)).status).toBe(200)
    const { access: fresh } = await refreshed(refresh)
    expect((await lab.open(fresh)).status).toBe(200)
  })
})

describe.each(['blocklist', 'allowlist', 'version'] as const)('a logout of both: %s', (strategy) => {
  beforeEach(() => set(strategy, true))

  test('takes the refresh token of the same login along, and all that came of it', async () => {
    const [login, other] = [await lab.logIn(), await lab.logIn('bob')]
    const { access } = await refreshed(login.refresh)
    expect(await logOut(access)).toMatchObject({ status: 200, body: { msg: 'Successfully logged out' } })
    expect(await lab.refresh(login.refresh)).toMatchObject(REVOKED)
    for (const token of [login.access, access]) expect(await lab.open(token)).toMatchObject(REVOKED)
    expect((await lab.open(other.access)).status).toBe(200)
    expect((await lab.refresh(other.refresh)).status).toBe(200)
  })

  test('takes the whole family along while rotation is on', async () => {
    lab.settings.rotation = { enabled: true, graceSeconds: 60 }
    const login = await lab.logIn()
    const next = await refreshed(login.refresh)
    await logOut(next.access)
    for (const token of [login.refresh, next.refresh]) expect(await lab.refresh(token)).toMatchObject(REVOKED)
    expect(lab.hopsOf('family-revoked')).toMatchObject([
      { jtis: [jtiOf(login.refresh), jtiOf(next.refresh)], because: 'logout' },
    ])
  })
})

test('a logout of both with a token that is none of the issued ones revokes that alone', async () => {
  set('blocklist', true)
  const { refresh } = await lab.logIn()
  const own = await lab.sign({ sub: 'test', jti: 'own' })
  expect((await logOut(own)).status).toBe(200)
  expect(await lab.open(own)).toMatchObject(REVOKED)
  expect((await lab.refresh(refresh)).status).toBe(200)
})

test('a logout of both leaves another login of the same account alone', async () => {
  set('blocklist', true)
  const [first, second] = [await lab.logIn(), await lab.logIn()]
  await logOut(first.access)
  expect((await lab.open(second.access)).status).toBe(200)
  expect((await lab.refresh(second.refresh)).status).toBe(200)
  expect((await lab.blocklist.all()).map(({ jti }) => jti)).toEqual([
    jtiOf(first.access),
    jtiOf(first.refresh),
  ])
})

describe.each(['blocklist', 'allowlist', 'version'] as const)('a logout everywhere: %s', (strategy) => {
  beforeEach(() => set(strategy))

  test("revokes all tokens of the account, and nobody else's", async () => {
    const [here, there, other] = [await lab.logIn(), await lab.logIn(), await lab.logIn('bob')]
    const answer = await everywhere(here.access)
    expect(answer).toMatchObject({ status: 200, body: { msg: 'Successfully logged out everywhere' } })
    for (const { access, refresh } of [here, there]) {
      expect(await lab.open(access)).toMatchObject(REVOKED)
      expect(await lab.refresh(refresh)).toMatchObject(REVOKED)
    }
    expect((await lab.open(other.access)).status).toBe(200)
    expect((await lab.refresh(other.refresh)).status).toBe(200)
    const told =
      strategy === 'version'
        ? lab.hopsOf('version-raised').map(({ because }) => because)
        : lab.hopsOf('token-revoked').map(({ because }) => because)
    expect(told).toEqual(['everywhere'])
  })

  test('revokes the families of all its logins', async () => {
    lab.settings.rotation = { enabled: true, graceSeconds: 60 }
    const [here, there] = [await lab.logIn(), await lab.logIn()]
    const next = await refreshed(there.refresh)
    await everywhere(here.access)
    for (const token of [here.refresh, there.refresh, next.refresh])
      expect(await lab.refresh(token)).toMatchObject(REVOKED)
    expect(lab.hopsOf('family-revoked').map(({ because }) => because)).toEqual(['everywhere', 'everywhere'])
  })

  test('takes no refresh token, and needs a name', async () => {
    const { refresh } = await lab.logIn()
    expect(await everywhere(refresh)).toMatchObject({
      status: 422,
      body: { msg: 'Only non-refresh tokens are allowed' },
    })
    expect(await everywhere(await lab.sign({ sub: 'test' }))).toMatchObject({
      status: 422,
      body: { msg: 'Missing claim: jti' },
    })
    expect((await lab.send('/logout-everywhere', { method: 'DELETE' })).status).toBe(401)
  })
})

test('a logout everywhere revokes the token in hand, also one that the server never issued', async () => {
  const own = await lab.sign({ sub: 'test', jti: 'own' })
  expect((await everywhere(own)).status).toBe(200)
  expect(await lab.open(own)).toMatchObject(REVOKED)
})

test('versions revoke what the server has forgotten it issued, and lists do not', async () => {
  const forgotten = await lab.sign({ sub: 'test', jti: 'forgotten' })
  await everywhere((await lab.logIn()).access)
  expect((await lab.open(forgotten)).status).toBe(200)
  set('version')
  await everywhere((await lab.logIn()).access)
  expect(await lab.open(forgotten)).toMatchObject(REVOKED)
})

test('revoking means what is set when it is done, not when it was begun', async () => {
  const { access } = await lab.logIn()
  lab.probe.gate.setMode('step')
  const held = logOut(access)
  await lab.stepUntil('token-revoked')
  set('version')
  lab.probe.gate.setMode('run')
  expect((await held).status).toBe(200)
  expect(await lab.open(access)).toMatchObject(REVOKED)
})

test('a logout that is held and broken off has revoked nothing', async () => {
  const { access } = await lab.logIn()
  lab.probe.gate.setMode('step')
  const held = logOut(access)
  await lab.stepUntil('token-revoked')
  await lab.probe.stopAll('stopped')
  lab.probe.gate.setMode('run')
  expect((await held).status).toBe(503)
  expect((await lab.open(access)).status).toBe(200)
})
