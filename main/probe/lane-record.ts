// One lane's part of the trace while it is written: it grows at one end, and whole flows leave.
import type { TraceEvent } from '#src/trace/event'
import { emptyLaneState } from '#src/trace/state'
import type { LaneTrace } from '#src/trace/trace'
import { countHops, type HopCounts, isTrimDue, roomOf, trimLane } from '#src/trace/trim'

/** The events of one lane, with the state before the oldest. */
export class LaneRecord {
  #trace: LaneTrace & { events: TraceEvent[] } = { base: emptyLaneState(), trimmedThrough: 0, events: [] }
  #boundHops: number
  #hops: HopCounts = { own: 0, external: 0 }
  /** The flows of external clients that are under way. */
  readonly #external = new Set<number>()

  constructor(boundHops: number) {
    this.#boundHops = boundHops
  }

  /** Changes how many hops are kept of the lab's own user agents, and of external clients. */
  set boundHops(boundHops: number) {
    this.#boundHops = boundHops
  }

  append(event: TraceEvent): void {
    this.#trace.events.push(event)
    switch (event.type) {
      case 'flow-started':
        if (roomOf(event) === 'external') this.#external.add(event.flow)
        break
      case 'hop':
        this.#hops[this.#external.has(event.flow) ? 'external' : 'own'] += 1
        break
      case 'flow-ended':
        this.#external.delete(event.flow)
        if (isTrimDue(this.#hops, this.#boundHops)) this.#trim()
    }
  }

  /** Returns the lane's trace as it is now; what comes later doesn't change it. */
  snapshot(): LaneTrace {
    this.#trim()
    return { ...this.#trace, events: this.#trace.events.slice() }
  }

  #trim(): void {
    const trimmed = trimLane(this.#trace, this.#boundHops)
    if (trimmed === this.#trace) return
    this.#trace = { ...trimmed, events: [...trimmed.events] }
    this.#hops = countHops(trimmed.events)
  }
}
