// The examples of the RFCs against the server's checks: what they say is genuine is, and nothing else.
import { compactVerify, importJWK } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { realIds } from '#main/clock/real-ids'
import { JwtKeys } from '#main/jwt/keys'
import { checkSignature } from '#main/jwt/token-checks'
import { verifyAnyToken } from '#main/jwt/verify-any'
import { JWT_ALGORITHMS } from '#src/settings/settings'
import {
  EDDSA_VECTOR,
  ES256_VECTOR,
  ES512_VECTOR,
  HS256_VECTOR,
  JOE_CLAIMS,
  RFC_VECTORS,
  type RfcVector,
  RS256_VECTOR,
  UNSIGNED_VECTOR,
} from '../../support/rfc-vectors'
import { startJwtLab } from './jwt-lab'

const JUST_BEFORE = JOE_CLAIMS.exp * 1000 - 1

let keys: JwtKeys
beforeAll(async () => {
  keys = await JwtKeys.create(realIds(), 'HS256', null)
})

/** Returns the first complaint about a token, with the JWK of a vector, at a time in epoch milliseconds. */
async function complaint(token: string, { jwk }: RfcVector, nowMs = JUST_BEFORE): Promise<string | null> {
  const checks = await verifyAnyToken(token, { kind: 'public-key', key: JSON.stringify(jwk) }, keys, nowMs)
  return checks.find(({ passed }) => !passed)?.msg ?? null
}

/** Changes a bit of the first byte of a token's signature. */
function withOtherSignature(token: string): string {
  const at = token.lastIndexOf('.') + 1
  const bytes = Buffer.from(token.slice(at), 'base64url')
  bytes[0] = (bytes[0] ?? 0) ^ 1
  return token.slice(0, at) + bytes.toString('base64url')
}

describe.each([HS256_VECTOR, RS256_VECTOR, ES256_VECTOR])('$source', (vector) => {
  test('passes until its exp, and not from then on', async () => {
    expect(await complaint(vector.token, vector)).toBeNull()
    expect(await complaint(vector.token, vector, JUST_BEFORE + 1)).toBe('Token has expired')
  })

  test('does not pass with another signature, nor with another payload', async () => {
    expect(await complaint(withOtherSignature(vector.token), vector)).toBe('Signature verification failed')
    const [head = '', , signature = ''] = vector.token.split('.')
    const other = Buffer.from(JSON.stringify({ ...JOE_CLAIMS, iss: 'jim' })).toString('base64url')
    expect(await complaint(`${head}.${other}.${signature}`, vector)).toBe('Signature verification failed')
  })

  test('does not pass by the key of another', async () => {
    for (const other of RFC_VECTORS.filter(({ jwk }) => jwk !== null && jwk !== vector.jwk)) {
      expect(await complaint(vector.token, other)).toBe('The specified alg value is not allowed')
    }
  })
})

describe.each([ES512_VECTOR, EDDSA_VECTOR])('$source', (vector) => {
  test('has a genuine signature over what is no JSON, and so is no JWT', async () => {
    const key = await importJWK(vector.jwk ?? {}, vector.header.alg)
    const parts = {
      header: { values: vector.header, text: JSON.stringify(vector.header) },
      claims: { values: {}, text: '{}' },
    }
    expect(await checkSignature({ token: vector.token, ...parts }, key)).toMatchObject({ passed: true })
    const other = withOtherSignature(vector.token)
    expect(await checkSignature({ token: other, ...parts }, key)).toMatchObject({ passed: false })
    expect(await complaint(vector.token, vector)).toContain('Invalid payload string: Expecting value')
    const shown = await verifyAnyToken(
      vector.token,
      { kind: 'public-key', key: JSON.stringify(vector.jwk) },
      keys,
      JUST_BEFORE,
    )
    expect(shown.at(-1)).toMatchObject({ id: 'signature', passed: true })
    const { payload } = await compactVerify(vector.token, key)
    expect(payload.length).toBeGreaterThan(0)
  })
})

describe(UNSIGNED_VECTOR.source, () => {
  test.each(RFC_VECTORS.filter(({ jwk }) => jwk !== null))('passes by no key: $source', async (other) => {
    expect(await complaint(UNSIGNED_VECTOR.token, other)).toBe('The specified alg value is not allowed')
  })
})

describe.each(JWT_ALGORITHMS)('a server that signs by %s', (algorithm) => {
  const opened = startJwtLab(algorithm)
  afterAll(async () => (await opened).server.close())

  test.each(RFC_VECTORS)('takes no token of $source', async ({ token, header, claims }) => {
    const lab = await opened
    lab.clock.set(JUST_BEFORE)
    const { status, body } = await lab.open(token)
    expect(status).toBe(422)
    const own =
      header.alg === algorithm ? 'Signature verification failed' : 'The specified alg value is not allowed'
    expect(body.msg).toContain(claims === null ? 'Invalid payload string' : own)
  })
})
