// What a lane's flows have cost: the last one, and all together for each way to verify and to revoke.
import type { FlowCost } from './cost'
import type { Flow } from './flow'

/** Costs of several flows, summed. */
export interface CostSum extends Omit<FlowCost, 'algorithm' | 'strategy'> {
  readonly flows: number
}

/** Costs of the flows whose credential was verified by one algorithm, and asked after by one strategy. */
export interface CostGroup extends CostSum {
  /** Empty where no credential was verified, as at a login. */
  readonly algorithm: string
  readonly strategy: string
}

/** What the flows of one lane have cost, as far as they are still in the trace. */
export interface LaneCosts {
  /** The newest flow whose requests reached a server. */
  readonly last: { readonly flow: Flow; readonly cost: FlowCost } | null
  readonly total: CostSum
  /** In the order in which they came first. */
  readonly groups: readonly CostGroup[]
}

const NOTHING: CostSum = {
  flows: 0,
  requests: 0,
  credentialBytes: 0,
  lookups: 0,
  writes: 0,
  verifyCpuMicros: 0,
}

/** Adds up what flows have cost. One that runs, or that never reached a server, has no cost yet. */
export function costsOf(flows: readonly Flow[]): LaneCosts {
  let last: LaneCosts['last'] = null
  let total = NOTHING
  const groups = new Map<string, CostGroup>()
  for (const flow of flows) {
    const cost = flow.ended?.cost
    if (!cost) continue
    last = { flow, cost }
    total = added(total, cost)
    const { algorithm, strategy } = cost
    const key = JSON.stringify([algorithm, strategy])
    groups.set(key, { ...added(groups.get(key) ?? NOTHING, cost), algorithm, strategy })
  }
  return { last, total, groups: [...groups.values()] }
}

/** Returns one of the sums for each request, 0 where there was none. */
export function perRequest(sum: Pick<CostSum, 'requests'>, amount: number): number {
  return sum.requests === 0 ? 0 : amount / sum.requests
}

/** Returns the processor time of verifying for each request of which it is known; null where that is none. */
export function verifyMicrosPerRequest(sum: Omit<CostSum, 'flows'>): number | null {
  const measured = sum.requests - (sum.unmeasured ?? 0)
  return measured === 0 ? null : sum.verifyCpuMicros / measured
}

function added(sum: CostSum, cost: FlowCost): CostSum {
  const unmeasured = (sum.unmeasured ?? 0) + (cost.unmeasured ?? 0)
  return {
    flows: sum.flows + 1,
    requests: sum.requests + cost.requests,
    credentialBytes: sum.credentialBytes + cost.credentialBytes,
    lookups: sum.lookups + cost.lookups,
    writes: sum.writes + cost.writes,
    verifyCpuMicros: sum.verifyCpuMicros + cost.verifyCpuMicros,
    ...(unmeasured > 0 && { unmeasured }),
  }
}
