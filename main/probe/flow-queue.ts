// The order of a lane's flows: which run, which wait for them, and what is done while none runs.
import { FlowAborted } from './flow-probe'
import type { LaneGate } from './lane-gate'
import type { RecordedFlow } from './recorded-flow'

/**
 * How long a flow that is stopped may take to end, in milliseconds: twice as long as a storage may take to answer. What keeps it
 * then is waited for no longer.
 */
const STOP_WITHIN_MS = 3_000

interface QueuedFlow {
  readonly flow: RecordedFlow
  readonly start: (flow: RecordedFlow) => void
  readonly stop: (reason: unknown) => void
}

interface FlowQueueOptions {
  readonly gate: Pick<LaneGate, 'mayHold' | 'letsThrough'>
  /** Called whenever another flow waits, or one less. */
  readonly onChange: () => void
}

/** The flows of one lane, under way and waiting. */
export class FlowQueue {
  readonly #gate: FlowQueueOptions['gate']
  readonly #onChange: () => void
  readonly #active = new Set<RecordedFlow>()
  /** Those of the lab's user agents go before those of external clients. */
  readonly #waiting: { readonly own: QueuedFlow[]; readonly external: QueuedFlow[] } = {
    own: [],
    external: [],
  }
  /** How many wait for the lane to be idle, or do something while it is: nothing may start then. */
  #idlers = 0
  #onIdle: (() => void)[] = []

  constructor({ gate, onChange }: FlowQueueOptions) {
    this.#gate = gate
    this.#onChange = onChange
  }

  /** The flows that run. */
  get active(): ReadonlySet<RecordedFlow> {
    return this.#active
  }

  /** How many flows of external clients wait, or else of the lab's user agents. */
  waitingCount(areExternal: boolean): number {
    return this.#lineOf(areExternal).length
  }

  /** The flows that wait, the next one first. */
  get waiting(): readonly RecordedFlow[] {
    return [...this.#waiting.own, ...this.#waiting.external].map(({ flow }) => flow)
  }

  /**
   * Puts a flow at the end of its line and returns what resolves when it has started; it rejects with FlowAborted when it was
   * stopped before.
   */
  add(flow: RecordedFlow): Promise<RecordedFlow> {
    const started = new Promise<RecordedFlow>((start, stop) => {
      this.#lineOf(flow.external).push({ flow, start, stop })
    })
    this.startWaiting()
    if (this.waiting.length > 0) this.#onChange()
    return started
  }

  /** Stops a flow, wherever it is. */
  stop(flow: RecordedFlow, why: string): void {
    const line = this.#lineOf(flow.external)
    const at = line.findIndex((each) => each.flow === flow)
    const [queued] = at < 0 ? [] : line.splice(at, 1)
    if (!queued) {
      if (!flow.ended) flow.stop(why)
      return
    }
    queued.stop(new FlowAborted(why))
    this.#onChange()
  }

  /** Stops all that runs or waits, and resolves when it has ended, which is soon. */
  async stopAll(why: string): Promise<void> {
    for (const flow of this.waiting) this.stop(flow, why)
    for (const flow of this.#active) flow.stop(why)
    const overdue = setTimeout(() => {
      for (const flow of this.#active) flow.abandon()
    }, STOP_WITHIN_MS)
    await this.#idle()
    clearTimeout(overdue)
  }

  /**
   * Does something while nothing runs; flows added meanwhile wait for it. `why` is said to what has to be stopped for that; with
   * null the end of what runs is awaited.
   */
  async whileIdle<T>(why: string | null, run: () => Promise<T>): Promise<T> {
    this.#idlers += 1
    try {
      await (why === null ? this.#idle() : this.stopAll(why))
      return await run()
    } finally {
      this.#idlers -= 1
      this.startWaiting()
      this.#onChange()
    }
  }

  /** Starts those that have no more to wait for. */
  startWaiting(): void {
    for (const line of [this.#waiting.own, this.#waiting.external]) {
      for (let head = line[0]; head && this.#mayStart(head.flow); head = line[0]) {
        line.shift()
        try {
          head.flow.start()
          this.#active.add(head.flow)
          head.start(head.flow)
        } catch (error) {
          head.stop(error)
        }
      }
    }
  }

  /** Hears that a flow has ended. */
  ended(flow: RecordedFlow): void {
    this.#active.delete(flow)
    const hadWaiting = this.waiting.length > 0
    this.startWaiting()
    if (hadWaiting) this.#onChange()
    if (this.#active.size === 0) for (const resolve of this.#onIdle.splice(0)) resolve()
  }

  async #idle(): Promise<void> {
    if (this.#active.size === 0) return
    await new Promise<void>((resolve) => {
      this.#onIdle.push(resolve)
    })
  }

  #lineOf(isExternal: boolean): QueuedFlow[] {
    return isExternal ? this.#waiting.external : this.#waiting.own
  }

  #mayStart(flow: RecordedFlow): boolean {
    if (this.#idlers > 0) return false
    if (this.#gate.letsThrough(flow)) return true
    // What is never held is in nobody's way.
    const before = [...this.#active].filter((active) => !this.#gate.letsThrough(active))
    if (before.length === 0) return true
    if (this.#gate.mayHold) return false
    return flow.external || before.every((active) => active.external || active.races(flow))
  }
}
