// Each defence of the JWT server, over real HTTP: without it exactly one attack works, with it the named check refuses that.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterEach, describe, expect, test } from 'vitest'
import { DEFENCES, type DefenceOf, defencesOf } from '#src/defences/defences'
import { WEAK_SECRETS } from '#src/defences/weak-secrets'
import type { JwtAlgorithm } from '#src/settings/settings'
import type { CheckId } from '#src/trace/check'
import { FUZZ_LIMIT_MS, tries } from '../../support/fuzz'
import { fitsHeader, hostileTokens } from '../../support/malformed'
import { ACCESS_SECONDS, type Answer, type JwtLab, part, startJwtLab, unsigned } from './jwt-lab'

type Defence = DefenceOf<'jwt'>

const endings: (() => unknown)[] = []
afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end()
})

async function start(algorithm: JwtAlgorithm = 'HS256'): Promise<JwtLab> {
  const lab = await startJwtLab(algorithm)
  endings.push(() => lab.server.close())
  return lab
}

/** Switches one defence, all others being as at the start. */
async function set(lab: JwtLab, defence: Defence, isOn: boolean): Promise<void> {
  lab.settings.jwtDefences = { ...lab.settings.jwtDefences, [defence]: isOn }
  if (defence === 'strong-secret') await lab.keys.configure(lab.keys.algorithm, null, isOn)
}

const claimsOf = (token: string) => part(token, 1)
/** The claims of a token of alice's, for a token of one's own. */
const asAlice = (token: string) => ({ ...claimsOf(token), sub: 'alice' })
const publicPem = (lab: JwtLab) => {
  const key = lab.keys.describe()
  return key.kind === 'key-pair' ? key.publicKey : ''
}
const bytes = (text: string) => new TextEncoder().encode(text)
const signed = (claims: object, header: { alg: string }, key: Parameters<SignJWT['sign']>[0]) =>
  new SignJWT({ ...claims }).setProtectedHeader({ typ: 'JWT', ...header }).sign(key)

/** Signs with a key of one's own, whose public half the header brings or leads to. */
async function withOwnKey(claims: object, place: (jwk: object) => object | Promise<object>): Promise<string> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  return signed(claims, { alg: 'RS256', ...(await place(await exportJWK(publicKey))) }, privateKey)
}

