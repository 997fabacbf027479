import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { realIds } from '#main/clock/real-ids'
import { JwtKeys } from '#main/jwt/keys'
import { signToken } from '#main/jwt/sign'
import { verifyAnyToken } from '#main/jwt/verify-any'
import type { SigningKey, VerifyingKey } from '#src/contract/commands'
import { part } from './jwt-lab'

const NOW = Date.UTC(2026, 0, 1)
const ARTICLE =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJlbWFpbCI6Imhpcm9AZ21haWwuY29tIn0.WAKjPd_0qcEG3dA9pEwAiw-0ADb8VwqFlSWiIYJTymo'

let keys: JwtKeys
beforeAll(async () => {
  keys = await JwtKeys.create(realIds(), 'HS256', null)
})

const sign = (header: string, payload: string, key: SigningKey) =>
  signToken({ header, payload, key }, keys, realIds())
const verify = async (token: string, key: VerifyingKey) => {
  const checks = await verifyAnyToken(token, key, keys, NOW)
  return checks.find((check) => !check.passed)?.msg ?? 'all passed'
}
const secret = (text: string): VerifyingKey => ({ kind: 'secret', secret: text })

describe('verifying any token', () => {
  test('the article\'s token is signed with "secret"', async () => {
    expect(await verify(ARTICLE, secret('secret'))).toBe('all passed')
    expect(await verify(ARTICLE, secret('super-secret'))).toBe('Signature verification failed')
    expect(await verify(ARTICLE, { kind: 'server' })).toBe('Signature verification failed')
  })

  test('the example of RFC 7519 section 3.1 is not signed with another secret', async () => {
    const token =
      'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
    expect(await verify(token, secret('wrong'))).toBe('Signature verification failed')
  })

  test.each(['RS256', 'ES256', 'EdDSA'] as const)('%s by PEM, JWK and JWKS', async (alg) => {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
    const token = await new SignJWT({ sub: 'x' }).setProtectedHeader({ alg }).sign(privateKey)
    const jwk = await exportJWK(publicKey)
    for (const key of [
      await exportSPKI(publicKey),
      JSON.stringify(jwk),
      JSON.stringify({ keys: [{ ...jwk, alg }] }),
    ]) {
      expect(await verify(token, { kind: 'public-key', key: `\n ${key} \n` })).toBe('all passed')
    }
    const other = await generateKeyPair(alg, { extractable: true })
    expect(await verify(token, { kind: 'public-key', key: await exportSPKI(other.publicKey) })).toBe(
      'Signature verification failed',
    )
  })

  test.each([
    ['', 'is empty'],
    ['nonsense', "can't be read as a public key"],
    ['-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----', "can't be read as a public key"],
    ['-----BEGIN PRIVATE KEY-----\nAAAA', 'This is a private key'],
    ['{"kty":"oct","k":"AAAA"}', 'shared secret'],
    ['{"keys":[]}', 'no list with a key'],
    ['[]', "can't be read as a public key"],
    ['{"kty":"EC"}', "can't be read as a public key"],
  ])('the key %j is refused with a reason', async (key, reason) => {
    const token = await new SignJWT({ sub: 'x' })
      .setProtectedHeader({ alg: 'RS256' })
      .sign((await keys.of('RS256')).sign)
    await expect(verify(token, { kind: 'public-key', key })).rejects.toMatchObject({
      code: 'ERR_LAB_BAD_KEY',
      message: expect.stringContaining(reason),
    })
  })

  test('an empty secret is refused, and a secret never verifies a public-key algorithm', async () => {
    await expect(verify(ARTICLE, secret(''))).rejects.toMatchObject({ code: 'ERR_LAB_BAD_KEY' })
    const token = await new SignJWT({ sub: 'x' })
      .setProtectedHeader({ alg: 'RS256' })
      .sign((await keys.of('RS256')).sign)
    expect(await verify(token, secret('x'))).toBe('The specified alg value is not allowed')
  })
})

describe('signing what the learner typed', () => {
  test('keeps claims and header as they are, in their order', async () => {
    const token = await sign('{"typ":"JWT","alg":"HS512","x":[1]}', '{"z":1,"sub":5,"a":{"b":null}}', {
      kind: 'server',
    })
    expect(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).toBe(
      '{"z":1,"sub":5,"a":{"b":null}}',
    )
    expect(part(token, 0)).toEqual({ typ: 'JWT', alg: 'HS512', x: [1] })
  })

  test("with the server's key passes, with a wrong one doesn't, with one's own passes with that", async () => {
    const header = '{"alg":"HS256"}'
    expect(await verify(await sign(header, '{}', { kind: 'server' }), { kind: 'server' })).toBe('all passed')
    expect(await verify(await sign(header, '{}', { kind: 'wrong' }), { kind: 'server' })).toBe(
      'Signature verification failed',
    )
    expect(await verify(await sign(header, '{}', { kind: 'secret', secret: 'mine' }), secret('mine'))).toBe(
      'all passed',
    )
  })

  test('alg none gets an empty signature', async () => {
    expect(await sign('{"alg":"none"}', '{"sub":"x"}', { kind: 'server' })).toBe(
      'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.',
    )
  })

  test.each([
    ['{', '{}', 'The header is not JSON'],
    ['{"alg":"HS256"}', 'x', 'The payload is not JSON'],
    ['[]', '{}', 'The header must be a JSON object'],
    ['{"alg":"HS256"}', 'null', 'The payload must be a JSON object'],
    ['{}', '{}', '"alg" must be one of HS256'],
    ['{"alg":"HS1"}', '{}', '"alg" must be one of HS256'],
    ['{"alg":"HS256","crit":["x"],"x":1}', '{}', "This header can't be signed"],
  ])('the header %s with the payload %s is refused with a reason', async (header, payload, reason) => {
    await expect(sign(header, payload, { kind: 'server' })).rejects.toMatchObject({
      code: 'ERR_LAB_BAD_TOKEN_PART',
      message: expect.stringContaining(reason),
    })
  })

  test("a secret can't sign for a public-key algorithm", async () => {
    await expect(sign('{"alg":"ES256"}', '{}', { kind: 'secret', secret: 'x' })).rejects.toMatchObject({
      code: 'ERR_LAB_BAD_KEY',
    })
    await expect(sign('{"alg":"HS256"}', '{}', { kind: 'secret', secret: '' })).rejects.toMatchObject({
      code: 'ERR_LAB_BAD_KEY',
    })
  })
})
