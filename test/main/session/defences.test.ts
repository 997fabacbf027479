// Each defence of the session server, over real HTTP: without it exactly one attack works, with it the server refuses that.
import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { CookieJar } from 'tough-cookie'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { type DefenceOf, defencesOf } from '#src/defences/defences'
import type { CheckId } from '#src/trace/check'
import { FUZZ_LIMIT_MS, tries } from '../../support/fuzz'
import { fitsHeader, hostileCookies } from '../../support/malformed'
import { CLEARED, cookieOf, type Sent, SessionLab, sessionIdOf } from './session-lab'

type Defence = DefenceOf<'session'>

let lab: SessionLab
beforeEach(async () => {
  lab = await SessionLab.start()
})
afterEach(() => lab.stop())

const without = (...off: Defence[]) => {
  for (const defence of off) lab.defences[defence] = false
}
const open = (cookie: string) => lab.send('/protected', { cookie })
const outcome = ({ status, body }: Sent) => ({ status, ...body })
const openAs = (name: string) => ({ status: 200, hello: 'world', logged_in_as: name })

/** The check that refused the newest request. */
function refusing(): CheckId | undefined {
  return lab
    .lastHops()
    .flatMap((hop) => ('checks' in hop ? hop.checks : []))
    .find(({ passed }) => !passed)?.id
}

/** Signs an ID as whoever knows a secret. */
function signedBy(secret: string, sessionId: string): string {
  const signature = createHmac('sha256', secret).update(sessionId).digest('base64').replace(/=+$/, '')
  return `lab.sid=${encodeURIComponent(`s:${sessionId}.${signature}`)}`
}

/** Changes the ID in a cookie, and leaves its signature. */
const tampered = (cookie: string) => cookie.replace('s%3A', 's%3Ax')

test.each(defencesOf('session'))(
  'without %s a plain tamper is refused, and so is no cookie',
  async (defence) => {
    without(defence)
    const cookie = await lab.logIn()
    expect(outcome(await open(tampered(cookie)))).toEqual({
      status: 401,
      msg: 'Session cookie signature verification failed',
    })
    expect(refusing()).toBe('cookie-signature')
    expect(outcome(await lab.send('/protected'))).toEqual({ status: 401, msg: 'Missing session cookie' })
    expect(outcome(await open(cookie))).toEqual(openAs('test'))
  },
)

describe('a session that was planted before the login', () => {
  /** The attacker logs in, plants the cookie of that session, and the victim logs in with it. */
  async function fixate() {
    const planted = await lab.logIn('bob')
    const sent = await lab.send('/login', {
      method: 'POST',
      cookie: planted,
      json: { username: 'alice', password: 'alice' },
    })
    return { planted, sent }
  }

  it('is the victim’s afterwards, where the ID stays', async () => {
    without('id-renewed')
    const { planted, sent } = await fixate()
    expect(lab.lastKinds()).not.toContain('session-destroyed')
    expect(lab.lastHop('session-stored')).toMatchObject({
      sessionId: sessionIdOf(planted),
      username: 'alice',
      without: 'id-renewed',
    })
    expect(outcome(await open(planted))).toEqual(openAs('alice'))
    expect(cookieOf(sent)).toBe(planted)
    expect(lab.traced().sessions).toEqual(await lab.store.all())
    expect(await lab.store.all()).toMatchObject([{ id: sessionIdOf(planted), username: 'alice' }])
  })

  it('has ended by the login, where the ID is renewed', async () => {
    const { planted, sent } = await fixate()
    expect(outcome(await open(planted))).toEqual({ status: 401, msg: 'Session has ended' })
    expect(refusing()).toBe('session-alive')
    expect(outcome(await open(cookieOf(sent)))).toEqual(openAs('alice'))
  })

  it.each([
    ['that nobody signed', () => 'lab.sid=planted'],
    ['that is not in the store', () => `lab.sid=${encodeURIComponent(`s:planted.${lab.sign('planted')}`)}`],
  ])('must be one of the server’s own: no ID is taken over %s', async (_which, cookie) => {
    without('id-renewed')
    const sent = await lab.send('/login', {
      method: 'POST',
      cookie: cookie(),
      json: { username: 'alice', password: 'alice' },
    })
    expect(sessionIdOf(cookieOf(sent))).toMatch(/^[\w-]{32}$/)
    expect((await open(cookie())).status).toBe(401)
    expect(outcome(await open(cookieOf(sent)))).toEqual(openAs('alice'))
  })

  it('is not taken over by a login that is refused, nor by one after its end', async () => {
    without('id-renewed')
    const planted = await lab.logIn('bob')
    const logIn = (password: string) =>
      lab.send('/login', { method: 'POST', cookie: planted, json: { username: 'alice', password } })
    expect((await logIn('wrong')).status).toBe(401)
    expect(outcome(await open(planted))).toEqual(openAs('bob'))
    await lab.send('/logout', { method: 'DELETE', cookie: planted })
    const sent = await logIn('alice')
    expect(sent.status).toBe(200)
    expect(outcome(await open(planted))).toEqual({ status: 401, msg: 'Session has ended' })
    expect(outcome(await open(cookieOf(sent)))).toEqual(openAs('alice'))
  })

  it('that ends while the password is checked makes room for a new one', async () => {
    without('id-renewed')
    const planted = await lab.logIn('bob')
    lab.lane.gate.setMode('step')
    const login = lab.send('/login', {
      method: 'POST',
      cookie: planted,
      json: { username: 'alice', password: 'alice' },
    })
    await lab.stepTo('session-stored')
    await lab.store.end(sessionIdOf(planted), 'logout')
    lab.lane.gate.setMode('run')
    const cookie = cookieOf(await login)
    expect(cookie).not.toBe(planted)
    expect(outcome(await open(cookie))).toEqual(openAs('alice'))
    expect((await open(planted)).status).toBe(401)
  })
})

