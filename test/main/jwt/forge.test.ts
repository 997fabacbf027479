// The forgeries of a JWT: what jose answers to each in the careless call that people write and in the careful one, and what the lab's
// server does as it starts.
import {
  type CryptoKey,
  compactVerify,
  decodeJwt,
  EmbeddedJWK,
  errors,
  type JWTVerifyGetKey,
  jwtVerify,
  UnsecuredJWT,
} from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { realIds } from '#main/clock/real-ids'
import { ForgersKeys, workshopAt } from '#main/jwt/workshop'
import { FORGERY_IDS, type ForgeryChoice, type ForgeryId } from '#src/forge/choice'
import { forgeToken, signForged } from '#src/forge/forge'
import { JWT_ALGORITHMS, type JwtAlgorithm } from '#src/settings/settings'
import { testLane } from '../../support/lane'
import { type JwtLab, part, startJwtLab } from './jwt-lab'

const labs = new Map<JwtAlgorithm, JwtLab>()
const forgers = new ForgersKeys(realIds())
beforeAll(async () => {
  for (const algorithm of JWT_ALGORITHMS) labs.set(algorithm, await startJwtLab(algorithm))
})
afterAll(async () => {
  await Promise.all([...labs.values()].map(({ server }) => server.close()))
})

function labOf(algorithm: JwtAlgorithm): JwtLab {
  const lab = labs.get(algorithm)
  if (!lab) throw new Error(`No lab signs with ${algorithm}`)
  return lab
}

const KEY_PAIRS = ['RS256', 'ES256', 'EdDSA'] as const
const HMACS = ['HS256', 'HS384', 'HS512'] as const
const bytes = (text: string) => new TextEncoder().encode(text)

async function pemOf({ keys }: JwtLab): Promise<string> {
  return { publicKey: '', ...keys.describe() }.publicKey
}

/** Forges the access token of a fresh login. */
async function forged(algorithm: JwtAlgorithm, id: ForgeryId, values: ForgeryChoice['values'] = {}) {
  const lab = labOf(algorithm)
  const { access } = await lab.logIn()
  const token = await forgeToken(access, { id, values }, workshopAt(lab.keys, forgers))
  const { verify } = await lab.keys.of(algorithm)
  return { lab, issued: access, token, key: verify }
}

/** The lab's clock stands, in the hand of the test. */
const NOW = { currentDate: new Date(testLane('jwt').clock.now()) }

const parts = (token: string) => token.split('.')
const textOf = (token: string, index: number) =>
  Buffer.from(parts(token)[index] ?? '', 'base64url').toString()

describe('payload-edited', () => {
  test('decoding takes it, verifying does not; nothing but the claim has changed, to the character', async () => {
    const { issued, token, key } = await forged('HS256', 'payload-edited', { value: '"alice"' })
    expect(decodeJwt(token).sub).toBe('alice')
    await expect(jwtVerify(token, key, NOW)).rejects.toThrow(errors.JWSSignatureVerificationFailed)
    expect(textOf(token, 1)).toBe(textOf(issued, 1).replace('"sub":"test"', '"sub":"alice"'))
    expect([parts(token)[0], parts(token)[2]]).toEqual([parts(issued)[0], parts(issued)[2]])
  })

  test('takes a value as the text that it is', async () => {
    const { token } = await forged('HS256', 'payload-edited', { claim: 'n', value: '1147953659032899584.0' })
    expect(textOf(token, 1)).toMatch(/"n":1147953659032899584\.0\}$/)
  })
})

test('strip-signature leaves the dot, and jose refuses what is left', async () => {
  const { issued, token, key } = await forged('HS256', 'strip-signature')
  expect(token).toBe(`${parts(issued).slice(0, 2).join('.')}.`)
  await expect(jwtVerify(token, key, NOW)).rejects.toThrow(errors.JOSEError)
})

