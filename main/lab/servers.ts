// What can be done to the servers of a lane while the lab runs: a restart, other storage, one node more or less.
import type { NodeOfLane } from '#main/probe/node-of-lane'
import { LabError } from '#src/contract/lab-error'
import { MAX_NODES } from '#src/contract/stage-commands'
import type { RestartReport } from '#src/trace/act'
import type { StorageKind } from '#src/trace/storage-kind'
import type { Lane, NodeCount } from './lane'
import { orNull } from './lane-storage'

const RESTARTED = 'The server was restarted while this request waited'
const SWITCHED = "The server's storage was changed while this request waited"
const REMOVED = 'A node was removed while this request waited'

/**
 * Keeps a lane's stores elsewhere from now on. The same kind once more is another try where there is a problem, and else nothing,
 * for which no request has to end; `isOtherPlace` says that the kind is the same and the place isn't. What can't be had is the
 * storage's problem and fails no command.
 * @throws LabError ERR_LAB_PORT_TAKEN when a server could not have its port again; it has another one then.
 */
export function changeStorage<S>(lane: Lane<S>, kind: StorageKind, isOtherPlace = false): Promise<void> {
  const { backEnd, probe } = lane
  const isThere = () => !isOtherPlace && backEnd.storage.kind === kind && backEnd.storage.problem === null
  return lane.whileIdleUnless(isThere, SWITCHED, async () => {
    const from = backEnd.storage.kind
    const { state, lostPort } = await backEnd.renew(kind)
    probe.act({ kind: 'storage-changed', from, to: kind }, [], lane.renewed(state))
    if (lostPort) throw lostPort
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

/** Null where a node's store can't be asked. */
type Count = NodeCount | null

/**
 * Stops all servers of a lane and starts them again, and says what is left of what they knew, as far as their stores can be
 * asked.
 * @throws LabError ERR_LAB_PORT_TAKEN when a server could not have its port again; it has another one then.
 */
export function restart<S>(lane: Lane<S>): Promise<RestartReport> {
  return lane.whileIdle(RESTARTED, async () => {
    const { backEnd, probe } = lane
    const storage = backEnd.storage.kind
    const count = await orNull(lane.countNodes())
    const countOf = async ({ node }: NodeOfLane) => count && orNull(count(node))
    const before = await Promise.all(backEnd.nodes.map(countOf))
    const { state, lostPort } = await backEnd.renew(storage)
    const after = await Promise.all(backEnd.nodes.map(countOf))
    const last = backEnd.nodes.length - 1
    for (const [index, { node }] of backEnd.nodes.entries()) {
      const report = reportOf(storage, before.slice(index, index + 1), after.slice(index, index + 1))
      const whole = index === last ? lane.renewed(state) : null
      probe.act({ kind: 'server-restarted', node, report }, [], whole)
    }
    if (lostPort) throw lostPort
    const kept = backEnd.keepers.length
    return reportOf(storage, before.slice(0, kept), after.slice(0, kept))
  })
}

function reportOf(storage: StorageKind, before: readonly Count[], after: readonly Count[]): RestartReport {
  const counted = { before: before.filter(isCounted), after: after.filter(isCounted) }
  const survival = (count: (counts: readonly NodeCount[]) => number) => ({
    before: count(counted.before),
    after: count(counted.after),
  })
  return {
    storage,
    sessions: survival((counts) => sum(counts.map(({ sessions }) => sessions))),
    // A token is good where one of the nodes takes it.
    tokens: survival((counts) => new Set(counts.flatMap(({ tokens }) => tokens)).size),
    revocations: survival((counts) => sum(counts.map(({ revocations }) => revocations))),
    ...([...before, ...after].every(isCounted) ? {} : { uncounted: true }),
  }
}

function isCounted(count: Count): count is NodeCount {
  return count !== null
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
