// A second server on either lane: what the two share, and what only one of them knows.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { streamMessageSchema } from '#src/contract/lab-api'
import { LANES, type LaneId } from '#src/trace/lane'
import type { TestLab } from '../../support/lab'
import { until } from '../../support/lane'
import { acts, done, login, logout, open, refresh, refused, start } from './started'

const both = [...LANES]

/** Returns which node had each of the last so many requests. */
function nodesOf(lab: TestLab, lane: LaneId, last: number): (number | undefined)[] {
  return lab.view
    .flows(lane)
    .flatMap(({ hops }) => hops.filter(({ hop }) => hop.kind === 'request'))
    .slice(-last)
    .map(({ node = 1 }) => node)
}

async function withNodes(options?: Parameters<typeof start>[0]): Promise<TestLab> {
  const lab = await start(options)
  await done(lab, 'add-node', { lanes: both })
  return lab
}

describe('adding and removing', () => {
  test('a node listens at an address of its own, and says so', async () => {
    const lab = await withNodes()
    for (const lane of both) {
      const status = lab.view.status?.lanes[lane]
      const [first, second] = status?.nodes ?? []
      expect(first).toEqual({ node: 1, origin: status?.origin, verifiesOnly: false })
      expect(second).toMatchObject({ node: 2, verifiesOnly: false })
      expect(second?.origin).not.toBe(first?.origin)
      expect(new URL(second?.origin ?? '').hostname).toBe('127.0.0.1')
      expect((await fetch(`${second?.origin}/protected`)).status).toBe(401)
      expect(acts(lab, lane).map(({ act }) => act)).toEqual([
        { kind: 'node-added', node: 2, origin: second?.origin },
      ])
    }
    for (const message of lab.view.messages) streamMessageSchema.parse(message)
  })

  test('there are two at most and one at least, on all lanes named or on none', async () => {
    const lab = await start()
    expect((await refused(lab, 'remove-node', { lanes: both })).code).toBe('ERR_LAB_NOTHING_THERE')
    await done(lab, 'add-node', { lanes: ['jwt'] })
    expect((await refused(lab, 'add-node', { lanes: both })).message).toContain('2 nodes already')
    expect(lab.view.status?.lanes.session.nodes).toHaveLength(1)
    expect((await refused(lab, 'remove-node', { lanes: both })).code).toBe('ERR_LAB_NOTHING_THERE')
    expect(lab.view.status?.lanes.jwt.nodes).toHaveLength(2)
  })

  test('a double click adds one node', async () => {
    const lab = await start()
    const answers = await Promise.all([
      lab.send('add-node', { lanes: ['jwt'] }),
      lab.send('add-node', { lanes: ['jwt'] }),
    ])
    expect(answers.map(({ ok }) => ok)).toEqual([true, false])
    await until(() => lab.view.status?.lanes.jwt.nodes.length === 2)
  })

  test('a node that is removed no longer listens, and takes what only it knew along', async () => {
    const lab = await withNodes()
    await done(lab, 'set-routing', { lanes: both, routing: 2 })
    await lab.act(login)
    expect(lab.view.state('session').sessions).toMatchObject([{ node: 2 }])
    expect(lab.view.state('jwt').issued).toMatchObject([{ node: 2 }, { node: 2 }])
    const { origin } = lab.view.status?.lanes.jwt.nodes[1] ?? {}
    await done(lab, 'remove-node', { lanes: both })
    await expect(fetch(`${origin}/protected`)).rejects.toThrow()
    for (const lane of both) {
      expect(lab.view.status?.lanes[lane]).toMatchObject({ routing: 'round-robin' })
      expect(lab.view.status?.lanes[lane].nodes).toHaveLength(1)
      expect(acts(lab, lane).at(-1)?.act).toEqual({ kind: 'node-removed', node: 2 })
    }
    expect(lab.view.state('session')).toMatchObject({ sessions: [], cookies: [{ name: 'lab.sid' }] })
    expect(lab.view.state('jwt').issued).toEqual([])
    expect(await lab.act(open)).toEqual([401, 200])
    // One that is added later begins with nothing.
    await done(lab, 'add-node', { lanes: ['session'] })
    await done(lab, 'set-routing', { lanes: ['session'], routing: 2 })
    expect(await lab.act(open, ['session'])).toEqual([401])
  })

  test('a request that waits when a node is removed is ended with 503', async () => {
    const lab = await withNodes()
    await lab.act(login)
    await done(lab, 'change-settings', { holdExternal: true })
    await done(lab, 'set-mode', { lanes: ['jwt'], mode: 'step' })
    const { origin } = lab.view.status?.lanes.jwt.nodes[1] ?? {}
    const external = fetch(`${origin}/protected`)
    await until(() => lab.view.status?.lanes.jwt.holding != null)
    await done(lab, 'remove-node', { lanes: ['jwt'] })
    expect((await external).status).toBe(503)
  })
})

