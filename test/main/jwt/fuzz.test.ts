// Hostile tokens by the hundred thousand: none breaks the verifier, and none passes that jose itself would refuse.
import { createHmac, KeyObject, sign as signBytes } from 'node:crypto'
import { connect } from 'node:net'
import fc from 'fast-check'
import { compactVerify, decodeJwt, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { realIds } from '#main/clock/real-ids'
import type { KeyPair } from '#main/jwt/key-source'
import { JwtKeys } from '#main/jwt/keys'
import { verifyAnyToken } from '#main/jwt/verify-any'
import { traceEventSchema } from '#src/trace/event'
import { FUZZ_LIMIT_MS, tries } from '../../support/fuzz'
import { IS_LONG } from '../../support/long'
import { anyText, fitsHeader, hostileTokens, type SignText, wellFormed } from '../../support/malformed'
import { type JwtLab, startJwtLab } from './jwt-lab'

const NOW = Date.UTC(2026, 0, 1)
const SECRET = 'a secret of thirty-two characters'

/** Sends a text, and returns all that comes back. */
function rawAnswer(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (chunk) => {
      received += chunk
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(received))
  })
}

const signWithSecret: SignText = (text) => createHmac('sha256', SECRET).update(text).digest('base64url')

const goodToken = (alg: string, key: KeyPair['sign']) =>
  new SignJWT({ sub: 'test', jti: 'j', type: 'access' })
    .setProtectedHeader({ alg, typ: 'JWT' })
    .setIssuedAt(NOW / 1000)
    .setExpirationTime(NOW / 1000 + 900)
    .sign(key)

/**
 * Has jose verify a token that the lab has accepted; rejects where jose refuses it. The lab reads times as PyJWT does, from
 * texts and without their fractions: of such a token only the signature can be compared.
 */
async function expectGoodForJose(token: string, key: KeyPair['verify'], alg: string): Promise<void> {
  const { exp, nbf, iat } = decodeJwt(token)
  const areTimes = [exp, nbf, iat].every((time) => time === undefined || Number.isInteger(time))
  if (areTimes) await jwtVerify(token, key, { algorithms: [alg], currentDate: new Date(NOW) })
  else await compactVerify(token, key, { algorithms: [alg] })
}

describe('the checks of a token', () => {
  test(
    'accept nothing of a great many hostile tokens that jose would refuse, and never throw',
    async () => {
      const keys = await JwtKeys.create(realIds(), 'HS256', SECRET)
      const { sign, verify } = await keys.current()
      let accepted = 0
      const check = async (token: string) => {
        const checks = await verifyAnyToken(token, { kind: 'server' }, keys, NOW)
        if (checks.some(({ passed }) => !passed)) return
        accepted += 1
        await expectGoodForJose(token, verify, 'HS256')
      }
      const tokens = hostileTokens(await goodToken('HS256', sign), 'HS256', signWithSecret)
      await fc.assert(fc.asyncProperty(tokens, check), tries(100_000))
      // Were none accepted, nothing would have been compared.
      expect(accepted).toBeGreaterThan(IS_LONG ? 500 : 20)
    },
    FUZZ_LIMIT_MS,
  )

  test.each([
    ['RS256', 'sha256'],
    ['ES256', 'sha256'],
    ['EdDSA', null],
  ] as const)(
    'accept no token under %s that jose would refuse',
    async (alg, hash) => {
      const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
      const keys = await JwtKeys.create(realIds(), 'HS256', SECRET)
      const key = {
        kind: 'public-key',
        key: JSON.stringify(await exportJWK(publicKey)),
      } as const
      const signingKey = { key: KeyObject.from(privateKey), dsaEncoding: 'ieee-p1363' } as const
      let accepted = 0
      const good = await goodToken(alg, privateKey)
      const tokens = hostileTokens(good, alg, (text) =>
        signBytes(hash, Buffer.from(text), signingKey).toString('base64url'),
      )
      await fc.assert(
        fc.asyncProperty(tokens, async (token) => {
          const checks = await verifyAnyToken(token, key, keys, NOW)
          if (checks.some(({ passed }) => !passed)) return
          accepted += 1
          await expectGoodForJose(token, publicKey, alg)
        }),
        tries(400, [good]),
      )
      expect(accepted).toBeGreaterThan(0)
    },
    FUZZ_LIMIT_MS,
  )

  test(
    'say of any key why it is none',
    async () => {
      const keys = await JwtKeys.create(realIds(), 'HS256', SECRET)
      const token = await goodToken('HS256', (await keys.current()).sign)
      const member = fc.constantFrom('kty', 'crv', 'n', 'e', 'x', 'y', 'k', 'kid', 'alg', 'keys', 'use', 'd')
      const value = fc.oneof(
        fc.constantFrom('RSA', 'EC', 'OKP', 'oct', 'P-256', 'P-521', 'Ed25519', 'AQAB', 'HS256', 'ES256'),
        fc.jsonValue({ maxDepth: 1 }),
        fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
      )
      const pasted = fc.oneof(
        fc.dictionary(member, value).map((jwk) => JSON.stringify(jwk)),
        fc.array(fc.dictionary(member, value)).map((jwks) => JSON.stringify({ keys: jwks })),
        fc
          .base64String({ maxLength: 300 })
          .map((text) => `-----BEGIN PUBLIC KEY-----\n${text}\n-----END PUBLIC KEY-----`),
        fc.string({ unit: 'binary' }),
      )
      await fc.assert(
        fc.asyncProperty(pasted, async (key) => {
          const reading = verifyAnyToken(token, { kind: 'public-key', key }, keys, NOW)
          await reading.catch((error: unknown) => expect(error).toMatchObject({ code: 'ERR_LAB_BAD_KEY' }))
        }),
        tries(3_000),
      )
    },
    FUZZ_LIMIT_MS,
  )
})

