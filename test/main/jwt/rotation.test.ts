// Refresh token rotation with reuse detection (RFC 9700 section 4.14.2), through the real routes.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RevocationStrategy } from '#src/settings/revocation'
import { until } from '../../support/lane'
import { type Answer, type JwtLab, jtiOf, startJwtLab } from './jwt-lab'

let lab: JwtLab
beforeEach(async () => {
  lab = await startJwtLab()
  rotate(true)
})
afterEach(async () => {
  await lab.probe.stopAll('the test is over')
  await lab.server.close()
})

function rotate(enabled: boolean, graceSeconds = 0): void {
  lab.settings.rotation = { enabled, graceSeconds }
}
function setStrategy(strategy: RevocationStrategy): void {
  lab.settings.revocation = { ...lab.settings.revocation, strategy }
}

const REVOKED = { status: 401, body: { msg: 'Token has been revoked' } }
const tokensOf = ({ body }: Answer) => ({
  access: String(body.access_token),
  refresh: String(body.refresh_token),
})
const outcomes = () => lab.hopsOf('family-answered').map(({ outcome }) => outcome)
const familyOf = async (token: string) => {
  const family = (await lab.issued.find(jtiOf(token)))?.family
  return family === undefined ? null : lab.stores.families.find(family)
}

async function refreshed(token: string) {
  const answer = await lab.refresh(token)
  expect(answer.status).toBe(200)
  expect(Object.keys(answer.body)).toEqual(['access_token', 'refresh_token'])
  return tokensOf(answer)
}

describe('each refresh gives a new refresh token', () => {
  test('a login begins a family, and each generation knows its parent', async () => {
    const login = await lab.logIn()
    const second = await refreshed(login.refresh)
    const third = await refreshed(second.refresh)
    const rows = await lab.issued.all()
    const [family] = await lab.stores.families.all()
    expect(family).toMatchObject({ sub: 'test', revokedAt: null, because: null })
    expect(rows.map((row) => row.family)).toEqual(Array(6).fill(family?.id))
    expect(rows.filter(({ type }) => type === 'refresh')).toMatchObject([
      { jti: jtiOf(login.refresh), retiredAt: lab.clock.now() },
      { jti: jtiOf(second.refresh), parent: jtiOf(login.refresh), retiredAt: lab.clock.now() },
      { jti: jtiOf(third.refresh), parent: jtiOf(second.refresh) },
    ])
    expect(rows.at(-1)).not.toHaveProperty('retiredAt')
    expect(outcomes()).toEqual(['current', 'current'])
    expect(lab.hopsOf('family-asked').map(({ jti }) => jti)).toEqual([
      jtiOf(login.refresh),
      jtiOf(second.refresh),
    ])
    expect((await lab.open(third.access)).status).toBe(200)
  })

  test('two logins are two families', async () => {
    const [one, other] = [await lab.logIn(), await lab.logIn()]
    await refreshed(one.refresh)
    await lab.refresh(one.refresh)
    expect(await lab.refresh(one.refresh)).toMatchObject(REVOKED)
    await refreshed(other.refresh)
  })

  test('while rotation is off a refresh gives an access token only, and asks no family', async () => {
    rotate(false)
    const { refresh } = await lab.logIn()
    for (let times = 0; times < 2; times += 1) {
      const { status, body } = await lab.refresh(refresh)
      expect([status, Object.keys(body)]).toEqual([200, ['access_token']])
    }
    expect([lab.hopsOf('family-asked'), await lab.stores.families.all()]).toEqual([[], []])
  })

  test('no cache may keep the answer', async () => {
    const { headers } = await lab.refresh((await lab.logIn()).refresh)
    expect(headers.get('cache-control')).toBe('no-store')
  })
})