describe('routing', () => {
  test('is in turn at first: a login, then the other node', async () => {
    const lab = await withNodes()
    await lab.act(login)
    for (const _ of [1, 2, 3]) await lab.act(open)
    expect(nodesOf(lab, 'jwt', 4)).toEqual([1, 2, 1, 2])
    expect(lab.view.flows('jwt').at(-1)?.started.nodes).toEqual([1, 2])
    await done(lab, 'remove-node', { lanes: ['jwt'] })
    await lab.act(open, ['jwt'])
    expect(nodesOf(lab, 'jwt', 1)).toEqual([1])
    expect(lab.view.flows('jwt').at(-1)?.started).not.toHaveProperty('nodes')
  })

  test("can be one node for all requests, the attacker's too", async () => {
    const lab = await withNodes()
    await lab.act(login)
    await done(lab, 'set-routing', { lanes: ['jwt'], routing: 1 })
    await until(() => lab.view.status?.lanes.jwt.routing === 1)
    await lab.act(open, ['jwt'])
    await lab.act(open, ['jwt'])
    expect(nodesOf(lab, 'jwt', 3)).toEqual([1, 1, 1])
  })

  test('to a node that is not there is refused, on all lanes named', async () => {
    const lab = await start()
    await done(lab, 'add-node', { lanes: ['session'] })
    const error = await refused(lab, 'set-routing', { lanes: both, routing: 2 })
    expect(error).toEqual({ code: 'ERR_LAB_NOTHING_THERE', message: 'There is no node 2: add it first' })
    expect(lab.view.status?.lanes.session.routing).toBe('round-robin')
    expect((await lab.send('set-routing', { lanes: both, routing: 3 })).ok).toBe(false)
  })

  test('takes turns within one flow as well, when the front end refreshes by itself', async () => {
    const lab = await withNodes({ lifetimes: { autoRefresh: true, accessTokenSeconds: 60 } })
    await lab.act(login, ['jwt'])
    await done(lab, 'advance-clock', { to: lab.view.state('jwt').issued[0]?.expiresAt ?? 0 })
    expect(await lab.act(open, ['jwt'])).toEqual([200])
    expect(nodesOf(lab, 'jwt', 4)).toEqual([1, 2, 1, 2])
    // The refresh was node 1's, and so is the new token's row.
    expect(lab.view.state('jwt').issued.map(({ node }) => node)).toEqual([undefined, undefined, undefined])
  })

  test('a reset begins with the first node again, and keeps both', async () => {
    const lab = await withNodes()
    await lab.act(login)
    await done(lab, 'reset', { lanes: both })
    expect(lab.view.status?.lanes.jwt.nodes).toHaveLength(2)
    expect(lab.view.state('jwt').issued).toEqual([])
    await lab.act(login)
    expect(nodesOf(lab, 'jwt', 1)).toEqual([1])
  })
})