describe('alg-none', () => {
  test.each(['none', 'None', 'NONE', 'nOnE'])('%s', async (spelling) => {
    const { token, key } = await forged('RS256', 'alg-none', { spelling })
    expect(textOf(token, 0)).toContain(`"alg":"${spelling}"`)
    expect(token).toMatch(/^[^.]+\.[^.]+\.$/)
    expect(decodeJwt(token).sub).toBe('test')
    await expect(jwtVerify(token, key, NOW)).rejects.toThrow(errors.JOSENotSupported)
    if (spelling === 'none') expect(UnsecuredJWT.decode(token, NOW).payload.sub).toBe('test')
    else expect(() => UnsecuredJWT.decode(token, NOW)).toThrow()
  })
})

describe('hmac-with-public-key', () => {
  test.each(KEY_PAIRS)('of %s: good for who holds the key as text and pins nothing', async (algorithm) => {
    const { lab, token, key } = await forged(algorithm, 'hmac-with-public-key')
    const pem = bytes(await pemOf(lab))
    expect((await jwtVerify(token, pem, NOW)).payload.sub).toBe('test')
    await expect(jwtVerify(token, pem, { ...NOW, algorithms: [algorithm] })).rejects.toThrow(
      errors.JOSEAlgNotAllowed,
    )
    await expect(jwtVerify(token, key, NOW)).rejects.toThrow(TypeError)
  })

  test('one newline more is another key', async () => {
    const { lab, token } = await forged('RS256', 'hmac-with-public-key', { end: 'one-newline-more' })
    const pem = await pemOf(lab)
    await expect(jwtVerify(token, bytes(pem), NOW)).rejects.toThrow(errors.JWSSignatureVerificationFailed)
    expect((await jwtVerify(token, bytes(`${pem}\n`), NOW)).payload.sub).toBe('test')
  })
})

describe('own-jwk', () => {
  test.each(KEY_PAIRS)('of %s: good for who takes the key from the token', async (algorithm) => {
    const { token, key } = await forged(algorithm, 'own-jwk')
    expect((await jwtVerify(token, EmbeddedJWK, NOW)).payload.sub).toBe('test')
    await expect(jwtVerify(token, key as CryptoKey, NOW)).rejects.toThrow(
      errors.JWSSignatureVerificationFailed,
    )
  })

  test('brings only the public half, and the same one each time', async () => {
    const [first, second] = [await forged('ES256', 'own-jwk'), await forged('ES256', 'own-jwk')]
    const { jwk } = part(first.token, 0) as { jwk: object }
    expect(Object.keys(jwk).sort()).toEqual(['crv', 'kty', 'x', 'y'])
    expect(textOf(second.token, 0)).toBe(textOf(first.token, 0))
  })
})

describe('own-key-kid', () => {
  test.each(HMACS)('of %s: good for who finds the key where kid points', async (algorithm) => {
    const { token, key } = await forged(algorithm, 'own-key-kid')
    const files: Readonly<Record<string, Uint8Array>> = { '../../../../dev/null': Uint8Array.of(0) }
    const byPath: JWTVerifyGetKey = ({ kid }) => files[kid ?? ''] ?? bytes('another')
    expect((await jwtVerify(token, byPath, NOW)).payload.sub).toBe('test')
    await expect(jwtVerify(token, key, NOW)).rejects.toThrow(errors.JWSSignatureVerificationFailed)
    await expect(jwtVerify(token, new Uint8Array(), NOW)).rejects.toThrow(/Zero-length/)
  })

  test('kid and key can be chosen', async () => {
    const kid = "x' UNION SELECT 'own' --"
    const { token } = await forged('HS256', 'own-key-kid', {
      kid,
      key: Buffer.from('own').toString('base64'),
    })
    const { payload, protectedHeader } = await jwtVerify(token, bytes('own'), NOW)
    expect([payload.sub, protectedHeader.kid]).toEqual(['test', kid])
  })
})

describe('other-characters', () => {
  test.each(['HS256', 'HS512', ...KEY_PAIRS] as const)(
    'of %s: jose takes both, with the same jti',
    async (algorithm) => {
      for (const change of ['last-character', 'padding']) {
        const { issued, token, key } = await forged(algorithm, 'other-characters', { change })
        expect(token).not.toBe(issued)
        expect((await jwtVerify(token, key as CryptoKey, NOW)).payload.jti).toBe(decodeJwt(issued).jti)
      }
    },
  )
})

