// A further node of the JWT server: what it shares with the first one, what it has to fetch, and what it can't do.
import { SignJWT } from 'jose'
import { afterEach, describe, expect, test } from 'vitest'
import { realIds } from '#main/clock/real-ids'
import type { LabServer } from '#main/http/server'
import { FetchedKeys } from '#main/jwt/fetched-keys'
import { openJwtStores } from '#main/jwt/jwt-stores'
import { startJwtServer } from '#main/jwt/server'
import { MemoryStorage } from '#main/storage/memory-storage'
import type { JwtAlgorithm } from '#src/settings/settings'
import { until } from '../../support/lane'
import { type JwtLab, jtiOf, startJwtLab } from './jwt-lab'

const opened: { lab: JwtLab; second: LabServer }[] = []
afterEach(async () => {
  for (const { lab, second } of opened.splice(0)) {
    await lab.probe.stopAll('the test is over')
    await Promise.all([lab.server.close(), second.close()])
  }
})

/** Starts two nodes; `shared` tells whether they have their stores in common. */
async function startNodes(algorithm: JwtAlgorithm, shared = false) {
  const lab = await startJwtLab(algorithm)
  const { clock, probe, accounts, settings, keys } = lab
  const own = openJwtStores({ storage: new MemoryStorage(), accounts, clock, leewayMs: () => 0 })
  const stores = shared ? lab.stores : own
  const second = await startJwtServer({
    lane: probe,
    clock,
    ids: realIds(),
    stores,
    keys: new FetchedKeys({ keys, firstOrigin: () => lab.server.origin, lane: probe }),
    settings: () => settings,
    node: { node: 2, hasOwnStore: !shared },
  })
  opened.push({ lab, second })
  return { lab, second, stores, openAtSecond: (token: string) => lab.open(token, second.origin) }
}

const ASYMMETRIC = ['RS256', 'ES256', 'EdDSA'] as const
const REVOKED = { status: 401, body: { msg: 'Token has been revoked' } }

describe.each(ASYMMETRIC)('with %s', (algorithm) => {
  test('it fetches the public key once, and verifies what the first node has signed', async () => {
    const { lab, second, openAtSecond } = await startNodes(algorithm)
    const { access } = await lab.logIn()
    for (let times = 0; times < 2; times += 1) expect((await openAtSecond(access)).status).toBe(200)
    const jwk = await lab.keys.publicJwk()
    expect(lab.hopsOf('keys-fetched')).toEqual([{ kind: 'keys-fetched', kid: jwk?.kid, alg: algorithm }])
    const forged = `${access.slice(0, -8)}AAAAAAAA`
    expect((await openAtSecond(forged)).status).toBe(422)
    expect((await lab.send('/.well-known/jwks.json', { origin: second.origin })).body).toEqual({
      keys: [JSON.parse(JSON.stringify(jwk))],
    })
  })

  test('without a pinned algorithm it takes the public key for a secret, as the first node does', async () => {
    const { lab, openAtSecond } = await startNodes(algorithm)
    const key = lab.keys.describe()
    const pem = key.kind === 'key-pair' ? key.publicKey : ''
    const forged = await new SignJWT({ sub: 'alice', jti: 'j' })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(pem))
    expect((await openAtSecond(forged)).status).toBe(422)
    lab.settings.jwtDefences = { ...lab.settings.jwtDefences, 'alg-pinned': false }
    expect((await openAtSecond(forged)).body).toMatchObject({ logged_in_as: 'alice' })
  })

  test('it issues nothing, and says where that is done', async () => {
    const { lab, second } = await startNodes(algorithm)
    const { access, refresh } = await lab.logIn()
    const origin = second.origin
    const msg = `This server has only the public key for ${algorithm}: it verifies tokens and issues none. Send this to ${lab.server.origin}`
    for (const answer of [
      await lab.send('/login', { method: 'POST', json: { username: 'test', password: 'test' }, origin }),
      await lab.send('/user/login', { method: 'POST', form: { email: 'x', password: 'y' }, origin }),
      await lab.withToken('POST', '/refresh', refresh, origin),
      await lab.withToken('POST', '/download-link', access, origin),
    ])
      expect([answer.status, answer.body]).toEqual([501, { msg }])
    expect(await lab.issued.all()).toHaveLength(2)
  })

  test('a refresh that it refuses does not replace the refresh token', async () => {
    const { lab, second } = await startNodes(algorithm, true)
    lab.settings.rotation = { enabled: true, graceSeconds: 0 }
    const { refresh } = await lab.logIn()
    expect((await lab.withToken('POST', '/refresh', refresh, second.origin)).status).toBe(501)
    expect((await lab.refresh(refresh)).status).toBe(200)
  })
})

