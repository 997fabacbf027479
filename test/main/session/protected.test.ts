// The protected routes of the session server: what is told apart, the idle timeout, and the hops.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { headerOf } from '#src/trace/http-message'
import { readAnswer, sendRaw } from '../../support/raw-http'
import { IDLE, SessionLab, START, sessionIdOf } from './session-lab'

const CHALLENGE = 'Cookie realm="session-vs-jwt-lab", form-action="/login", cookie-name="lab.sid"'

let lab: SessionLab
beforeEach(async () => {
  lab = await SessionLab.start()
})
afterEach(() => lab.stop())

/** Each kind of credential that is refused: how a client gets one, and what it hears. */
const refused: [string, () => Promise<string | undefined>, string, string, string][] = [
  ['no cookie', async () => undefined, 'Missing session cookie', 'missing', 'cookie'],
  [
    'a tampered cookie',
    async () => (await lab.logIn()).replace(/s%3A./, 's%3A~'),
    'Session cookie signature verification failed',
    'wrong',
    'cookie-signature',
  ],
  [
    'a cookie of another server',
    async () => {
      const other = await SessionLab.start()
      const cookie = await other.logIn()
      await other.stop()
      return cookie
    },
    'Session cookie signature verification failed',
    'wrong',
    'cookie-signature',
  ],
  [
    'a session that the store has forgotten',
    async () => {
      const cookie = await lab.logIn()
      await lab.store.clear()
      return cookie
    },
    'Unknown session',
    'wrong',
    'session-known',
  ],
  [
    'a session after logout',
    async () => {
      const cookie = await lab.logIn()
      await lab.send('/logout', { method: 'DELETE', cookie })
      return cookie
    },
    'Session has ended',
    'revoked',
    'session-alive',
  ],
  [
    'a session of a deleted account',
    async () => {
      const cookie = await lab.logIn()
      await lab.send('/user', { method: 'DELETE', cookie })
      return cookie
    },
    'Session has ended',
    'revoked',
    'session-alive',
  ],
  [
    'a session replaced by a new login',
    async () => {
      const cookie = await lab.logIn()
      await lab.logIn('test', cookie)
      return cookie
    },
    'Session has ended',
    'revoked',
    'session-alive',
  ],
  [
    'an expired session',
    async () => {
      const cookie = await lab.logIn()
      lab.clock.advanceMs(IDLE)
      return cookie
    },
    'Session has expired',
    'late',
    'idle',
  ],
  [
    'an expired session whose record was purged before',
    async () => {
      const cookie = await lab.logIn()
      lab.clock.advanceMs(IDLE)
      await lab.send('/protected', { cookie })
      return cookie
    },
    'Session has expired',
    'late',
    'idle',
  ],
]

describe.each(refused)('given %s', (_what, obtain, msg, fault, failing) => {
  it.each([
    ['GET', '/protected'],
    ['POST', '/user/update/phone'],
    ['DELETE', '/logout'],
    ['DELETE', '/user'],
  ])(`%s %s answers 401 "${msg}"`, async (method, path) => {
    const sent = await lab.send(path, { method, cookie: await obtain() })
    expect([sent.status, sent.body]).toEqual([401, { msg }])
    expect(sent.headers.get('WWW-Authenticate')).toBe(CHALLENGE)
    expect(lab.lastEnd()).toMatchObject({ outcome: 'refused', status: 401, fault })
    const failed = lab
      .lastHops()
      .flatMap((hop) => ('checks' in hop ? hop.checks : []))
      .filter((check) => !check.passed)
    expect(failed).toMatchObject([{ id: failing, fault, msg }])
  })

  it('GET /partially-protected serves the anonymous user', async () => {
    const sent = await lab.send('/partially-protected', { cookie: await obtain() })
    expect([sent.status, sent.body, sent.setCookies]).toEqual([200, { logged_in_as: 'anonymous user' }, []])
    const failed = lab
      .lastHops()
      .flatMap((hop) => ('checks' in hop ? hop.checks : []))
      .filter((check) => !check.passed)
    expect(failed).toMatchObject([{ id: failing, fault }])
    expect(failed[0]).not.toHaveProperty('msg')
    expect(lab.lastEnd()).toMatchObject({ outcome: 'done', fault: null })
  })
})