describe('a replaced refresh token that comes again', () => {
  test.each([
    [0, 0, 'reused'],
    [5, 4999, 'grace'],
    [5, 5000, 'reused'],
    [5, 5001, 'reused'],
    [60, 59_999, 'grace'],
    [60, 60_000, 'reused'],
  ])('with a grace of %i s, %i ms after it was replaced, is %s', async (graceSeconds, ms, outcome) => {
    rotate(true, graceSeconds)
    const { refresh } = await lab.logIn()
    const next = await refreshed(refresh)
    lab.clock.advanceMs(ms)
    const again = await lab.refresh(refresh)
    expect(outcomes()).toEqual(['current', outcome])
    if (outcome === 'grace') {
      expect(again.status).toBe(200)
      expect(await lab.issued.find(jtiOf(tokensOf(again).refresh))).toMatchObject({ parent: jtiOf(refresh) })
      await refreshed(next.refresh)
      await refreshed(tokensOf(again).refresh)
    } else {
      expect(again).toMatchObject(REVOKED)
      expect(again.body).not.toHaveProperty('access_token')
      expect(await lab.refresh(next.refresh)).toMatchObject(REVOKED)
    }
  })

  test.each(['blocklist', 'allowlist', 'version', 'none'] as const)(
    'revokes its whole family and what came of it: %s',
    async (strategy) => {
      setStrategy(strategy)
      const login = await lab.logIn()
      const next = await refreshed(login.refresh)
      const link = await lab.withToken('POST', '/download-link', next.access)
      expect(await lab.refresh(login.refresh)).toMatchObject(REVOKED)
      expect(await lab.refresh(next.refresh)).toMatchObject(REVOKED)
      expect(await lab.refresh(login.refresh)).toMatchObject(REVOKED)
      const lives = strategy === 'none' ? { status: 200 } : REVOKED
      expect(await lab.open(login.access)).toMatchObject(lives)
      expect(await lab.open(next.access)).toMatchObject(lives)
      expect(await lab.send(String(link.body.url))).toMatchObject(lives)
      const id = (await lab.issued.find(jtiOf(login.refresh)))?.family
      expect(lab.hopsOf('family-revoked')).toEqual([
        {
          kind: 'family-revoked',
          family: id,
          jtis: [jtiOf(login.refresh), jtiOf(next.refresh)],
          because: 'reuse',
        },
      ])
      expect(await familyOf(next.refresh)).toMatchObject({
        revokedAt: lab.clock.now(),
        because: 'reuse',
      })
    },
  )

  test('leaves other logins alone, of the same account too, where the strategy can tell them apart', async () => {
    const [stolen, other, bob] = [await lab.logIn(), await lab.logIn(), await lab.logIn('bob')]
    await refreshed(stolen.refresh)
    await lab.refresh(stolen.refresh)
    for (const { access } of [other, bob]) expect((await lab.open(access)).status).toBe(200)
    await refreshed(other.refresh)
    await refreshed(bob.refresh)
  })

  test('is told by the check that failed', async () => {
    const { refresh } = await lab.logIn()
    await refreshed(refresh)
    await lab.refresh(refresh)
    await until(() => lab.ends().length === 3)
    expect(lab.hopsOf('family-answered').at(-1)?.checks).toMatchObject([
      { id: 'family', passed: false, fault: 'revoked', msg: 'Token has been revoked' },
    ])
    expect(lab.ends().at(-1)).toMatchObject({ outcome: 'refused', status: 401, fault: 'revoked' })
  })

  test('of a family that is revoked is refused for that, in the grace too', async () => {
    rotate(true, 60)
    setStrategy('none')
    const { refresh } = await lab.logIn()
    const next = await refreshed(refresh)
    await lab.withToken('DELETE', '/logout2', next.refresh)
    expect(await lab.refresh(next.refresh)).toMatchObject(REVOKED)
    expect(await lab.refresh(refresh)).toMatchObject(REVOKED)
    expect(outcomes()).toEqual(['current', 'revoked', 'revoked'])
    expect(lab.hopsOf('family-revoked')).toMatchObject([{ because: 'logout' }])
    expect(lab.hopsOf('nothing-revoked')).toEqual([])
  })

  test('revokes the family even when its sender hangs up at once', async () => {
    const { refresh } = await lab.logIn()
    const next = await refreshed(refresh)
    lab.probe.gate.setMode('step')
    const client = new AbortController()
    const answer = fetch(`${lab.server.origin}/refresh`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${refresh}` },
      signal: client.signal,
    })
    const hungUp = expect(answer).rejects.toThrow()
    await lab.stepUntil('family-revoked')
    client.abort()
    await hungUp
    await until(() => lab.probe.gate.holding === null)
    lab.probe.gate.setMode('run')
    expect(await lab.refresh(next.refresh)).toMatchObject(REVOKED)
    expect(await lab.open(next.access)).toMatchObject(REVOKED)
    expect(lab.hopsOf('family-revoked')).toHaveLength(1)
  })
})

describe('at the same moment', () => {
  test('of many refreshes with one token exactly one is current', async () => {
    const { refresh } = await lab.logIn()
    const answers = await Promise.all(Array.from({ length: 8 }, () => lab.refresh(refresh)))
    expect(outcomes().filter((outcome) => outcome === 'current')).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1)
    // The others were a reuse: whatever the first one got is worth nothing.
    for (const answer of answers.filter(({ status }) => status === 200))
      expect(await lab.refresh(tokensOf(answer).refresh)).toMatchObject(REVOKED)
  })

  test('with a grace both of two tabs get tokens that are good', async () => {
    rotate(true, 10)
    const { refresh } = await lab.logIn()
    const answers = await Promise.all([lab.refresh(refresh), lab.refresh(refresh)])
    expect(outcomes().sort()).toEqual(['current', 'grace'])
    for (const answer of answers) await refreshed(tokensOf(answer).refresh)
  })

  test('a family that is revoked while a refresh is held gives no token', async () => {
    setStrategy('none')
    const { refresh } = await lab.logIn()
    lab.probe.gate.setMode('step')
    const held = lab.refresh(refresh)
    await lab.stepUntil('token-signed')
    const family = await familyOf(refresh)
    await lab.stores.families.revoke(family?.id ?? '', 'operator')
    lab.probe.gate.setMode('run')
    const answer = await held
    expect(answer).toMatchObject(REVOKED)
    expect(answer.body).not.toHaveProperty('access_token')
  })

  test('a refresh token that expires while it is held is not replaced', async () => {
    const { refresh } = await lab.logIn()
    lab.probe.gate.setMode('step')
    const held = lab.refresh(refresh)
    await lab.stepUntil('family-answered')
    lab.clock.advanceSeconds(30 * 86_400)
    lab.probe.gate.setMode('run')
    expect(await held).toMatchObject({ status: 401, body: { msg: 'Token has expired' } })
    expect(await lab.issued.find(jtiOf(refresh))).not.toHaveProperty('retiredAt')
    expect(lab.hopsOf('token-signed')).toHaveLength(1)
  })
})

describe('a refresh token from elsewhere', () => {
  test.each([
    ['one that the server never issued', { jti: 'forged' }],
    ["one with another's subject", { jti: 'of alice', sub: 'bob' }],
    ['one with the name of an access token', { jti: 'access of alice' }],
  ])('%s is unknown, and refused', async (_, claims) => {
    const row = { sub: 'alice', alg: 'HS256', issuedAt: 0, expiresAt: null, family: 'f' } as const
    await lab.issued.add({ ...row, jti: 'of alice', type: 'refresh' })
    await lab.issued.add({ ...row, jti: 'access of alice', type: 'access' })
    const token = await lab.sign({ sub: 'alice', type: 'refresh', ...claims })
    expect(await lab.refresh(token)).toMatchObject(REVOKED)
    expect(outcomes()).toEqual(['unknown'])
    expect(await lab.stores.families.all()).toEqual([])
    expect(await lab.issued.find('of alice')).not.toHaveProperty('retiredAt')
  })

  test('one without jti is refused for that', async () => {
    const token = await lab.sign({ sub: 'test', type: 'refresh' })
    expect(await lab.refresh(token)).toMatchObject({ status: 422, body: { msg: 'Missing claim: jti' } })
  })

  test('one from before rotation was on begins its family', async () => {
    rotate(false)
    const { refresh } = await lab.logIn()
    rotate(true)
    await refreshed(refresh)
    expect(await familyOf(refresh)).toMatchObject({ sub: 'test', revokedAt: null })
    expect(await lab.refresh(refresh)).toMatchObject(REVOKED)
    expect(outcomes()).toEqual(['current', 'reused'])
  })

  test('of many at once from before rotation was on exactly one is current', async () => {
    rotate(false)
    const { refresh } = await lab.logIn()
    rotate(true)
    await Promise.all(Array.from({ length: 5 }, () => lab.refresh(refresh)))
    expect(outcomes().filter((outcome) => outcome === 'current')).toHaveLength(1)
    expect(await lab.stores.families.all()).toHaveLength(1)
  })
})

describe('when rotation is switched off again', () => {
  test('a replaced token does not come back, and its reuse still revokes the family', async () => {
    const { refresh } = await lab.logIn()
    const next = await refreshed(refresh)
    rotate(false)
    const { status, body } = await lab.refresh(next.refresh)
    expect([status, Object.keys(body)]).toEqual([200, ['access_token']])
    expect((await lab.refresh(next.refresh)).status).toBe(200)
    expect(await lab.refresh(refresh)).toMatchObject(REVOKED)
    expect(await lab.refresh(next.refresh)).toMatchObject(REVOKED)
  })

  test('a revoked family stays revoked', async () => {
    setStrategy('none')
    const { refresh } = await lab.logIn()
    const next = await refreshed(refresh)
    await lab.refresh(refresh)
    rotate(false)
    expect(await lab.refresh(next.refresh)).toMatchObject(REVOKED)
  })
})

test('the trace rebuilds what the stores keep', async () => {
  rotate(false)
  await lab.probe.reset('start', async () => ({ ...lab.traced(), accounts: await lab.accounts.all() }))
  const before = await lab.logIn()
  rotate(true, 1)
  await refreshed(before.refresh)
  const login = await lab.logIn()
  await refreshed(login.refresh)
  await refreshed(login.refresh)
  lab.clock.advanceSeconds(1)
  await lab.refresh(login.refresh)
  await lab.expectTracedAsKept()
})
