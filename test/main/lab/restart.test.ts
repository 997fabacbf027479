// Stopping the servers and starting them again: what is left of what they knew.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { COMMANDS } from '#src/contract/commands'
import { streamMessageSchema } from '#src/contract/lab-api'
import { LANES } from '#src/trace/lane'
import { until } from '../../support/lane'
import { acts, done, login, logout, open, refresh, start } from './started'

const both = [...LANES]
const none = { before: 0, after: 0 }

let dataFolder: string
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'lab-folder-'))
})
afterEach(() => rm(dataFolder, { recursive: true, force: true, maxRetries: 5 }))

const restart = async (lab: Awaited<ReturnType<typeof start>>, lanes = both) =>
  (await done(lab, 'restart-server', { lanes })).reports

describe('over memory', () => {
  test('every session is gone, every token lives, and what was revoked works again', async () => {
    const lab = await start()
    await lab.act(login)
    const token = lab.view.state('jwt').localStorage[0]?.value
    await lab.act(logout, ['jwt'])
    expect(await lab.act({ ...open, credential: token }, ['jwt'])).toEqual([401])
    const origins = both.map((lane) => lab.origin(lane))
    const reports = await restart(lab)
    expect(reports.session).toEqual({
      storage: 'memory',
      sessions: { before: 1, after: 0 },
      tokens: none,
      revocations: none,
    })
    expect(reports.jwt).toEqual({
      storage: 'memory',
      sessions: none,
      tokens: { before: 1, after: 2 },
      revocations: { before: 1, after: 0 },
    })
    expect(both.map((lane) => lab.origin(lane))).toEqual(origins)
    expect(await lab.act(open, ['session'])).toEqual([401])
    expect(lab.view.flows('session').at(-1)?.ended?.fault).toBe('wrong')
    expect(await lab.act({ ...open, credential: token }, ['jwt'])).toEqual([200])
  })

  test('counts no token that another key has signed, before or after', async () => {
    const lab = await start()
    await lab.act(login, ['jwt'])
    await done(lab, 'change-settings', { jwtSecret: 'another secret that is long enough for HS256' })
    await lab.act(login, ['jwt'])
    const { jwt } = await restart(lab, ['jwt'])
    expect(jwt?.tokens).toEqual({ before: 2, after: 2 })
  })

  test('the trace shows what the server has now: its lists are empty, the front end holds what it held', async () => {
    const lab = await start()
    await lab.act(login)
    const held = lab.view.state('jwt').localStorage
    await lab.act({ type: 'update-phone', id: '1', phone: '0900-123-456' })
    const reports = await restart(lab)
    for (const lane of both) {
      expect(lab.view.state(lane)).toMatchObject({ sessions: [], issued: [], blocklist: [] })
      expect(lab.view.state(lane).accounts[0]?.phone).toBe('0900-000-001')
      const [act] = acts(lab, lane)
      expect(act?.act).toEqual({ kind: 'server-restarted', node: 1, report: reports[lane] })
      expect(act?.state).toEqual(lab.view.state(lane))
      expect(lab.view.flows(lane).at(-1)?.acts).toHaveLength(1)
    }
    expect(lab.view.state('session').cookies).toHaveLength(1)
    expect(lab.view.state('jwt').localStorage).toEqual(held)
    for (const message of lab.view.messages) streamMessageSchema.parse(message)
    expect(COMMANDS['restart-server'].result.parse({ reports })).toEqual({ reports })
  })

  test('an allowlist that is forgotten has every token refused', async () => {
    const lab = await start()
    const revocation = {
      ...(lab.view.status?.settings.revocation ?? never()),
      strategy: 'allowlist' as const,
    }
    await done(lab, 'change-settings', { revocation })
    await lab.act(login, ['jwt'])
    expect(await lab.act(open, ['jwt'])).toEqual([200])
    expect((await restart(lab, ['jwt'])).jwt).toMatchObject({
      tokens: { before: 2, after: 0 },
      revocations: { before: 2, after: 0 },
    })
    expect(await lab.act(open, ['jwt'])).toEqual([401])
  })

  test('tokens that have expired count neither before nor after', async () => {
    const lab = await start()
    await lab.act(login, ['jwt'])
    await done(lab, 'advance-clock', { to: lab.view.state('jwt').issued[0]?.expiresAt ?? 0 })
    expect((await restart(lab, ['jwt'])).jwt?.tokens).toEqual({ before: 1, after: 1 })
    await lab.act(login, ['session'])
    await done(lab, 'advance-clock', { to: lab.view.state('session').sessions[0]?.expiresAt ?? 0 })
    expect((await restart(lab, ['session'])).session?.sessions).toEqual(none)
  })

  test('the keys are the same as before: a refresh works, and so does a new login', async () => {
    const lab = await start()
    await lab.act(login)
    await restart(lab)
    expect(await lab.act(refresh, ['jwt'])).toEqual([200])
    expect(await lab.act(login)).toEqual([200, 200])
    expect(await lab.act(open)).toEqual([200, 200])
  })
})

