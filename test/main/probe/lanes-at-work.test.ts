// What a lane does besides its flows: races, quiet moments, nodes, connections, acts.
import { describe, expect, test } from 'vitest'
import { FlowAborted } from '#main/probe/flow-probe'
import { MAX_QUEUED_FLOWS } from '#main/probe/lane-probe'
import { startSweeper } from '#main/probe/sweeper'
import type { StateChange } from '#src/trace/state'
import { testLane, until } from '../../support/lane'

const own = { action: 'refresh', method: 'POST', path: '/refresh', username: null } as const
const external = { ...own, action: 'external' } as const
const removed: StateChange = { op: 'remove', table: 'sessions', key: 'abc' }

/** Names the flows of a lane that have started, in order. */
const started = (lane: ReturnType<typeof testLane>) =>
  lane.events.flatMap((event) => (event.type === 'flow-started' ? [event.flow] : []))

describe('a race', () => {
  test('has its flows under way together, and others wait for both', async () => {
    const lane = testLane('jwt')
    const race = { name: 'refresh' }
    const first = await lane.probe.open(own, race).started
    const second = await lane.probe.open(own, race).started
    lane.probe.open(own)
    expect(started(lane)).toEqual([1, 2])
    first.end('done', 200)
    expect(started(lane)).toEqual([1, 2])
    second.end('done', 200)
    expect(started(lane)).toEqual([1, 2, 3])
  })

  test('lets no other race in, and no flow of none', async () => {
    const lane = testLane('jwt')
    const first = await lane.probe.open(own, { name: 'refresh' }).started
    lane.probe.open(own, { name: 'refresh' })
    lane.probe.open(own)
    expect(started(lane)).toEqual([1])
    first.end('done', 200)
    expect(started(lane)).toEqual([1, 2])
  })

  test('goes one after the other where something may wait for the learner', async () => {
    const lane = testLane('jwt')
    lane.probe.gate.setBreakpoints(['response'])
    const race = { name: 'refresh' }
    const first = await lane.probe.open(own, race).started
    lane.probe.open(own, race)
    expect(started(lane)).toEqual([1])
    first.end('done', 200)
    expect(started(lane)).toEqual([1, 2])
  })

  test('lets external flows run beside it', async () => {
    const lane = testLane('jwt')
    const race = { name: 'refresh' }
    lane.probe.open(external)
    lane.probe.open(own, race)
    lane.probe.open(own, race)
    lane.probe.open(external)
    expect(started(lane)).toEqual([1, 2, 3, 4])
  })
})

describe('a quiet moment', () => {
  test('comes when what runs has ended; what is opened meanwhile waits for it', async () => {
    const lane = testLane('jwt')
    const order: string[] = []
    const flow = await lane.probe.open(own).started
    const quiet = lane.probe.whileIdle(null, async () => {
      order.push('quiet')
    })
    const later = lane.probe.open(own).started.then(() => order.push('later'))
    expect(flow.ended).toBe(false)
    order.push('first')
    flow.end('done', 200)
    await Promise.all([quiet, later])
    expect(order).toEqual(['first', 'quiet', 'later'])
  })

  test('for which something is stopped says why, and gives back what it came to', async () => {
    const lane = testLane('jwt')
    const flow = await lane.probe.open(own).started
    const queued = lane.probe.open(own).started
    const quiet = lane.probe.whileIdle('restarted', async () => 7)
    await expect(queued).rejects.toThrow('restarted')
    await expect(flow.gate({ kind: 'request', detail: null })).rejects.toBeInstanceOf(FlowAborted)
    flow.end('aborted', null)
    expect(await quiet).toBe(7)
  })

  test('that goes wrong leaves the lane working', async () => {
    const lane = testLane('jwt')
    const quiet = lane.probe.whileIdle('over', async () => {
      throw new Error('no such luck')
    })
    await expect(quiet).rejects.toThrow('no such luck')
    expect(await lane.probe.open(own).started).toMatchObject({ id: 1 })
  })

  test('can be asked for while the queue is full', async () => {
    const lane = testLane('jwt')
    const flow = await lane.probe.open(own).started
    const queued = Array.from({ length: MAX_QUEUED_FLOWS }, () => lane.probe.open(own).started)
    const stopped = Promise.allSettled(queued)
    const quiet = lane.probe.whileIdle('over', async () => {})
    expect((await stopped).every(({ status }) => status === 'rejected')).toBe(true)
    flow.end('aborted', null)
    await quiet
  })
})

