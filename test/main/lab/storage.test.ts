// Where the servers keep what they have to remember: changed while the lab runs, lost, found again.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { streamMessageSchema } from '#src/contract/lab-api'
import { LANES } from '#src/trace/lane'
import { until } from '../../support/lane'
import { maySkip } from '../../support/may-skip'
import { type RedisServer, startRedis, whyNoRedis } from '../../support/redis-server'
import { acts, done, login, logout, open, refused, start } from './started'

const both = [...LANES]
const phone = { type: 'update-phone', id: '1', phone: '0900-123-456' } as const

let dataFolder: string
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'lab-folder-'))
})
afterEach(() => rm(dataFolder, { recursive: true, force: true, maxRetries: 5 }))

async function unusedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

describe('from memory to a file and back', () => {
  test('each storage has rows of its own; the front end keeps what it holds', async () => {
    const lab = await start({ dataFolder })
    await lab.act(login)
    await lab.act(phone)
    const held = { session: lab.view.state('session').cookies, jwt: lab.view.state('jwt').localStorage }
    await done(lab, 'set-storage', { lanes: both, kind: 'sqlite' })
    expect(lab.view.state('session')).toMatchObject({ cookies: held.session, sessions: [] })
    expect(lab.view.state('jwt')).toMatchObject({ localStorage: held.jwt, issued: [] })
    for (const lane of both) {
      expect(lab.view.state(lane).accounts[0]?.phone).toBe('0900-000-001')
      expect(acts(lab, lane).map(({ act }) => act)).toEqual([
        { kind: 'storage-changed', from: 'memory', to: 'sqlite' },
      ])
    }
    // The session isn't there; of the token nobody has to know anything.
    expect(await lab.act(open)).toEqual([401, 200])
    expect(lab.view.flows('session').at(-1)?.ended?.fault).toBe('wrong')
    await lab.act(login)
    expect(await lab.act(open)).toEqual([200, 200])
    await done(lab, 'set-storage', { lanes: both, kind: 'memory' })
    expect(lab.view.state('session').sessions).toEqual([])
    await done(lab, 'set-storage', { lanes: both, kind: 'sqlite' })
    expect(lab.view.state('session').sessions).toHaveLength(1)
    expect(lab.view.state('jwt').issued).toHaveLength(2)
    expect(await lab.act(open)).toEqual([200, 200])
  })

  test('says where it is, at the address that it was at', async () => {
    const lab = await start({ dataFolder })
    const { origin } = lab.view.status?.lanes.session ?? {}
    await done(lab, 'set-storage', { lanes: ['session'], kind: 'sqlite' })
    await until(() => lab.view.status?.lanes.session.storage.kind === 'sqlite')
    expect(lab.view.status?.lanes.session).toMatchObject({
      origin,
      storage: { kind: 'sqlite', place: join(dataFolder, 'session.sqlite'), problem: null },
    })
    expect(lab.view.status?.lanes.jwt.storage).toEqual({ kind: 'memory', place: null, problem: null })
  })

  test('a lab that is started over a file finds what the one before it left', async () => {
    const storage = { session: 'sqlite', jwt: 'sqlite' } as const
    const options = { dataFolder, storage, sessionSecret: 'secret of the test', jwtSecret: 'x'.repeat(32) }
    const first = await start(options)
    await first.act(login)
    await first.act(phone)
    await first.act(logout, ['jwt'])
    const cookie = first.view.state('session').cookies[0]?.value
    const token = first.view.state('jwt').blocklist[0]?.jti
    await first.lab.stop()
    const second = await start(options)
    expect(second.view.state('session').sessions).toHaveLength(1)
    expect(second.view.state('session').cookies).toEqual([])
    expect(second.view.state('session').accounts[0]?.phone).toBe('0900-123-456')
    expect(second.view.state('jwt').blocklist.map(({ jti }) => jti)).toEqual([token])
    expect(await second.act({ ...open, credential: cookie }, ['session'])).toEqual([200])
  })

  test('a request that waits is ended as by a reset, and what is behind it goes to the new storage', async () => {
    const lab = await start({ dataFolder })
    await lab.act(login)
    await done(lab, 'change-settings', { holdExternal: true })
    await done(lab, 'set-mode', { lanes: ['session'], mode: 'step' })
    await done(lab, 'perform', { lanes: ['session'], action: open })
    const external = fetch(`${lab.origin('session')}/protected`)
    await until(() => lab.view.status?.lanes.session.queued.length === 1)
    await done(lab, 'next-hop', { lanes: ['session'] })
    await until(() => lab.view.status?.lanes.session.holding?.afterIndex === 2)
    const waiting = lab.view.flows('session').at(-1)?.id
    await done(lab, 'set-storage', { lanes: ['session'], kind: 'sqlite' })
    expect((await external).status).toBe(503)
    const flow = lab.view.flows('session').find(({ id }) => id === waiting)
    expect(flow?.ended?.outcome).toBe('aborted')
    expect(flow?.hops.at(-1)?.hop).toMatchObject({ kind: 'response', response: { status: 503 } })
    await done(lab, 'set-mode', { lanes: ['session'], mode: 'run' })
    expect(await lab.act(login, ['session'])).toEqual([200])
    expect(lab.view.state('session').sessions).toHaveLength(1)
  })

  test('an action that is given while it changes is done after that', async () => {
    const lab = await start({ dataFolder })
    const changed = done(lab, 'set-storage', { lanes: ['jwt'], kind: 'sqlite' })
    const statuses = lab.act(login, ['jwt'])
    await changed
    expect(await statuses).toEqual([200])
    const kinds = ['memory', 'sqlite', 'memory', 'sqlite'] as const
    await Promise.all(kinds.map((kind) => done(lab, 'set-storage', { lanes: ['jwt'], kind })))
    expect(lab.view.status?.lanes.jwt.storage.kind).toBe('sqlite')
    expect(lab.view.state('jwt').issued).toHaveLength(2)
  })

  test('asking for memory once more forgets nothing', async () => {
    const lab = await start()
    await lab.act(login)
    await done(lab, 'set-storage', { lanes: both, kind: 'memory' })
    expect(acts(lab, 'session')).toEqual([])
    expect(await lab.act(open)).toEqual([200, 200])
  })
})

