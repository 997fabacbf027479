// One lane's part of the trace while it is written: it grows at one end, and whole flows leave at the other.
import type { TraceEvent } from '#src/trace/event'
import { emptyLaneState, type LaneState } from '#src/trace/state'
import { countLeaving, foldEvent, type LaneTrace } from '#src/trace/trace'

/**
 * The events that have left still stand before the others, up to so many, and then are cut off at once: each cut moves all that
 * stay, which at each flow's end would cost more than all else that is recorded of it.
 */
const CUT_AFTER = 1_000

/** The events of one lane, with the state before the oldest. */
export class LaneRecord {
  #base: LaneState = emptyLaneState()
  #trimmedThrough = 0
  #events: TraceEvent[] = []
  /** Where the oldest event stands that has not left. */
  #first = 0
  /** How many hops there are: counting them at each flow's end would cost more the longer the trace is. */
  #hops = 0

  append(event: TraceEvent): void {
    this.#events.push(event)
    if (event.type === 'hop') this.#hops += 1
  }

  /** Lets whole flows leave, from the oldest on, until at most so many hops remain. */
  trim(boundHops: number): void {
    const end = this.#first + countLeaving(this.#events, this.#hops - boundHops, this.#first)
    for (; this.#first < end; this.#first += 1) {
      const leaving = this.#events[this.#first]
      if (leaving) this.#leave(leaving)
    }
    if (this.#first < CUT_AFTER) return
    this.#events = this.#events.slice(this.#first)
    this.#first = 0
  }

  /** Returns the lane's trace as it is now; what comes later doesn't change it. */
  snapshot(): LaneTrace {
    return {
      base: this.#base,
      trimmedThrough: this.#trimmedThrough,
      events: this.#events.slice(this.#first),
    }
  }

  #leave(event: TraceEvent): void {
    this.#base = foldEvent(this.#base, event)
    this.#trimmedThrough = event.seq
    if (event.type === 'hop') this.#hops -= 1
  }
}
