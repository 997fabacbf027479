// Somebody who has copied what the front end holds, and uses it.
import { describe, expect, test } from 'vitest'
import { MAX_QUEUED_FLOWS } from '#main/probe/lane-probe'
import { streamMessageSchema } from '#src/contract/lab-api'
import { responseOf } from '#src/trace/flow'
import { LANES } from '#src/trace/lane'
import { acts, attack, done, ended, login, logout, open, refresh, refused, start } from './started'

const both = [...LANES]

describe('stealing', () => {
  test('copies the cookie and both tokens, and leaves the front end what it has', async () => {
    const lab = await start()
    await lab.act(login)
    expect(await done(lab, 'steal', { lanes: both })).toEqual({ stolen: 3 })
    const { session, jwt } = { session: lab.view.state('session'), jwt: lab.view.state('jwt') }
    expect(session.loot).toEqual([
      { key: 'lab.sid', value: session.cookies[0]?.value, takenAt: lab.clock.now() },
    ])
    expect(jwt.loot.map(({ key, value }) => ({ key, value }))).toEqual(jwt.localStorage)
    expect(acts(lab, 'session').map(({ act }) => act)).toEqual([
      { kind: 'credentials-stolen', names: ['lab.sid'] },
    ])
    expect(acts(lab, 'jwt').map(({ act }) => act)).toEqual([
      { kind: 'credentials-stolen', names: ['access_token', 'refresh_token'] },
    ])
  })

  test('where there is nothing is refused, and says to log in first; on one lane alone it is not', async () => {
    const lab = await start()
    const error = await refused(lab, 'steal', { lanes: both })
    expect(error.code).toBe('ERR_LAB_NOTHING_THERE')
    expect(error.message).toContain('log in first')
    await lab.act(login, ['jwt'])
    expect(await done(lab, 'steal', { lanes: both })).toEqual({ stolen: 2 })
    expect(acts(lab, 'session')).toEqual([])
  })

  test('a reset takes it all away', async () => {
    const lab = await start()
    await lab.act(login)
    await done(lab, 'steal', { lanes: both })
    await done(lab, 'reset', { lanes: both })
    for (const lane of both) {
      expect(lab.view.state(lane).loot).toEqual([])
      const flow = await attack(lab, lane, open)
      expect(flow.ended).toMatchObject({ status: 401, fault: 'missing' })
    }
  })
})

