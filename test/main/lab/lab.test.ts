import { afterEach, describe, expect, test } from 'vitest'
import { streamMessageSchema } from '#src/contract/lab-api'
import { labStatusSchema } from '#src/contract/status'
import type { HopKind } from '#src/hops/hops'
import { responseOf } from '#src/trace/flow'
import { LabView, startTestLab, type TestLab } from '../../support/lab'
import { until } from '../../support/lane'

const login = { type: 'login', username: 'test', password: 'test' } as const
const open = { type: 'open-protected' } as const

const labs: TestLab[] = []
afterEach(async () => {
  await Promise.all(labs.splice(0).map(({ lab }) => lab.stop()))
})

async function start(options?: Parameters<typeof startTestLab>[0]): Promise<TestLab> {
  const lab = await startTestLab(options)
  labs.push(lab)
  return lab
}

function kindsOf(lab: TestLab, lane: 'session' | 'jwt', flow = -1): HopKind[] | undefined {
  return lab.view
    .flows(lane)
    .at(flow)
    ?.hops.map(({ hop }) => hop.kind)
}

describe('one login on both servers', () => {
  test("goes through the hops of the article's diagrams", async () => {
    const lab = await start()
    expect(await lab.act(login)).toEqual([200, 200])
    expect(kindsOf(lab, 'session')).toEqual([
      'form-submitted',
      'request',
      'account-checked',
      'session-stored',
      'response',
      'credential-stored',
    ])
    expect(kindsOf(lab, 'jwt')).toEqual([
      'form-submitted',
      'request',
      'account-checked',
      'token-signed',
      'response',
      'credential-stored',
    ])
  })

  test('leaves a cookie and a session on one side, two tokens and no session on the other', async () => {
    const lab = await start()
    await lab.act(login)
    const session = lab.view.state('session')
    expect(session.cookies.map(({ name }) => name)).toEqual(['lab.sid'])
    expect(session.sessions.map(({ username }) => username)).toEqual(['test'])
    expect(session.cookies[0]?.value).toContain(encodeURIComponent(`s:${session.sessions[0]?.id}`))
    const jwt = lab.view.state('jwt')
    expect(jwt.localStorage.map(({ key }) => key)).toEqual(['access_token', 'refresh_token'])
    expect(jwt.issued.map(({ type }) => type)).toEqual(['access', 'refresh'])
    expect(jwt.sessions).toEqual([])
  })

  test('ends with the check that refused it when the password is wrong', async () => {
    const lab = await start()
    expect(await lab.act({ ...login, password: 'wrong' })).toEqual([401, 401])
    for (const lane of ['session', 'jwt'] as const) {
      const flow = lab.view.flows(lane).at(-1)
      expect(flow?.ended).toMatchObject({ outcome: 'refused', status: 401, fault: 'wrong' })
      expect(flow?.hops.map(({ hop }) => hop)).toContainEqual({
        kind: 'account-checked',
        by: 'username',
        value: 'test',
        outcome: 'wrong-password',
      })
    }
  })
})

describe('the whole way of a credential', () => {
  test('log in, open, refresh, update the phone, log out, and see 401 on both', async () => {
    const lab = await start()
    await lab.act(login)
    expect(await lab.act(open)).toEqual([200, 200])
    expect(await lab.act({ type: 'open-partially-protected' })).toEqual([200, 200])
    expect(await lab.act({ type: 'refresh' })).toEqual([404, 200])
    expect(await lab.act({ type: 'update-phone', id: '1', phone: '0900-123-456' })).toEqual([200, 200])
    expect(lab.view.state('session').accounts[0]?.phone).toBe('0900-123-456')
    expect(lab.view.state('jwt').accounts[0]?.phone).toBe('0900-123-456')
    expect(await lab.act({ type: 'update-phone', id: '2', phone: '1' })).toEqual([403, 403])
    expect(await lab.act({ type: 'logout' })).toEqual([200, 200])
    expect(lab.view.state('session')).toMatchObject({ cookies: [], sessions: [] })
    expect(lab.view.state('jwt')).toMatchObject({
      localStorage: [],
      blocklist: [{ type: 'access', because: 'logout' }],
    })
    expect(await lab.act(open)).toEqual([401, 401])
  })

  test('a protected request is checked hop by hop', async () => {
    const lab = await start()
    await lab.act(login)
    await lab.act(open)
    expect(kindsOf(lab, 'session')).toEqual([
      'credential-attached',
      'request',
      'cookie-checked',
      'session-asked',
      'session-answered',
      'session-touched',
      'response',
    ])
    expect(kindsOf(lab, 'jwt')).toEqual([
      'credential-attached',
      'request',
      'token-checked',
      'token-checked',
      'token-checked',
      'token-checked',
      'token-checked',
      'blocklist-asked',
      'blocklist-answered',
      'response',
    ])
  })

  test('a credential sent again after logout is refused as revoked, not as wrong', async () => {
    const lab = await start()
    await lab.act(login)
    const cookie = lab.view.state('session').cookies[0]?.value
    const token = lab.view.state('jwt').localStorage[0]?.value
    await lab.act({ type: 'logout' })
    expect(await lab.act({ ...open, credential: cookie }, ['session'])).toEqual([401])
    expect(await lab.act({ ...open, credential: token }, ['jwt'])).toEqual([401])
    for (const lane of ['session', 'jwt'] as const)
      expect(lab.view.flows(lane).at(-1)?.ended?.fault).toBe('revoked')
  })

  test('deleting the account ends everything of it, on both', async () => {
    const lab = await start()
    await lab.act(login)
    expect(await lab.act({ type: 'delete-account' })).toEqual([200, 200])
    for (const lane of ['session', 'jwt'] as const) {
      const state = lab.view.state(lane)
      expect(state.accounts.map(({ username }) => username)).toEqual(['alice', 'bob'])
      expect([state.cookies, state.localStorage, state.sessions]).toEqual([[], [], []])
    }
    expect(lab.view.state('jwt').blocklist.map(({ because }) => because)).toEqual([
      'account-deleted',
      'account-deleted',
    ])
    expect(await lab.act(login)).toEqual([401, 401])
  })

  test('a login by email works on both', async () => {
    const lab = await start()
    expect(await lab.act({ type: 'login-by-email', email: 'alice@example.com', password: 'alice' })).toEqual([
      200, 200,
    ])
    expect(await lab.act(open)).toEqual([200, 200])
    expect(lab.view.state('jwt').issued).toMatchObject([{ type: 'access', expiresAt: null }])
  })
})