test('a file that was emptied is said at the start, and no token is good that was revoked in it', async () => {
  await writeFile(join(dataFolder, 'jwt.sqlite'), '')
  const lab = await start({ dataFolder, storage: { session: 'memory', jwt: 'sqlite' } })
  expect(lab.view.status?.lanes.jwt.storage.problem).toEqual({
    code: 'sqlite-empty',
    place: join(dataFolder, 'jwt.sqlite'),
  })
  expect(await lab.act(login)).toEqual([200, 503])
  await rm(join(dataFolder, 'jwt.sqlite'))
  expect(await lab.act(login)).toEqual([200, 200])
})

test.each(['memory', 'sqlite'] as const)(
  'asking for %s where it is already ends no request',
  async (kind) => {
    const lab = await start({ dataFolder })
    await done(lab, 'set-storage', { lanes: ['session'], kind })
    await lab.act(login, ['session'])
    const before = acts(lab, 'session').length
    await done(lab, 'set-mode', { lanes: ['session'], mode: 'step' })
    const status = lab.act(open, ['session'])
    await until(() => lab.view.status?.lanes.session.holding !== null)
    await done(lab, 'set-storage', { lanes: both, kind })
    await done(lab, 'set-mode', { lanes: ['session'], mode: 'run' })
    expect(await status).toEqual([200])
    expect(acts(lab, 'session')).toHaveLength(before)
  },
)

