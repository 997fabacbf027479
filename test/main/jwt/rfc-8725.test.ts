// RFC 8725, "JSON Web Token Best Current Practices", section by section, sent to the real server.
import { createHmac } from 'node:crypto'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyAnyToken } from '#main/jwt/verify-any'
import { JWKS_PATH } from '#src/actions/actions'
import { JWT_ALGORITHMS } from '#src/settings/settings'
import { ES256_VECTOR } from '../../support/rfc-vectors'
import { type JwtLab, part, startJwtLab, unsigned } from './jwt-lab'

let lab: JwtLab
let es256: JwtLab
beforeAll(async () => {
  lab = await startJwtLab()
  es256 = await startJwtLab('ES256')
})
afterAll(async () => {
  await Promise.all([lab, es256].map(({ server }) => server.close()))
})

const claims = { sub: 'test', jti: 'j', type: 'access' }
const NOT_ALLOWED = 'The specified alg value is not allowed'
const NOT_VERIFIED = 'Signature verification failed'
const OPENED = { status: 200, body: { logged_in_as: 'test' } }
const refused = (msg: string) => ({ status: 422, body: { msg } })

describe('3.1 the algorithm', () => {
  test('is the verifier’s choice: a genuine signature by another of the server’s own keys opens nothing', async () => {
    const { sign } = await es256.keys.of('RS256')
    const token = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(sign)
    expect(await es256.open(token)).toMatchObject(refused(NOT_ALLOWED))
  })

  test('does not turn a public key into a secret, in none of the forms in which it is published', async () => {
    const { body } = await es256.send(JWKS_PATH)
    const { publicKey } = { publicKey: '', ...es256.keys.describe() }
    for (const secret of [
      publicKey,
      publicKey.trim(),
      JSON.stringify(body),
      JSON.stringify(await es256.keys.publicJwk()),
    ]) {
      const token = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256' })
        .sign(new TextEncoder().encode(secret))
      expect(await es256.open(token)).toMatchObject(refused(NOT_ALLOWED))
    }
  })
})

describe('3.2 only algorithms that hold', () => {
  test.each(['none', 'None', 'nOnE', 'NONE', ''])('%j is none of them', async (alg) => {
    expect(await lab.open(unsigned({ alg, typ: 'JWT' }, claims))).toMatchObject(refused(NOT_ALLOWED))
    expect(await lab.open(await lab.sign(claims, { alg }))).toMatchObject(refused(NOT_ALLOWED))
  })

  test('those that the server can be set to are signatures and MACs of SHA-2, or EdDSA', () => {
    expect(JWT_ALGORITHMS).toEqual(['HS256', 'HS384', 'HS512', 'RS256', 'ES256', 'EdDSA'])
  })
})

describe('3.3 all that is cryptographic is validated', () => {
  test('a token inside a token gets no further than being no JSON', async () => {
    const inner = await lab.sign(claims)
    const nested = await lab.sign(inner, { cty: 'JWT' })
    expect((await lab.open(nested)).body.msg).toContain('Invalid payload string')
  })

  test('an encrypted token is refused whole', async () => {
    const { status } = await lab.open(
      'eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..YWFhYWFhYWFhYWFh.YQ.YWFhYWFhYWFhYWFhYWFhYQ',
    )
    expect(status).toBe(422)
  })
})

describe('3.4 cryptographic input', () => {
  test('an ECDSA signature of zeros is none', async () => {
    const [head, body] = unsigned({ alg: 'ES256', typ: 'JWT' }, claims).split('.')
    for (const bytes of [Buffer.alloc(64), Buffer.alloc(64, 255), Buffer.alloc(0)]) {
      expect(await es256.open(`${head}.${body}.${bytes.toString('base64url')}`)).toMatchObject(
        refused(NOT_VERIFIED),
      )
    }
  })

  test('a point beside its curve is no key', async () => {
    const { x, y } = { x: '', y: '', ...ES256_VECTOR.jwk }
    const beside = JSON.stringify({ ...ES256_VECTOR.jwk, x: y, y: x })
    const key = { kind: 'public-key', key: beside } as const
    await expect(verifyAnyToken(ES256_VECTOR.token, key, lab.keys, 0)).rejects.toMatchObject({
      code: 'ERR_LAB_BAD_KEY',
    })
  })
})

describe('3.5 keys that can’t be guessed', () => {
  test.each([
    ['HS256', 256],
    ['HS384', 384],
    ['HS512', 512],
  ] as const)(
    'the random secret for %s has %i bits of chance, and another server has another',
    async (alg, bits) => {
      const secrets = await Promise.all(
        [1, 2].map(async () => {
          const { keys, server } = await startJwtLab(alg)
          await server.close()
          return { secret: '', ...keys.describe() }.secret
        }),
      )
      const [one = '', other] = secrets
      expect(one).not.toBe(other)
      expect(8 * Buffer.from(one, 'base64url').length).toBe(bits)
    },
  )
})

