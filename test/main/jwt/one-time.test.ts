// Tokens for one use: a link that downloads once, within a minute.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { until } from '../../support/lane'
import { type JwtLab, jtiOf, part, startJwtLab } from './jwt-lab'

let lab: JwtLab
beforeEach(async () => {
  lab = await startJwtLab()
})
afterEach(async () => {
  await lab.probe.stopAll('the test is over')
  await lab.server.close()
})

const askLink = (token: string) => lab.withToken('POST', '/download-link', token)
async function link(username = 'test'): Promise<string> {
  const { body } = await askLink((await lab.logIn(username)).access)
  return String(body.url)
}
const tokenIn = (url: string) => url.slice('/download?token='.length)
const USED = { status: 401, body: { msg: 'Token has already been used' } }
const LATE = { status: 401, body: { msg: 'Token has expired' } }

describe('a download link', () => {
  test('bears a token of its own type for a minute', async () => {
    const { access } = await lab.logIn()
    const { status, body, headers } = await askLink(access)
    expect([status, Object.keys(body), body.expires_in]).toEqual([200, ['url', 'expires_in'], 60])
    expect(headers.get('cache-control')).toBe('no-store')
    const claims = part(tokenIn(String(body.url)), 1)
    expect(claims).toMatchObject({ type: 'download', sub: 'test', iat: lab.clock.now() / 1000 })
    expect(Number(claims.exp) - Number(claims.iat)).toBe(60)
    expect(await lab.issued.find(String(claims.jti))).toMatchObject({ type: 'download' })
  })

  test('gives the file of its owner once', async () => {
    const url = await link('alice')
    const { status, body, headers } = await lab.send(url)
    expect([status, body.owner]).toEqual([200, 'alice'])
    expect([headers.get('cache-control'), headers.get('referrer-policy')]).toEqual([
      'no-store',
      'no-referrer',
    ])
    const second = await lab.send(url)
    expect(second).toMatchObject(USED)
    expect([second.headers.get('cache-control'), second.headers.get('referrer-policy')]).toEqual([
      'no-store',
      'no-referrer',
    ])
    await until(() => lab.ends().length === 4)
    expect(lab.ends().at(-1)).toMatchObject({ outcome: 'refused', fault: 'revoked' })
    expect(lab.hopsOf('spent-asked')).toHaveLength(2)
    expect(lab.hopsOf('spent-answered').map(({ spent, checks }) => [spent, checks[0]?.passed])).toEqual([
      [false, true],
      [true, false],
    ])
    expect((await lab.send(await link('alice'))).status).toBe(200)
  })

  test('of many uses at once exactly one gets the file', async () => {
    const url = await link()
    const answers = await Promise.all(Array.from({ length: 12 }, () => lab.send(url)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(11).fill(401)])
  })

  test.each([
    [59_999, { status: 200 }],
    [60_000, LATE],
    [60_001, LATE],
  ])('%i ms after it was made', async (ms, expected) => {
    const url = await link()
    lab.clock.advanceMs(ms)
    expect(await lab.send(url)).toMatchObject(expected)
  })

  test('that was used is late at its exp, and no use is kept for long', async () => {
    const url = await link()
    await lab.send(url)
    lab.clock.advanceMs(59_999)
    expect(await lab.send(url)).toMatchObject(USED)
    lab.clock.advanceMs(1)
    expect(await lab.send(url)).toMatchObject(LATE)
    await until(() => lab.traced().spent.length === 0)
    expect(await lab.stores.spent.all()).toEqual([])
  })

  test('that was used does not work again with a leeway that is raised', async () => {
    const url = await link()
    await lab.send(url)
    lab.clock.advanceMs(60_000)
    await lab.stores.spent.purgeExpired()
    lab.settings.lifetimes = { ...lab.settings.lifetimes, leewaySeconds: 3600 }
    expect(await lab.send(url)).toMatchObject(USED)
  })

  test.each([true, false])('held past its exp is late, used before: %s', async (usedBefore) => {
    const url = await link()
    if (usedBefore) await lab.send(url)
    lab.probe.gate.setMode('step')
    const held = lab.send(url)
    await lab.stepUntil('spent-answered')
    lab.clock.advanceSeconds(60)
    await lab.stores.spent.purgeExpired()
    lab.probe.gate.setMode('run')
    expect(await held).toMatchObject(LATE)
  })

  test('is good at once, whatever delay other tokens have', async () => {
    const { access } = await lab.logIn()
    lab.settings.lifetimes = { ...lab.settings.lifetimes, nbfDelaySeconds: 3600 }
    const { body } = await askLink(access)
    expect((await lab.send(String(body.url))).status).toBe(200)
  })

  test('dies with its account', async () => {
    const { access } = await lab.logIn()
    const { body } = await askLink(access)
    await lab.withToken('DELETE', '/user', access)
    expect((await lab.send(String(body.url))).status).toBe(401)
  })

  test('dies with a logout everywhere, as any other token does', async () => {
    const { access } = await lab.logIn()
    const { body } = await askLink(access)
    await lab.withToken('DELETE', '/logout-everywhere', access)
    expect(await lab.send(String(body.url))).toMatchObject({ body: { msg: 'Token has been revoked' } })
    expect(await lab.stores.spent.all()).toEqual([])
  })

  test('finds no file for an account that is gone', async () => {
    const url = await link()
    await lab.accounts.delete('1')
    expect(await lab.send(url)).toMatchObject({ status: 401, body: { msg: 'Error loading the user test' } })
  })
})

