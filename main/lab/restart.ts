// Stops the servers of a lane and starts them again, and counts what each knew before and knows after.
import type { NodeOfLane } from '#main/probe/node-of-lane'
import type { RestartReport } from '#src/trace/act'
import type { StorageKind } from '#src/trace/storage-kind'
import type { Lane, Stock } from './lane'
import { orNull } from './storage-failures'

const RESTARTED = 'The server was restarted while this request waited'

/** Null where a node's store can't be asked. */
type Count = Stock | null

/**
 * Stops all servers of a lane and starts them again, and says what is left of what they knew, as far as their stores can be
 * asked.
 * @throws LabError ERR_LAB_PORT_TAKEN when a server could not have its port again; it has another one then.
 */
export function restart<S>(lane: Lane<S>): Promise<RestartReport> {
  return lane.whileIdle(RESTARTED, async () => {
    const { backEnd, probe } = lane
    const storage = backEnd.storage.kind
    const count = await orNull(lane.takeStock())
    const stockOf = async ({ node }: NodeOfLane) => count && orNull(count(node))
    const before = await Promise.all(backEnd.nodes.map(stockOf))
    const { state, lostPort } = await backEnd.renew(storage)
    const after = await Promise.all(backEnd.nodes.map(stockOf))
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
  const survival = (count: (stocks: readonly Stock[]) => number) => ({
    before: count(counted.before),
    after: count(counted.after),
  })
  return {
    storage,
    sessions: survival((stocks) => sum(stocks.map(({ sessions }) => sessions))),
    // A token is good where one of the nodes takes it.
    tokens: survival((stocks) => new Set(stocks.flatMap(({ tokens }) => tokens)).size),
    revocations: survival((stocks) => sum(stocks.map(({ revocations }) => revocations))),
    ...([...before, ...after].every(isCounted) ? {} : { uncounted: true }),
  }
}

function isCounted(count: Count): count is Stock {
  return count !== null
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
