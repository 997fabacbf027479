import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type JwtLab, part, startJwtLab, unsigned } from './jwt-lab'

let lab: JwtLab
beforeEach(async () => {
  lab = await startJwtLab()
})
afterEach(() => lab.server.close())

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

describe('the login by email', () => {
  const send = (form: Record<string, string>) => lab.send('/user/login', { method: 'POST', form })

  test('answers in the shape of the article, with a token that never expires', async () => {
    const { status, body } = await send({ email: 'alice@example.com', password: 'alice' })
    const { jwt_token, ...rest } = body
    expect([status, rest]).toEqual([
      200,
      { status: 'success', code: 200, message: 'Sign in success.', data: true, user_id: 2 },
    ])
    expect(part(String(jwt_token), 1)).not.toHaveProperty('exp')
    lab.clock.advanceSeconds(100 * 365 * 86_400)
    expect((await lab.send('/protected', bearer(String(jwt_token)))).body).toEqual({
      hello: 'world',
      logged_in_as: 'alice',
    })
  })

  test.each([
    [{ password: 'x' }, 400, 'Missing email parameter'],
    [{ email: 'x' }, 400, 'Missing password parameter'],
    [{ email: 'alice@example.com', password: 'x' }, 401, 'Bad email or password'],
    [{ email: 'nobody@example.com', password: 'x' }, 401, 'Bad email or password'],
    [{ email: 'alice', password: 'alice' }, 401, 'Bad email or password'],
  ])('refuses %j', async (form, status, msg) => {
    const answer = await send(form as Record<string, string>)
    expect([answer.status, answer.body]).toEqual([status, { msg }])
  })
})

test('a refresh gives an access token of the same subject, and no refresh token', async () => {
  const { refresh } = await lab.logIn('bob')
  const { status, body } = await lab.send('/refresh', { method: 'POST', ...bearer(refresh) })
  expect([status, Object.keys(body)]).toEqual([200, ['access_token']])
  expect(part(String(body.access_token), 1)).toMatchObject({ sub: 'bob', type: 'access' })
})

describe('logout', () => {
  test("revokes the token that it is called with until that token's exp, and no other", async () => {
    const { access, refresh } = await lab.logIn()
    await lab.send('/logout', { method: 'DELETE', ...bearer(access) })
    expect(await lab.blocklist.all()).toMatchObject([
      { jti: part(access, 1).jti, expiresAt: Number(part(access, 1).exp) * 1000 },
    ])
    expect((await lab.send('/refresh', { method: 'POST', ...bearer(refresh) })).status).toBe(200)
    expect((await lab.send('/logout', { method: 'DELETE', ...bearer(access) })).body).toEqual({
      msg: 'Token has been revoked',
    })
  })

  test('takes only the type of token that its route is for', async () => {
    const { access, refresh } = await lab.logIn()
    expect((await lab.send('/logout', { method: 'DELETE', ...bearer(refresh) })).body).toEqual({
      msg: 'Only non-refresh tokens are allowed',
    })
    expect((await lab.send('/logout2', { method: 'DELETE', ...bearer(access) })).body).toEqual({
      msg: 'Only refresh tokens are allowed',
    })
  })

  test("can't revoke a token without jti, and says so", async () => {
    const answer = await lab.send('/logout', { method: 'DELETE', ...bearer(await lab.sign({ sub: 'test' })) })
    expect([answer.status, answer.body]).toEqual([422, { msg: 'Missing claim: jti' }])
  })
})

describe('the account', () => {
  test('changes its own phone', async () => {
    const { access } = await lab.logIn()
    const answer = await lab.send('/user/update/phone', {
      method: 'POST',
      ...bearer(access),
      form: { id: '1', phone: '0900-999-999' },
    })
    expect([answer.status, answer.body]).toEqual([
      200,
      { status: 'success', code: 200, message: 'Update phone success.', data: true },
    ])
    expect((await lab.accounts.findById('1'))?.phone).toBe('0900-999-999')
  })

  test.each([
    [{ phone: '1' }, 400, 'Missing id parameter'],
    [{ id: '1' }, 400, 'Missing phone parameter'],
    [{ id: '2', phone: '1' }, 403, 'You can only change the phone of your own account'],
    [{ id: '99', phone: '1' }, 403, 'You can only change the phone of your own account'],
  ])('refuses %j', async (form, status, msg) => {
    const { access } = await lab.logIn()
    const answer = await lab.send('/user/update/phone', {
      method: 'POST',
      ...bearer(access),
      form: form as Record<string, string>,
    })
    expect([answer.status, answer.body]).toEqual([status, { msg }])
    expect((await lab.accounts.findById('2'))?.phone).toBe('0900-000-002')
  })

  test("takes all its tokens along when it is deleted, and nobody else's", async () => {
    const [first, second, other] = [await lab.logIn(), await lab.logIn(), await lab.logIn('bob')]
    expect((await lab.send('/user', { method: 'DELETE', ...bearer(first.access) })).status).toBe(200)
    for (const token of [first.access, second.access])
      expect((await lab.send('/protected', bearer(token))).body).toEqual({ msg: 'Token has been revoked' })
    for (const token of [first.refresh, second.refresh])
      expect((await lab.send('/refresh', { method: 'POST', ...bearer(token) })).status).toBe(401)
    expect((await lab.send('/protected', bearer(other.access))).status).toBe(200)
    expect(
      (await lab.send('/login', { method: 'POST', json: { username: 'test', password: 'test' } })).status,
    ).toBe(401)
  })

  test('is gone for a signed token of a name that never was', async () => {
    const token = await lab.sign({ sub: 'ghost', jti: 'g' })
    expect(await lab.send('/user', { method: 'DELETE', ...bearer(token) })).toMatchObject({ status: 404 })
    const phone = await lab.send('/user/update/phone', {
      method: 'POST',
      ...bearer(token),
      form: { id: '1', phone: '1' },
    })
    expect(phone.status).toBe(403)
  })
})