describe('using it', () => {
  test('is a flow of its own actor, with a credential out of the loot', async () => {
    const lab = await start()
    await lab.act(login)
    await done(lab, 'steal', { lanes: both })
    for (const [lane, name] of [
      ['session', 'lab.sid'],
      ['jwt', 'access_token'],
    ] as const) {
      const flow = await attack(lab, lane, open)
      expect(flow.ended?.status).toBe(200)
      expect(flow.started.actor).toBe('attacker')
      expect(flow.hops[0]?.hop).toMatchObject({ kind: 'credential-attached', place: { where: 'loot', name } })
    }
    await lab.act(open)
    expect(lab.view.flows('jwt').at(-1)?.started).not.toHaveProperty('actor')
    for (const message of lab.view.messages) streamMessageSchema.parse(message)
  })

  test('after logout the cookie is dead, the access token revoked, and the refresh token still good', async () => {
    const lab = await start()
    await lab.act(login)
    await done(lab, 'steal', { lanes: both })
    await lab.act(logout)
    expect((await attack(lab, 'session', open)).ended).toMatchObject({ status: 401, fault: 'revoked' })
    expect((await attack(lab, 'jwt', open)).ended).toMatchObject({ status: 401, fault: 'revoked' })
    const renewal = await attack(lab, 'jwt', refresh)
    expect(renewal.ended?.status).toBe(200)
    expect(renewal.hops.at(-1)?.hop).toEqual({
      kind: 'credential-stored',
      places: [{ where: 'loot', name: 'access_token' }],
    })
    expect((await attack(lab, 'jwt', open)).ended?.status).toBe(200)
    expect(lab.view.state('jwt').localStorage).toEqual([])
  })

  test('a cookie that a browser would have dropped is sent all the same, and the server says that it is late', async () => {
    const lab = await start()
    await lab.act(login, ['session'])
    await done(lab, 'steal', { lanes: ['session'] })
    await done(lab, 'advance-clock', { to: lab.view.state('session').cookies[0]?.expiresAt ?? 0 })
    const flow = await attack(lab, 'session', open)
    expect(flow.ended).toMatchObject({ status: 401, fault: 'late' })
    expect(lab.view.state('session').loot).toHaveLength(1)
  })

  test('logging out with it ends the session of the one it was stolen from; the thief lets nothing go', async () => {
    const lab = await start()
    await lab.act(login)
    await done(lab, 'steal', { lanes: both })
    for (const lane of both) expect((await attack(lab, lane, logout)).ended?.status).toBe(200)
    expect(await lab.act(open)).toEqual([401, 401])
    for (const lane of both) expect(lab.view.state(lane).loot.length).toBeGreaterThan(0)
    expect(lab.view.state('session').loot[0]?.value).not.toBe('')
  })

  test('what was stolen survives a restart and a change of storage: it is not the server that holds it', async () => {
    const lab = await start()
    await lab.act(login)
    await done(lab, 'steal', { lanes: both })
    await done(lab, 'restart-server', { lanes: both })
    expect(lab.view.state('jwt').loot).toHaveLength(2)
    expect((await attack(lab, 'jwt', open)).ended?.status).toBe(200)
    expect((await attack(lab, 'session', open)).ended?.status).toBe(401)
  })

  test('with rotation the stolen refresh token is used first, and the owner is the one who shows the theft', async () => {
    const lab = await start()
    await done(lab, 'change-settings', { rotation: { enabled: true, graceSeconds: 0 } })
    await lab.act(login, ['jwt'])
    await done(lab, 'steal', { lanes: ['jwt'] })
    const stolen = await attack(lab, 'jwt', refresh)
    expect(stolen.ended?.status).toBe(200)
    expect(await lab.act(refresh, ['jwt'])).toEqual([401])
    expect((await attack(lab, 'jwt', refresh)).ended?.status).toBe(401)
  })

  test('an edited credential goes out in place of the loot', async () => {
    const lab = await start()
    await lab.act(login, ['jwt'])
    await done(lab, 'steal', { lanes: ['jwt'] })
    const flow = await attack(lab, 'jwt', { ...open, credential: 'no.token.atall' })
    expect(flow.hops[0]?.hop).toMatchObject({ header: 'Authorization: Bearer no.token.atall', edited: true })
  })
})