describe('a copy of the cookie after the logout', () => {
  const logOut = (cookie: string, path = '/logout') => lab.send(path, { method: 'DELETE', cookie })

  it('is good where only the cookie went', async () => {
    without('destroyed-at-logout')
    const copy = await lab.logIn()
    const sent = await logOut(copy)
    expect(outcome(sent)).toEqual({ status: 200, msg: 'Successfully logged out' })
    expect(sent.setCookies).toEqual([CLEARED])
    expect(lab.lastKinds().at(-1)).toBe('session-left')
    expect(outcome(await open(copy))).toEqual(openAs('test'))
  })

  it('is worth nothing where the session was destroyed', async () => {
    const copy = await lab.logIn()
    await logOut(copy)
    expect(outcome(await open(copy))).toEqual({ status: 401, msg: 'Session has ended' })
    expect(refusing()).toBe('session-alive')
  })

  it('is worth nothing after a logout everywhere, and after the idle timeout, wherever', async () => {
    without('destroyed-at-logout')
    const copy = await lab.logIn()
    expect((await logOut(copy, '/logout-everywhere')).status).toBe(200)
    expect((await open(copy)).status).toBe(401)
    const other = await lab.logIn()
    await logOut(other)
    lab.clock.advanceMs(600_000)
    expect(outcome(await open(other))).toEqual({ status: 401, msg: 'Session has expired' })
  })
})