describe('hostile tokens', () => {
  const header = { alg: 'HS256', typ: 'JWT' }
  test.each([
    ['a header that is no JSON', unsigned('x', {}), 'Invalid header string: it is not JSON'],
    ['a header that is no object', unsigned('[]', {}), 'Invalid header string: must be a json object'],
    [
      'a header that is no UTF-8',
      `${Buffer.from([0xff, 0xfe]).toString('base64url')}.e30.`,
      'Invalid header string: it is not UTF-8',
    ],
    ['a payload in plain base64', `${unsigned(header, {}).split('.')[0]}.+/==.`, 'Invalid payload padding'],
    [
      'a signature that is no base64url',
      `${unsigned(header, {}).split('.').slice(0, 2).join('.')}.*`,
      'Invalid crypto padding',
    ],
    ['five parts', `${unsigned(header, {})}.x.y`, 'Invalid payload padding'],
    ['no alg', unsigned({}, {}), 'Algorithm not specified'],
    ['an alg that is no string', unsigned({ alg: ['HS256'] }, {}), 'The specified alg value is not allowed'],
    ['a lower-case alg', unsigned({ alg: 'hs256' }, {}), 'The specified alg value is not allowed'],
  ])('%s', async (_, token, msg) => {
    expect(await lab.send('/protected', bearer(token))).toMatchObject({ status: 422, body: { msg } })
  })

  test.each([
    ['a payload that is no object', ['x'], 'Invalid payload string: must be a json object'],
    ['an exp that is text', { sub: 'test', exp: 'soon' }, 'Expiration Time claim (exp) must be an integer.'],
    ['an exp that is null', { sub: 'test', exp: null }, 'Expiration Time claim (exp) must be an integer.'],
    ['an nbf that is text', { sub: 'test', nbf: '0' }, 'Not Before claim (nbf) must be an integer.'],
    ['an iat that is an object', { sub: 'test', iat: {} }, 'Issued At claim (iat) must be an integer.'],
  ])('signed: %s', async (_, claims, msg) => {
    expect(await lab.send('/protected', bearer(await lab.sign(claims)))).toMatchObject({
      status: 422,
      body: { msg },
    })
  })

  test('a critical extension is not understood', async () => {
    const [head, ...rest] = (await lab.sign({ sub: 'test' })).split('.')
    const critical = unsigned({ ...part(`${head}.e30.`, 0), crit: ['x'], x: 1 }, {}).split('.')[0]
    expect((await lab.send('/protected', bearer([critical, ...rest].join('.')))).body).toEqual({
      msg: 'Unsupported critical extension',
    })
  })

  test('two thousand mutations of a good token are all refused, and none breaks the server', async () => {
    const { access } = await lab.logIn()
    // A fixed sequence (a linear congruential generator), so that a failure can be repeated.
    let state = 1
    const random = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state % below
    }
    const alphabet = 'ABCabc019-_.=+/ ~\u0001é'
    for (let round = 0; round < 2000; round += 1) {
      const at = random(access.length)
      const letter = alphabet[random(alphabet.length)] ?? 'x'
      const kind = random(4)
      const mutated =
        kind === 0
          ? access.slice(0, at)
          : access.slice(0, at) +
            letter.repeat(kind === 1 ? 200 : 1) +
            access.slice(at + (kind === 3 ? 0 : 1))
      if (mutated === access || !/^[\x20-\x7e]*$/.test(mutated) || mutated.trim() === access) continue
      const { status } = await lab.send('/protected', bearer(mutated))
      // The last letter of a signature holds unused bits: another letter can mean the same signature.
      if (status === 200)
        expect(Buffer.from(mutated.split('.')[2] ?? '', 'base64url')).toEqual(
          Buffer.from(access.split('.')[2] ?? '', 'base64url'),
        )
      else expect([401, 422]).toContain(status)
    }
  })
})
