// Writes the trace: gives each event its number and time, keeps the bound, and tells whoever listens.
import type { Clock } from '#main/clock/clock'
import type { EventOf, TraceEvent } from '#src/trace/event'
import { LANES, type LaneId, perLane } from '#src/trace/lane'
import type { LaneState } from '#src/trace/state'
import { stateAt, TRACE_VERSION, type Trace } from '#src/trace/trace'
import { LaneRecord } from './lane-record'
import { log } from './log'

type Draft<E> = E extends TraceEvent ? Omit<E, 'seq' | 'at'> : never
/** An event before it has its number and its time. */
export type EventDraft = Draft<TraceEvent>
/** The same for one type of event. */
export type DraftOf<T extends TraceEvent['type']> = Draft<EventOf<T>>

/** The one writer of the trace. */
export class Recorder {
  readonly #clock: Clock
  readonly #lanes: Record<LaneId, LaneRecord>
  readonly #listeners = new Set<(event: TraceEvent) => void>()
  #seq = 0

  /** `boundHops` is how many hops each lane keeps of the lab's own user agents, and as many of external clients. */
  constructor(clock: Clock, boundHops: number) {
    this.#clock = clock
    this.#lanes = perLane(() => new LaneRecord(boundHops))
  }

  /** The `seq` of the last event; 0 before the first. */
  get lastSeq(): number {
    return this.#seq
  }

  /** Numbers and dates a draft, and appends it: from now on it is the event. */
  append(draft: EventDraft): TraceEvent {
    this.#seq += 1
    const event: TraceEvent = Object.assign(draft, { seq: this.#seq, at: this.#clock.now() })
    this.#lanes[event.lane].append(event)
    for (const hear of this.#listeners) tell(hear, event)
    return event
  }

  /** Changes how many hops each lane keeps, of either kind. */
  setBound(boundHops: number): void {
    for (const lane of LANES) this.#lanes[lane].boundHops = boundHops
  }

  /** Returns the trace as it is now; what comes later doesn't change it. */
  snapshot(): Trace {
    return { version: TRACE_VERSION, lanes: perLane((lane) => this.#lanes[lane].snapshot()) }
  }

  stateOf(lane: LaneId): LaneState {
    return stateAt(this.#lanes[lane].snapshot())
  }

  /** Hears each event as it is written. Returns the function that ends it. */
  subscribe(hear: (event: TraceEvent) => void): () => void {
    this.#listeners.add(hear)
    return () => this.#listeners.delete(hear)
  }
}

/** What a listener fails at is no fault of the flow whose event it hears: that has to go on, and to end. */
function tell(hear: (event: TraceEvent) => void, event: TraceEvent): void {
  try {
    hear(event)
  } catch (error) {
    log(error)
  }
}
