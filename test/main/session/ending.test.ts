// Logout, phone and account deletion on the session server, over HTTP.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { INITIAL_ACCOUNTS } from '#main/accounts/initial-accounts'
import { CLEARED, IDLE, SessionLab, sessionIdOf } from './session-lab'

let lab: SessionLab
beforeEach(async () => {
  lab = await SessionLab.start()
})
afterEach(() => lab.stop())

describe('logout', () => {
  it('ends this session, and no other, and clears the cookie', async () => {
    const here = await lab.logIn()
    const elsewhere = await lab.logIn()
    const sent = await lab.send('/logout', { method: 'DELETE', cookie: here })
    expect([sent.status, sent.body]).toEqual([200, { msg: 'Successfully logged out' }])
    expect(sent.setCookies).toEqual([CLEARED])
    expect(lab.lastKinds()).toEqual([
      'cookie-checked',
      'session-asked',
      'session-answered',
      'session-destroyed',
    ])
    expect(lab.lastHop('session-destroyed')).toMatchObject({
      sessionIds: [sessionIdOf(here)],
      because: 'logout',
    })
    expect((await lab.store.all()).map(({ id }) => id)).toEqual([sessionIdOf(elsewhere)])
    expect(lab.traced().sessions).toEqual(await lab.store.all())
  })

  it('clears a dead cookie while it refuses', async () => {
    const cookie = await lab.logIn()
    lab.clock.advanceMs(IDLE)
    const sent = await lab.send('/logout', { method: 'DELETE', cookie })
    expect([sent.status, sent.setCookies]).toEqual([401, [CLEARED]])
  })

  it('clears a tampered cookie while it refuses', async () => {
    const sent = await lab.send('/logout', { method: 'DELETE', cookie: 'lab.sid=garbage' })
    expect([sent.status, sent.setCookies]).toEqual([401, [CLEARED]])
  })

  it('clears nothing where there is no cookie', async () => {
    const sent = await lab.send('/logout', { method: 'DELETE' })
    expect([sent.status, sent.setCookies]).toEqual([401, []])
  })
})

describe('phone update', () => {
  const update = (fields: Record<string, unknown>, cookie?: string) =>
    lab.send('/user/update/phone', { method: 'POST', json: fields, cookie })

  it('changes the phone of the own account and answers as the article does', async () => {
    const sent = await update({ id: '2', phone: '0900-123-456' }, await lab.logIn('alice'))
    expect(sent.status).toBe(200)
    expect(sent.body).toEqual({
      status: 'success',
      code: 200,
      message: 'Update phone success.',
      data: true,
    })
    expect(await lab.accounts.findById('2')).toMatchObject({ phone: '0900-123-456' })
    expect(lab.traced().accounts).toEqual(await lab.accounts.all())
    expect(lab.lastKinds().slice(-2)).toEqual(['session-touched', 'phone-changed'])
  })

  it('takes the id as a JSON number, and a form', async () => {
    const cookie = await lab.logIn('alice')
    expect(await update({ id: 2, phone: '1' }, cookie)).toMatchObject({ status: 200 })
    const form = { id: '2', phone: '0900-654-321' }
    expect(await lab.send('/user/update/phone', { method: 'POST', form, cookie })).toMatchObject({
      status: 200,
    })
    expect(await lab.accounts.findById('2')).toMatchObject({ phone: '0900-654-321' })
  })

  it.each(['1', '4', 'alice', '02'])('denies the id %j to alice', async (id) => {
    const sent = await update({ id, phone: '0900-123-456' }, await lab.logIn('alice'))
    expect([sent.status, Object.keys(sent.body)]).toEqual([403, ['msg']])
    expect(lab.lastHop('access-denied')).toEqual({ kind: 'access-denied', wantedId: id, ownId: '2' })
    expect(await lab.accounts.all()).toEqual(INITIAL_ACCOUNTS)
  })

  it.each([
    [{ phone: '0900-123-456' }, 'Missing id parameter'],
    [{ id: '2' }, 'Missing phone parameter'],
    [{ id: '2', phone: '' }, 'Missing phone parameter'],
  ])('answers 400 to %j', async (fields, msg) => {
    expect(await update(fields, await lab.logIn('alice'))).toMatchObject({ status: 400, body: { msg } })
  })
})

describe('account deletion', () => {
  it('deletes the account and ends its sessions on all clients', async () => {
    const [here, elsewhere] = [await lab.logIn('alice'), await lab.logIn('alice')]
    const bystander = await lab.logIn('bob')
    const sent = await lab.send('/user', { method: 'DELETE', cookie: here })
    expect([sent.status, sent.body]).toEqual([200, { msg: 'Successfully deleted the account' }])
    expect(sent.setCookies).toEqual([CLEARED])
    expect(lab.lastKinds()).toEqual([
      'cookie-checked',
      'session-asked',
      'session-answered',
      'account-deleted',
      'session-destroyed',
    ])
    expect(lab.lastHop('session-destroyed')).toMatchObject({
      sessionIds: [sessionIdOf(here), sessionIdOf(elsewhere)],
      because: 'account-deleted',
    })
    expect(lab.traced().sessions).toEqual(await lab.store.all())
    expect(lab.traced().accounts).toEqual(await lab.accounts.all())
    for (const cookie of [here, elsewhere]) {
      expect(await lab.send('/protected', { cookie })).toMatchObject({
        status: 401,
        body: { msg: 'Session has ended' },
      })
    }
    expect(await lab.send('/protected', { cookie: bystander })).toMatchObject({ status: 200 })
    const json = { username: 'alice', password: 'alice' }
    expect(await lab.send('/login', { method: 'POST', json })).toMatchObject({ status: 401 })
  })

  it('ends the sessions even if the client hangs up between the account and them', async () => {
    const cookie = await lab.logIn('alice')
    lab.lane.gate.setMode('step')
    const client = new AbortController()
    const answer = lab.send('/user', { method: 'DELETE', cookie, signal: client.signal })
    const hungUp = expect(answer).rejects.toThrow()
    for (const kind of ['cookie-checked', 'session-asked', 'session-answered', 'account-deleted'] as const) {
      await lab.waitingBefore(kind)
      lab.lane.gate.nextHop()
    }
    await lab.waitingBefore('session-destroyed')
    client.abort()
    await hungUp
    await lab.nothingWaiting()
    lab.lane.gate.setMode('run')
    expect(await lab.send('/protected', { cookie })).toMatchObject({
      status: 401,
      body: { msg: 'Session has ended' },
    })
    expect(lab.traced().sessions).toEqual(await lab.store.all())
    expect(lab.traced().accounts).toEqual(await lab.accounts.all())
  })
})
