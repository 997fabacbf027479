// Logging out everywhere on the session server, and what it answers when its store can't be asked.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CLEARED, IDLE, SessionLab, sessionIdOf } from './session-lab'

let lab: SessionLab
beforeEach(async () => {
  lab = await SessionLab.start()
})
afterEach(() => lab.stop())

describe('logout everywhere', () => {
  const everywhere = (cookie?: string) => lab.send('/logout-everywhere', { method: 'DELETE', cookie })

  it("ends all sessions of the account and nobody else's, and clears the cookie", async () => {
    const here = await lab.logIn()
    const elsewhere = await lab.logIn()
    const alice = await lab.logIn('alice')
    const sent = await everywhere(here)
    expect([sent.status, sent.body]).toEqual([200, { msg: 'Successfully logged out everywhere' }])
    expect(sent.setCookies).toEqual([CLEARED])
    expect(lab.lastKinds()).toEqual([
      'cookie-checked',
      'session-asked',
      'session-answered',
      'session-destroyed',
    ])
    expect(lab.lastHop('session-destroyed')).toEqual({
      kind: 'session-destroyed',
      sessionIds: [here, elsewhere].map(sessionIdOf),
      because: 'everywhere',
    })
    expect((await lab.store.all()).map(({ id }) => id)).toEqual([sessionIdOf(alice)])
    expect(lab.traced().sessions).toEqual(await lab.store.all())
  })

  it('says of the other session why it ended', async () => {
    const here = await lab.logIn()
    const elsewhere = await lab.logIn()
    await everywhere(here)
    expect((await lab.send('/protected', { cookie: elsewhere })).body).toEqual({ msg: 'Session has ended' })
    expect(lab.lastHop('session-answered').checks.at(-1)).toMatchObject({
      id: 'session-alive',
      fault: 'revoked',
      values: { because: 'everywhere' },
    })
  })

  it('clears a dead cookie while it refuses, and ends nothing', async () => {
    const cookie = await lab.logIn()
    lab.clock.advanceMs(IDLE)
    const alice = await lab.logIn('alice')
    const sent = await everywhere(cookie)
    expect([sent.status, sent.setCookies]).toEqual([401, [CLEARED]])
    expect((await lab.store.all()).map(({ id }) => id)).toContain(sessionIdOf(alice))
  })

  it('asks for a session', async () => {
    const sent = await everywhere()
    expect([sent.status, sent.setCookies]).toEqual([401, []])
  })

  it('answers no other method', async () => {
    expect((await lab.send('/logout-everywhere')).status).toBe(405)
  })
})

describe('a store that can not be asked', () => {
  it.each([
    ['/protected', 'GET'],
    ['/partially-protected', 'GET'],
    ['/logout', 'DELETE'],
    ['/logout-everywhere', 'DELETE'],
    ['/user', 'DELETE'],
  ])(
    'has %s %s answered with 503: nobody is taken for logged in, and nobody for anonymous',
    async (path, method) => {
      const cookie = await lab.logIn()
      await lab.storage.close()
      const sent = await lab.send(path, { method, cookie })
      expect(sent.status).toBe(503)
      expect(sent.body).toEqual({ msg: expect.stringContaining('send it again') })
      expect(lab.lastKinds().at(-1)).toBe('store-failed')
      expect(lab.lastEnd()).toMatchObject({ outcome: 'failed', status: 503 })
    },
  )

  it('that fails at the last moment of a login leaves no cookie for a session that was never kept', async () => {
    lab.lane.gate.setMode('step')
    const login = lab.send('/login', { method: 'POST', json: { username: 'test', password: 'test' } })
    await lab.stepTo('session-stored')
    await lab.storage.close()
    lab.lane.gate.runToEnd()
    const sent = await login
    expect([sent.status, sent.setCookies]).toEqual([503, []])
    expect(lab.lastKinds().slice(-1)).toEqual(['store-failed'])
  })
})