describe('stepping', () => {
  test('holds the real request on each lane by itself', async () => {
    const lab = await start()
    await lab.act(login)
    await lab.send('set-mode', { lanes: ['jwt'], mode: 'step' })
    await lab.send('perform', { lanes: ['session', 'jwt'], action: open })
    await until(() => lab.view.flows('session').at(-1)?.ended?.status === 200)
    await until(() => lab.view.status?.lanes.jwt.holding?.afterIndex === 1)
    const seen: string[] = []
    while (lab.view.flows('jwt').at(-1)?.ended === null) {
      seen.push(lab.view.status?.lanes.jwt.holding?.next.kind ?? '')
      const hops = lab.view.flows('jwt').at(-1)?.hops.length ?? 0
      expect(
        responseOf(lab.view.flows('jwt').at(-1) ?? (Object.assign({}, { hops: [] }) as never)),
      ).toBeNull()
      await lab.send('next-hop', { lanes: ['jwt'] })
      await until(
        () =>
          (lab.view.flows('jwt').at(-1)?.hops.length ?? 0) > hops &&
          (lab.view.status?.lanes.jwt.holding != null || lab.view.flows('jwt').at(-1)?.ended != null),
      )
    }
    expect(seen).toEqual([
      'request',
      'token-checked',
      'token-checked',
      'token-checked',
      'token-checked',
      'token-checked',
      'blocklist-asked',
      'blocklist-answered',
      'response',
    ])
  })

  test('a reset in mid-air ends the request with 503 on the wire and brings the start back', async () => {
    const lab = await start()
    await lab.act({ type: 'delete-account' }).catch(() => {})
    await lab.act(login)
    await lab.send('set-mode', { lanes: ['session', 'jwt'], mode: 'step' })
    await lab.send('change-settings', { holdExternal: true })
    await lab.send('perform', { lanes: ['session', 'jwt'], action: open })
    const external = fetch(`${lab.origin('jwt')}/protected`)
    await until(
      () =>
        lab.view.status?.lanes.jwt.holding?.afterIndex === 1 && lab.view.status.lanes.jwt.queued.length === 1,
    )
    await lab.send('next-hop', { lanes: ['session', 'jwt'] })
    await until(
      () =>
        lab.view.status?.lanes.jwt.holding?.afterIndex === 2 &&
        lab.view.status.lanes.session.holding?.afterIndex === 2,
    )
    const aborted = { session: lab.view.flows('session').at(-1)?.id, jwt: lab.view.flows('jwt').at(-1)?.id }
    await lab.send('reset', { lanes: ['session', 'jwt'] })
    expect((await external).status).toBe(503)
    await until(() => lab.view.flows('session').length === 0 && lab.view.flows('jwt').length === 0)
    for (const lane of ['session', 'jwt'] as const) {
      expect(lab.view.events(lane)).toContainEqual(
        expect.objectContaining({ type: 'flow-ended', flow: aborted[lane], outcome: 'aborted' }),
      )
      expect(lab.view.events(lane)).toContainEqual(
        expect.objectContaining({
          type: 'hop',
          flow: aborted[lane],
          hop: expect.objectContaining({
            kind: 'response',
            response: expect.objectContaining({ status: 503 }),
          }),
        }),
      )
      expect(lab.view.state(lane)).toMatchObject({
        cookies: [],
        localStorage: [],
        sessions: [],
        issued: [],
        blocklist: [],
      })
      expect(lab.view.state(lane).accounts).toHaveLength(3)
    }
    await lab.send('set-mode', { lanes: ['session', 'jwt'], mode: 'run' })
    expect(await lab.act(login)).toEqual([200, 200])
  })
})