describe('a guessed and signed session ID', () => {
  /** The attacker logs in, alice does after that, and the attacker tries the next numbers. */
  async function guess() {
    const own = Number(sessionIdOf(await lab.logIn('bob')))
    await lab.logIn('alice')
    const answers: Sent[] = []
    for (const next of [1, 2, 3, 4]) answers.push(await open(signedBy('keyboard cat', String(own + next))))
    return answers.map(outcome)
  }

  it('opens what is another’s where both defences are off', async () => {
    without('random-id', 'session-secret')
    expect(await guess()).toContainEqual(openAs('alice'))
    expect(await guess()).toContainEqual({ status: 401, msg: 'Unknown session' })
  })

  it('is refused by its signature where the secret is the server’s own', async () => {
    without('random-id')
    for (const answer of await guess())
      expect(answer).toEqual({ status: 401, msg: 'Session cookie signature verification failed' })
    expect(refusing()).toBe('cookie-signature')
    expect(await lab.store.all()).toMatchObject([{ id: '1002' }, { id: '1004' }])
  })

  it('is refused by the store where the IDs are random', async () => {
    without('session-secret')
    for (const answer of await guess()) expect(answer).toEqual({ status: 401, msg: 'Unknown session' })
    expect(refusing()).toBe('session-known')
  })

  it('is told for what it is: a signature by a secret that everybody knows, an ID out of a counter', async () => {
    without('random-id', 'session-secret')
    const cookie = await lab.logIn()
    expect(lab.lastHop('session-stored')).toMatchObject({ sessionId: '1002', without: 'random-id' })
    await open(cookie)
    const hop = lab.lastHop('cookie-checked')
    expect(hop.without).toBe('session-secret')
    expect(hop.checks.at(-1)?.values).toEqual({ algorithm: 'HMAC-SHA256', secret: 'keyboard cat' })
    await open(tampered(cookie))
    expect(lab.lastHop('cookie-checked')).not.toHaveProperty('without')
  })

  it('leaves cookies of before as they were when the secret is back', async () => {
    const cookie = await lab.logIn()
    without('session-secret')
    expect(refusingMsg(await open(cookie))).toBe('Session cookie signature verification failed')
    lab.defences['session-secret'] = true
    expect(outcome(await open(cookie))).toEqual(openAs('test'))
  })

  it('never meets a session of another: numbers that were given before are passed over', async () => {
    without('random-id')
    const row = await lab.store.get(sessionIdOf(await lab.logIn()))
    if (row.outcome !== 'found') throw new Error('The session is not there')
    for (const id of ['1004', '1005']) await lab.store.add({ ...row.session, id })
    await lab.store.end('1005', 'logout')
    const cookies = await Promise.all(Array.from({ length: 10 }, () => lab.logIn('alice')))
    expect(new Set(cookies).size).toBe(10)
    for (const cookie of cookies) expect(outcome(await open(cookie))).toEqual(openAs('alice'))
    expect(sessionIdOf(cookies[0] ?? '')).not.toBe('1004')
  })
})

const refusingMsg = ({ body }: Sent) => body.msg

describe('a request that was under way during the logout', () => {
  /** Holds a request before it writes, has the session end meanwhile, and lets it go. */
  async function race(during: 'logout' | 'account-deleted' = 'logout') {
    const cookie = await lab.logIn()
    lab.lane.gate.setMode('step')
    const held = open(cookie)
    await lab.stepTo('session-touched')
    await lab.store.end(sessionIdOf(cookie), during)
    lab.lane.gate.setMode('run')
    return { cookie, answer: await held }
  }

  it('brings the session back where it writes what it has read', async () => {
    without('no-write-after-end')
    const { cookie, answer } = await race()
    expect(outcome(answer)).toEqual(openAs('test'))
    expect(lab.lastHop('session-touched').without).toBe('no-write-after-end')
    expect(outcome(await open(cookie))).toEqual(openAs('test'))
    expect(lab.lastHop('session-touched')).not.toHaveProperty('without')
    expect(lab.traced().sessions).toEqual(await lab.store.all())
  })

  it('is answered as it is where it writes only to what lives', async () => {
    const { cookie, answer } = await race()
    expect(outcome(answer)).toEqual({ status: 401, msg: 'Session has ended' })
    expect(outcome(await open(cookie))).toEqual({ status: 401, msg: 'Session has ended' })
    expect(await lab.store.all()).toEqual([])
  })

  it('brings nothing back that came after the end', async () => {
    without('no-write-after-end')
    const cookie = await lab.logIn()
    await lab.send('/logout', { method: 'DELETE', cookie })
    expect(outcome(await open(cookie))).toEqual({ status: 401, msg: 'Session has ended' })
    expect(await lab.store.all()).toEqual([])
  })
})

