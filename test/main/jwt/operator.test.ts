import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RevocationStrategy } from '#src/settings/revocation'
import { applyChange, type IssuedRow } from '#src/trace/state'
import { ACCESS_SECONDS, type JwtLab, jtiOf, startJwtLab } from './jwt-lab'

let lab: JwtLab
beforeEach(async () => {
  lab = await startJwtLab()
})
afterEach(() => lab.server.close())

function set(strategy: RevocationStrategy, more: Partial<JwtLab['settings']['revocation']> = {}): void {
  lab.settings.revocation = { ...lab.settings.revocation, strategy, ...more }
}
const REVOKED = { status: 401, body: { msg: 'Token has been revoked' } }
const rowOf = async (token: string): Promise<IssuedRow> => {
  const row = await lab.issued.find(jtiOf(token))
  if (!row) throw new Error('This token is not known as issued')
  return row
}

describe.each(['blocklist', 'allowlist'] as const)('the operator, with %s', (strategy) => {
  beforeEach(() => set(strategy))

  test('revokes one token, without a flow, and once', async () => {
    const { access, refresh } = await lab.logIn()
    const hopsBefore = lab.hops().length
    const done = await lab.operator.revokeToken(jtiOf(access))
    expect(done).toMatchObject({ sub: 'test', jtis: [jtiOf(access)] })
    expect(done?.changes).toHaveLength(1)
    expect(lab.hops()).toHaveLength(hopsBefore)
    expect(await lab.open(access)).toMatchObject(REVOKED)
    expect((await lab.refresh(refresh)).status).toBe(200)
    expect(await lab.operator.revokeToken(jtiOf(access))).toEqual({ sub: 'test', jtis: [], changes: [] })
  })

  test('revokes all tokens of an account', async () => {
    const [first, second, other] = [await lab.logIn(), await lab.logIn(), await lab.logIn('bob')]
    const done = await lab.operator.revokeAccount('test')
    const tokens = [first.access, first.refresh, second.access, second.refresh]
    expect(done?.jtis).toEqual(tokens.map(jtiOf))
    for (const { access } of [first, second]) expect(await lab.open(access)).toMatchObject(REVOKED)
    expect((await lab.open(other.access)).status).toBe(200)
  })

  test('says by its changes what the stores keep then', async () => {
    await lab.logIn()
    await lab.operator.revokeToken((await lab.issued.all())[0]?.jti ?? '')
    await lab.logIn()
    const before = { ...lab.traced(), blocklist: await lab.blocklist.all() }
    if (strategy === 'allowlist') Object.assign(before, { allowlist: await lab.stores.allowlist.all() })
    const done = await lab.operator.revokeAccount('test')
    const after = (done?.changes ?? []).reduce(applyChange, before)
    expect(after.blocklist).toEqual(await lab.blocklist.all())
    expect(after.allowlist).toEqual(await lab.stores.allowlist.all())
  })
})

describe('the operator, with versions', () => {
  beforeEach(() => set('version'))

  test('can revoke no token without all of its account', async () => {
    const [first, second] = [await lab.logIn(), await lab.logIn()]
    const done = await lab.operator.revokeToken(jtiOf(first.access))
    expect(done?.jtis).toEqual([first.access, first.refresh, second.access, second.refresh].map(jtiOf))
    expect(done?.changes).toMatchObject([{ table: 'versions', row: { sub: 'test', version: 1 } }])
    expect(await lab.open(second.access)).toMatchObject(REVOKED)
  })

  test('does nothing to a token that is revoked already, and so nothing to newer ones', async () => {
    const { access } = await lab.logIn()
    await lab.operator.revokeToken(jtiOf(access))
    const newer = await lab.logIn()
    expect(await lab.operator.revokeToken(jtiOf(access))).toEqual({ sub: 'test', jtis: [], changes: [] })
    expect((await lab.open(newer.access)).status).toBe(200)
  })

  test('revokes what the server has forgotten of an account', async () => {
    const forgotten = await lab.sign({ sub: 'test', jti: 'forgotten' })
    expect(await lab.operator.revokeAccount('test')).toMatchObject({ jtis: [] })
    expect(await lab.open(forgotten)).toMatchObject(REVOKED)
  })
})