/** Serves keys, and counts who asks for them. */
async function keyServer(jwk: object) {
  let asked = 0
  const server = createServer((_, response) => {
    asked += 1
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify({ keys: [jwk] }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  endings.push(() => server.close())
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, asked: () => asked }
}

interface Attack {
  readonly name: string
  readonly defence: Defence
  readonly algorithm?: JwtAlgorithm
  /** Makes the token of the attack out of a good one of the attacker's own. */
  readonly forge: (own: string, lab: JwtLab, refresh: string) => string | Promise<string>
  /** Whose page it opens. */
  readonly opens?: string
  readonly refusedBy: CheckId
  readonly msg: string
}

const NOT_ALLOWED = 'The specified alg value is not allowed'
const FAILED = 'Signature verification failed'

const ATTACKS: readonly Attack[] = [
  {
    name: 'a payload edited, the signature left',
    defence: 'signature-verified',
    forge: (own) => tampered(own),
    opens: 'alice',
    refusedBy: 'signature',
    msg: FAILED,
  },
  ...['none', 'None', 'NONE', 'nOnE'].map(
    (alg): Attack => ({
      name: `alg ${alg}`,
      defence: 'alg-pinned',
      forge: (own) => unsigned({ alg, typ: 'JWT' }, asAlice(own)),
      opens: 'alice',
      refusedBy: 'alg',
      msg: NOT_ALLOWED,
    }),
  ),
  ...(['RS256', 'ES256', 'EdDSA'] as const).map(
    (algorithm): Attack => ({
      name: `the public key of ${algorithm} as a secret`,
      defence: 'alg-pinned',
      algorithm,
      forge: (own, lab) => signed(asAlice(own), { alg: 'HS256' }, bytes(publicPem(lab))),
      opens: 'alice',
      refusedBy: 'alg',
      msg: NOT_ALLOWED,
    }),
  ),
  {
    name: 'a key brought along in jwk',
    defence: 'own-keys-only',
    algorithm: 'RS256',
    forge: (own) => withOwnKey(asAlice(own), (jwk) => ({ jwk })),
    opens: 'alice',
    refusedBy: 'signature',
    msg: FAILED,
  },
  {
    name: 'a key fetched from jku',
    defence: 'own-keys-only',
    algorithm: 'RS256',
    forge: (own, lab) =>
      withOwnKey(asAlice(own), async (jwk) => {
        const { origin } = await keyServer({ ...jwk, kid: 'mine' })
        lab.jkuOrigins.push(origin)
        return { jku: `${origin}/keys.json`, kid: 'mine' }
      }),
    opens: 'alice',
    refusedBy: 'signature',
    msg: FAILED,
  },
  {
    name: 'a kid that leads to a file of one null byte',
    defence: 'own-keys-only',
    forge: (own) => signed(asAlice(own), kid('../public/blank.bin'), new Uint8Array(1)),
    opens: 'alice',
    refusedBy: 'signature',
    msg: FAILED,
  },
  {
    name: 'a secret from the list',
    defence: 'strong-secret',
    forge: async (own, lab) => {
      for (const word of WEAK_SECRETS) {
        const token = await signed(asAlice(own), { alg: 'HS256' }, bytes(word))
        if ((await lab.open(token)).status === 200) return token
      }
      return signed(asAlice(own), { alg: 'HS256' }, bytes(WEAK_SECRETS[0]))
    },
    opens: 'alice',
    refusedBy: 'signature',
    msg: FAILED,
  },
  {
    name: 'a refresh token as an access token',
    defence: 'type-checked',
    forge: (_own, _lab, refresh) => refresh,
    refusedBy: 'type',
    msg: 'Only non-refresh tokens are allowed',
  },
  {
    name: 'a token of another service with the same key',
    defence: 'audience-checked',
    forge: (own, lab) => lab.sign({ ...claimsOf(own), aud: 'wiki' }),
    refusedBy: 'aud',
    msg: "Audience doesn't match",
  },
  {
    name: 'a token that says nothing of whom it is for',
    defence: 'audience-checked',
    forge: (own, lab) => lab.sign({ ...claimsOf(own), aud: undefined }),
    refusedBy: 'aud',
    msg: 'Token is missing the "aud" claim',
  },
  {
    name: 'a token without an end',
    defence: 'exp-required',
    forge: (own, lab) => lab.sign({ ...claimsOf(own), exp: undefined }),
    refusedBy: 'exp',
    msg: 'Token is missing the "exp" claim',
  },
  {
    name: 'the same token with another last character',
    defence: 'canonical-encoding',
    forge: (own) => own.slice(0, -1) + twinOf(own.at(-1) ?? ''),
    refusedBy: 'encoding',
    msg: 'Invalid crypto padding',
  },
  {
    name: 'the same token with padding',
    defence: 'canonical-encoding',
    forge: (own) => `${own}=`,
    refusedBy: 'encoding',
    msg: 'Invalid crypto padding',
  },
]

const kid = (kid: string) => ({ alg: 'HS256', kid })

/** Returns the character that decodes to the same bytes at the end of 32 bytes in base64url: its last two bits count for nothing. */
function twinOf(character: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return alphabet[alphabet.indexOf(character) ^ 1] ?? ''
}

/** Edits the payload to name somebody, and leaves the rest. */
function tampered(token: string, sub = 'alice'): string {
  const [head, , signature] = token.split('.')
  return `${head}.${Buffer.from(JSON.stringify({ ...claimsOf(token), sub })).toString('base64url')}.${signature}`
}

/** The check that refused the newest request. */
function refusing(lab: JwtLab): CheckId | undefined {
  const checks = lab.hopsOf('token-checked').at(-1)?.checks ?? []
  return checks.find(({ passed }) => !passed)?.id
}

const outcome = ({ status, body }: Answer) => ({ status, msg: body.msg })

/** Those whose attacks take more than one request, and stand below. */
const IN_STEPS: readonly Defence[] = ['revoked-by-jti', 'refresh-bound']

test.each(defencesOf('jwt'))('%s has an attack', (defence) => {
  expect([...ATTACKS.map((attack) => attack.defence), ...IN_STEPS]).toContain(defence)
})

describe.each(ATTACKS)('$name', ({ defence, algorithm, forge, opens = 'test', refusedBy, msg }) => {
  async function attacked(isOn: boolean) {
    const lab = await start(algorithm)
    await set(lab, defence, isOn)
    const { access, refresh } = await lab.logIn()
    const forged = await forge(access, lab, refresh)
    return { lab, access, answer: await lab.open(forged) }
  }

  test(`is accepted by a server without ${defence}, and leaves no check that was not made`, async () => {
    const { lab, answer } = await attacked(false)
    expect(answer).toMatchObject({ status: 200, body: { logged_in_as: opens } })
    const groups = lab.hopsOf('token-checked').slice(-4)
    const left = DEFENCES[defence].check
    if (left !== null) expect(groups.flatMap(({ checks }) => checks.map(({ id }) => id))).not.toContain(left)
  })

  test('is refused by a server with it, by the check that is named', async () => {
    const { lab, access, answer } = await attacked(true)
    expect(outcome(answer)).toEqual({ status: 422, msg })
    expect(refusing(lab)).toBe(refusedBy)
    expect((await lab.open(access)).status).toBe(200)
  })

  test('is needed: a plain tamper is refused without it too', async () => {
    const { lab, access } = await attacked(false)
    // Of the plain tamper itself: what is no token at all.
    const plain = defence === 'signature-verified' ? access.replaceAll('.', '') : tampered(access)
    expect((await lab.open(plain)).status).toBe(422)
    expect(refusing(lab)).toBe(defence === 'signature-verified' ? 'segments' : 'signature')
    expect((await lab.open(access)).status).toBe(200)
  })
})

describe('the same token in other characters, after its revocation', () => {
  /** The order of the curve P-256 (FIPS 186-4 section D.1.2.3). */
  const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

  /** Returns an ES256 token with n-s in place of s: as valid, and another text. */
  function negated(token: string): string {
    const [head, body, signature = ''] = token.split('.')
    const both = Buffer.from(signature, 'base64url')
    const s = ORDER - BigInt(`0x${both.subarray(32).toString('hex')}`)
    const other = Buffer.concat([both.subarray(0, 32), Buffer.from(s.toString(16).padStart(64, '0'), 'hex')])
    return `${head}.${body}.${other.toString('base64url')}`
  }

  async function loggedOut(isByJti: boolean) {
    const lab = await start('ES256')
    await set(lab, 'revoked-by-jti', isByJti)
    const { access } = await lab.logIn()
    expect((await lab.open(negated(access))).status).toBe(200)
    expect((await lab.withToken('DELETE', '/logout', access)).status).toBe(200)
    return { lab, access }
  }
  const REVOKED = { status: 401, msg: 'Token has been revoked' }

  test('is accepted by a server without revoked-by-jti, which refuses the text that was revoked, and a plain tamper', async () => {
    const { lab, access } = await loggedOut(false)
    expect((await lab.open(negated(access))).status).toBe(200)
    const answers = lab.hopsOf('blocklist-answered')
    expect(answers.at(-1)).toMatchObject({ revoked: false, textHash: expect.any(String) })
    expect(outcome(await lab.open(access))).toEqual(REVOKED)
    expect(outcome(await lab.open(tampered(access)))).toEqual({ status: 422, msg: FAILED })
    expect(lab.traced().blocklist).toEqual(await lab.blocklist.all())
  })

  test('is refused by a server with it, by the blacklist', async () => {
    const { lab, access } = await loggedOut(true)
    expect(outcome(await lab.open(negated(access)))).toEqual(REVOKED)
    const { checks } = lab.hopsOf('blocklist-answered').at(-1) ?? {}
    expect(checks?.find(({ passed }) => !passed)?.id).toBe('blocklist')
    expect(lab.hopsOf('blocklist-answered').at(-1)).not.toHaveProperty('textHash')
  })

  test('is revoked by its own text too, and by any once the defence is there again', async () => {
    const { lab, access } = await loggedOut(false)
    expect((await lab.withToken('DELETE', '/logout', negated(access))).status).toBe(200)
    expect(outcome(await lab.open(negated(access)))).toEqual(REVOKED)
    expect(outcome(await lab.open(access))).toEqual(REVOKED)
    const rows = await lab.blocklist.all()
    expect(rows.map(({ textHashes }) => textHashes?.length)).toEqual([2])
    expect(lab.traced().blocklist).toEqual(await lab.blocklist.all())
    const other = await lab.logIn()
    await lab.withToken('DELETE', '/logout', other.access)
    await set(lab, 'revoked-by-jti', true)
    expect(outcome(await lab.open(negated(other.access)))).toEqual(REVOKED)
  })

  test('escapes a logout everywhere as well', async () => {
    const lab = await start('ES256')
    await set(lab, 'revoked-by-jti', false)
    const [one, other] = [await lab.logIn(), await lab.logIn()]
    expect((await lab.withToken('DELETE', '/logout-everywhere', one.access)).status).toBe(200)
    expect(outcome(await lab.open(other.access))).toEqual(REVOKED)
    expect((await lab.open(negated(other.access))).status).toBe(200)
  })
})

describe('somebody else’s expired access token with one’s own refresh token', () => {
  async function renewed(isBound: boolean, edit: (alices: string) => string = (alices) => alices) {
    const lab = await start()
    await set(lab, 'refresh-bound', isBound)
    const alice = await lab.logIn('alice')
    lab.clock.advanceMs(ACCESS_SECONDS * 1000)
    const own = await lab.logIn('test')
    const answer = await lab.send('/refresh', {
      method: 'POST',
      authorization: `Bearer ${own.refresh}`,
      json: { access_token: edit(alice.access) },
    })
    const whose = async () => (await lab.open(String(answer.body.access_token))).body.logged_in_as
    return { lab, answer, whose }
  }

  test('renews for that one where the defence lacks, and says so', async () => {
    const { lab, answer, whose } = await renewed(false)
    expect(answer.status).toBe(200)
    expect(lab.hopsOf('token-checked').at(-1)).toMatchObject({ group: 'claims', without: 'refresh-bound' })
    expect(await whose()).toBe('alice')
  })

  test('renews for the owner of the refresh token where it is there: what is beside it is not looked at', async () => {
    const { lab, answer, whose } = await renewed(true)
    expect(answer.status).toBe(200)
    expect(lab.hopsOf('token-checked').some((hop) => 'without' in hop)).toBe(false)
    expect(await whose()).toBe('test')
  })

  test.each([
    ['edited', (alices: string) => tampered(alices, 'bob'), FAILED],
    ['garbage', () => 'garbage', 'Not enough segments'],
  ] as const)('is refused where it is %s', async (_, edit, msg) => {
    const { answer } = await renewed(false, edit)
    expect(outcome(answer)).toEqual({ status: 422, msg })
  })
})

describe('a careless server', () => {
  test('takes the public key for a secret only in exactly its own bytes', async () => {
    const lab = await start('RS256')
    await set(lab, 'alg-pinned', false)
    const { access } = await lab.logIn()
    const forged = await signed(asAlice(access), { alg: 'HS256' }, bytes(`${publicPem(lab)}\n`))
    expect(outcome(await lab.open(forged))).toEqual({ status: 422, msg: FAILED })
  })

  test('takes no unsigned token with something for a signature', async () => {
    const lab = await start()
    await set(lab, 'alg-pinned', false)
    const { access } = await lab.logIn()
    const token = unsigned({ alg: 'none' }, asAlice(access), 'AAAA')
    expect(outcome(await lab.open(token))).toEqual({ status: 422, msg: FAILED })
  })

  test('says of a brought key that the token named it, and of no signature that none was verified', async () => {
    const lab = await start('RS256')
    await set(lab, 'own-keys-only', false)
    const { access } = await lab.logIn()
    await lab.open(await withOwnKey(asAlice(access), (jwk) => ({ jwk })))
    const signature = () => lab.hopsOf('token-checked').findLast(({ group }) => group === 'signature')
    expect(signature()).toMatchObject({ without: 'own-keys-only', checks: [{ values: { key: 'jwk' } }] })
    await lab.open(access)
    expect(signature()).not.toHaveProperty('without')
    await set(lab, 'signature-verified', false)
    await lab.open(access)
    expect(signature()).toMatchObject({ without: 'signature-verified', checks: [] })
  })

  test('verifies with a brought key: an edited payload does not pass', async () => {
    const lab = await start('RS256')
    await set(lab, 'own-keys-only', false)
    const { access } = await lab.logIn()
    const own = await withOwnKey(claimsOf(access), (jwk) => ({ jwk }))
    expect((await lab.open(own)).status).toBe(200)
    expect(outcome(await lab.open(tampered(own)))).toEqual({ status: 422, msg: FAILED })
  })

  test.each(['../../etc/passwd', '/etc/hostname', 'blank.bin', '../public/blank.bin/..', ''])(
    'finds no key at the kid %j',
    async (path) => {
      const lab = await start()
      await set(lab, 'own-keys-only', false)
      const { access } = await lab.logIn()
      const forged = await signed(asAlice(access), kid(path), new Uint8Array(1))
      expect(outcome(await lab.open(forged))).toEqual({ status: 422, msg: FAILED })
    },
  )

  test('fetches no keys from where the lab has no server', async () => {
    const lab = await start('RS256')
    await set(lab, 'own-keys-only', false)
    const { access } = await lab.logIn()
    const stranger = await keyServer({})
    lab.jkuOrigins.push('http://127.0.0.1:1')
    for (const jku of [
      `${stranger.origin}/keys`,
      'file:///etc/passwd',
      'http://127.0.0.1:1/x',
      'no address',
    ]) {
      const forged = await withOwnKey(asAlice(access), () => ({ jku }))
      expect(outcome(await lab.open(forged))).toEqual({ status: 422, msg: FAILED })
    }
    expect(stranger.asked()).toBe(0)
  })

  test('revokes by the type that a token has, where nobody checks that', async () => {
    const lab = await start()
    await set(lab, 'type-checked', false)
    const { refresh } = await lab.logIn()
    expect((await lab.withToken('DELETE', '/logout', refresh)).status).toBe(200)
    expect(await lab.blocklist.all()).toMatchObject([{ type: 'refresh' }])
    expect(outcome(await lab.open(refresh))).toEqual({ status: 401, msg: 'Token has been revoked' })
  })
})

describe('a server with all defences', () => {
  test('issues what it demands', async () => {
    const lab = await start()
    const before = await lab.logIn()
    for (const defence of defencesOf('jwt')) await set(lab, defence, true)
    const { access, refresh } = await lab.logIn()
    expect(Object.keys(claimsOf(access))).toEqual([
      'fresh',
      'iat',
      'jti',
      'type',
      'sub',
      'nbf',
      'csrf',
      'aud',
      'exp',
    ])
    expect((await lab.open(access)).status).toBe(200)
    expect((await lab.refresh(refresh)).status).toBe(200)
    const { body } = await lab.send('/user/login', {
      method: 'POST',
      json: { email: 'test@example.com', password: 'test' },
    })
    expect(body).toHaveProperty('jwt_token')
    expect((await lab.open(String(body.jwt_token))).status).toBe(200)
    const link = await lab.withToken('POST', '/download-link', access)
    expect((await lab.send(String(link.body.url))).status).toBe(200)
    // What was issued before is refused for what it lacks, and revoked nowhere.
    expect(outcome(await lab.open(before.access)).msg).toBe('Token is missing the "aud" claim')
    expect(await lab.blocklist.all()).toEqual([])
  })

  test.each([
    [{ aud: ['wiki', 'session-vs-jwt-lab'] }, 200, undefined],
    [{ aud: [] }, 422, 'Token is missing the "aud" claim'],
    [{ aud: 7 }, 422, 'Invalid claim format in token'],
    [{ aud: ['session-vs-jwt-lab', 7] }, 422, 'Invalid claim format in token'],
    [{ aud: { a: 1 } }, 422, 'Invalid claim format in token'],
    [{ aud: 'wiki', sub: 7 }, 422, "Audience doesn't match"],
    [{ aud: 'wiki', exp: 1 }, 422, "Audience doesn't match"],
    [{ exp: 1 }, 401, 'Token has expired'],
  ])('answers %j as PyJWT 2.15 does', async (claims, status, msg) => {
    const lab = await start()
    await set(lab, 'audience-checked', true)
    const { access } = await lab.logIn()
    expect(outcome(await lab.open(await lab.sign({ ...claimsOf(access), ...claims })))).toEqual({
      status,
      msg,
    })
  })
})

test.each(
  defencesOf('jwt').flatMap((defence) => (['HS256', 'RS256'] as const).map((alg) => [defence, alg] as const)),
)(
  'without %s, with %s, hostile tokens break nothing',
  async (defence, algorithm) => {
    const lab = await start(algorithm)
    await set(lab, defence, false)
    const { access } = await lab.logIn()
    const headers = fc.record(
      {
        alg: fc.constantFrom(
          'none',
          'HS256',
          'HS512',
          'RS256',
          'PS384',
          'ES256',
          'EdDSA',
          'dir',
          '',
          7,
          null,
        ),
        jwk: fc.oneof(
          fc.jsonValue({ maxDepth: 1 }),
          fc.constant({ kty: 'oct', k: 'AA' }),
          fc.constant({ kty: 'RSA' }),
        ),
        jku: fc.oneof(fc.string(), fc.constant(lab.server.origin)),
        kid: fc.oneof(fc.string(), fc.constant('../public/blank.bin')),
        crit: fc.jsonValue({ maxDepth: 1 }),
      },
      { requiredKeys: ['alg'] },
    )
    const tokens = fc.oneof(
      hostileTokens(access, algorithm, () => 'AAAA'),
      headers.map((header) => unsigned(header, claimsOf(access), 'AAAA')),
    )
    await fc.assert(
      fc.asyncProperty(tokens.map((token) => `Bearer ${token}`).filter(fitsHeader), async (authorization) => {
        const { status } = await lab.send('/protected', { authorization })
        expect([200, 400, 401, 422, 431]).toContain(status)
      }),
      tries(700),
    )
  },
  FUZZ_LIMIT_MS,
)