describe('a storage that can not be had', () => {
  test('is a problem that is told, and each request gets 503', async () => {
    const redisUrl = `redis://127.0.0.1:${await unusedPort()}`
    const lab = await start({ redisUrl })
    await lab.act(login)
    await done(lab, 'set-storage', { lanes: both, kind: 'redis' })
    await until(() => lab.view.status?.lanes.jwt.storage.problem != null)
    for (const lane of both) {
      expect(lab.view.status?.lanes[lane].storage).toMatchObject({
        kind: 'redis',
        problem: {
          code: 'redis-not-reached',
          place: expect.stringContaining(redisUrl.slice('redis://'.length)),
        },
      })
    }
    expect(await lab.act(login)).toEqual([503, 503])
    expect(await lab.act(open)).toEqual([503, 503])
    for (const lane of both) {
      const flow = lab.view.flows(lane).at(-1)
      expect(flow?.ended).toMatchObject({ outcome: 'failed', status: 503 })
      expect(flow?.hops.map(({ hop }) => hop.kind)).toContain('store-failed')
    }
    // A cookie for a session that was never stored would be of no use to anybody.
    expect(lab.view.state('session').cookies).toHaveLength(1)
    expect(await done(lab, 'count-stores', {})).toEqual({ session: null, jwt: null })
    for (const operation of [
      { type: 'destroy-session', id: 'any' },
      { type: 'destroy-account-sessions', username: 'test' },
      { type: 'revoke-token', jti: 'any' },
      { type: 'revoke-account', sub: 'test' },
    ] as const) {
      expect(await refused(lab, 'operate', { operation })).toMatchObject({
        code: 'ERR_LAB_STORAGE',
        message: expect.stringContaining(redisUrl.slice('redis://'.length)),
      })
    }
    // Nobody could count, and so the report doesn't say that there was nothing.
    const { reports } = await done(lab, 'restart-server', { lanes: both })
    expect(reports.session?.sessions).toEqual({ before: 0, after: 0 })
    expect(reports.jwt?.tokens).toEqual({ before: 0, after: 0 })
    expect([reports.session?.uncounted, reports.jwt?.uncounted]).toEqual([true, true])
    expect(lab.view.status?.lanes.session.storage.problem).not.toBeNull()
    await done(lab, 'set-storage', { lanes: both, kind: 'memory' })
    expect(await lab.act(login)).toEqual([200, 200])
    for (const message of lab.view.messages) streamMessageSchema.parse(message)
  })

  test('a reset ends what waits all the same, and says what it could not clear', async () => {
    const lab = await start({ redisUrl: `redis://127.0.0.1:${await unusedPort()}` })
    await lab.act(login)
    await done(lab, 'set-storage', { lanes: ['session'], kind: 'redis' })
    await done(lab, 'set-mode', { lanes: ['session'], mode: 'step' })
    await done(lab, 'perform', { lanes: ['session'], action: open })
    await until(() => lab.view.status?.lanes.session.holding != null)
    const error = await refused(lab, 'reset', { lanes: both })
    expect(error.code).toBe('ERR_LAB_STORAGE')
    expect(error.message).toContain('could not be cleared')
    expect(lab.view.flows('session')).toEqual([])
    expect(lab.view.state('session').cookies).toEqual([])
    expect(lab.view.state('jwt')).toMatchObject({ localStorage: [], issued: [] })
    const clock = lab.view.status?.clock.now ?? 0
    await done(lab, 'advance-clock', { to: clock + 60_000 })
    expect((await refused(lab, 'reset-clock', {})).code).toBe('ERR_LAB_STORAGE')
    await until(() => lab.view.status?.clock.now === clock + 60_000)
    await done(lab, 'set-storage', { lanes: ['session'], kind: 'memory' })
    await done(lab, 'reset-clock', {})
    await until(() => lab.view.status?.clock.now === clock)
  })

  test('a file that is no database is told as that, and is tried again on demand', async () => {
    await writeFile(
      join(dataFolder, 'jwt.sqlite'),
      'This is no database, but a letter to my aunt.\n'.repeat(99),
    )
    const lab = await start({ dataFolder, storage: { session: 'memory', jwt: 'sqlite' } })
    await until(() => lab.view.status?.lanes.jwt.storage.problem != null)
    expect(lab.view.state('jwt')).toMatchObject({ accounts: [], issued: [] })
    expect(await lab.act(login)).toEqual([200, 503])
    await rm(join(dataFolder, 'jwt.sqlite'))
    await done(lab, 'set-storage', { lanes: ['jwt'], kind: 'sqlite' })
    expect(lab.view.status?.lanes.jwt.storage.problem).toBeNull()
    expect(lab.view.state('jwt').accounts).toHaveLength(3)
    expect(await lab.act(login)).toEqual([200, 200])
  })
})

