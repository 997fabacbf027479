import {
  CompactSign,
  compactVerify,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  generateSecret,
  type JWK,
  jwtVerify,
  SignJWT,
} from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { realIds } from '#main/clock/real-ids'
import { JwtKeys } from '#main/jwt/keys'
import { signToken } from '#main/jwt/sign'
import { verifyAnyToken } from '#main/jwt/verify-any'
import { ForgersKeys, workshopAt } from '#main/jwt/workshop'
import type { SigningKey, VerifyingKey } from '#src/contract/commands'
import type { LabError } from '#src/contract/lab-error'
import { JWT_ALGORITHMS } from '#src/settings/settings'
import { part } from './jwt-lab'

const NOW = Date.UTC(2026, 0, 1)
const ARTICLE =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJlbWFpbCI6Imhpcm9AZ21haWwuY29tIn0.WAKjPd_0qcEG3dA9pEwAiw-0ADb8VwqFlSWiIYJTymo'

/** A certificate that signs itself, and a token that its key signed. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBhDCCASmgAwIBAgIUVPH+ltXTpiD5LaCZx9dzFX1Yw/swCgYIKoZIzj0EAwIw
FjEUMBIGA1UEAwwLbGFiLmV4YW1wbGUwIBcNMjYxMTIzMjExMjE3WhgPMjEyNjEw
MzAyMTEyMTdaMBYxFDASBgNVBAMMC2xhYi5leGFtcGxlMFkwEwYHKoZIzj0CAQYI
KoZIzj0DAQcDQgAEIrpcjWLnnuAsYezERXiU8+ZBbfLveG+KIx6a3mK4ud/pBZs+
fo21enjDw35Jfn2qtqA64TJKb7H8WzxHUwTciaNTMFEwHQYDVR0OBBYEFFAPhPuJ
+o7476jnTELvMENYslNGMB8GA1UdIwQYMBaAFFAPhPuJ+o7476jnTELvMENYslNG
MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSQAwRgIhAMYo7X0c2PX69guv
BTyCmCgn9GExcKBeR6idZz7rImvHAiEAwoNOqVMJNSPnHuamsclBqqFp6pOH3rGI
azLX6fa54vQ=
-----END CERTIFICATE-----`
const CERTIFIED =
  'eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJ4In0.V9dO9JD9H0j_UNupfjdJchPpTGUqWlP2Sn592JR3Ii7u8YR9MnvQS10OfQKGb9x0YUz-EmanvknsiaJnjJ0EaQ'

/** Public keys that can verify no JWT. */
const WEAK_RSA = `-----BEGIN PUBLIC KEY-----
MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDQ+XRnyFguoPKJrPwoU37E44Ga
gu+0APUSpSwnllZGMWiJ64Ad4iA7gvKcG9t/X+GbNrIxS0500OFj5HhAJ4Ds83pY
FFxuRFZmdEtnkkhrhfaeACn2QaQvCe0ddBOqiEfHOZxpW7rwABU0ksp2NzIkYzJC
qFvcIFd2EgkYGyn10wIDAQAB
-----END PUBLIC KEY-----`
const SECP256K1 = `-----BEGIN PUBLIC KEY-----
MFYwEAYHKoZIzj0CAQYFK4EEAAoDQgAE3EYnKu0hEf8gmxTwBQ2dhPvmke/ty+kW
oXx/nao73L0XdYAB9rjUCO9gcN61Yzu0fQqdLpdRhXL73HYrtjgV+A==
-----END PUBLIC KEY-----`
const X25519 = `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VuAyEA/7YDZtxyZtao+rUcCKer3ryCvPK2j7ozTC/G577vqjs=
-----END PUBLIC KEY-----`

let keys: JwtKeys
beforeAll(async () => {
  keys = await JwtKeys.create(realIds(), 'HS256', null)
})

