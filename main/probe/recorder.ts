// Writes the trace: gives each event its number and time, keeps the bound, and tells whoever listens.
import type { Clock } from '#main/clock/clock'
import type { TraceEvent } from '#src/trace/event'
import { LANES, type LaneId, perLane } from '#src/trace/lane'
import type { LaneState } from '#src/trace/state'
import { countHops, countLeaving, emptyTrace, stateAt, type Trace, withoutOldest } from '#src/trace/trace'

type Draft<E> = E extends TraceEvent ? Omit<E, 'seq' | 'at'> : never
/** An event before it has its number and its time. */
export type EventDraft = Draft<TraceEvent>

/** The one writer of the trace. */
export class Recorder {
  readonly #clock: Clock
  readonly #trace: Trace = emptyTrace()
  readonly #listeners = new Set<(event: TraceEvent) => void>()
  /** How many hops each lane has: counting them at each flow's end would cost more the longer the trace is. */
  readonly #hops = perLane(() => 0)
  #seq = 0
  #boundHops: number

  /** `boundHops` is how many hops each lane keeps. */
  constructor(clock: Clock, boundHops: number) {
    this.#clock = clock
    this.#boundHops = boundHops
  }

  /** The `seq` of the last event; 0 before the first. */
  get lastSeq(): number {
    return this.#seq
  }

  /** Appends an event and returns it, numbered and dated. */
  append(draft: EventDraft): TraceEvent {
    this.#seq += 1
    const event: TraceEvent = { ...draft, seq: this.#seq, at: this.#clock.now() }
    this.#trace.lanes[event.lane].events.push(event)
    if (event.type === 'hop') this.#hops[event.lane] += 1
    if (event.type === 'flow-ended') this.#trim(event.lane)
    for (const hear of this.#listeners) hear(event)
    return event
  }

  /** Changes how many hops each lane keeps. */
  setBound(boundHops: number): void {
    this.#boundHops = boundHops
    for (const lane of LANES) this.#trim(lane)
  }

  /** Returns the trace as it is now; what comes later doesn't change it. */
  snapshot(): Trace {
    const { version, lanes } = this.#trace
    const copy = (lane: keyof typeof lanes) => ({ ...lanes[lane], events: lanes[lane].events.slice() })
    return { version, lanes: { session: copy('session'), jwt: copy('jwt') } }
  }

  /** Returns a lane's state as it is now. */
  stateOf(lane: LaneId): LaneState {
    return stateAt(this.#trace.lanes[lane])
  }

  /** Hears each event as it is written. Returns the function that ends it. */
  subscribe(hear: (event: TraceEvent) => void): () => void {
    this.#listeners.add(hear)
    return () => this.#listeners.delete(hear)
  }

  #trim(lane: TraceEvent['lane']): void {
    const trace = this.#trace.lanes[lane]
    const leaving = countLeaving(trace, this.#boundHops, this.#hops[lane])
    if (leaving === 0) return
    // In place: each flow's end would have to copy all that stays.
    const oldest = trace.events.splice(0, leaving)
    this.#hops[lane] -= countHops(oldest)
    this.#trace.lanes[lane] = withoutOldest(trace, oldest, trace.events)
  }
}
