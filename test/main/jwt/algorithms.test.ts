import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify, SignJWT } from 'jose'
import { afterEach, describe, expect, test } from 'vitest'
import { JWT_ALGORITHMS } from '#src/settings/settings'
import { until } from '../../support/lane'
import { type JwtLab, startJwtLab } from './jwt-lab'

const labs: JwtLab[] = []
afterEach(async () => {
  await Promise.all(labs.splice(0).map(({ server }) => server.close()))
})

async function start(...options: Parameters<typeof startJwtLab>): Promise<JwtLab> {
  const lab = await startJwtLab(...options)
  labs.push(lab)
  return lab
}

const open = (lab: JwtLab, token: string) => lab.send('/protected', { authorization: `Bearer ${token}` })

describe.each(JWT_ALGORITHMS)('%s', (algorithm) => {
  test('signs tokens that the server accepts, and jose with the same key', async () => {
    const lab = await start(algorithm)
    const { access } = await lab.logIn()
    expect(decodeProtectedHeader(access)).toEqual({ alg: algorithm, typ: 'JWT' })
    expect((await open(lab, access)).status).toBe(200)
    const { payload } = await jwtVerify(access, (await lab.keys.current()).verify, {
      algorithms: [algorithm],
      currentDate: new Date(lab.clock.now()),
      requiredClaims: ['exp', 'sub', 'jti'],
    })
    expect(payload.sub).toBe('test')
  })

  test('is the only algorithm accepted while it is in use', async () => {
    const lab = await start(algorithm)
    for (const other of JWT_ALGORITHMS.filter((each) => each !== algorithm)) {
      const key = await lab.keys.of(other)
      const token = await new SignJWT({ sub: 'test' }).setProtectedHeader({ alg: other }).sign(key.sign)
      expect(await open(lab, token)).toMatchObject({
        status: 422,
        body: { msg: 'The specified alg value is not allowed' },
      })
    }
  })

  test('publishes its public key, if it has one', async () => {
    const lab = await start(algorithm)
    const { status, body } = await lab.send('/.well-known/jwks.json')
    if (algorithm.startsWith('HS')) {
      expect([status, body]).toEqual([
        404,
        { msg: `${algorithm} signs with a shared secret: there is no public key` },
      ])
      return
    }
    expect(status).toBe(200)
    expect(JSON.stringify(body)).not.toMatch(/"(d|p|q|k)":/)
    const { access } = await lab.logIn()
    const keys = createLocalJWKSet(body as unknown as JSONWebKeySet)
    const { payload } = await jwtVerify(access, keys, { currentDate: new Date(lab.clock.now()) })
    expect(payload.sub).toBe('test')
  })
})

test('a public key used as an HMAC secret opens nothing (RFC 8725 section 2.1)', async () => {
  const lab = await start('RS256')
  const key = lab.keys.describe()
  if (key.kind !== 'key-pair') throw new Error('A key pair was expected')
  const forged = await new SignJWT({ sub: 'test' })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(key.publicKey))
  expect((await open(lab, forged)).status).toBe(422)
})

test('changing the secret has the tokens signed before refused', async () => {
  const lab = await start('HS256', 'first')
  const { access } = await lab.logIn()
  await lab.keys.configure('HS256', 'second')
  expect((await open(lab, access)).body).toEqual({ msg: 'Signature verification failed' })
  await lab.keys.configure('HS256', 'first')
  expect((await open(lab, access)).status).toBe(200)
})

test.each([
  ['HS256', 31, true],
  ['HS256', 32, false],
  ['HS384', 47, true],
  ['HS384', 48, false],
  ['HS512', 63, true],
  ['HS512', 64, false],
] as const)('%s calls a secret of %i bytes weak: %s', async (algorithm, bytes, weak) => {
  const lab = await start(algorithm, 'x'.repeat(bytes))
  expect(lab.keys.describe()).toMatchObject({ bits: bytes * 8, weak })
})

test('of settings that overlap the last one counts', async () => {
  const lab = await start('HS256')
  await Promise.all([lab.keys.configure('RS256', null), lab.keys.configure('HS384', 'mine')])
  expect(lab.keys.algorithm).toBe('HS384')
  expect(lab.keys.describe()).toMatchObject({ kind: 'secret', secret: 'mine' })
})

test('a key pair is kept while another algorithm is in use', async () => {
  const lab = await start('ES256')
  const before = lab.keys.describe()
  await lab.keys.configure('HS256', null)
  await lab.keys.configure('ES256', null)
  expect(lab.keys.describe()).toEqual(before)
})

test('an empty secret is refused, and leaves the one in use', async () => {
  const lab = await start('HS256', 'mine')
  await expect(lab.keys.configure('HS256', '')).rejects.toMatchObject({ code: 'ERR_LAB_BAD_KEY' })
  expect(lab.keys.describe()).toMatchObject({ secret: 'mine' })
})

test('a request that is held while the algorithm changes is refused, not broken', async () => {
  const lab = await start('HS256')
  const { access } = await lab.logIn()
  lab.probe.gate.setMode('step')
  const answer = open(lab, access)
  await until(() => lab.probe.gate.holding?.next.detail === 'found')
  for (const group of ['form', 'signature']) {
    lab.probe.gate.nextHop()
    await until(() => lab.probe.gate.holding?.next.detail === group)
  }
  await lab.keys.configure('RS256', null)
  lab.probe.gate.setMode('run')
  expect(await answer).toMatchObject({ status: 422, body: { msg: 'Signature verification failed' } })
})

test('counts the bits of a secret in UTF-8', async () => {
  const lab = await start('HS256', '密'.repeat(11))
  expect(lab.keys.describe()).toMatchObject({ bits: 264, weak: false })
})

test('a random secret is another one at each start', async () => {
  const [one, other] = [await start(), await start()]
  expect(one.keys.describe()).not.toEqual(other.keys.describe())
})
