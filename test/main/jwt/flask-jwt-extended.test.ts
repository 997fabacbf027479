// Each case of what flask-jwt-extended answers, sent to the real server.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCESS_SECONDS, type Answer, type JwtLab, part, startJwtLab, unsigned } from './jwt-lab'

let lab: JwtLab
let tokens: { access: string; refresh: string }
let nowSeconds: number

beforeAll(async () => {
  lab = await startJwtLab()
  tokens = await lab.logIn()
  nowSeconds = lab.clock.now() / 1000
})
afterAll(() => lab.server.close())

const BEARER = "Missing 'Bearer' type in 'Authorization' header. Expected 'Authorization: Bearer <JWT>'"
const BAD_HEADER = "Bad Authorization header. Expected 'Authorization: Bearer <JWT>'"

const good = () => ({
  fresh: false,
  iat: nowSeconds,
  jti: 'j',
  type: 'access',
  sub: 'test',
  nbf: nowSeconds,
  csrf: 'c',
  exp: nowSeconds + 60,
})
const signedWith = (change: object) => lab.sign({ ...good(), ...change })
const without = (name: string) =>
  lab.sign(Object.fromEntries(Object.entries(good()).filter(([key]) => key !== name)))
const bearer = async (token: string | Promise<string>) => `Bearer ${await token}`
const tampered = (token: string) => {
  const [head, , signature] = token.split('.')
  return `${head}.${unsigned({}, { ...part(token, 1), sub: 'alice' }).split('.')[1]}.${signature}`
}
const open = async (authorization?: string | Promise<string>) =>
  lab.send('/protected', { authorization: await authorization })
const optional = async (authorization?: string | Promise<string>) =>
  lab.send('/partially-protected', { authorization: await authorization })
const refresh = async (authorization?: string | Promise<string>) =>
  lab.send('/refresh', { method: 'POST', authorization: await authorization })
const login = (json: object) => lab.send('/login', { method: 'POST', json })

async function revoked(type: 'access' | 'refresh'): Promise<string> {
  const { [type]: token } = await lab.logIn()
  await lab.send(type === 'access' ? '/logout' : '/logout2', {
    method: 'DELETE',
    authorization: `Bearer ${token}`,
  })
  return token
}

async function expiredAndRevoked(): Promise<string> {
  const token = await signedWith({ jti: 'both', exp: nowSeconds - 1 })
  await lab.blocklist.add({
    jti: 'both',
    type: 'access',
    sub: 'test',
    revokedAt: lab.clock.now(),
    expiresAt: null,
    because: 'logout',
  })
  return token
}

type Case = readonly [name: string, send: () => Promise<Answer>, status: number, body: object]
const msg = (text: string) => ({ msg: text })