const noRedis = whyNoRedis()
describe.skipIf(maySkip(noRedis))('in Redis', () => {
  let redis: RedisServer
  beforeAll(async () => {
    redis = await startRedis()
  })
  beforeEach(() => redis.send('FLUSHALL'))
  afterAll(() => redis.remove())

  test('everything goes on when it comes back, with the rows that are there then', async () => {
    const lab = await start({ redisUrl: redis.url })
    await done(lab, 'set-storage', { lanes: both, kind: 'redis' })
    await lab.act(login)
    await lab.act(login)
    const [first] = lab.view.state('session').sessions
    await redis.stop()
    expect(await lab.act(open)).toEqual([503, 503])
    await redis.start()
    await until(() => lab.view.status?.lanes.session.storage.problem === null)
    expect(await lab.act(open)).toEqual([200, 200])
    expect(lab.view.state('session').sessions).toHaveLength(1)
    expect(lab.view.state('session').sessions[0]?.id).toBe(first?.id)
  })

  test('what an operator has revoked before it failed is told', async () => {
    const lab = await start({ redisUrl: redis.url, storage: { session: 'redis', jwt: 'redis' } })
    await lab.act(login)
    const [first, second] = lab.view.state('jwt').issued
    await redis.send('LPUSH', `session-vs-jwt-lab:{jwt}:blocklist:row:${second?.jti}`, 'rubbish')
    const operation = { type: 'revoke-account', sub: 'test' } as const
    expect((await refused(lab, 'operate', { operation })).code).toBe('ERR_LAB_STORAGE')
    expect(lab.view.state('jwt').blocklist.map(({ jti }) => jti)).toEqual([first?.jti])
    expect(acts(lab, 'jwt').at(-1)?.act).toMatchObject({ kind: 'tokens-revoked', jtis: [first?.jti] })
  })

  test('rows that are lost there leave the screen when it is back', async () => {
    const lab = await start({ redisUrl: redis.url, storage: { session: 'redis', jwt: 'memory' } })
    await lab.act(login)
    expect(lab.view.state('session').sessions).toHaveLength(1)
    await redis.stop()
    await until(() => lab.view.status?.lanes.session.storage.problem != null)
    const flows = lab.view.flows('session').length
    // It comes back without what it had saved.
    await redis.start('--dbfilename', 'lost.rdb')
    await until(() => lab.view.state('session').sessions.length === 0)
    expect(lab.view.state('session').cookies).toHaveLength(1)
    expect(lab.view.flows('session')).toHaveLength(flows)
    expect(await lab.act(open, ['session'])).toEqual([401])
  })

  test('is told when the clock stops and goes on: while it stands still, nothing there expires', async () => {
    const lab = await start({ redisUrl: redis.url, storage: { session: 'redis', jwt: 'redis' } })
    await lab.act(login)
    const [session] = lab.view.state('session').sessions
    const [token] = lab.view.state('jwt').issued
    const lives = () =>
      Promise.all([
        redis.send('PTTL', `session-vs-jwt-lab:{session}:sessions:row:${session?.id}`),
        redis.send('PTTL', `session-vs-jwt-lab:{jwt}:issued-tokens:row:${token?.jti}`),
      ])
    for (const life of await lives()) expect(life).toBeGreaterThan(0)
    await done(lab, 'set-clock', { paused: true })
    expect(await lives()).toEqual([-1, -1])
    await done(lab, 'set-clock', { paused: false })
    for (const life of await lives()) expect(life).toBeGreaterThan(0)
  })

  test('another database of the same Redis is another place', async () => {
    const lab = await start({ redisUrl: redis.url })
    await done(lab, 'set-storage', { lanes: ['session'], kind: 'redis' })
    expect(await lab.act(login, ['session'])).toEqual([200])
    await done(lab, 'change-settings', { redisUrl: `${redis.url}/1` })
    expect(lab.view.state('session').sessions).toEqual([])
    expect(await lab.act(open, ['session'])).toEqual([401])
  })

  test('another address takes the lanes there, and only those that are in Redis', async () => {
    const lab = await start({ redisUrl: `redis://127.0.0.1:${await unusedPort()}` })
    await done(lab, 'set-storage', { lanes: ['jwt'], kind: 'redis' })
    await lab.act(login, ['session'])
    expect(await lab.act(login, ['jwt'])).toEqual([503])
    await done(lab, 'change-settings', { redisUrl: redis.url })
    expect(lab.view.status?.settings.redisUrl).toBe(redis.url)
    expect(await lab.act(login, ['jwt'])).toEqual([200])
    expect(await lab.act(open)).toEqual([200, 200])
    expect(acts(lab, 'session')).toEqual([])
  })
})

test('counts what each server needs: neither the accounts nor the list of issued tokens', async () => {
  const lab = await start()
  expect(await done(lab, 'count-stores', {})).toMatchObject({
    session: { entries: 0, bytes: 0 },
    jwt: { entries: 0 },
  })
  await lab.act(login)
  const held = await done(lab, 'count-stores', {})
  expect(held.session?.entries).toBe(1)
  expect(held.session?.bytes).toBeGreaterThan(100)
  expect(held.jwt?.entries).toBe(0)
  await lab.act(logout, ['jwt'])
  expect((await done(lab, 'count-stores', {})).jwt?.entries).toBe(1)
})