describe('looking back', () => {
  test('the state at any hop is what it was then', async () => {
    const lab = await start()
    await lab.act(login)
    const stored = lab.view
      .flows('session')
      .at(-1)
      ?.hops.find(({ hop }) => hop.kind === 'session-stored')
    await lab.act({ type: 'logout' })
    const then = lab.view.stateAfter('session', stored?.seq ?? 0)
    expect(then.sessions).toHaveLength(1)
    expect(then.cookies).toHaveLength(0)
    expect(lab.view.state('session').sessions).toHaveLength(0)
  })

  test('a listener that was away gets exactly what it missed', async () => {
    const lab = await start()
    await lab.act(login)
    const since = lab.view.events('jwt').at(-1)?.seq ?? 0
    await lab.act(open)
    const view = new LabView()
    lab.lab.subscribe((message) => view.hear(message), { lab: 0, seq: since })
    expect(view.messages.map(({ type }) => type)).toEqual(['status', 'events'])
    const missed = [...lab.view.events('session'), ...lab.view.events('jwt')].filter(
      (event) => event.seq > since,
    )
    expect([...view.events('session'), ...view.events('jwt')]).toEqual(missed)
  })

  test('a listener that was away for too long, or in another lab, gets a snapshot', async () => {
    const lab = await start()
    await lab.send('change-settings', { traceBoundHops: 100 })
    for (let each = 0; each < 40; each += 1) await lab.act(open)
    for (const since of [
      { lab: 0, seq: 1 },
      { lab: 0, seq: 1_000_000 },
      { lab: 1, seq: lab.view.events('jwt').at(-1)?.seq ?? 0 },
    ]) {
      const view = new LabView()
      lab.lab.subscribe((message) => view.hear(message), since)
      expect(view.messages.map(({ type }) => type)).toEqual(['status', 'snapshot'])
      expect(view.state('session').accounts).toHaveLength(3)
    }
  })
})

describe('an external client', () => {
  test('shows up live with its own flow', async () => {
    const lab = await start()
    const answer = await fetch(`${lab.origin('jwt')}/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"username":"bob","password":"bob"}',
    })
    const { access_token } = (await answer.json()) as { access_token: string }
    await fetch(`${lab.origin('jwt')}/protected`, { headers: { authorization: `bearer ${access_token}` } })
    await until(() => lab.view.flows('jwt').filter((flow) => flow.ended).length === 2)
    expect(
      lab.view.flows('jwt').map((flow) => [flow.started.action, flow.started.path, flow.ended?.status]),
    ).toEqual([
      ['external', '/login', 200],
      ['external', '/protected', 200],
    ])
    expect(lab.view.state('jwt').localStorage).toEqual([])
    expect(lab.view.state('jwt').issued).toHaveLength(2)
  })
})

test('everything that a lab sends is what the contract says', async () => {
  const lab = await start()
  await lab.act(login)
  await lab.act(open)
  await lab.act({ type: 'logout' })
  for (const message of lab.view.messages)
    expect(streamMessageSchema.parse(JSON.parse(JSON.stringify(message)))).toEqual(message)
  expect(labStatusSchema.safeParse(lab.view.status).success).toBe(true)
})

test('a lab listens on the ports asked for, and says which one is taken', async () => {
  const first = await start()
  const port = Number(new URL(first.origin('session')).port)
  await expect(startTestLab({ jwtPort: port })).rejects.toMatchObject({
    code: 'ERR_LAB_PORT_TAKEN',
    message: `Port ${port} is in use`,
  })
  await expect(startTestLab({ sessionPort: port })).rejects.toMatchObject({ code: 'ERR_LAB_PORT_TAKEN' })
})

test('a lab that has been stopped closes its ports and refuses commands', async () => {
  const { lab, origin } = await startTestLab()
  await lab.handle('set-mode', { lanes: ['jwt'], mode: 'step' })
  await lab.handle('perform', { lanes: ['jwt'], action: login })
  const address = origin('jwt')
  await lab.stop()
  await expect(fetch(address)).rejects.toThrow()
  expect(await lab.handle('reset', { lanes: ['jwt'] })).toMatchObject({
    ok: false,
    error: { code: 'ERR_LAB_STOPPED' },
  })
})