describe('the nodes of a lane', () => {
  test('stand at the start of each flow, as they are when it starts; one alone needs no word', async () => {
    const lane = testLane('jwt')
    const first = await lane.probe.open(own).started
    lane.probe.open(own)
    lane.probe.nodes = [1, 2]
    first.end('done', 200)
    const starts = lane.events.filter((event) => event.type === 'flow-started')
    expect(starts[0]).not.toHaveProperty('nodes')
    expect(starts[1]).toMatchObject({ nodes: [1, 2] })
  })

  test.each([
    [{ node: 1, hasOwnStore: true }, 'abc'],
    [{ node: 1, hasOwnStore: false }, 'abc'],
    [{ node: 2, hasOwnStore: true }, 'abc@2'],
  ])('have their stores swept: %j removes %s', async (node, key) => {
    const lane = testLane('session')
    const stop = startSweeper(lane.probe, async () => [removed], node)
    await until(() => lane.events.length > 0)
    stop()
    expect(lane.events[0]).toMatchObject({ type: 'upkeep', changes: [{ ...removed, key }] })
  })

  test('sweep a shared store once: the second one leaves it to the first', async () => {
    const lane = testLane('session')
    let swept = 0
    let bySecond = 0
    const stopSecond = startSweeper(
      lane.probe,
      async () => {
        bySecond += 1
        return []
      },
      { node: 2, hasOwnStore: false },
    )
    const stop = startSweeper(lane.probe, async () => {
      swept += 1
      return []
    })
    await until(() => swept === 2)
    stop()
    stopSecond()
    expect(bySecond).toBe(0)
    expect(lane.events).toEqual([])
  })

  test('whose store fails are swept again until it answers', async () => {
    const lane = testLane('session')
    let asked = 0
    const stop = startSweeper(lane.probe, async () => {
      asked += 1
      if (asked === 1) throw new Error('the store of the test fails once')
      return [removed]
    })
    await until(() => lane.events.length > 0)
    stop()
    expect(asked).toBe(2)
  })
})

describe('a connection', () => {
  test('is known by both its ports: two servers may see the same client port', async () => {
    const { probe } = testLane('session')
    const race = { name: 'refresh' }
    const first = await probe.open(own, race).started
    const second = await probe.open(own, race).started
    probe.connections.claim({ clientPort: 5000, serverPort: 1 }, first)
    probe.connections.claim({ clientPort: 5000, serverPort: 2 }, second)
    expect(probe.connections.flowOf({ clientPort: 5000, serverPort: 1 })).toBe(first)
    expect(probe.connections.flowOf({ clientPort: 5000, serverPort: 2 })).toBe(second)
    expect(probe.connections.flowOf({ clientPort: 5000, serverPort: 3 })).toBeNull()
    first.end('done', 200)
    expect(probe.connections.flowOf({ clientPort: 5000, serverPort: 1 })).toBeNull()
    expect(probe.connections.flowOf({ clientPort: 5000, serverPort: 2 })).toBe(second)
  })

  test('between nodes is no flow, until that is over', () => {
    const { connections } = testLane('jwt').probe
    const connection = { clientPort: 5000, serverPort: 1 }
    const release = connections.claimBetweenNodes(connection)
    expect(connections.isBetweenNodes(connection)).toBe(true)
    expect(connections.isBetweenNodes({ ...connection, serverPort: 2 })).toBe(false)
    release()
    expect(connections.isBetweenNodes(connection)).toBe(false)
  })
})

test('an act is recorded with what it changed, and the state follows', () => {
  const lane = testLane('jwt')
  const loot = { key: 'access_token', value: 'a', takenAt: lane.clock.now() }
  lane.probe.act({ kind: 'credentials-stolen', names: ['access_token'] }, [
    { op: 'set', table: 'loot', row: loot },
  ])
  expect(lane.probe.state().loot).toEqual([loot])
  lane.probe.act({ kind: 'node-removed', node: 2 }, [], { ...lane.probe.state(), loot: [] })
  expect(lane.probe.state().loot).toEqual([])
})
