// What can be done to the servers of a lane while the lab runs: other storage, one node more or less.
import { MAX_NODES } from '#src/contract/commands'
import { LabError } from '#src/contract/lab-error'
import type { StorageKind } from '#src/trace/storage-kind'
import type { Lane } from './lane'

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