describe('in memory', () => {
  test("a session is the one node's that began it; its cookie goes to both", async () => {
    const lab = await withNodes()
    await lab.act(login, ['session'])
    expect(await lab.act(open, ['session'])).toEqual([401])
    const asked = lab.view.flows('session').at(-1)
    expect(asked?.ended?.fault).toBe('wrong')
    expect(asked?.hops.find(({ hop }) => hop.kind === 'session-asked')).toMatchObject({ node: 2, store: 2 })
    expect(await lab.act(open, ['session'])).toEqual([200])
  })

  test('a token signed with a shared secret is good on both at once; what one revokes lives on the other', async () => {
    const lab = await withNodes()
    await lab.act(login, ['jwt'])
    expect(await lab.act(open, ['jwt'])).toEqual([200])
    const token = lab.view.state('jwt').localStorage[0]?.value
    await done(lab, 'set-routing', { lanes: ['jwt'], routing: 1 })
    await lab.act(logout, ['jwt'])
    expect(lab.view.state('jwt').blocklist).toHaveLength(1)
    expect(await lab.act({ ...open, credential: token }, ['jwt'])).toEqual([401])
    await done(lab, 'set-routing', { lanes: ['jwt'], routing: 2 })
    expect(await lab.act({ ...open, credential: token }, ['jwt'])).toEqual([200])
  })

  test('with a key pair the second node only verifies, also while the learner steps', async () => {
    const lab = await withNodes({ jwtAlgorithm: 'ES256' })
    expect(lab.view.status?.lanes.jwt.nodes.map(({ verifiesOnly }) => verifiesOnly)).toEqual([false, true])
    await lab.act(login, ['jwt'])
    await done(lab, 'set-mode', { lanes: ['jwt'], mode: 'step' })
    const opened = lab.act(open, ['jwt'])
    while (lab.view.flows('jwt').at(-1)?.ended === null || lab.view.flows('jwt').length === 1) {
      await done(lab, 'next-hop', { lanes: ['jwt'] })
    }
    expect(await opened).toEqual([200])
    const flow = lab.view.flows('jwt').at(-1)
    expect(flow?.hops.map(({ hop }) => hop.kind)).toContain('keys-fetched')
    expect(lab.view.flows('jwt')).toHaveLength(2)
    await done(lab, 'set-mode', { lanes: ['jwt'], mode: 'run' })
    await done(lab, 'set-routing', { lanes: ['jwt'], routing: 2 })
    expect(await lab.act(refresh, ['jwt'])).not.toEqual([200])
    await done(lab, 'change-settings', { jwtAlgorithm: 'HS256' })
    expect(lab.view.status?.lanes.jwt.nodes.map(({ verifiesOnly }) => verifiesOnly)).toEqual([false, false])
  })

  test("what expires in the second node's store leaves as that node's row", async () => {
    const lab = await withNodes()
    await done(lab, 'set-routing', { lanes: both, routing: 2 })
    await lab.act(login)
    await lab.act(logout, ['jwt'])
    expect(lab.view.state('jwt').blocklist).toMatchObject([{ node: 2 }])
    const ends = lab.view.state('jwt').blocklist[0]?.expiresAt ?? 0
    const idle = lab.view.state('session').sessions[0]?.expiresAt ?? 0
    await done(lab, 'advance-clock', { to: Math.max(ends, idle) })
    await until(() => lab.view.state('jwt').blocklist.length === 0)
    await until(() => lab.view.state('session').sessions.length === 0)
  })

  test('an account is the same on both: what one changes the other sees', async () => {
    const lab = await withNodes()
    await lab.act(login)
    await done(lab, 'set-routing', { lanes: ['session'], routing: 1 })
    await lab.act({ type: 'update-phone', id: '1', phone: '0900-123-456' })
    for (const lane of both) expect(lab.view.state(lane).accounts).toHaveLength(3)
    expect(await lab.act({ type: 'delete-account' })).toEqual([200, 200])
    for (const routing of [1, 2]) {
      await done(lab, 'set-routing', { lanes: both, routing })
      expect(await lab.act(login)).toEqual([401, 401])
    }
  })
})

describe('in a file that both share', () => {
  let dataFolder: string
  beforeEach(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'lab-folder-'))
  })
  afterEach(() => rm(dataFolder, { recursive: true, force: true, maxRetries: 5 }))

  test('a session is known on both, and so is a revocation', async () => {
    const lab = await withNodes({ dataFolder, storage: { session: 'sqlite', jwt: 'sqlite' } })
    await lab.act(login)
    expect(lab.view.state('session').sessions[0]).not.toHaveProperty('node')
    expect(await lab.act(open)).toEqual([200, 200])
    expect(nodesOf(lab, 'session', 1)).toEqual([2])
    expect(
      lab.view
        .flows('session')
        .at(-1)
        ?.hops.some((hop) => 'store' in hop),
    ).toBe(false)
    const token = lab.view.state('jwt').localStorage[0]?.value
    await lab.act(logout)
    expect(await lab.act({ ...open, credential: token }, ['jwt'])).toEqual([401])
    expect(lab.view.state('jwt').blocklist).toHaveLength(1)
  })

  test('switching storage keeps the nodes, at their addresses', async () => {
    const lab = await withNodes({ dataFolder })
    const before = lab.view.status?.lanes.session.nodes
    await done(lab, 'set-storage', { lanes: ['session'], kind: 'sqlite' })
    expect(lab.view.status?.lanes.session.nodes).toEqual(before)
    await lab.act(login, ['session'])
    expect(await lab.act(open, ['session'])).toEqual([200])
    await done(lab, 'set-storage', { lanes: ['session'], kind: 'memory' })
    await done(lab, 'set-routing', { lanes: ['session'], routing: 1 })
    await lab.act(login, ['session'])
    await done(lab, 'set-routing', { lanes: ['session'], routing: 2 })
    expect(await lab.act(open, ['session'])).toEqual([401])
  })

  test('what expires in it leaves once', async () => {
    const lab = await withNodes({ dataFolder, storage: { session: 'sqlite', jwt: 'sqlite' } })
    await lab.act(login, ['session'])
    const { id, expiresAt } = lab.view.state('session').sessions[0] ?? {}
    await done(lab, 'advance-clock', { to: expiresAt ?? 0 })
    await until(() => lab.view.state('session').sessions.length === 0)
    const removals = lab.view
      .events('session')
      .flatMap((event) => (event.type === 'upkeep' ? event.changes : []))
    expect(removals).toEqual([{ op: 'remove', table: 'sessions', key: id }])
  })
})
