// A request that a server can't read, in its head or its body: why, for the trace and for the answer.
import type { FlowProbe } from '#main/probe/flow-probe'
import type { HopOf } from '#src/hops/hops'
import { Refusal } from './reply'

/** What was the matter, as the trace calls it. */
type Reason = HopOf<'request-refused'>['reason']

/** Refuses what can't be read. `reason` goes into the trace, `msg` into the answer. */
export class UnreadableRequest extends Refusal {
  readonly reason: Reason
  readonly msg: string

  constructor(status: number, msg: string, reason: Reason, headers: Readonly<Record<string, string>> = {}) {
    super({ status, body: { msg }, headers })
    this.reason = reason
    this.msg = msg
  }
}

/**
 * Refuses a request within its flow.
 * @throws UnreadableRequest always, recorded as a hop.
 */
export async function refuseUnreadable(why: UnreadableRequest, flow: FlowProbe): Promise<never> {
  await flow.gate({ kind: 'request-refused', detail: why.reason })
  flow.record({ kind: 'request-refused', reason: why.reason, parameter: null })
  throw why
}
