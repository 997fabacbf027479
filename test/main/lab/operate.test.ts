// What an operator ends past the servers' routes.
import { describe, expect, test } from 'vitest'
import { streamMessageSchema } from '#src/contract/lab-api'
import { acts, done, login, logout, open, refresh, refused, start } from './started'

const alice = { type: 'login', username: 'alice', password: 'alice' } as const

describe('on the session lane', () => {
  test('a session that is destroyed is refused as ended by the operator', async () => {
    const lab = await start()
    await lab.act(login, ['session'])
    await lab.act(login, ['session'])
    await lab.act(alice, ['session'])
    const { id } = lab.view.state('session').sessions.at(-1) ?? { id: '' }
    expect(await done(lab, 'operate', { operation: { type: 'destroy-session', id } })).toEqual({ changed: 1 })
    expect(acts(lab, 'session').at(-1)).toMatchObject({
      act: { kind: 'sessions-destroyed', username: 'alice', ids: [id], everything: false },
      changes: [{ op: 'remove', table: 'sessions', key: id }],
      state: null,
    })
    expect(await lab.act(open, ['session'])).toEqual([401])
    const answered = lab.view
      .flows('session')
      .at(-1)
      ?.hops.find(({ hop }) => hop.kind === 'session-answered')
    expect(JSON.stringify(answered)).toContain('"because":"operator"')
    for (const message of lab.view.messages) streamMessageSchema.parse(message)
  })

  test('all sessions of an account are destroyed, and nobody else is touched', async () => {
    const lab = await start()
    const external = (username: string) =>
      fetch(`${lab.origin('session')}/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username, password: username }),
      })
    await external('alice')
    await external('alice')
    await external('bob')
    const operation = { type: 'destroy-account-sessions', username: 'alice' } as const
    expect(await done(lab, 'operate', { operation })).toEqual({ changed: 2 })
    expect(lab.view.state('session').sessions.map(({ username }) => username)).toEqual(['bob'])
    expect(acts(lab, 'session').at(-1)?.act).toMatchObject({ username: 'alice', everything: true })
    expect((await refused(lab, 'operate', { operation })).code).toBe('ERR_LAB_NOTHING_THERE')
  })

  test.each([
    { type: 'destroy-session', id: 'nobody-knows' },
    { type: 'destroy-account-sessions', username: 'mallory' },
  ] as const)('$type of what is not there is refused and leaves no act', async (operation) => {
    const lab = await start()
    await lab.act(login, ['session'])
    expect((await refused(lab, 'operate', { operation })).code).toBe('ERR_LAB_NOTHING_THERE')
    expect(acts(lab, 'session')).toEqual([])
    expect(lab.view.state('session').sessions).toHaveLength(1)
  })

  test('in memory, a session is destroyed on the node that has it', async () => {
    const lab = await start()
    await done(lab, 'add-node', { lanes: ['session'] })
    await done(lab, 'set-routing', { lanes: ['session'], routing: 2 })
    await lab.act(login, ['session'])
    const { id } = lab.view.state('session').sessions[0] ?? { id: '' }
    await done(lab, 'operate', { operation: { type: 'destroy-session', id } })
    expect(acts(lab, 'session').at(-1)?.changes).toEqual([
      { op: 'remove', table: 'sessions', key: `${id}@2` },
    ])
    expect(lab.view.state('session').sessions).toEqual([])
  })
})

describe('on the JWT lane', () => {
  test('a token that is revoked is refused; the other one of the login lives', async () => {
    const lab = await start()
    await lab.act(login, ['jwt'])
    const { jti } = lab.view.state('jwt').issued[0] ?? { jti: '' }
    expect(await done(lab, 'operate', { operation: { type: 'revoke-token', jti } })).toEqual({ changed: 1 })
    expect(acts(lab, 'jwt').at(-1)?.act).toEqual({
      kind: 'tokens-revoked',
      sub: 'test',
      jtis: [jti],
      everything: false,
    })
    expect(lab.view.state('jwt').blocklist).toMatchObject([{ jti, because: 'operator' }])
    expect(await lab.act(open, ['jwt'])).toEqual([401])
    expect(lab.view.flows('jwt').at(-1)?.ended?.fault).toBe('revoked')
    expect(await lab.act(refresh, ['jwt'])).toEqual([200])
    // A second click has nothing left to change.
    const acted = acts(lab, 'jwt').length
    expect(await done(lab, 'operate', { operation: { type: 'revoke-token', jti } })).toEqual({ changed: 0 })
    expect(acts(lab, 'jwt')).toHaveLength(acted)
  })

  test('all tokens of an account are revoked', async () => {
    const lab = await start()
    await lab.act(login, ['jwt'])
    await lab.act(alice, ['jwt'])
    const operation = { type: 'revoke-account', sub: 'alice' } as const
    expect(await done(lab, 'operate', { operation })).toEqual({ changed: 2 })
    expect(lab.view.state('jwt').blocklist.map(({ sub }) => sub)).toEqual(['alice', 'alice'])
    expect(acts(lab, 'jwt').at(-1)?.act).toMatchObject({ sub: 'alice', everything: true })
    expect(await lab.act(open, ['jwt'])).toEqual([401])
  })

  test.each([
    { type: 'revoke-token', jti: 'nobody-knows' },
    { type: 'revoke-account', sub: 'mallory' },
  ] as const)('$type of what is not there is refused and leaves no act', async (operation) => {
    const lab = await start()
    await lab.act(login, ['jwt'])
    expect((await refused(lab, 'operate', { operation })).code).toBe('ERR_LAB_NOTHING_THERE')
    expect(acts(lab, 'jwt')).toEqual([])
  })

  test('in memory, a token is revoked on the node that issued it, and lives on the other', async () => {
    const lab = await start()
    await done(lab, 'add-node', { lanes: ['jwt'] })
    await lab.act(login, ['jwt'])
    const { jti } = lab.view.state('jwt').issued[0] ?? { jti: '' }
    await done(lab, 'operate', { operation: { type: 'revoke-token', jti } })
    expect(lab.view.state('jwt').blocklist.map(({ node }) => node)).toEqual([undefined])
    await done(lab, 'set-routing', { lanes: ['jwt'], routing: 2 })
    expect(await lab.act(open, ['jwt'])).toEqual([200])
    await done(lab, 'set-routing', { lanes: ['jwt'], routing: 1 })
    expect(await lab.act(open, ['jwt'])).toEqual([401])
  })

  test('with versions one number ends all tokens of the account, on every node', async () => {
    const lab = await start()
    const revocation = { ...settingsOf(lab).revocation, strategy: 'version' as const }
    await done(lab, 'change-settings', { revocation })
    await done(lab, 'add-node', { lanes: ['jwt'] })
    await lab.act(login, ['jwt'])
    expect(await done(lab, 'operate', { operation: { type: 'revoke-account', sub: 'test' } })).toEqual({
      changed: 2,
    })
    expect(lab.view.state('jwt').versions.map(({ version, node }) => [version, node])).toEqual([
      [1, undefined],
      [1, 2],
    ])
    expect(await lab.act(open, ['jwt'])).toEqual([401])
    expect(await lab.act(open, ['jwt'])).toEqual([401])
  })

  test('with no strategy nothing is changed, and nothing is claimed to be', async () => {
    const lab = await start()
    const revocation = { ...settingsOf(lab).revocation, strategy: 'none' as const }
    await done(lab, 'change-settings', { revocation })
    await lab.act(login, ['jwt'])
    const { jti } = lab.view.state('jwt').issued[0] ?? { jti: '' }
    expect(await done(lab, 'operate', { operation: { type: 'revoke-token', jti } })).toEqual({ changed: 0 })
    expect(acts(lab, 'jwt').map(({ act }) => act.kind)).toEqual(['revocation-set'])
    expect(await lab.act(open, ['jwt'])).toEqual([200])
  })
})

describe('how revocation works', () => {
  test('is an act when it is switched on or off or the strategy changes, and only then', async () => {
    const lab = await start()
    const { revocation, rotation } = settingsOf(lab)
    await done(lab, 'change-settings', { revocation: { ...revocation, enabled: false } })
    await done(lab, 'change-settings', { revocation: { ...revocation, enabled: false } })
    await done(lab, 'change-settings', { revocation: { ...revocation, enabled: false, checks: ['access'] } })
    await done(lab, 'change-settings', { rotation: { ...rotation, enabled: true } })
    await done(lab, 'change-settings', { revocation: { ...revocation, strategy: 'allowlist' } })
    expect(acts(lab, 'jwt').map(({ act }) => act)).toEqual([
      { kind: 'revocation-set', enabled: false, strategy: 'blocklist' },
      { kind: 'revocation-set', enabled: true, strategy: 'allowlist' },
    ])
    expect(acts(lab, 'session')).toEqual([])
  })

  test('takes nothing along from one strategy to another, and finds it again on the way back', async () => {
    const lab = await start()
    const { revocation } = settingsOf(lab)
    await lab.act(login, ['jwt'])
    const token = lab.view.state('jwt').localStorage[0]?.value
    await lab.act(logout, ['jwt'])
    await done(lab, 'change-settings', { revocation: { ...revocation, strategy: 'version' } })
    expect(await lab.act({ ...open, credential: token }, ['jwt'])).toEqual([200])
    await done(lab, 'change-settings', { revocation })
    expect(await lab.act({ ...open, credential: token }, ['jwt'])).toEqual([401])
  })
})

function settingsOf(lab: Awaited<ReturnType<typeof start>>) {
  const { settings } = lab.view.status ?? {}
  if (!settings) throw new Error('The lab has said nothing yet')
  return settings
}