describe('the fetching of the key', () => {
  test('is no flow of the lane, and goes through while the lane steps', async () => {
    const { lab, openAtSecond } = await startNodes('RS256')
    const { access } = await lab.logIn()
    lab.probe.gate.setMode('step')
    const held = openAtSecond(access)
    await lab.stepUntil('keys-fetched')
    lab.probe.gate.nextHop()
    await until(() => lab.hopsOf('keys-fetched').length === 1)
    await lab.stepUntil('response')
    lab.probe.gate.setMode('run')
    expect((await held).status).toBe(200)
    await until(() => lab.ends().length === 2)
    expect(lab.hopsOf('request').map(({ request }) => request.target)).toEqual(['/login', '/protected'])
  })

  test('is done anew after a change of the algorithm', async () => {
    const { lab, openAtSecond } = await startNodes('RS256')
    await openAtSecond((await lab.logIn()).access)
    await lab.keys.configure('ES256', null)
    expect((await openAtSecond((await lab.logIn()).access)).status).toBe(200)
    await lab.keys.configure('RS256', null)
    expect((await openAtSecond((await lab.logIn()).access)).status).toBe(200)
    expect(lab.hopsOf('keys-fetched').map(({ alg }) => alg)).toEqual(['RS256', 'ES256'])
  })

  test('is done in time when the algorithm changes while a request is held', async () => {
    const { lab, openAtSecond } = await startNodes('RS256')
    const { access } = await lab.logIn()
    lab.probe.gate.setMode('step')
    const held = openAtSecond(access)
    await lab.stepUntil('keys-fetched')
    lab.probe.gate.nextHop()
    await until(() => lab.probe.gate.holding?.next.detail === 'signature')
    await lab.keys.configure('ES256', null)
    lab.probe.gate.setMode('run')
    expect(await held).toMatchObject({ status: 422, body: { msg: 'Signature verification failed' } })
  })

  test('fails where the first node is gone: nothing passes unverified, and the node goes on', async () => {
    const { lab, openAtSecond } = await startNodes('ES256')
    const { access } = await lab.logIn()
    await lab.server.close()
    const { status, body } = await openAtSecond(access)
    expect(status).toBe(503)
    expect(body.msg).toMatch(/^The public key can't be fetched from http:.*See that the first node runs/)
    expect((await lab.send('/partially-protected', { origin: opened[0]?.second.origin ?? '' })).status).toBe(
      200,
    )
  })

  test('nobody else can have a request left out of the trace', async () => {
    const { lab } = await startNodes('RS256')
    const before = lab.events.length
    await lab.send('/.well-known/jwks.json')
    await until(() => lab.ends().length === 1)
    expect(lab.events.length).toBeGreaterThan(before)
    expect(lab.hopsOf('request')).toMatchObject([{ request: { target: '/.well-known/jwks.json' } }])
  })
})

test('with a shared secret it works at once: nothing is fetched, and it issues tokens itself', async () => {
  const { lab, second, openAtSecond } = await startNodes('HS256')
  const { access } = await lab.logIn()
  expect((await openAtSecond(access)).status).toBe(200)
  const { body } = await lab.send('/login', {
    method: 'POST',
    json: { username: 'test', password: 'test' },
    origin: second.origin,
  })
  expect((await lab.open(String(body.access_token))).status).toBe(200)
  expect(lab.hopsOf('keys-fetched')).toEqual([])
})

describe('what was revoked on the first node', () => {
  test('lives on at a second one that has a blocklist of its own', async () => {
    const { lab, openAtSecond } = await startNodes('HS256')
    const { access } = await lab.logIn()
    await lab.withToken('DELETE', '/logout', access)
    expect(await lab.open(access)).toMatchObject(REVOKED)
    expect((await openAtSecond(access)).status).toBe(200)
  })

  test('is revoked at a second one that shares the stores', async () => {
    const { lab, openAtSecond } = await startNodes('RS256', true)
    const { access } = await lab.logIn()
    await lab.withToken('DELETE', '/logout', access)
    expect(await openAtSecond(access)).toMatchObject(REVOKED)
  })
})

test('what a second node keeps for itself is told as its own, also when it leaves', async () => {
  const { lab, second } = await startNodes('HS256')
  const { access } = await lab.logIn()
  await lab.withToken('DELETE', '/logout', access, second.origin)
  await until(() => lab.ends().length === 2)
  expect(lab.traced().blocklist).toMatchObject([{ jti: jtiOf(access), node: 2 }])
  lab.clock.advanceSeconds(15 * 60)
  await until(() => lab.traced().blocklist.length === 0)
})