test('es256-n-minus-s: jose takes it, with the same jti', async () => {
  const { issued, token, key } = await forged('ES256', 'es256-n-minus-s')
  expect(token).not.toBe(issued)
  expect((await jwtVerify(token, key as CryptoKey, NOW)).payload.jti).toBe(decodeJwt(issued).jti)
})

/** What refuses each forgery at the lab's server as it starts; null where the token is good. */
const REFUSED_BY: Readonly<Record<ForgeryId, string | null>> = {
  'payload-edited': 'signature',
  'strip-signature': 'signature',
  'alg-none': 'alg',
  'hmac-with-public-key': 'alg',
  'own-jwk': 'signature',
  'own-key-kid': 'signature',
  'other-characters': 'encoding',
  'es256-n-minus-s': null,
}
const CAN_BE_MADE: Readonly<Record<ForgeryId, readonly JwtAlgorithm[]>> = {
  'payload-edited': JWT_ALGORITHMS,
  'strip-signature': JWT_ALGORITHMS,
  'alg-none': JWT_ALGORITHMS,
  'hmac-with-public-key': KEY_PAIRS,
  'own-jwk': KEY_PAIRS,
  'own-key-kid': HMACS,
  'other-characters': JWT_ALGORITHMS.filter((algorithm) => algorithm !== 'HS384'),
  'es256-n-minus-s': ['ES256'],
}

describe.each(FORGERY_IDS)('%s at the lab’s server', (id) => {
  test.each(CAN_BE_MADE[id])('of %s is answered by the check that is named', async (algorithm) => {
    const { lab, issued, token } = await forged(algorithm, id)
    const refusing = REFUSED_BY[id]
    const before = lab.hopsOf('token-checked').length
    const { status } = await lab.open(token)
    expect(status).toBe(refusing === null ? 200 : 422)
    const checks = lab
      .hopsOf('token-checked')
      .slice(before)
      .flatMap((hop) => hop.checks)
    expect(checks.findLast(({ passed }) => !passed)?.id ?? null).toBe(refusing)
    expect((await lab.open(issued)).status).toBe(200)
  })

  const others = JWT_ALGORITHMS.filter((algorithm) => !CAN_BE_MADE[id].includes(algorithm))
  test.each(others)('is not made while the server signs with %s', async (algorithm) => {
    await expect(forged(algorithm, id)).rejects.toMatchObject({ code: 'ERR_LAB_NOTHING_THERE' })
  })
})

test('what is good in other characters is revoked by its jti all the same', async () => {
  const { lab, issued, token } = await forged('ES256', 'es256-n-minus-s')
  expect((await lab.withToken('DELETE', '/logout', issued)).status).toBe(200)
  expect((await lab.open(token)).body).toEqual({ msg: 'Token has been revoked' })
})

describe('texts as somebody has edited them since', () => {
  test('stay as they are, and are signed as the forgery has it', async () => {
    const lab = labOf('RS256')
    const texts = { header: '{ "alg": "HS256" }', payload: '{"sub": "alice",  "n": 3.0}' }
    const choice: ForgeryChoice = { id: 'hmac-with-public-key', values: {} }
    const token = await signForged(texts, 'old', choice, workshopAt(lab.keys, forgers))
    expect([textOf(token, 0), textOf(token, 1)]).toEqual([texts.header, texts.payload])
    await expect(compactVerify(token, bytes(await pemOf(lab)))).resolves.toBeDefined()
  })
})

test.each(['', 'a.b.c', 'e30.W10.', 'one'])('%j is no token to begin with', async (token) => {
  const workshop = workshopAt(labOf('HS256').keys, forgers)
  await expect(forgeToken(token, { id: 'alg-none', values: {} }, workshop)).rejects.toMatchObject({
    code: 'ERR_LAB_BAD_TOKEN_PART',
  })
})