describe('over a file', () => {
  test('nothing is lost: sessions, accounts, revocations', async () => {
    const lab = await start({ dataFolder, storage: { session: 'sqlite', jwt: 'sqlite' } })
    await lab.act(login)
    await lab.act({ type: 'update-phone', id: '1', phone: '0900-123-456' })
    const token = lab.view.state('jwt').localStorage[0]?.value
    await lab.act(logout, ['jwt'])
    const before = { session: lab.view.state('session'), jwt: lab.view.state('jwt') }
    const reports = await restart(lab)
    expect(reports.session?.sessions).toEqual({ before: 1, after: 1 })
    expect(reports.jwt).toMatchObject({
      tokens: { before: 1, after: 1 },
      revocations: { before: 1, after: 1 },
    })
    for (const lane of both) expect(lab.view.state(lane)).toEqual(before[lane])
    expect(await lab.act(open, ['session'])).toEqual([200])
    expect(await lab.act({ ...open, credential: token }, ['jwt'])).toEqual([401])
  })
})

describe('with two nodes', () => {
  test('both are restarted, each with what it knew itself', async () => {
    const lab = await start()
    await done(lab, 'add-node', { lanes: both })
    await lab.act(login)
    await lab.act(login)
    await lab.act(login)
    const reports = await restart(lab)
    expect(reports.session?.sessions).toEqual({ before: 3, after: 0 })
    expect(reports.jwt?.tokens).toEqual({ before: 6, after: 6 })
    const told = acts(lab, 'session').flatMap(({ act }) => (act.kind === 'server-restarted' ? [act] : []))
    expect(told.map(({ node, report }) => [node, report.sessions.before])).toEqual([
      [1, 2],
      [2, 1],
    ])
    expect(lab.view.state('session').sessions).toEqual([])
    const second = lab.view.status?.lanes.jwt.nodes[1]?.origin
    expect((await fetch(`${second}/protected`)).status).toBe(401)
  })
})

describe('what is under way', () => {
  test('is ended with 503, an external request too, and what comes meanwhile waits for the server', async () => {
    const lab = await start()
    await lab.act(login)
    await done(lab, 'change-settings', { holdExternal: true })
    await done(lab, 'set-mode', { lanes: ['jwt'], mode: 'step' })
    await done(lab, 'perform', { lanes: ['jwt'], action: open })
    await until(() => lab.view.status?.lanes.jwt.holding != null)
    await done(lab, 'next-hop', { lanes: ['jwt'] })
    const external = fetch(`${lab.origin('jwt')}/protected`)
    await until(() => lab.view.status?.lanes.jwt.queued.length === 1)
    const restarted = restart(lab, ['jwt'])
    await done(lab, 'perform', { lanes: ['jwt'], action: open })
    await restarted
    expect((await external).status).toBe(503)
    expect(lab.view.flows('jwt').at(-2)?.ended?.outcome).toBe('aborted')
    await done(lab, 'set-mode', { lanes: ['jwt'], mode: 'run' })
    await until(() => lab.view.flows('jwt').at(-1)?.ended?.status === 200)
  })

  test('a kept connection of an external client is closed', async () => {
    const lab = await start()
    const address = `${lab.origin('session')}/partially-protected`
    await (await fetch(address)).text()
    await restart(lab, ['session'])
    // The client may find out with its next request only.
    await fetch(address).then(
      (response) => response.text(),
      () => '',
    )
    expect((await fetch(address)).status).toBe(200)
  })

  test('two restarts, a reset and a change of storage at once come one after the other', async () => {
    const lab = await start({ dataFolder })
    await lab.act(login)
    await Promise.all([
      restart(lab),
      done(lab, 'reset', { lanes: both }),
      done(lab, 'set-storage', { lanes: both, kind: 'sqlite' }),
      restart(lab),
    ])
    expect(lab.view.status?.lanes.jwt.storage).toMatchObject({ kind: 'sqlite', problem: null })
    expect(await lab.act(login)).toEqual([200, 200])
    expect(await lab.act(open)).toEqual([200, 200])
  })
})

function never(): never {
  throw new Error('The lab has said nothing yet')
}