describe('the operator', () => {
  test('can revoke nothing without a strategy', async () => {
    set('none')
    const { access } = await lab.logIn()
    expect(await lab.operator.revokeToken(jtiOf(access))).toEqual({ sub: 'test', jtis: [], changes: [] })
    expect((await lab.open(access)).status).toBe(200)
  })

  test('knows neither a token nor an account that is not there', async () => {
    expect(await lab.operator.revokeToken('x')).toBeNull()
    expect(await lab.operator.revokeAccount('nobody')).toBeNull()
  })

  test('does nothing to a token that has expired', async () => {
    const { access } = await lab.logIn()
    lab.clock.advanceSeconds(ACCESS_SECONDS)
    expect(await lab.operator.revokeToken(jtiOf(access))).toEqual({ sub: 'test', jtis: [], changes: [] })
    expect(await lab.blocklist.all()).toEqual([])
  })

  test('revokes a family with its refresh token: its successor does not go on in its place', async () => {
    set('none')
    lab.settings.rotation = { enabled: true, graceSeconds: 60 }
    const login = await lab.logIn()
    const next = String((await lab.refresh(login.refresh)).body.refresh_token)
    const done = await lab.operator.revokeToken(jtiOf(login.refresh))
    expect(done?.jtis).toEqual([jtiOf(login.refresh), jtiOf(next)])
    for (const token of [login.refresh, next]) expect(await lab.refresh(token)).toMatchObject(REVOKED)
  })
})

describe('whether a token would be accepted', () => {
  test.each(['blocklist', 'allowlist', 'version', 'none'] as const)('with %s', async (strategy) => {
    set(strategy)
    const { access } = await lab.logIn()
    const row = await rowOf(access)
    expect(await lab.operator.wouldAccept(row)).toBe(true)
    await lab.operator.revokeToken(row.jti)
    expect(await lab.operator.wouldAccept(row)).toBe(strategy === 'none')
    set(strategy, { enabled: false })
    expect(await lab.operator.wouldAccept(row)).toBe(true)
    set(strategy, { enabled: true, checks: ['refresh'] })
    expect(await lab.operator.wouldAccept(row)).toBe(true)
    lab.clock.advanceSeconds(ACCESS_SECONDS - 1)
    expect(await lab.operator.wouldAccept(row)).toBe(true)
    lab.clock.advanceSeconds(1)
    expect(await lab.operator.wouldAccept(row)).toBe(false)
    lab.settings.lifetimes = { ...lab.settings.lifetimes, leewaySeconds: 1 }
    expect(await lab.operator.wouldAccept(row)).toBe(true)
  })

  test('a refresh token that was replaced, by the grace', async () => {
    lab.settings.rotation = { enabled: true, graceSeconds: 5 }
    const { refresh } = await lab.logIn()
    const row = await rowOf(refresh)
    expect(await lab.operator.wouldAccept(row)).toBe(true)
    const next = await rowOf(String((await lab.refresh(refresh)).body.refresh_token))
    lab.clock.advanceMs(4999)
    expect(await lab.operator.wouldAccept(row)).toBe(true)
    lab.clock.advanceMs(1)
    expect(await lab.operator.wouldAccept(row)).toBe(false)
    expect(await lab.operator.wouldAccept(next)).toBe(true)
    await lab.stores.families.revoke(row.family ?? '', 'operator')
    expect(await lab.operator.wouldAccept(next)).toBe(false)
  })

  test('with rotation, a refresh token that the server has forgotten', async () => {
    const row = await rowOf((await lab.logIn()).refresh)
    await lab.issued.clear()
    expect(await lab.operator.wouldAccept(row)).toBe(true)
    lab.settings.rotation = { enabled: true, graceSeconds: 0 }
    expect(await lab.operator.wouldAccept(row)).toBe(false)
  })

  test('a download token until it is used', async () => {
    const { access } = await lab.logIn()
    const url = String((await lab.withToken('POST', '/download-link', access)).body.url)
    const row = await rowOf(url.slice('/download?token='.length))
    expect(await lab.operator.wouldAccept(row)).toBe(true)
    await lab.send(url)
    expect(await lab.operator.wouldAccept(row)).toBe(false)
  })
})