describe('two tabs that refresh at the same moment', () => {
  const race = async (lab: Awaited<ReturnType<typeof start>>) =>
    Promise.all((await done(lab, 'race-refresh', {})).flows.map((id) => ended(lab, 'jwt', id)))

  test('are under way together, with the same token', async () => {
    const lab = await start()
    await lab.act(login, ['jwt'])
    const flows = await race(lab)
    expect(flows.map(({ started }) => started.actor)).toEqual([undefined, 'second-tab'])
    expect(flows.map((flow) => flow.ended?.status)).toEqual([200, 200])
    const [first, second] = flows
    const response = first?.hops.find(({ hop }) => hop.kind === 'response')?.seq ?? 0
    expect(second?.hops.find(({ hop }) => hop.kind === 'request')?.seq).toBeLessThan(response)
    const [one, other] = flows.map(({ hops }) => hops[0]?.hop)
    expect(one).toEqual(other)
    expect(one).toMatchObject({
      kind: 'credential-attached',
      place: { name: 'refresh_token' },
      edited: false,
    })
    // Each tab stored what it got: the last one is what is there.
    const lastStored = flows.toSorted((a, b) => (a.ended?.seq ?? 0) - (b.ended?.seq ?? 0)).at(-1)
    expect(lab.view.state('jwt').localStorage[0]?.value).toBe(tokenIn(lastStored))
    expect(await lab.act(open, ['jwt'])).toEqual([200])
  })

  test('with rotation and no grace one is taken for a thief, and both are logged out at the server', async () => {
    const lab = await start()
    await done(lab, 'change-settings', { rotation: { enabled: true, graceSeconds: 0 } })
    await lab.act(login, ['jwt'])
    const flows = await race(lab)
    // The other one is served, unless the family is revoked before its answer goes out.
    const served = flows.filter((flow) => flow.ended?.status === 200)
    expect(flows.map((flow) => flow.ended?.status)).toContain(401)
    // The tab that was refused wipes nothing: what a served one stored is still there, and good for nothing.
    const held = lab.view.state('jwt').localStorage.map(({ value }) => value)
    expect(held).toHaveLength(2)
    for (const flow of served) expect(held).toContain(tokenIn(flow))
    expect(await lab.act(refresh, ['jwt'])).toEqual([401])
  })

  test('with a grace window both are served', async () => {
    const lab = await start()
    await done(lab, 'change-settings', { rotation: { enabled: true, graceSeconds: 10 } })
    await lab.act(login, ['jwt'])
    expect((await race(lab)).map((flow) => flow.ended?.status)).toEqual([200, 200])
    expect(await lab.act(refresh, ['jwt'])).toEqual([200])
  })

  test('in step mode go one after the other, both with the token of the start', async () => {
    const lab = await start()
    await done(lab, 'change-settings', { rotation: { enabled: true, graceSeconds: 0 } })
    await lab.act(login, ['jwt'])
    await done(lab, 'set-mode', { lanes: ['jwt'], mode: 'step' })
    const { flows } = await done(lab, 'race-refresh', {})
    expect(lab.view.status?.lanes.jwt.queued).toMatchObject([{ flow: flows[1] }])
    await done(lab, 'run-to-end', { lanes: ['jwt'] })
    const first = await ended(lab, 'jwt', flows[0])
    await done(lab, 'run-to-end', { lanes: ['jwt'] })
    const second = await ended(lab, 'jwt', flows[1])
    expect([first.ended?.status, second.ended?.status]).toEqual([200, 401])
    expect(second.hops[0]?.hop).toEqual(first.hops[0]?.hop)
  })

  test('are both refused where only one of them has a place in the queue', async () => {
    const lab = await start()
    await lab.act(login, ['jwt'])
    await done(lab, 'set-mode', { lanes: ['jwt'], mode: 'step' })
    // One is held, and all others but one wait.
    for (let each = 0; each < MAX_QUEUED_FLOWS; each += 1) {
      await lab.send('perform', { lanes: ['jwt'], action: open })
    }
    expect((await refused(lab, 'race-refresh', {})).code).toBe('ERR_LAB_QUEUE_FULL')
    expect(lab.view.status?.lanes.jwt.queued).toHaveLength(MAX_QUEUED_FLOWS - 1)
  })

  test('need a refresh token', async () => {
    const lab = await start()
    expect((await refused(lab, 'race-refresh', {})).code).toBe('ERR_LAB_NOTHING_THERE')
    await lab.act({ type: 'login-by-email', email: 'alice@example.com', password: 'alice' }, ['jwt'])
    expect((await refused(lab, 'race-refresh', {})).message).toContain('no refresh token')
    expect(lab.view.flows('jwt')).toHaveLength(1)
  })
})

function tokenIn(flow: Parameters<typeof responseOf>[0] | undefined): string | undefined {
  const body: unknown = JSON.parse((flow && responseOf(flow)?.body) ?? '{}')
  return typeof body === 'object' && body !== null && 'access_token' in body
    ? String(body.access_token)
    : undefined
}
