// Each strategy by which the server finds out what was revoked: what it refuses, what it keeps, and when it isn't asked.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type CheckedType, REVOCATION_STRATEGIES, type RevocationStrategy } from '#src/settings/revocation'
import { until } from '../../support/lane'
import { ACCESS_SECONDS, type JwtLab, jtiOf, part, startJwtLab } from './jwt-lab'

let lab: JwtLab
beforeEach(async () => {
  lab = await startJwtLab()
})
afterEach(async () => {
  await lab.probe.stopAll('the test is over')
  await lab.server.close()
})

function set(strategy: RevocationStrategy, more: Partial<JwtLab['settings']['revocation']> = {}): void {
  lab.settings.revocation = { ...lab.settings.revocation, strategy, ...more }
}

const REVOKED = { status: 401, body: { msg: 'Token has been revoked' } }
const use = (type: CheckedType, token: string) => (type === 'access' ? lab.open(token) : lab.refresh(token))
const logOut = (type: CheckedType, token: string) =>
  lab.withToken('DELETE', type === 'access' ? '/logout' : '/logout2', token)

const matrix = REVOCATION_STRATEGIES.flatMap((strategy) =>
  (['access', 'refresh'] as const).flatMap((type) =>
    [true, false].flatMap((enabled) =>
      ([['access', 'refresh'], ['access'], ['refresh'], []] as const).map((checks) => ({
        strategy,
        type,
        enabled,
        checks: [...checks],
      })),
    ),
  ),
)

describe('a token that was logged out', () => {
  test.each(matrix)('$strategy, $type token, enabled $enabled, checks $checks', async (row) => {
    const { strategy, type, enabled, checks } = row
    set(strategy, { enabled, checks })
    const { [type]: token } = await lab.logIn()
    expect((await use(type, token)).status).toBe(200)
    expect((await logOut(type, token)).status).toBe(200)
    const isAsked = enabled && checks.includes(type) && strategy !== 'none'
    expect(await use(type, token)).toMatchObject(isAsked ? REVOKED : { status: 200 })
    // Noted in any case: it counts as soon as it is asked for again.
    set(strategy, { enabled: true, checks: ['access', 'refresh'] })
    expect(await use(type, token)).toMatchObject(strategy === 'none' ? { status: 200 } : REVOKED)
  })
})

describe('the allowlist', () => {
  beforeEach(() => set('allowlist'))

  test('has every token that is issued, and asks for it', async () => {
    const { access, refresh } = await lab.logIn()
    const jtis = (await lab.stores.allowlist.all()).map(({ jti }) => jti)
    expect(jtis).toEqual([jtiOf(access), jtiOf(refresh)])
    await lab.open(access)
    expect(lab.hopsOf('allowlist-asked')).toEqual([{ kind: 'allowlist-asked', jti: jtiOf(access) }])
    expect(lab.hopsOf('allowlist-answered')).toMatchObject([{ known: true, checks: [{ passed: true }] }])
    expect(lab.hopsOf('blocklist-asked')).toEqual([])
  })

  test('loses what is logged out, and keeps the other one', async () => {
    const { access, refresh } = await lab.logIn()
    await logOut('access', access)
    expect(lab.hopsOf('token-revoked')).toMatchObject([{ tokens: [{ jti: jtiOf(access) }], by: 'allowlist' }])
    expect((await lab.stores.allowlist.all()).map(({ jti }) => jti)).toEqual([jtiOf(refresh)])
    expect((await lab.refresh(refresh)).status).toBe(200)
    expect(await lab.blocklist.all()).toEqual([])
  })

  test.each(['access', 'refresh'] as const)('takes an unknown %s token for revoked', async (type) => {
    const token = await lab.sign({ sub: 'test', type, jti: 'unknown' })
    expect(await use(type, token)).toMatchObject(REVOKED)
    expect(lab.hopsOf('allowlist-answered').at(-1)).toMatchObject({ known: false })
  })

  test('takes a token from before it was the strategy for revoked', async () => {
    set('blocklist')
    const { access } = await lab.logIn()
    set('allowlist')
    expect(await lab.open(access)).toMatchObject(REVOKED)
  })

  test('lets no token pass that has no name to look for', async () => {
    const token = await lab.sign({ sub: 'test' })
    expect(await lab.open(token)).toMatchObject({ status: 422, body: { msg: 'Missing claim: jti' } })
    set('allowlist', { checks: ['refresh'] })
    expect((await lab.open(token)).status).toBe(200)
  })
})

