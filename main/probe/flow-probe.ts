// What the code of a server or of the user agent sees of its flow: a gate before each hop, a record after it.
import type { NextHop } from '#src/contract/status'
import type { Hop } from '#src/hops/hops'
import type { FlowOutcome } from '#src/trace/event'
import type { StateChange } from '#src/trace/state'
import type { CostMeter } from './cost-meter'

/** The flow was stopped while it waited, by a reset or because its client hung up; nothing more of it may happen. */
export class FlowAborted extends Error {
  override readonly name = 'FlowAborted'
}

/**
 * One flow, from inside. Each hop goes: `await flow.gate(next)`, do it, `flow.record(hop, changes)`. The hop before is
 * then recorded already, so the learner sees where the flow stands and what comes next.
 */
export interface FlowProbe {
  readonly id: number
  /** Whether somebody other than the lab's user agent sent the request. */
  readonly external: boolean
  /** Counts what the flow costs. */
  readonly cost: CostMeter
  /** Waits until the lane lets this hop happen. Rejects with FlowAborted when the flow is stopped meanwhile. */
  gate(next: NextHop): Promise<void>
  /** Puts a hop that has happened, with what it changed in the lane's state, into the trace. */
  record(hop: Hop, changes?: readonly StateChange[]): void
  /** Ends the flow: no hop may follow. Only the first call counts. A refused flow's fault is that of its last failed hop. */
  end(outcome: FlowOutcome, status: number | null): void
}