const cases: readonly Case[] = [
  ['no header', () => open(), 401, msg('Missing Authorization Header')],
  ['an empty header', () => open(''), 401, msg('Missing Authorization Header')],
  ['Basic x', () => open('Basic x'), 401, msg(BEARER)],
  ['the raw token without a scheme', () => open(tokens.access), 401, msg(BEARER)],
  ['Bearer alone', () => open('Bearer'), 422, msg(BAD_HEADER)],
  ['Bearer and blanks', () => open('Bearer   '), 422, msg(BAD_HEADER)],
  ['Bearer a b', () => open('Bearer a b'), 422, msg(BAD_HEADER)],
  [
    'a Bearer token beside other credentials',
    () => open(`Basic x, Bearer ${tokens.access},`),
    200,
    { hello: 'world', logged_in_as: 'test' },
  ],
  ['two Bearer tokens', () => open(`Bearer ${tokens.access}, Bearer x`), 401, msg(BEARER)],
  ['nothing but commas', () => open(', ,'), 401, msg('Missing Authorization Header')],
  ['garbage', () => open('Bearer garbage'), 422, msg('Not enough segments')],
  ['a.b', () => open('Bearer a.b'), 422, msg('Not enough segments')],
  ['a.b.c', () => open('Bearer a.b.c'), 422, msg('Invalid header padding')],
  [
    'a tampered token',
    () => open(bearer(tampered(tokens.access))),
    422,
    msg('Signature verification failed'),
  ],
  [
    'a token signed with another key',
    () => open(bearer(unsigned({ alg: 'HS256', typ: 'JWT' }, good(), 'c2ln'))),
    422,
    msg('Signature verification failed'),
  ],
  [
    'a token whose signature is stripped',
    () => open(bearer(tokens.access.slice(0, tokens.access.lastIndexOf('.') + 1))),
    422,
    msg('Signature verification failed'),
  ],
  [
    'alg none',
    () => open(bearer(unsigned({ alg: 'none', typ: 'JWT' }, good()))),
    422,
    msg('The specified alg value is not allowed'),
  ],
  [
    'alg HS384',
    () => open(bearer(unsigned({ alg: 'HS384', typ: 'JWT' }, good(), 'c2ln'))),
    422,
    msg('The specified alg value is not allowed'),
  ],
  [
    'alg RS256',
    () => open(bearer(unsigned({ alg: 'RS256', typ: 'JWT' }, good(), 'c2ln'))),
    422,
    msg('The specified alg value is not allowed'),
  ],
  [
    'an expired token',
    () => open(bearer(signedWith({ exp: nowSeconds - 1 }))),
    401,
    msg('Token has expired'),
  ],
  [
    'a token at exactly its exp',
    () => open(bearer(signedWith({ exp: nowSeconds }))),
    401,
    msg('Token has expired'),
  ],
  [
    'a token one second before its exp',
    () => open(bearer(signedWith({ exp: nowSeconds + 1 }))),
    200,
    { hello: 'world', logged_in_as: 'test' },
  ],
  [
    'nbf in the future',
    () => open(bearer(signedWith({ nbf: nowSeconds + 1 }))),
    422,
    msg('The token is not yet valid (nbf)'),
  ],
  [
    'iat in the future',
    () => open(bearer(signedWith({ iat: nowSeconds + 1 }))),
    422,
    msg('The token is not yet valid (iat)'),
  ],
  [
    'a sub that is no string',
    () => open(bearer(signedWith({ sub: 1 }))),
    422,
    msg('Subject must be a string'),
  ],
  ['no sub', () => open(bearer(without('sub'))), 422, msg('Missing claim: sub')],
  [
    'a refresh token on an access route',
    () => open(bearer(tokens.refresh)),
    422,
    msg('Only non-refresh tokens are allowed'),
  ],
  [
    'an access token on a refresh route',
    () => refresh(bearer(tokens.access)),
    422,
    msg('Only refresh tokens are allowed'),
  ],
  ['a revoked access token', () => open(bearer(revoked('access'))), 401, msg('Token has been revoked')],
  ['a revoked refresh token', () => refresh(bearer(revoked('refresh'))), 401, msg('Token has been revoked')],
  ['optional: no header', () => optional(), 200, { logged_in_as: 'anonymous user' }],
  ['optional: Basic x', () => optional('Basic x'), 200, { logged_in_as: 'anonymous user' }],
  ['optional: a good token', () => optional(bearer(tokens.access)), 200, { logged_in_as: 'test' }],
  [
    'optional: an expired token',
    () => optional(bearer(signedWith({ exp: nowSeconds - 1 }))),
    401,
    msg('Token has expired'),
  ],
  [
    'optional: a revoked token',
    () => optional(bearer(revoked('access'))),
    401,
    msg('Token has been revoked'),
  ],
  ['optional: garbage', () => optional('Bearer garbage'), 422, msg('Not enough segments')],
  ['optional: Bearer alone', () => optional('Bearer'), 422, msg(BAD_HEADER)],
  ['login without username', () => login({ password: 'test' }), 400, msg('Missing username parameter')],
  ['login without password', () => login({ username: 'test' }), 400, msg('Missing password parameter')],
  [
    'a wrong password',
    () => login({ username: 'test', password: 'x' }),
    401,
    msg('Bad username or password'),
  ],
  [
    'a wrong username',
    () => login({ username: 'x', password: 'test' }),
    401,
    msg('Bad username or password'),
  ],
  [
    'logout of the access token',
    async () =>
      lab.send('/logout', { method: 'DELETE', authorization: await bearer((await lab.logIn()).access) }),
    200,
    msg('Successfully logged out'),
  ],
  [
    'logout of the refresh token',
    async () =>
      lab.send('/logout2', { method: 'DELETE', authorization: await bearer((await lab.logIn()).refresh) }),
    200,
    msg('Successfully logged out'),
  ],
  [
    'both expired and revoked: expired comes first',
    () => open(bearer(expiredAndRevoked())),
    401,
    msg('Token has expired'),
  ],
  [
    'a revoked refresh token on an access route: the type comes first',
    () => open(bearer(revoked('refresh'))),
    422,
    msg('Only non-refresh tokens are allowed'),
  ],
  [
    'both forged and expired: the signature comes first',
    () => open(bearer(unsigned({ alg: 'HS256', typ: 'JWT' }, { ...good(), exp: 1 }, 'c2ln'))),
    422,
    msg('Signature verification failed'),
  ],
  [
    'exp comes before nbf',
    () => open(bearer(signedWith({ exp: 1, nbf: nowSeconds + 1 }))),
    401,
    msg('Token has expired'),
  ],
  [
    'nbf comes before iat',
    () => open(bearer(signedWith({ nbf: nowSeconds + 1, iat: nowSeconds + 1 }))),
    422,
    msg('The token is not yet valid (nbf)'),
  ],
  [
    'iat comes before sub',
    () => open(bearer(signedWith({ iat: nowSeconds + 1, sub: 1 }))),
    422,
    msg('The token is not yet valid (iat)'),
  ],
  [
    'sub comes before type',
    () => open(bearer(signedWith({ sub: 1, type: 'refresh' }))),
    422,
    msg('Subject must be a string'),
  ],
  [
    'a token without type counts as access token',
    () => open(bearer(without('type'))),
    200,
    { hello: 'world', logged_in_as: 'test' },
  ],
  [
    'a token without exp never expires',
    () => open(bearer(without('exp'))),
    200,
    { hello: 'world', logged_in_as: 'test' },
  ],
  ['a token without jti', () => open(bearer(without('jti'))), 200, { hello: 'world', logged_in_as: 'test' }],
  [
    'deviation: the scheme in any letter case',
    () => open(`bEARER ${tokens.access}`),
    200,
    { hello: 'world', logged_in_as: 'test' },
  ],
]

