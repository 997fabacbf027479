// Login on the session server, over HTTP.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cookieOf, IDLE, SessionLab, START, sessionIdOf } from './session-lab'

let lab: SessionLab
beforeEach(async () => {
  lab = await SessionLab.start()
})
afterEach(() => lab.stop())

const post = (path: string, json: unknown, cookie?: string) =>
  lab.send(path, { method: 'POST', json, cookie })

describe('login', () => {
  it.each([
    ['/login', { username: 'test', password: 'test' }],
    ['/user/login', { email: 'test@example.com', password: 'test' }],
  ])('at %s stores a session and sets its cookie', async (path, json) => {
    const sent = await post(path, json)
    expect([sent.status, sent.body]).toEqual([200, { msg: 'Successfully logged in' }])
    expect(sent.setCookies).toHaveLength(1)
    expect(sent.setCookies[0]).toMatch(
      /^lab\.sid=s%3A[\w-]{32}\.[\w%]{43,}; Path=\/; Expires=Tue, 01 Jan 2030 00:10:00 GMT; HttpOnly; SameSite=Lax$/,
    )
    expect(await lab.store.all()).toEqual([
      {
        id: sessionIdOf(cookieOf(sent)),
        accountId: '1',
        username: 'test',
        createdAt: START,
        lastSeenAt: START,
        expiresAt: START + IDLE,
        absoluteExpiresAt: null,
      },
    ])
    expect(lab.traced().sessions).toEqual(await lab.store.all())
    expect(lab.lastKinds()).toEqual(['account-checked', 'session-stored'])
    expect(lab.lastEnd()).toMatchObject({ outcome: 'done', status: 200, fault: null })
  })

  it('takes a form as well', async () => {
    const sent = await lab.send('/login', { method: 'POST', form: { username: 'alice', password: 'alice' } })
    expect(sent.status).toBe(200)
    expect(await lab.send('/protected', { cookie: cookieOf(sent) })).toMatchObject({
      status: 200,
      body: { hello: 'world', logged_in_as: 'alice' },
    })
  })

  it.each([
    ['/login', {}, 'Missing username parameter'],
    ['/login', { username: '', password: 'test' }, 'Missing username parameter'],
    ['/login', { username: ['test'], password: 'test' }, 'Missing username parameter'],
    ['/login', { username: 'test' }, 'Missing password parameter'],
    ['/login', { username: 'test', password: null }, 'Missing password parameter'],
    ['/user/login', { username: 'test', password: 'test' }, 'Missing email parameter'],
    ['/user/login', { email: 'test@example.com' }, 'Missing password parameter'],
  ])('at %s answers 400 to %j', async (path, json, msg) => {
    const sent = await post(path, json)
    expect([sent.status, sent.body, sent.setCookies]).toEqual([400, { msg }, []])
    expect(lab.lastKinds()).toEqual(['request-refused'])
    expect(lab.lastEnd()).toMatchObject({ outcome: 'refused', fault: null })
  })

  it.each([
    ['/login', { username: 'test', password: 'wrong' }, 'Bad username or password', 'wrong-password'],
    ['/login', { username: 'eve', password: 'eve' }, 'Bad username or password', 'unknown'],
    ['/login', { username: 'test@example.com', password: 'test' }, 'Bad username or password', 'unknown'],
    ['/user/login', { email: 'test@example.com', password: 'x' }, 'Bad email or password', 'wrong-password'],
    ['/user/login', { email: 'test', password: 'test' }, 'Bad email or password', 'unknown'],
  ])('at %s answers 401 to %j', async (path, json, msg, outcome) => {
    const sent = await post(path, json)
    expect([sent.status, sent.body, sent.setCookies]).toEqual([401, { msg }, []])
    expect(sent.headers.get('WWW-Authenticate')).toContain('Cookie realm=')
    expect(await lab.store.all()).toEqual([])
    expect(lab.lastHop('account-checked').outcome).toBe(outcome)
    expect(lab.lastEnd()).toMatchObject({ outcome: 'refused', status: 401, fault: 'wrong' })
  })

  it('records neither the password nor its hash as anything but the body that was sent', async () => {
    await post('/login', { username: 'test', password: 'wrong-secret-word' })
    const text = lab.traceText()
    expect(text.split('wrong-secret-word')).toHaveLength(2)
    expect(text).not.toContain('scrypt$')
  })
})

describe('login with a cookie already there', () => {
  it('ends the session whose ID an attacker may know (session fixation)', async () => {
    const before = await lab.logIn('test')
    const after = await lab.logIn('test', before)
    expect(sessionIdOf(after)).not.toBe(sessionIdOf(before))
    expect(lab.lastKinds()).toEqual([
      'cookie-checked',
      'session-asked',
      'session-answered',
      'account-checked',
      'session-destroyed',
      'session-stored',
    ])
    expect(lab.lastHop('session-destroyed')).toMatchObject({
      sessionIds: [sessionIdOf(before)],
      because: 'replaced',
    })
    expect(await lab.send('/protected', { cookie: before })).toMatchObject({
      status: 401,
      body: { msg: 'Session has ended' },
    })
    expect(await lab.send('/protected', { cookie: after })).toMatchObject({ status: 200 })
    expect(lab.traced().sessions).toEqual(await lab.store.all())
  })

  it('never takes over an ID that the client chose', async () => {
    const cookie = await lab.logIn('test', 'lab.sid=s%3Achosen.byattacker')
    expect(sessionIdOf(cookie)).not.toBe('chosen')
    expect(lab.lastKinds()).toEqual(['cookie-checked', 'account-checked', 'session-stored'])
  })

  it('keeps the old session when the password is wrong', async () => {
    const before = await lab.logIn('test')
    const sent = await post('/login', { username: 'test', password: 'wrong' }, before)
    expect([sent.status, sent.setCookies]).toEqual([401, []])
    expect(await lab.send('/protected', { cookie: before })).toMatchObject({ status: 200 })
  })

  it('does not slide the old session, nor claim that its faults are answered', async () => {
    const before = await lab.logIn('test')
    lab.clock.advanceMs(IDLE)
    const after = await lab.logIn('test', before)
    expect(after).not.toBe('')
    const { checks } = lab.lastHop('session-answered')
    expect(checks.at(-1)).toMatchObject({ id: 'idle', passed: false, fault: 'late' })
    expect(checks.at(-1)).not.toHaveProperty('msg')
    expect(lab.lastKinds()).toEqual([
      'cookie-checked',
      'session-asked',
      'session-answered',
      'account-checked',
      'session-stored',
    ])
    expect(lab.lastEnd()).toMatchObject({ outcome: 'done', fault: null })
    expect(lab.traced().sessions).toEqual(await lab.store.all())
  })
})
