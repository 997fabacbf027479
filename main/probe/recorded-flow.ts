// One flow as the lane runs it: it counts its hops, takes its own time, and remembers why it was refused.
import { performance } from 'node:perf_hooks'
import type { NextHop } from '#src/contract/status'
import type { Participant } from '#src/hops/hop'
import { HOPS, type Hop } from '#src/hops/hops'
import { storeCallsOf } from '#src/hops/store-calls'
import type { Fault } from '#src/trace/check'
import type { Actor, EventOf, FlowAction, FlowOutcome } from '#src/trace/event'
import type { LaneId } from '#src/trace/lane'
import { inStoreOf, type StateChange } from '#src/trace/state'
import { CostMeter } from './cost-meter'
import { FlowAborted, type FlowProbe } from './flow-probe'
import type { GatedFlow, LaneGate } from './lane-gate'
import { FIRST_NODE, storeOf } from './node-of-lane'
import type { DraftOf, Recorder } from './recorder'

/** What a flow's start says of its lane beside the nodes; empty where there is one store, and of the JWT lane a blocklist alone. */
export type FlowScene = Pick<EventOf<'flow-started'>, 'ownStores' | 'tokenStores'>

/** What is known of a flow before its first hop. */
export interface FlowOpening {
  readonly action: FlowAction
  readonly method: string
  readonly path: string
  /** The account in whose name it is done, where known. */
  readonly username: string | null
  /** Absent for the front end, and for a request that somebody else sent. */
  readonly actor?: Actor
  /** Counts what the learner asked for; absent for a request that somebody else sent, which its lane counts. */
  readonly number?: number
}

interface Wiring {
  readonly lane: LaneId
  readonly gate: LaneGate
  readonly recorder: Recorder
  /** The flows that are to be under way together with this one; null for none. */
  readonly race: object | null
  /** Returns the nodes that the lane has now. */
  readonly nodes: () => readonly number[]
  /** Returns what else is said of the lane. */
  readonly scene: () => FlowScene
  /** Tells whether no other flow is under way on the lane. */
  readonly isAlone: () => boolean
  readonly onEnd: (flow: RecordedFlow) => void
}

/** What nobody has to wait for: one for all, since there is a gate before each hop. */
const PASSED = Promise.resolve()

/** A flow that is queued, runs or waits. */
export class RecordedFlow implements FlowProbe, GatedFlow {
  readonly id: number
  readonly opening: FlowOpening
  readonly cost: CostMeter
  readonly #wiring: Wiring
  #hopCount = 0
  #requestCount = 0
  #at: Participant = 'client'
  #node = FIRST_NODE
  #fault: Fault | null = null
  #startedMs = 0
  #waitedMs = 0
  #stopped: string | null = null
  #ended = false
  #letGo = () => {}

  constructor(id: number, opening: FlowOpening, wiring: Wiring) {
    this.id = id
    this.opening = opening
    this.#wiring = wiring
    this.cost = new CostMeter(wiring.isAlone)
  }

  get external(): boolean {
    return this.opening.action === 'external'
  }

  /** Tells whether it is meant to be under way together with another flow. */
  races(other: RecordedFlow): boolean {
    return this.#wiring.race !== null && this.#wiring.race === other.#wiring.race
  }

  get hopCount(): number {
    return this.#hopCount
  }

  get requestCount(): number {
    return this.#requestCount
  }

  get ended(): boolean {
    return this.#ended
  }

  /** Who has the flow in hand: the client, or the back end with its store. */
  get holder(): 'client' | 'back-end' {
    return this.#at === 'client' ? 'client' : 'back-end'
  }

  /** Writes the flow's start into the trace. */
  start(): void {
    this.#startedMs = performance.now()
    const { lane, recorder, nodes, scene } = this.#wiring
    const now = nodes()
    recorder.append({
      type: 'flow-started',
      lane,
      flow: this.id,
      ...this.opening,
      ...(now.length > 1 && { nodes: [...now] }),
      ...scene(),
    })
  }

  gate(next: NextHop): Promise<void> {
    const isOpen = this.#stopped === null && !this.#wiring.gate.mayHold
    return isOpen ? PASSED : this.#wait(next)
  }

  /** Says which node has the request from now on, and whether its store is its own. */
  arriveAt(node: number, hasOwnStore: boolean): void {
    this.#node = { node, hasOwnStore }
  }

  record(hop: Hop, changes: readonly StateChange[] = []): void {
    if (this.#ended) return
    this.#hopCount += 1
    if (hop.kind === 'request') this.#requestCount += 1
    this.#at = HOPS[hop.kind].route.to
    // What was wrong with the credential of one request is not said of the next one's.
    if (hop.kind === 'request') this.#fault = null
    this.#fault = HOPS[hop.kind].verdict(hop).fault ?? this.#fault
    this.cost.store(storeCallsOf({ hop, changes: [...changes] }))
    const { lane, recorder } = this.#wiring
    const { node } = this.#node
    const store = storeOf(this.#node)
    const draft: DraftOf<'hop'> = {
      type: 'hop',
      lane,
      flow: this.id,
      index: this.#hopCount,
      hop,
      changes: changes.map((change) => inStoreOf(store, change)),
    }
    if (node > 1) draft.node = node
    if (store !== undefined) draft.store = store
    recorder.append(draft)
  }

  end(outcome: FlowOutcome, status: number | null): void {
    if (this.#ended) return
    this.#ended = true
    const cost = this.cost.total()
    this.#wiring.recorder.append({
      type: 'flow-ended',
      lane: this.#wiring.lane,
      flow: this.id,
      outcome,
      status,
      fault: outcome === 'refused' ? this.#fault : null,
      activeMs: performance.now() - this.#startedMs - this.#waitedMs,
      ...(cost && { cost }),
    })
    this.#wiring.onEnd(this)
  }

  /** Says how to let go of what serves the flow, should nobody wait for its end any more. */
  whenAbandoned(letGo: () => void): void {
    this.#letGo = letGo
  }

  /** Ends a flow that was stopped and hasn't come to a gate since. */
  abandon(): void {
    this.end('aborted', null)
    this.#letGo()
  }

  /** Stops the flow: it rejects at the gate where it waits, or at the next one that it comes to. */
  stop(why: string): void {
    this.#stopped ??= why
    this.#wiring.gate.stop(this, why)
  }

  async #wait(next: NextHop): Promise<void> {
    this.refuseIfStopped()
    const since = performance.now()
    try {
      await this.#wiring.gate.pass(this, next)
    } finally {
      this.#waitedMs += performance.now() - since
    }
    this.refuseIfStopped()
  }

  /** @throws FlowAborted when the flow has been stopped. */
  refuseIfStopped(): void {
    if (this.#stopped !== null) throw new FlowAborted(this.#stopped)
  }
}