describe('the JWT server', () => {
  let lab: JwtLab
  let good: string
  beforeAll(async () => {
    lab = await startJwtLab('HS256', SECRET)
    good = (await lab.logIn()).access
  })
  afterAll(() => lab.server.close())

  /** What an answer to a hostile request has to be: no fault, and a 200 only to what jose accepts. */
  async function expectSound(
    token: string,
    { status, body }: { status: number; body: object },
  ): Promise<void> {
    expect([200, 400, 401, 422, 431]).toContain(status)
    if (status !== 200) return expect(body).toMatchObject({ msg: expect.any(String) })
    const bearer = token.split(',').find((part) => /^\s*bearer\s/i.test(part)) ?? ''
    await expectGoodForJose(bearer.trim().split(/\s+/)[1] ?? '', (await lab.keys.current()).verify, 'HS256')
  }

  test(
    'answers hostile tokens in the header with 401 or 422, or accepts what jose accepts',
    async () => {
      expect(lab.clock.now()).toBe(NOW)
      const header = fc
        .tuple(
          fc.constantFrom(
            'Bearer ',
            'Bearer ',
            'Bearer ',
            'bearer\t',
            'Basic x, Bearer ',
            'Bearer',
            'Bearer  a, Bearer ',
          ),
          hostileTokens(good, 'HS256', signWithSecret),
        )
        .map((texts) => texts.join(''))
        .filter(fitsHeader)
      let accepted = 0
      await fc.assert(
        fc.asyncProperty(header, async (authorization) => {
          const answer = await lab.send('/protected', { authorization })
          if (answer.status === 200) accepted += 1
          await expectSound(authorization, answer)
        }),
        tries(600, [`Bearer ${good}`]),
      )
      expect(accepted).toBeGreaterThan(0)
    },
    FUZZ_LIMIT_MS,
  )

  test(
    'answers hostile tokens in a link and in a form likewise',
    async () => {
      const tokens = hostileTokens(good, 'HS256', signWithSecret).map(wellFormed)
      await fc.assert(
        fc.asyncProperty(tokens, async (token) => {
          const { status } = await lab.send(`/download?token=${encodeURIComponent(token)}`)
          expect([200, 400, 401, 422, 431]).toContain(status)
          const form = await lab.send('/login', {
            method: 'POST',
            form: { username: token, password: token },
          })
          expect([400, 401]).toContain(form.status)
        }),
        tries(150),
      )
    },
    FUZZ_LIMIT_MS,
  )

  test(
    'answers targets of every form, those included that name no address',
    async () => {
      const host = fc.constantFrom(
        '',
        'http://x',
        'http://x:99999',
        'http://[',
        'http://%',
        '//x',
        'ftp://a@b:1',
        '*',
      )
      const path = fc.constantFrom('/download', '/protected', '/login', '/', '')
      const query = fc.oneof(
        anyText.map((text) => `?token=${encodeURIComponent(wellFormed(text))}`),
        fc.webQueryParameters(),
      )
      const targets = fc
        .tuple(host, path, query, fc.constantFrom('', '#x', '?', '%', '%ff', '\\'))
        .map((parts) => parts.join(''))
        .filter((target) => /^[\x21-\x7e]+$/.test(target))
      await fc.assert(
        fc.asyncProperty(targets, async (target) => {
          const answer = await rawAnswer(
            lab.server.port,
            `GET ${target} HTTP/1.1\r\nHost: lab\r\nConnection: close\r\n\r\n`,
          )
          expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
        }),
        tries(300),
      )
    },
    FUZZ_LIMIT_MS,
  )

  test('has recorded all of that as the schema of the trace wants it', () => {
    expect(lab.events.length).toBeGreaterThan(IS_LONG ? 2_000 : 200)
    for (const event of lab.events) traceEventSchema.parse(JSON.parse(JSON.stringify(event)))
  })
})