test.each(cases)('%s', async (_, send, status, body) => {
  const answer = await send()
  expect([answer.status, answer.body]).toEqual([status, body])
})

describe('deviation: every refusal bears the challenge of RFC 6750', () => {
  const realm = 'Bearer realm="Session vs JWT Lab"'
  test.each([
    ['without an error code when there was no token', undefined, realm],
    ['without an error code for another scheme', 'Basic x', realm],
    [
      'invalid_request for a malformed header',
      'Bearer a b',
      `${realm}, error="invalid_request", error_description="${BAD_HEADER}"`,
    ],
    [
      'invalid_token for a bad token',
      'Bearer a.b.c',
      `${realm}, error="invalid_token", error_description="Invalid header padding"`,
    ],
  ])('%s', async (_, authorization, challenge) => {
    const { headers } = await open(authorization)
    expect(headers.get('www-authenticate')).toBe(challenge)
  })

  test.each(cases.filter(([, , status]) => status === 401 || status === 422))('%s', async (_, send) => {
    expect((await send()).headers.get('www-authenticate')).toMatch(/^Bearer realm="/)
  })
})

describe('the tokens', () => {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

  test('bear the claims of the library in its order', () => {
    for (const [token, type, seconds] of [
      [tokens.access, 'access', ACCESS_SECONDS],
      [tokens.refresh, 'refresh', 30 * 86_400],
    ] as const) {
      expect(JSON.stringify(part(token, 0))).toBe('{"alg":"HS256","typ":"JWT"}')
      const claims = part(token, 1)
      expect(Object.keys(claims)).toEqual(['fresh', 'iat', 'jti', 'type', 'sub', 'nbf', 'csrf', 'exp'])
      expect(claims).toMatchObject({
        fresh: false,
        iat: nowSeconds,
        type,
        sub: 'test',
        nbf: nowSeconds,
        exp: nowSeconds + seconds,
      })
      expect(claims.jti).toMatch(uuid)
      expect(claims.csrf).toMatch(uuid)
      expect(claims.csrf).not.toBe(claims.jti)
    }
  })

  test('of two logins have names of their own', async () => {
    const other = await lab.logIn()
    expect(part(other.access, 1).jti).not.toBe(part(tokens.access, 1).jti)
  })
})