describe('the version', () => {
  beforeEach(() => set('version'))

  test('stands at the end of the claims of tokens that are issued under it, and of no others', async () => {
    await lab.stores.versions.raise('test', 'logout')
    const { access, refresh } = await lab.logIn()
    for (const token of [access, refresh]) {
      expect(Object.keys(part(token, 1)).at(-1)).toBe('ver')
      expect(part(token, 1).ver).toBe(1)
    }
    expect((await lab.issued.all()).map(({ version }) => version)).toEqual([1, 1])
    set('blocklist')
    expect(part((await lab.logIn()).access, 1)).not.toHaveProperty('ver')
  })

  test.each([
    ['an older one', { ver: 1 }, 401],
    ['the current one', { ver: 2 }, 200],
    ['a newer one', { ver: 3 }, 200],
    ['none', {}, 401],
    ['a fraction', { ver: 2.5 }, 401],
    ['text', { ver: '2' }, 401],
    ['null', { ver: null }, 401],
  ])('a token that bears %s', async (_, claims, status) => {
    await lab.stores.versions.raise('test', 'logout')
    await lab.stores.versions.raise('test', 'logout')
    const token = await lab.sign({ sub: 'test', jti: 'j', ...claims })
    expect((await lab.open(token)).status).toBe(status)
  })

  test('counts as 0 where it is absent, for an account that has no row', async () => {
    expect((await lab.open(await lab.sign({ sub: 'test' }))).status).toBe(200)
    expect((await lab.open(await lab.sign({ sub: 'test', ver: -1 }))).status).toBe(401)
  })

  test("is raised by a logout, which takes all tokens of the account along, and nobody else's", async () => {
    const [first, second, other] = [await lab.logIn(), await lab.logIn(), await lab.logIn('bob')]
    await logOut('access', first.access)
    expect(lab.hopsOf('version-raised')).toEqual([
      { kind: 'version-raised', sub: 'test', version: 1, because: 'logout' },
    ])
    expect(await lab.open(second.access)).toMatchObject(REVOKED)
    expect(await lab.refresh(second.refresh)).toMatchObject(REVOKED)
    expect(lab.hopsOf('version-answered').at(-1)).toMatchObject({ sub: 'test', found: 0, wanted: 1 })
    expect((await lab.open(other.access)).status).toBe(200)
    expect((await lab.open((await lab.logIn()).access)).status).toBe(200)
    expect([await lab.blocklist.all(), await lab.stores.allowlist.all()]).toEqual([[], []])
  })
})

describe('without a strategy', () => {
  test('nothing is asked and nothing kept: a logged-out token lives until its exp', async () => {
    set('none')
    const { access } = await lab.logIn()
    await logOut('access', access)
    expect(lab.hopsOf('nothing-revoked')).toEqual([{ kind: 'nothing-revoked', jti: jtiOf(access) }])
    expect(await lab.blocklist.all()).toEqual([])
    lab.clock.advanceSeconds(ACCESS_SECONDS - 1)
    expect((await lab.open(access)).status).toBe(200)
    lab.clock.advanceSeconds(1)
    expect(await lab.open(access)).toMatchObject({ status: 401, body: { msg: 'Token has expired' } })
  })

  test('all tokens of an account are said to live on at once, however many there are', async () => {
    set('none')
    const logins = [await lab.logIn(), await lab.logIn(), await lab.logIn()]
    const last = logins.at(-1)?.access ?? ''
    await lab.withToken('DELETE', '/logout-everywhere', last)
    const [hop, ...more] = lab.hopsOf('nothing-revoked')
    expect(more).toEqual([])
    const jtis = logins.flatMap(({ access, refresh }) => [access, refresh]).map(jtiOf)
    expect([hop?.jti, ...(hop?.others ?? [])].sort()).toEqual(jtis.sort())
  })
})