describe('3.6 and 3.7 the payload', () => {
  test('is never decompressed', async () => {
    expect(await lab.open(await lab.sign(claims, { zip: 'DEF' }))).toMatchObject(OPENED)
    expect(part(await lab.sign(claims, { zip: 'DEF' }), 1)).toEqual(claims)
  })

  test('is UTF-8, and nothing else', async () => {
    const latin1 = Buffer.from('{"sub":"Jos\u00e9"}', 'latin1').toString('base64url')
    const [head] = unsigned({ alg: 'HS256' }, {}).split('.')
    expect((await lab.open(`${head}.${latin1}.AAAA`)).body.msg).toContain(
      "'utf-8' codec can't decode byte 0xe9",
    )
    const utf16 = Buffer.from(JSON.stringify(claims), 'utf16le').toString('base64url')
    expect((await lab.open(`${head}.${utf16}.AAAA`)).status).toBe(422)
  })
})

describe('3.8 and 3.9 issuer, subject and audience', () => {
  test('the subject has to be an account of this server where that matters', async () => {
    const token = await lab.sign({ ...claims, sub: 'nobody' })
    const answer = await lab.send('/user/update/phone', {
      method: 'POST',
      authorization: `Bearer ${token}`,
      json: { id: '1', phone: '0' },
    })
    expect(answer).toMatchObject({ status: 401, body: { msg: 'Error loading the user nobody' } })
  })

  test('a key belongs to one server: its token opens no other', async () => {
    const { access } = await lab.logIn()
    const other = await startJwtLab()
    const answer = await other.open(access)
    await other.server.close()
    expect(answer).toMatchObject(refused(NOT_VERIFIED))
  })

  test('tokens name neither issuer nor audience, and either is ignored, as the library does unless told', async () => {
    const { access } = await lab.logIn()
    expect(part(access, 1)).not.toHaveProperty('iss')
    expect(part(access, 1)).not.toHaveProperty('aud')
    expect(await lab.open(await lab.sign({ ...claims, iss: 'x', aud: 'y' }))).toMatchObject(OPENED)
  })
})

describe('3.10 what a header claims', () => {
  test('brings no key along: jwk, jku, x5u and x5c are never looked at', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
    const jwk = await exportJWK(publicKey)
    const flows = () => es256.events.filter(({ type }) => type === 'flow-started').length
    const before = flows()
    for (const more of [
      { jwk },
      { jku: `${es256.server.origin}${JWKS_PATH}` },
      { x5u: 'http://127.0.0.1:1/cert' },
      { x5c: ['AAAA'] },
    ]) {
      const token = await new SignJWT(claims).setProtectedHeader({ alg: 'ES256', ...more }).sign(privateKey)
      expect(await es256.open(token)).toMatchObject(refused(NOT_VERIFIED))
    }
    // Had the address been asked, that would be a flow more.
    expect(flows()).toBe(before + 4)
  })

  test.each(["' OR 1=1 --", '../../../dev/null', '/dev/null', '`id`', '\u0000', '__proto__'])(
    'a kid of %j chooses nothing',
    async (kid) => {
      expect(await lab.open(await lab.sign(claims, { kid }))).toMatchObject(OPENED)
      const forged = unsigned({ alg: 'HS256', kid }, claims, '').slice(0, -1)
      for (const key of ['', '\u0000']) {
        const signature = createHmac('sha256', key).update(forged).digest('base64url')
        expect(await lab.open(`${forged}.${signature}`)).toMatchObject(refused(NOT_VERIFIED))
      }
    },
  )

  test('an extension that must be understood and is not has the token refused', async () => {
    for (const crit of [['b64'], ['exp'], ['x']]) {
      const token = await lab.sign(claims, { crit, b64: true, exp: 1, x: 1 })
      expect(await lab.open(token)).toMatchObject(refused(`Unsupported critical extension: ${crit[0]}`))
    }
  })
})

describe('3.11 and 3.12 one kind of token for one use', () => {
  test('each route takes its own kind only, whatever typ says', async () => {
    const routes = [
      ['access', 'GET', '/protected'],
      ['refresh', 'POST', '/refresh'],
    ] as const
    for (const type of ['access', 'refresh', 'download'] as const) {
      const token = await lab.sign({ ...claims, jti: type, type }, { typ: `${type}+jwt` })
      for (const [wanted, method, path] of routes) {
        const { status } = await lab.withToken(method, path, token)
        expect([type, path, status]).toEqual([type, path, type === wanted ? 200 : 422])
      }
      const { status } = await lab.send(`/download?token=${token}`)
      expect([type, status]).toEqual([type, type === 'download' ? 200 : 422])
    }
  })
})