const sign = (header: string, payload: string, key: SigningKey) =>
  signToken({ header, payload, key }, keys, realIds(), workshopAt(keys, new ForgersKeys(realIds())))
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

  describe('a secret that is Base64', () => {
    /** 32 bytes whose Base64 has characters of both alphabets, and padding; none of them is the UTF-8 of a text. */
    const bytes = Uint8Array.from({ length: 32 }, (_, at) => 0xfb + (at % 5))
    const plain = Buffer.from(bytes).toString('base64')
    const inBase64 = (text: string): VerifyingKey & SigningKey => ({
      kind: 'secret',
      secret: text,
      isBase64: true,
    })

    test.each([
      ['Base64', plain],
      ['Base64 without padding', plain.replaceAll('=', '')],
      ['base64url', Buffer.from(bytes).toString('base64url')],
      ['base64url with padding', plain.replaceAll('+', '-').replaceAll('/', '_')],
      ['Base64 in lines', ` ${plain.slice(0, 20)}\n${plain.slice(20)}\n`],
    ])('stands for its bytes: %s', async (_, text) => {
      const token = await new SignJWT({ sub: 'x' }).setProtectedHeader({ alg: 'HS256' }).sign(bytes)
      expect(await verify(token, inBase64(text))).toBe('all passed')
      expect(await verify(token, secret(text))).toBe('Signature verification failed')
      const { payload } = await jwtVerify(await sign('{"alg":"HS256"}', '{"sub":"y"}', inBase64(text)), bytes)
      expect(payload).toEqual({ sub: 'y' })
    })

    test('is read as text unless told', async () => {
      const token = await sign('{"alg":"HS256"}', '{}', { kind: 'secret', secret: plain })
      expect(await verify(token, { ...secret(plain), isBase64: false } as VerifyingKey)).toBe('all passed')
      expect(await verify(token, inBase64(plain))).toBe('Signature verification failed')
    })

    test.each([
      ['super.secret', '"." is none of its characters'],
      ['密鑰', '"密" is none of its characters'],
      ['ab==cd', '"=" is none of its characters'],
      ['abcde', 'ends in the middle of a byte'],
      ['=', 'it stands for no byte'],
      [' ', 'it stands for no byte'],
      ['', 'is empty'],
    ])('%j is refused with a reason', async (text, reason) => {
      const refusal = { code: 'ERR_LAB_BAD_KEY', message: expect.stringContaining(reason) }
      await expect(verify(ARTICLE, inBase64(text))).rejects.toMatchObject(refusal)
      await expect(sign('{"alg":"HS256"}', '{}', inBase64(text))).rejects.toMatchObject(refusal)
    })
  })

  test('the example of RFC 7519 section 3.1 is genuine by the key of RFC 7515 appendix A.1, and late', async () => {
    const token =
      'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
    expect(await verify(token, secret('wrong'))).toBe('Signature verification failed')
    const key =
      '{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"}'
    expect(await verify(token, { kind: 'public-key', key })).toBe('Token has expired')
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

  test('a certificate verifies by its key', async () => {
    expect(await verify(CERTIFIED, { kind: 'public-key', key: CERTIFICATE })).toBe('all passed')
    expect(await verify(`${CERTIFIED.slice(0, -4)}AAAA`, { kind: 'public-key', key: CERTIFICATE })).toBe(
      'Signature verification failed',
    )
  })

  describe('a PEM is found', () => {
    const preambles = {
      'after what openssl says of it': 'subject=CN = lab.example\nissuer=CN = lab.example\n',
      'after a sentence that names a PEM': 'It begins with -----BEGIN PUBLIC KEY-----, as all do:\n\n',
      'after lines of Windows': 'Bag Attributes\r\n    friendlyName: lab\r\n',
    }
    test.each(Object.entries(preambles))('%s', async (_, preamble) => {
      for (const key of [preamble + CERTIFICATE, (preamble + CERTIFICATE).replaceAll(/\r?\n/g, '\r\n')]) {
        expect(await verify(CERTIFIED, { kind: 'public-key', key })).toBe('all passed')
      }
    })

    test.each([
      ['indented', CERTIFICATE.replaceAll(/^/gm, '    ')],
      ['with text after it', `${CERTIFICATE}\nThat was it.`],
      ['with the line ends of an old Mac', CERTIFICATE.replaceAll('\n', '\r')],
    ])('%s', async (_, key) => {
      expect(await verify(CERTIFIED, { kind: 'public-key', key })).toBe('all passed')
    })
  })

  describe.each(['RS256', 'ES256', 'EdDSA', 'HS256'] as const)(
    'a JWK of %s is taken where jose takes it',
    (alg) => {
      let token: string
      let jwk: JWK
      beforeAll(async () => {
        const pair =
          alg === 'HS256'
            ? await generateSecret(alg, { extractable: true }).then((key) => ({
                privateKey: key,
                publicKey: key,
              }))
            : await generateKeyPair(alg, { extractable: true })
        token = await new SignJWT({ sub: 'x' }).setProtectedHeader({ alg }).sign(pair.privateKey)
        jwk = await exportJWK(pair.publicKey)
      })

      test.each([
        {},
        ...['sig', 'enc', 'SIG', '', null, 1, ['sig']].map((use) => ({ use })),
        ...[
          ['verify'],
          ['sign'],
          ['sign', 'verify'],
          ['verify', 'deriveKey'],
          ['verify', 'verify'],
          ['verify', 1],
          ['encrypt'],
          [],
          'verify',
          null,
        ].map((key_ops) => ({ key_ops })),
        ...['RS256', 'ES256', 'EdDSA', 'HS256', 'HS512', 'RSA-OAEP', '', null].map((each) => ({ alg: each })),
        ...[true, false, 'true', null].map((ext) => ({ ext })),
        { use: 'sig', key_ops: ['verify'] },
        { use: 'enc', key_ops: ['verify'] },
        { use: 'sig', key_ops: ['encrypt'] },
      ])('with %j', async (members) => {
        const claimed = { ...jwk, ...members }
        const isTaken = await jwtVerify(token, claimed as JWK).then(
          () => true,
          () => false,
        )
        const answer = await verify(token, { kind: 'public-key', key: JSON.stringify(claimed) }).catch(
          ({ code, message }: LabError) => `${code} ${message}`,
        )
        // An alg that the key could have, but the token hasn't, is a check of the token that fails.
        const expected = isTaken
          ? /^all passed$/
          : /^ERR_LAB_BAD_KEY This JWK|^ERR_LAB_BAD_KEY The "|alg value is not allowed$/
        expect(answer).toMatch(expected)
      })
    },
  )

  test('of a JWKS those keys are passed over that are there for something else', async () => {
    const [own, other] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')]
    const [jwk, otherJwk] = [await exportJWK(own.publicKey), await exportJWK(other.publicKey)]
    const token = await new SignJWT({}).setProtectedHeader({ alg: 'RS256' }).sign(own.privateKey)
    const set = (...keys: object[]): VerifyingKey => ({ kind: 'public-key', key: JSON.stringify({ keys }) })
    expect(await verify(token, set({ ...otherJwk, use: 'enc' }, { ...jwk, use: 'sig' }))).toBe('all passed')
    expect(await verify(token, set({ ...jwk, use: 'enc' }, { ...otherJwk, use: 'sig' }))).toBe(
      'Signature verification failed',
    )
    await expect(verify(token, set({ ...jwk, use: 'enc' }))).rejects.toMatchObject({
      code: 'ERR_LAB_BAD_KEY',
      message: expect.stringContaining('"use" "enc"'),
    })
  })

  test('of a JWKS the key counts that kid names, else any that fits', async () => {
    const [own, other] = [await generateKeyPair('ES256'), await generateKeyPair('ES256')]
    const rsa = await exportJWK((await generateKeyPair('RS256')).publicKey)
    const [ownJwk, otherJwk] = [await exportJWK(own.publicKey), await exportJWK(other.publicKey)]
    const set = JSON.stringify({
      keys: [{ kty: 'unheard-of' }, rsa, { ...otherJwk, kid: 'other' }, { ...ownJwk, kid: 'own' }],
    })
    const signed = (kid?: string) =>
      new SignJWT({}).setProtectedHeader({ alg: 'ES256', ...(kid && { kid }) }).sign(own.privateKey)
    const key: VerifyingKey = { kind: 'public-key', key: set }
    expect(await verify(await signed(), key)).toBe('all passed')
    expect(await verify(await signed('own'), key)).toBe('all passed')
    expect(await verify(await signed('unknown'), key)).toBe('all passed')
    expect(await verify(await signed('other'), key)).toBe('Signature verification failed')
  })

  test('a pasted private JWK verifies by its public half', async () => {
    const { privateKey } = await generateKeyPair('EdDSA', { extractable: true })
    const token = await new SignJWT({}).setProtectedHeader({ alg: 'EdDSA' }).sign(privateKey)
    const jwk = await exportJWK(privateKey)
    for (const members of [{}, { use: 'sig', key_ops: ['sign'] }]) {
      const key = JSON.stringify({ ...jwk, ...members })
      expect(await verify(token, { kind: 'public-key', key })).toBe('all passed')
    }
  })

  test('a key verifies no algorithm but its own', async () => {
    const key: VerifyingKey = { kind: 'public-key', key: CERTIFICATE }
    for (const alg of ['RS256', 'HS256'] as const) {
      const token = await sign(`{"alg":"${alg}"}`, '{}', { kind: 'server' })
      const checks = await verifyAnyToken(token, key, keys, NOW)
      expect(checks.find(({ id }) => id === 'alg')).toMatchObject({
        passed: false,
        values: { expected: 'ES256', found: alg },
      })
      expect(checks.map(({ id }) => id)).not.toContain('signature')
    }
    const forJwe = await exportJWK((await generateKeyPair('RS256')).publicKey)
    await expect(
      verify(ARTICLE, { kind: 'public-key', key: JSON.stringify({ ...forJwe, alg: 'RSA-OAEP' }) }),
    ).rejects.toMatchObject({ code: 'ERR_LAB_BAD_KEY', message: expect.stringContaining('RSA-OAEP') })
  })

  test('all checks are made that can be made', async () => {
    const late = await sign('{"alg":"HS256"}', '{"exp":1,"nbf":1e12,"iat":"x"}', { kind: 'wrong' })
    const checks = await verifyAnyToken(late, { kind: 'server' }, keys, NOW)
    expect(checks.map(({ id, passed, fault }) => [id, passed, fault])).toEqual([
      ['segments', true, undefined],
      ['encoding', true, undefined],
      ['alg', true, undefined],
      ['signature', false, 'wrong'],
      ['iat', false, 'wrong'],
      ['nbf', false, 'early'],
      ['exp', false, 'late'],
    ])
    expect(checks.at(-1)?.values).toEqual({ exp: 1, now: NOW / 1000 })
    expect((await verifyAnyToken('a.b.c', { kind: 'server' }, keys, NOW)).map(({ id }) => id)).toEqual([
      'segments',
      'encoding',
    ])
  })

  test.each(['not JSON at all', '["an", "array"]', '"a text"', '', '\u0000\u0001 bytes', '{"sub":"test",}'])(
    'a signature doesn’t depend on what it signs: %j',
    async (payload) => {
      const key = Buffer.from('a secret of thirty-two bytes, or so')
      const token = await new CompactSign(Buffer.from(payload)).setProtectedHeader({ alg: 'HS256' }).sign(key)
      const own = secret(key.toString())
      const form = [
        ['segments', true],
        ['encoding', false],
        ['alg', true],
      ]
      const outcome = async (text: string, by: VerifyingKey) =>
        (await verifyAnyToken(text, by, keys, NOW)).map(({ id, passed }) => [id, passed])
      expect(await outcome(token, own)).toEqual([...form, ['signature', true]])
      expect(await outcome(token, secret('another'))).toEqual([...form, ['signature', false]])
      const [head, , signature] = token.split('.')
      const changed = `${head}.${Buffer.from(`${payload}.`).toString('base64url')}.${signature}`
      expect(await outcome(changed, own)).toEqual([...form, ['signature', false]])
    },
  )

  test('what a check found is shown as it stands in the token, however long the number', async () => {
    const payload = '{"exp":1147953659032899584,"nbf":1e400,"iat":{"a": 3.0}}'
    const token = await sign('{"alg":"HS256"}', payload, { kind: 'server' })
    const checks = await verifyAnyToken(token, { kind: 'server' }, keys, NOW)
    expect(checks.slice(-3).map(({ passed, values }) => [passed, values])).toEqual([
      [false, { iat: '{"a": 3.0}', now: NOW / 1000 }],
      [false, { nbf: '1e400', now: NOW / 1000 }],
      [true, { exp: '1147953659032899584', now: NOW / 1000 }],
    ])
    const unsigned = `${Buffer.from('{"alg":1147953659032899584}').toString('base64url')}.e30.`
    const ofHeader = await verifyAnyToken(unsigned, { kind: 'server' }, keys, NOW)
    expect(ofHeader.find(({ id }) => id === 'alg')?.values?.found).toBe('1147953659032899584')
  })

  test.each([
    ['', 'is empty'],
    [WEAK_RSA, 'has 1024 bits'],
    [SECP256K1, 'secp256k1'],
    [X25519, 'type x25519'],
    ['nonsense', 'neither PEM'],
    ['{"kty":"RSA",}', 'line 1 column 14'],
    ['-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----', "can't be read as a public key"],
    ['-----BEGIN PRIVATE KEY-----\nAAAA', 'This is a private key'],
    ['-----BEGIN EC PRIVATE KEY-----\nAAAA', 'This is a private key'],
    ['Bag Attributes\n-----BEGIN PRIVATE KEY-----\nAAAA', 'This is a private key'],
    [
      '-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n-----BEGIN EC PRIVATE KEY-----\nAAAA',
      'This is a private key',
    ],
    ['only a mention of -----BEGIN PUBLIC KEY-----', 'neither PEM'],
    ['{"kty":"oct","k":""}', 'holds no secret'],
    ['{"keys":[]}', 'one at least'],
    ['{"keys":[5,null]}', 'one at least'],
    ['{"keys":[{"kty":"EC"}]}', "can't be read as a public key"],
    ['[]', 'and this is none'],
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

  test.each(JWT_ALGORITHMS)('%s signs the bytes that were typed, as jose does over bytes', async (alg) => {
    const typed =
      ' { "b" : 3.0 , "10": 1147953659032899584 ,\n "2":"a  \\" é" , "b":[ ], "__proto__" : 1e400, "t":1e-400 } '
    const header = `{ "typ":"JWT", "alg":"${alg}","10":1.0,"2":1 }`
    const token = await sign(header, typed, { kind: 'server' })
    const [head = '', payload = ''] = token.split('.')
    expect(Buffer.from(head, 'base64url').toString()).toBe(header)
    expect(Buffer.from(payload, 'base64url').toString()).toBe(typed)
    const verified = await compactVerify(token, (await keys.of(alg)).verify)
    expect(new TextDecoder().decode(verified.payload)).toBe(typed)
  })

  test('gives the very token that jose gives for the same bytes', async () => {
    const payload = '{"sub":"test","sub":"alice","user_id":1147953659032899584,"price":3.0}'
    const key = new TextEncoder().encode('mine')
    const byJose = await new CompactSign(new TextEncoder().encode(payload))
      .setProtectedHeader({ alg: 'HS256' })
      .sign(key)
    expect(await sign('{"alg":"HS256"}', payload, { kind: 'secret', secret: 'mine' })).toBe(byJose)
  })

  test('signs a header that jose itself would refuse', async () => {
    const token = await sign('{"alg":"HS256","crit":["x"],"x":1}', '{}', { kind: 'server' })
    expect(await verify(token, { kind: 'server' })).toBe('Unsupported critical extension: x')
  })

  test.each(JWT_ALGORITHMS)('%s: jose verifies what is signed here', async (alg) => {
    const token = await sign(`{"alg":"${alg}"}`, '{"sub":"x"}', { kind: 'server' })
    const { payload } = await jwtVerify(token, (await keys.of(alg)).verify, { algorithms: [alg] })
    expect(payload).toEqual({ sub: 'x' })
    const forged = await sign(`{"alg":"${alg}"}`, '{"sub":"x"}', { kind: 'wrong' })
    await expect(jwtVerify(forged, (await keys.of(alg)).verify)).rejects.toMatchObject({
      code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    })
  })

  test.each(['none', 'None', 'NONE'])('alg %s gets an empty signature', async (alg) => {
    const token = await sign(`{"alg":"${alg}"}`, '{"sub":"x"}', { kind: 'server' })
    expect(token).toBe(`${Buffer.from(`{"alg":"${alg}"}`).toString('base64url')}.eyJzdWIiOiJ4In0.`)
    expect(await verify(token, { kind: 'server' })).toBe('The specified alg value is not allowed')
  })

  test.each([
    ['{', '{}', 'The header is not JSON: Expecting property name enclosed in double quotes: line 1 column 2'],
    [
      '{"alg":"HS256"}',
      '{"a":1,\n"b" 2}',
      "The payload is not JSON: Expecting ':' delimiter: line 2 column 5",
    ],
    ['[]', '{}', 'The header must be a JSON object'],
    ['{"alg":"HS256"}', 'null', 'The payload must be a JSON object'],
    ['{}', '{}', '"alg" must be one of HS256'],
    ['{"alg":"HS1"}', '{}', '"alg" must be one of HS256'],
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
