// What can be done to the servers of a lane while the lab runs: other storage, a restart, one node more or less.
import type { ServingNode } from '#main/http/server'
import { MAX_NODES } from '#src/contract/commands'
import { LabError } from '#src/contract/lab-error'
import type { RestartReport } from '#src/trace/act'
import type { StorageKind } from '#src/trace/storage-kind'
import type { Lane, Stock } from './lane'
import { orNull } from './or-null'

const SWITCHED = "The server's storage was changed while this request waited"
const RESTARTED = 'The server was restarted while this request waited'
const REMOVED = 'A node was removed while this request waited'

const NOTHING: Stock = { sessions: 0, tokens: [], revocations: 0 }

/**
 * Keeps a lane's stores elsewhere from now on; the same kind once more is another try. What can't be had is the storage's problem
 * and fails no command.
 * @throws LabError ERR_LAB_PORT_TAKEN when a server could not have its port again; it has another one then.
 */
export function changeStorage<S>(lane: Lane<S>, kind: StorageKind): Promise<void> {
  return lane.whileIdle(SWITCHED, async () => {
    const from = lane.backEnd.storage.kind
    // There is nothing to try again: memory is there, and would be lost.
    if (kind === 'memory' && from === 'memory') return
    const { state, lostPort } = await lane.backEnd.renew(kind)
    lane.probe.act({ kind: 'storage-changed', from, to: kind }, [], lane.renewed(state))
    if (lostPort) throw lostPort
  })
}

/**
 * Stops all servers of a lane and starts them again, and says what is left of what they knew. Servers that can't ask their store
 * accept nothing, and so count as knowing nothing.
 * @throws LabError ERR_LAB_PORT_TAKEN when a server could not have its port again; it has another one then.
 */
export function restart<S>(lane: Lane<S>): Promise<RestartReport> {
  return lane.whileIdle(RESTARTED, async () => {
    const { backEnd, probe } = lane
    const storage = backEnd.storage.kind
    const count = (await orNull(lane.takeStock())) ?? (async () => NOTHING)
    const stockOf = async ({ node }: ServingNode) => (await orNull(count(node))) ?? NOTHING
    const before = await Promise.all(backEnd.nodes.map(stockOf))
    const { state, lostPort } = await backEnd.renew(storage)
    const after = await Promise.all(backEnd.nodes.map(stockOf))
    const last = backEnd.nodes.length - 1
    for (const [index, { node }] of backEnd.nodes.entries()) {
      const report = reportOf(storage, [before[index] ?? NOTHING], [after[index] ?? NOTHING])
      const whole = index === last ? lane.renewed(state) : null
      probe.act({ kind: 'server-restarted', node, report }, [], whole)
    }
    if (lostPort) throw lostPort
    const kept = backEnd.keepers.length
    return reportOf(storage, before.slice(0, kept), after.slice(0, kept))
  })
}

/** @throws LabError ERR_LAB_BAD_COMMAND when the lane has as many nodes as it can have. */
export function refuseNodeTooMany<S>({ backEnd }: Lane<S>): void {
  if (backEnd.nodes.length >= MAX_NODES) {
    throw new LabError('ERR_LAB_BAD_COMMAND', `There are ${MAX_NODES} nodes already: remove one first`)
  }
}

/**
 * Starts one more node. Requests that are under way go on.
 * @throws LabError ERR_LAB_BAD_COMMAND when the lane has as many nodes as it can have.
 */
export function addNode<S>(lane: Lane<S>): Promise<void> {
  return lane.inTurn(async () => {
    refuseNodeTooMany(lane)
    const { node, server } = await lane.backEnd.addNode()
    lane.probe.nodes = lane.backEnd.nodes.map((each) => each.node)
    lane.probe.act({ kind: 'node-added', node, origin: server.origin }, [])
  })
}

/** @throws LabError ERR_LAB_NOTHING_THERE when there is only the first node. */
export function refuseLastNode<S>({ backEnd }: Lane<S>): void {
  if (backEnd.nodes.length === 1) {
    throw new LabError('ERR_LAB_NOTHING_THERE', 'There is only the first node, and that one stays')
  }
}

/**
 * Stops the last node, and with it the requests that are under way on the lane.
 * @throws LabError ERR_LAB_NOTHING_THERE when there is only the first node.
 */
export function removeNode<S>(lane: Lane<S>): Promise<void> {
  return lane.whileIdle(REMOVED, async () => {
    refuseLastNode(lane)
    const { backEnd, probe, router } = lane
    const node = backEnd.nodes.length
    const ownRows = backEnd.keepers.length > 1
    await backEnd.removeNode()
    probe.nodes = backEnd.nodes.map((each) => each.node)
    router.nodeRemoved(node)
    probe.act({ kind: 'node-removed', node }, [], ownRows ? lane.renewed(await backEnd.state()) : null)
  })
}

function reportOf(storage: StorageKind, before: readonly Stock[], after: readonly Stock[]): RestartReport {
  const survival = (count: (stocks: readonly Stock[]) => number) => ({
    before: count(before),
    after: count(after),
  })
  return {
    storage,
    sessions: survival((stocks) => sum(stocks.map(({ sessions }) => sessions))),
    // A token is good where one of the nodes takes it.
    tokens: survival((stocks) => new Set(stocks.flatMap(({ tokens }) => tokens)).size),
    revocations: survival((stocks) => sum(stocks.map(({ revocations }) => revocations))),
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
