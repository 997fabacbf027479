// What the code of a server or of the user agent sees of its flow: a gate before each hop, a record after it.
import type { NextHop } from '#src/contract/status'
import type { Fault } from '#src/trace/check'
import type { FlowOutcome } from '#src/trace/event'
import type { Hop } from '#src/trace/hop'
import type { StateChange } from '#src/trace/state'

/** The flow was stopped by a reset while it waited; nothing more of it may happen. */
export class FlowAborted extends Error {
  override readonly name = 'FlowAborted'
}

/**
 * One flow, from inside. Each hop goes: `await flow.gate(next)`, do it, `flow.record(hop, changes)`. The hop before is
 * then recorded already, so the learner sees where the flow stands and what comes next.
 */
export interface FlowProbe {
  readonly id: number
  readonly external: boolean
  /** Waits until the lane lets this hop happen. Rejects with FlowAborted when the lane is reset meanwhile. */
  gate(next: NextHop): Promise<void>
  /** Puts a hop that has happened, with what it changed in the lane's state, into the trace. */
  record(hop: Hop, changes?: readonly StateChange[]): void
  /** Ends the flow: no hop may follow. Only the first call counts. */
  end(outcome: FlowOutcome, status: number | null, fault?: Fault | null): void
}