describe('a token opens only what it is for (RFC 8725 section 3.12)', () => {
  test('a download token neither opens nor refreshes nor revokes nor begets', async () => {
    const token = tokenIn(await link())
    expect(await lab.open(token)).toMatchObject({
      status: 422,
      body: { msg: 'Only access tokens are allowed' },
    })
    expect(await lab.refresh(token)).toMatchObject({
      status: 422,
      body: { msg: 'Only refresh tokens are allowed' },
    })
    for (const path of ['/logout', '/logout2', '/logout-everywhere', '/user'])
      expect((await lab.withToken('DELETE', path, token)).status).toBe(422)
    expect((await askLink(token)).status).toBe(422)
    expect((await lab.withToken('GET', '/partially-protected', token)).status).toBe(422)
    expect((await lab.send(`/download?token=${token}`)).status).toBe(200)
  })

  test.each(['access', 'refresh'] as const)('the link takes no %s token, and uses none up', async (type) => {
    const { [type]: token } = await lab.logIn()
    expect(await lab.send(`/download?token=${token}`)).toMatchObject({
      status: 422,
      body: { msg: 'Only download tokens are allowed' },
    })
    expect(await lab.stores.spent.all()).toEqual([])
  })

  test('a refresh token gets no link', async () => {
    expect((await askLink((await lab.logIn()).refresh)).status).toBe(422)
    expect((await lab.send('/download-link', { method: 'POST' })).status).toBe(401)
  })

  test('a download token without a name is none', async () => {
    const token = await lab.sign({ sub: 'test', type: 'download' })
    expect(await lab.send(`/download?token=${token}`)).toMatchObject({
      status: 422,
      body: { msg: 'Missing claim: jti' },
    })
  })
})

describe('what is no link', () => {
  test.each(['/download', '/download?token=', '/download?x=1', '/download?token=a&token=b'])(
    '%s',
    async (path) => {
      expect(await lab.send(path)).toMatchObject({ status: 400, body: { msg: 'Missing token parameter' } })
      expect(lab.hopsOf('request-refused')).toMatchObject([
        { reason: 'missing-parameter', parameter: 'token' },
      ])
    },
  )

  test('a token in the header is not looked at, nor is a token that is damaged used up', async () => {
    const token = tokenIn(await link())
    expect((await lab.withToken('GET', '/download', token)).status).toBe(400)
    expect((await lab.send(`/download?token=${token.slice(0, -2)}`)).status).toBe(422)
    expect((await lab.send(`/download?token=${token}`)).status).toBe(200)
  })

  test('a mere look by HEAD uses nothing up', async () => {
    const url = await link()
    const head = await fetch(lab.server.origin + url, { method: 'HEAD' })
    expect([head.status, head.headers.get('allow')]).toEqual([405, 'GET'])
    expect((await lab.send(url)).status).toBe(200)
  })
})

test('the trace rebuilds which tokens were used', async () => {
  await lab.probe.reset('start', async () => ({ ...lab.traced(), accounts: await lab.accounts.all() }))
  const url = await link()
  await lab.send(url)
  await lab.send(url)
  expect(lab.traced().spent.map(({ jti }) => jti)).toEqual([jtiOf(tokenIn(url))])
  await lab.expectTracedAsKept()
})