describe('given a living session', () => {
  it.each([
    ['/protected', { hello: 'world', logged_in_as: 'alice' }],
    ['/partially-protected', { logged_in_as: 'alice' }],
  ])('GET %s knows who asks, and sets no cookie', async (path, body) => {
    const sent = await lab.send(path, { cookie: await lab.logIn('alice') })
    expect([sent.status, sent.body, sent.setCookies]).toEqual([200, body, []])
    expect(lab.lastKinds()).toEqual([
      'cookie-checked',
      'session-asked',
      'session-answered',
      'session-touched',
    ])
  })

  it('names the session and its user in the hops', async () => {
    const cookie = await lab.logIn('alice')
    const sessionId = sessionIdOf(cookie)
    lab.clock.advanceMs(1_000)
    await lab.send('/protected', { cookie })
    expect(lab.lastHop('cookie-checked').sessionId).toBe(sessionId)
    expect(lab.lastHop('session-asked').sessionId).toBe(sessionId)
    expect(lab.lastHop('session-answered')).toMatchObject({ sessionId, username: 'alice' })
    expect(lab.lastHop('session-touched')).toMatchObject({ sessionId, expiresAt: START + 1_000 + IDLE })
    expect(lab.traced().sessions).toEqual(await lab.store.all())
    expect(lab.traced().sessions).toMatchObject([{ createdAt: START, lastSeenAt: START + 1_000 }])
  })

  it('serves it 1 ms before its expiry, and the timeout begins anew', async () => {
    const cookie = await lab.logIn()
    for (let use = 0; use < 3; use += 1) {
      lab.clock.advanceMs(IDLE - 1)
      expect(await lab.send('/protected', { cookie })).toMatchObject({ status: 200 })
    }
    lab.clock.advanceMs(IDLE)
    expect(await lab.send('/protected', { cookie })).toMatchObject({
      status: 401,
      body: { msg: 'Session has expired' },
    })
  })

  it('does not slide by a request that another session makes', async () => {
    const idle = await lab.logIn()
    const busy = await lab.logIn()
    lab.clock.advanceMs(IDLE - 1)
    await lab.send('/protected', { cookie: busy })
    lab.clock.advanceMs(1)
    expect(await lab.send('/protected', { cookie: idle })).toMatchObject({ status: 401 })
    expect(await lab.send('/protected', { cookie: busy })).toMatchObject({ status: 200 })
  })

  it('removes the records of all that have expired, in the trace as in the store', async () => {
    const first = await lab.logIn('test')
    await lab.logIn('alice')
    lab.clock.advanceMs(1)
    await lab.logIn('bob')
    lab.clock.advanceMs(IDLE - 1)
    await lab.send('/protected', { cookie: first })
    expect(lab.traced().sessions.map(({ username }) => username)).toEqual(['bob'])
    expect(lab.traced().sessions).toEqual(await lab.store.all())
  })
})

describe('the store', () => {
  it('lets an expired record leave although nobody asks, and keeps a living one', async () => {
    await lab.logIn('test')
    lab.clock.advanceMs(1)
    await lab.logIn('alice')
    lab.clock.advanceMs(IDLE - 1)
    while ((await lab.store.all()).length > 1) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(lab.traced().sessions).toEqual(await lab.store.all())
    expect(lab.traced().sessions).toMatchObject([{ username: 'alice' }])
    expect(lab.flows()).toHaveLength(2)
  })
})

describe('what the session server does not have', () => {
  it.each([
    ['POST', '/refresh', 404],
    ['DELETE', '/logout2', 404],
    ['GET', '/.well-known/jwks.json', 404],
    ['GET', '/nowhere', 404],
    ['GET', '/login', 405],
    ['POST', '/protected', 405],
  ])('%s %s answers %i without a look at the session', async (method, path, status) => {
    const sent = await lab.send(path, { method, cookie: await lab.logIn() })
    expect(sent.status).toBe(status)
    expect(Object.keys(sent.body)).toEqual(['msg'])
    expect(lab.lastKinds()).toEqual(['request-refused'])
  })
})

describe('several Cookie lines', () => {
  /** Sends header lines as they are, and returns the answer's status and body. */
  async function open(lines: readonly string[]) {
    const sent = `GET /protected HTTP/1.1\r\n${['Host: lab', ...lines, 'Connection: close'].join('\r\n')}\r\n\r\n`
    const { status, body } = readAnswer(await sendRaw(lab.server.port, sent))
    return [status, body]
  }

  // RFC 9113 section 8.2.3 joins them so.
  it.each([
    ['the session cookie in the first', (good: string) => [good, 'a=b']],
    ['the session cookie in the last', (good: string) => ['a=b', 'c=d', good]],
    ['two session cookies', (good: string) => [good, 'lab.sid=s%3Aother.signature']],
    ['two session cookies, the good one last', (good: string) => ['lab.sid=s%3Aother.signature', good]],
    ['none of them the session cookie', () => ['a=b', 'c=d']],
  ])('with %s are answered as one line with all of them, and shown as that', async (_, values) => {
    const cookies = values(await lab.logIn())
    const lines = await open(cookies.map((cookie, at) => `${at === 0 ? 'Cookie' : 'COOKIE'}: ${cookie}`))
    const [request] = lab.lastFlow().hops
    expect(lines).toEqual(await open([`Cookie: ${cookies.join('; ')}`]))
    if (request?.hop.kind !== 'request') throw new Error('A request was expected')
    expect(headerOf(request.hop.request, 'cookie')).toBe(cookies.join('; '))
    expect(request.hop.request.headers.filter(([name]) => /^cookie$/i.test(name))).toHaveLength(
      cookies.length,
    )
  })
})
