// Counts what the learner asks for: one number for each thing, the same on both lanes.
import type { Recorder } from '#main/probe/recorder'
import { LANES, type LaneId } from '#src/trace/lane'

/** Begins with 1, and again when both lanes have begun anew: nothing that has a number is on the screen then. */
export class Clicks {
  #last = 0
  /** The lanes that have begun anew since the last number was given. */
  readonly #empty = new Set<LaneId>()

  constructor(recorder: Recorder) {
    recorder.subscribe(({ type, lane }) => {
      if (type === 'lane-reset') this.#empty.add(lane)
    })
  }

  /** Returns the number of what is asked for next. */
  next(): number {
    if (LANES.every((lane) => this.#empty.has(lane))) this.#last = 0
    this.#empty.clear()
    this.#last += 1
    return this.#last
  }
}