describe.each(['blocklist', 'allowlist', 'version'] as const)('with %s', (strategy) => {
  beforeEach(() => set(strategy))

  test('an account that is deleted takes all its tokens along', async () => {
    const [first, second] = [await lab.logIn(), await lab.logIn()]
    expect((await lab.withToken('DELETE', '/user', first.access)).status).toBe(200)
    for (const token of [first.access, second.access]) expect(await lab.open(token)).toMatchObject(REVOKED)
    for (const token of [first.refresh, second.refresh])
      expect(await lab.refresh(token)).toMatchObject(REVOKED)
  })

  test('a token that is both late and revoked is late', async () => {
    const { access } = await lab.logIn()
    await logOut('access', access)
    lab.clock.advanceSeconds(ACCESS_SECONDS - 1)
    expect(await lab.open(access)).toMatchObject(REVOKED)
    lab.clock.advanceSeconds(1)
    expect(await lab.open(access)).toMatchObject({ status: 401, body: { msg: 'Token has expired' } })
  })

  test.each([
    [true, 'its row leaves'],
    [false, 'its row is still there'],
  ])('a request that is held past the exp of its revoked token does not slip through: %s', async (purged) => {
    const { access } = await lab.logIn()
    await logOut('access', access)
    lab.probe.gate.setMode('step')
    const held = lab.open(access)
    await lab.stepUntil(`${strategy}-answered`)
    lab.clock.advanceSeconds(ACCESS_SECONDS)
    if (purged) {
      await lab.blocklist.purgeExpired()
      await lab.stores.allowlist.purgeExpired()
    }
    lab.probe.gate.setMode('run')
    expect(await held).toMatchObject({ status: 401, body: { msg: 'Token has expired' } })
    await until(() => lab.ends().length === 3)
    expect(lab.ends().at(-1)).toMatchObject({ fault: 'late' })
  })

  test('of a good token that expires while it is held, nothing is said but that it is late', async () => {
    const { access } = await lab.logIn()
    lab.probe.gate.setMode('step')
    const held = lab.open(access)
    await lab.stepUntil(`${strategy}-answered`)
    lab.clock.advanceSeconds(ACCESS_SECONDS)
    await lab.stores.allowlist.purgeExpired()
    lab.probe.gate.setMode('run')
    expect(await held).toMatchObject({ status: 401, body: { msg: 'Token has expired' } })
  })

  test('a refresh token that is revoked while its refresh is held gives no token that lives', async () => {
    const { refresh } = await lab.logIn()
    lab.probe.gate.setMode('step')
    const held = lab.refresh(refresh)
    await lab.stepUntil('token-signed')
    await lab.stores.blocklist.add({
      jti: jtiOf(refresh),
      type: 'refresh',
      sub: 'test',
      revokedAt: lab.clock.now(),
      expiresAt: null,
      because: 'operator',
    })
    await lab.stores.allowlist.remove(jtiOf(refresh))
    await lab.stores.versions.raise('test', 'operator')
    lab.probe.gate.setMode('run')
    expect(await held).toMatchObject(REVOKED)
    const made = lab.hopsOf('token-signed').at(-1)?.tokens[0]?.jti ?? ''
    const row = await lab.issued.find(made)
    if (!row) throw new Error('What was signed is not known as issued')
    expect(await lab.operator.wouldAccept(row)).toBe(false)
  })

  test('a refresh token that expires while its refresh is held gives none either', async () => {
    const { refresh } = await lab.logIn()
    lab.probe.gate.setMode('step')
    const held = lab.refresh(refresh)
    await lab.stepUntil('token-signed')
    lab.clock.advanceSeconds(30 * 86_400)
    lab.probe.gate.setMode('run')
    expect(await held).toMatchObject({ status: 401, body: { msg: 'Token has expired' } })
    const revoked = [...lab.hopsOf('token-revoked'), ...lab.hopsOf('version-raised')]
    expect(revoked.map(({ because }) => because)).toEqual(['parent-ended'])
  })

  test('the cost of a request says by what it was decided', async () => {
    const { access } = await lab.logIn()
    await lab.open(access)
    set(strategy, { enabled: false })
    await lab.open(access)
    await until(() => lab.ends().length === 3)
    expect(lab.ends().map(({ cost }) => cost && [cost.algorithm, cost.strategy])).toMatchObject([
      expect.anything(),
      ['HS256', strategy],
      ['HS256', 'none'],
    ])
  })

  test('the trace rebuilds what the stores keep', async () => {
    await lab.probe.reset('start', async () => ({ ...lab.traced(), accounts: await lab.accounts.all() }))
    const [first, second] = [await lab.logIn(), await lab.logIn()]
    await lab.logIn('alice')
    await lab.refresh(first.refresh)
    await logOut('access', first.access)
    await logOut('refresh', second.refresh)
    await lab.withToken('DELETE', '/logout-everywhere', (await lab.logIn()).access)
    await lab.expectTracedAsKept()
  })
})