describe('the attributes of the cookie', () => {
  const URL_OF_LAB = 'http://127.0.0.1/'
  /** A browser's jar with the cookie of a login. */
  async function jarAfterLogin() {
    const json = { username: 'test', password: 'test' }
    const { setCookies } = await lab.send('/login', { method: 'POST', json })
    const jar = new CookieJar()
    for (const line of setCookies) jar.setCookieSync(line, URL_OF_LAB)
    return { jar, line: setCookies[0] ?? '' }
  }
  const readByScript = (jar: CookieJar) => jar.getCookieStringSync(URL_OF_LAB, { http: false, expire: false })
  const sentCrossSite = (jar: CookieJar) =>
    jar.getCookieStringSync(URL_OF_LAB, { sameSiteContext: 'none', expire: false })

  it('let a script read it only without HttpOnly, and send it from elsewhere then', async () => {
    const careful = await jarAfterLogin()
    expect(careful.line).toMatch(/; HttpOnly; SameSite=Lax$/)
    expect(readByScript(careful.jar)).toBe('')
    without('http-only')
    const careless = await jarAfterLogin()
    expect(careless.line).not.toContain('HttpOnly')
    expect(careless.line).toMatch(/; SameSite=Lax$/)
    expect(outcome(await open(readByScript(careless.jar)))).toEqual(openAs('test'))
    expect(sentCrossSite(careless.jar)).toBe('')
  })

  it('let the form of another site send it only without SameSite', async () => {
    const form = { id: '1', phone: '0900000000' }
    const post = (jar: CookieJar) =>
      lab.send('/user/update/phone', { method: 'POST', cookie: sentCrossSite(jar) || undefined, form })
    const careful = await jarAfterLogin()
    expect(outcome(await post(careful.jar))).toEqual({ status: 401, msg: 'Missing session cookie' })
    expect(refusing()).toBe('cookie')
    without('same-site')
    const careless = await jarAfterLogin()
    expect(careless.line).toMatch(/; HttpOnly$/)
    expect((await post(careless.jar)).status).toBe(200)
    expect(await lab.accounts.findById('1')).toMatchObject({ username: 'test', phone: '0900000000' })
    expect(readByScript(careless.jar)).toBe('')
  })

  it('are the same wherever the cookie is set, and where it is cleared', async () => {
    without('http-only', 'same-site')
    const cookie = await lab.logIn()
    const { setCookies } = await lab.send('/logout', { method: 'DELETE', cookie })
    expect(setCookies).toEqual(['lab.sid=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT'])
  })
})

describe('JSON in a body that says it is text', () => {
  const body = JSON.stringify({ username: 'alice', password: 'alice' })
  const logIn = (text: { type: string; body: string }) => lab.send('/login', { method: 'POST', text })

  it('logs in where no type is checked, as the form of another site could write it', async () => {
    without('json-type-checked')
    const form = `{"username":"alice","password":"alice","x":"=${'"}'}`
    for (const text of [body, form]) {
      const sent = await logIn({ type: 'text/plain', body: text })
      expect(sent.status).toBe(200)
      expect(lab.lastHop('body-read')).toEqual({ kind: 'body-read', type: 'text/plain' })
      expect(outcome(await open(cookieOf(sent)))).toEqual(openAs('alice'))
    }
  })

  it('is refused where JSON has to say that it is', async () => {
    const sent = await logIn({ type: 'text/plain', body })
    expect(outcome(sent)).toEqual({
      status: 415,
      msg: 'The body is text/plain: send application/json or application/x-www-form-urlencoded',
    })
    expect(lab.lastHop('request-refused').reason).toBe('unsupported-type')
  })

  it('must be JSON all the same; JSON and forms are read as they were', async () => {
    without('json-type-checked')
    expect(outcome(await logIn({ type: 'text/plain', body: 'username=alice' }))).toEqual({
      status: 400,
      msg: 'The body is not valid JSON',
    })
    expect(
      (await lab.send('/login', { method: 'POST', form: { username: 'bob', password: 'bob' } })).status,
    ).toBe(200)
    expect(lab.lastKinds()).not.toContain('body-read')
    await lab.logIn('bob')
    expect(lab.lastKinds()).not.toContain('body-read')
  })
})

test.each(defencesOf('session'))(
  'without %s, hostile cookies and bodies break nothing',
  async (defence) => {
    without(defence)
    const good = await lab.logIn()
    const cookies = hostileCookies('lab.sid', good, lab.sign).filter(fitsHeader)
    const bodies = fc.record({
      type: fc.constantFrom('text/plain', 'application/json', 'application/octet-stream', 'x/y'),
      body: fc.oneof(fc.json(), fc.string()),
    })
    await fc.assert(
      fc.asyncProperty(cookies, bodies, async (cookie, text) => {
        const opened = await lab.send('/protected', { cookie })
        expect([200, 400, 401, 431]).toContain(opened.status)
        const sent = await lab.send('/login', { method: 'POST', cookie, text })
        expect([200, 400, 401, 415, 431]).toContain(sent.status)
      }),
      tries(300),
    )
  },
  FUZZ_LIMIT_MS,
)
