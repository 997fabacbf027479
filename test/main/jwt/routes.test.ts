import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyAnyToken } from '#main/jwt/verify-any'
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

test('no cache may keep an answer that bears a token', async () => {
  const { headers } = await lab.send('/login', {
    method: 'POST',
    json: { username: 'test', password: 'test' },
  })
  expect(headers.get('cache-control')).toBe('no-store')
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
    const form = { id: '1', phone: '1' }
    for (const answer of [
      await lab.send('/user', { method: 'DELETE', ...bearer(token) }),
      await lab.send('/user/update/phone', { method: 'POST', ...bearer(token), form }),
    ]) {
      expect([answer.status, answer.body]).toEqual([401, { msg: 'Error loading the user ghost' }])
      expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"')
    }
    expect(lab.hops()).toContainEqual({ kind: 'access-denied', wantedId: 'ghost', ownId: null })
    expect(await lab.blocklist.all()).toEqual([])
  })
})

describe('hostile tokens', () => {
  const header = { alg: 'HS256', typ: 'JWT' }
  test.each([
    [
      'a header that is no JSON',
      unsigned('x', {}),
      'Invalid header string: Expecting value: line 1 column 1 (char 0)',
    ],
    ['a header that is no object', unsigned('[]', {}), 'Invalid header string: must be a json object'],
    [
      'a header that is no UTF-8',
      `${Buffer.from([0xff, 0xfe]).toString('base64url')}.e30.`,
      "Invalid header string: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte",
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
    ['an nbf that is text', { sub: 'test', nbf: 'soon' }, 'Not Before claim (nbf) must be an integer.'],
    [
      'an exp beyond all numbers',
      '{"sub":"test","exp":1e999}',
      'Expiration Time claim (exp) must be an integer.',
    ],
    ['a jti that is no string', { sub: 'test', jti: 5 }, 'JWT ID must be a string'],
    ['an iat that is an object', { sub: 'test', iat: {} }, 'Issued At claim (iat) must be an integer.'],
  ])('signed: %s', async (_, claims, msg) => {
    expect(await lab.send('/protected', bearer(await lab.sign(claims)))).toMatchObject({
      status: 422,
      body: { msg },
    })
  })

  test.each([
    ['a critical extension', { crit: ['x'], x: 1 }, 'Unsupported critical extension: x'],
    ['crit without a name', { crit: [] }, "Invalid 'crit' header: must be a non-empty list"],
    ['crit that names a number', { crit: [1] }, "Invalid 'crit' header: values must be strings"],
    ['a kid that is no string', { kid: 7 }, 'Key ID header parameter must be a string'],
  ])('genuinely signed: %s', async (_, header, msg) => {
    const token = await lab.sign({ sub: 'test' }, header)
    expect(await lab.send('/protected', bearer(token))).toMatchObject({ status: 422, body: { msg } })
  })

  test.each([
    ['a time that is the text of a number', { exp: '4102444800', iat: ' 1_0 ' }],
    ['a time with a fraction', { exp: 4102444800.5, nbf: 0.5 }],
    ['a type that nobody knows', { type: 'other' }],
  ])('the library accepts %s, and so does the lab', async (_, claims) => {
    const token = await lab.sign({ sub: 'test', ...claims })
    expect(await lab.send('/protected', bearer(token))).toMatchObject({ status: 200 })
  })

  test('a message that a token brings along can add nothing to the challenge', async () => {
    const token = await lab.sign({ sub: 'test' }, { crit: ['"\\\r\n\u00e9', 'x'] })
    const { status, headers } = await lab.send('/protected', bearer(token))
    expect(status).toBe(422)
    expect(headers.get('www-authenticate')).toMatch(
      /error_description="Unsupported critical extension: '\?\?\?\?"$/,
    )
    const long = await lab.sign({ sub: 'test' }, { crit: ['x'.repeat(4000)] })
    expect((await lab.send('/protected', bearer(long))).headers.get('www-authenticate')?.length).toBeLessThan(
      400,
    )
  })

  test('of thousands of mutations of a good token none passes, and none breaks the server', async () => {
    const { access } = await lab.logIn()
    for (const [round, mutated] of mutationsOf(access, 4000).entries()) {
      const checks = await verifyAnyToken(mutated, { kind: 'server' }, lab.keys, lab.clock.now())
      expect(
        checks.every(({ passed }) => passed),
        mutated,
      ).toBe(false)
      // One in ten goes through HTTP as well, where a header can carry it.
      if (round % 10 > 0 || !/^[\x21-\x7e]*$/.test(mutated)) continue
      expect([401, 422]).toContain((await lab.send('/protected', bearer(mutated))).status)
    }
  })
})

/** Makes mutations by a fixed sequence (a linear congruential generator), so that a failure can be repeated. */
function mutationsOf(token: string, count: number): string[] {
  let state = 1
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    // The low bits of such a generator repeat soon.
    return Math.floor((state / 2 ** 32) * below)
  }
  const letters = [...'ABCabc019-_.=+/ ~\u0001é😀']
  const mutate = () => {
    const at = random(token.length)
    const letter = letters[random(letters.length)] ?? 'x'
    switch (random(4)) {
      case 0:
        return token.slice(0, at)
      case 1:
        return token.slice(0, at) + letter.repeat(200) + token.slice(at)
      case 2:
        return token.slice(0, at) + letter + token.slice(at + 1)
      default:
        return token.slice(0, at) + token.slice(at + 1)
    }
  }
  return Array.from({ length: count }, mutate).filter((mutated) => mutated !== token)
}
