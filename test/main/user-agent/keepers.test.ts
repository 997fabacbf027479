import { describe, expect, test } from 'vitest'
import { CookieKeeper } from '#main/user-agent/cookie-keeper'
import { planOf } from '#main/user-agent/plan'
import { StorageKeeper } from '#main/user-agent/storage-keeper'
import { FakeClock } from '../../support/fake-clock'
import { login, logout, open, refresh, response } from './exchanged'

const origin = 'http://127.0.0.1:4601'
describe('the cookie jar', () => {
  const expires = (clock: FakeClock, seconds: number) =>
    `lab.sid=s%3Aabc.sig; Path=/; Expires=${new Date(clock.now() + seconds * 1000).toUTCString()}; HttpOnly; SameSite=Lax`

  test('keeps a cookie with its attributes, and sends it back unchanged', () => {
    const clock = new FakeClock()
    const keeper = new CookieKeeper(clock)
    const keeping = keeper.keep(login, response(200, {}, [expires(clock, 60)]), origin)
    expect(keeping.store?.places).toEqual([{ where: 'cookies', name: 'lab.sid' }])
    expect(keeper.attach(login, origin)).toBeNull()
    expect(keeping.store?.apply()).toEqual([
      {
        op: 'set',
        table: 'cookies',
        row: {
          name: 'lab.sid',
          value: 's%3Aabc.sig',
          domain: '127.0.0.1',
          path: '/',
          httpOnly: true,
          secure: false,
          sameSite: 'lax',
          createdAt: clock.now(),
          expiresAt: clock.now() + 60_000,
        },
      },
    ])
    expect(keeper.attach(open, origin)?.header).toEqual(['Cookie', 'lab.sid=s%3Aabc.sig'])
  })

  test.each([
    [59_999, 'sends it just before it expires', true],
    [60_000, 'does not send it when it expires', false],
    [60_001, 'does not send it after it has expired', false],
  ])("by the lab's clock after %i ms: %s", (ms, _, sent) => {
    const clock = new FakeClock(Date.UTC(2036, 0, 1))
    const keeper = new CookieKeeper(clock)
    keeper.keep(login, response(200, {}, [expires(clock, 60)]), origin).store?.apply()
    clock.advanceMs(ms)
    const attachment = keeper.attach(open, origin)
    expect(attachment?.header !== null).toBe(sent)
    expect(attachment?.expired).toBe(!sent)
    expect(attachment?.changes).toEqual(sent ? [] : [{ op: 'remove', table: 'cookies', key: 'lab.sid' }])
  })

  test("counts Max-Age from the lab's clock", () => {
    const clock = new FakeClock(Date.UTC(2036, 0, 1))
    const keeper = new CookieKeeper(clock)
    const changes = keeper.keep(login, response(200, {}, ['a=b; Max-Age=10']), origin).store?.apply()
    expect(changes?.[0]).toMatchObject({ row: { expiresAt: clock.now() + 10_000 } })
  })

  test('removes a cookie that arrives expired', () => {
    const clock = new FakeClock()
    const keeper = new CookieKeeper(clock)
    keeper.keep(login, response(200, {}, [expires(clock, 60)]), origin).store?.apply()
    const { store, remove } = keeper.keep(
      logout,
      response(200, {}, ['lab.sid=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT']),
      origin,
    )
    expect(store).toBeNull()
    expect(remove?.apply()).toEqual([{ op: 'remove', table: 'cookies', key: 'lab.sid' }])
    expect(keeper.attach(open, origin)?.header).toBeNull()
  })

  test('keeps a cookie without an expiry for as long as the browser runs', () => {
    const clock = new FakeClock()
    const keeper = new CookieKeeper(clock)
    const changes = keeper.keep(login, response(200, {}, ['a=b']), origin).store?.apply()
    expect(changes?.[0]).toMatchObject({ row: { expiresAt: null } })
    clock.advanceSeconds(10 * 365 * 86_400)
    expect(keeper.attach(open, origin)?.header).toEqual(['Cookie', 'a=b'])
  })

  test('sends an edited value for once', () => {
    const clock = new FakeClock()
    const keeper = new CookieKeeper(clock)
    keeper.keep(login, response(200, {}, [expires(clock, 60)]), origin).store?.apply()
    const edited = planOf({ type: 'open-protected', credential: 'forged' })
    expect(keeper.attach(edited, origin)?.header).toEqual(['Cookie', 'lab.sid=forged'])
    expect(keeper.attach(open, origin)?.header).toEqual(['Cookie', 'lab.sid=s%3Aabc.sig'])
  })

  test('ignores a Set-Cookie line that is none', () => {
    const keeper = new CookieKeeper(new FakeClock())
    expect(keeper.keep(login, response(200, {}, ['=;;;']), origin)).toEqual({ store: null, remove: null })
  })
})

describe('localStorage', () => {
  function loggedIn(): StorageKeeper {
    const keeper = new StorageKeeper()
    keeper.keep(login, response(200, { access_token: 'A', refresh_token: 'R' })).store?.apply()
    return keeper
  }

  test('keeps both tokens of a login, and sends each where it belongs', () => {
    const keeper = loggedIn()
    expect(keeper.attach(login)).toBeNull()
    expect(keeper.attach(open)?.header).toEqual(['Authorization', 'Bearer A'])
    expect(keeper.attach(refresh)?.header).toEqual(['Authorization', 'Bearer R'])
  })

  test('replaces the access token after a refresh and keeps the refresh token', () => {
    const keeper = loggedIn()
    keeper.keep(refresh, response(200, { access_token: 'B' })).store?.apply()
    expect(keeper.attach(open)?.header).toEqual(['Authorization', 'Bearer B'])
    expect(keeper.attach(refresh)?.header).toEqual(['Authorization', 'Bearer R'])
  })

  test("keeps the article's jwt_token as access token, and drops the refresh token of the login before", () => {
    const keeper = loggedIn()
    const byEmail = planOf({ type: 'login-by-email', email: 'a@example.com', password: 'a' })
    const { store, remove } = keeper.keep(byEmail, response(200, { jwt_token: 'J' }))
    store?.apply()
    remove?.apply()
    expect(keeper.attach(open)?.header).toEqual(['Authorization', 'Bearer J'])
    expect(keeper.attach(refresh)?.header).toBeNull()
  })

  test.each([
    ['a logout', logout, 200, []],
    ['a logout with a token that the server refuses', logout, 401, []],
    ["a logout that the server can't do", logout, 503, ['A', 'R']],
    ['the revocation of the refresh token', planOf({ type: 'logout-refresh' }), 200, ['A']],
    ['the deletion of the account', planOf({ type: 'delete-account' }), 200, []],
    ['a refused deletion', planOf({ type: 'delete-account' }), 401, ['A', 'R']],
    ['a protected request', open, 200, ['A', 'R']],
    ['a refused request', open, 401, ['A', 'R']],
  ])('after %s holds what it should', (_, plan, status, left) => {
    const keeper = loggedIn()
    keeper.keep(plan, response(status, {})).remove?.apply()
    const held = [keeper.attach(open)?.header?.[1], keeper.attach(refresh)?.header?.[1]]
    expect(held.filter((value) => value !== undefined)).toEqual(left.map((token) => `Bearer ${token}`))
  })

  test('takes nothing from a body that is no JSON object', () => {
    const keeper = new StorageKeeper()
    for (const body of ['', '[', '"x"', 'null', '[1]']) {
      expect(keeper.keep(login, { ...response(200, {}), body })).toEqual({ store: null, remove: null })
    }
  })
})
