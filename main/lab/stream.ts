// The stream of a lab: what was, what happens, and what is so now, for any number of listeners.
import type { Recorder } from '#main/probe/recorder'
import type { StreamMessage } from '#src/contract/lab-api'
import type { LabStatus } from '#src/contract/status'
import type { StreamPosition } from '#src/contract/stream-position'
import type { TraceEvent } from '#src/trace/event'
import { canResumeFrom, eventsAfter } from '#src/trace/trace'

/** How long events are gathered while many flows begin, in milliseconds: whoever shows them has other things to do as well. */
const BATCH_MS = 250
/** From so many flows a second on a lab is busy. */
const BUSY_PER_SECOND = 30
/** How long flows are counted before it is said anew how many they are, in milliseconds of the machine. */
const WINDOW_MS = 500

/** What a stream tells of: a lab, by its number. */
export interface StreamSource {
  readonly lab: number
  readonly recorder: Recorder
  readonly status: () => LabStatus
}

/**
 * Sends each listener the status and the trace first, then batches: all that happens in one turn of the event loop goes
 * out as one message of events and one of status. While more external flows begin than anybody could follow, all that happens in
 * {@link BATCH_MS} does, and that is said; but a flow of a user agent is followed all the same, and takes along what has been
 * gathered.
 */
export class LabStream {
  #source: StreamSource
  #stopHearing: () => void
  readonly #listeners = new Set<(message: StreamMessage) => void>()
  #events: TraceEvent[] = []
  #statusChanged = false
  readonly #rate = new FlowRate(() => this.#paceChanged())
  #paceTold: number | null = null
  #flush: { readonly isLate: boolean; cancel(): void } | null = null
  /** The flows under way that a user agent has begun, by lane and number. */
  readonly #followed = new Set<string>()

  constructor(source: StreamSource) {
    this.#source = source
    this.#stopHearing = this.#hear(source)
  }

  /** Tells of another lab from now on: whoever listens gets its status and its trace first. */
  show(source: StreamSource): void {
    this.#send()
    this.#stopHearing()
    this.#followed.clear()
    this.#source = source
    this.#stopHearing = this.#hear(source)
    for (const hear of this.#listeners) for (const message of this.#beginning()) hear(message)
  }

  /** Says that the status has changed. */
  statusChanged(): void {
    if (this.#listeners.size === 0) return
    this.#statusChanged = true
    this.#schedule()
  }

  /** Hears the stream; `since` is what the listener has already. Returns the function that ends it. */
  subscribe(hear: (message: StreamMessage) => void, since?: StreamPosition): () => void {
    // What is pending is in the snapshot already: the others get it before this listener joins them.
    this.#send()
    for (const message of this.#beginning(since)) hear(message)
    if (this.#paceTold !== null) hear({ type: 'pace', flowsPerSecond: this.#paceTold })
    this.#listeners.add(hear)
    return () => this.#listeners.delete(hear)
  }

  /** Returns what a listener has to hear before all else. */
  #beginning(since?: StreamPosition): StreamMessage[] {
    const { lab, recorder, status } = this.#source
    const trace = recorder.snapshot()
    const isThere = since?.lab === lab && canResumeFrom(trace, since.seq) && since.seq <= recorder.lastSeq
    return [
      { type: 'status', status: status() },
      isThere
        ? { type: 'events', lab, events: eventsAfter(trace, since.seq) }
        : { type: 'snapshot', lab, trace },
    ]
  }

  /** Passes on what happens in a lab, until the function returned is called. */
  #hear({ recorder }: StreamSource): () => void {
    return recorder.subscribe((event) => {
      // A user agent does one thing after the other; only others can be too fast to be followed.
      if (event.type === 'flow-started' && event.action === 'external') this.#rate.note()
      const isFollowed = this.#follow(event)
      if (this.#listeners.size === 0) return
      this.#events.push(event)
      this.#schedule(isFollowed)
    })
  }

  #paceChanged(): void {
    if (this.#listeners.size > 0) this.#schedule()
    else this.#paceTold = this.#rate.perSecond
  }

  /** Tells whether an event is one of a flow that a user agent has begun. */
  #follow(event: TraceEvent): boolean {
    if (!('flow' in event)) return false
    const key = `${event.lane} ${event.flow}`
    if (event.type === 'flow-started' && event.action !== 'external') this.#followed.add(key)
    return event.type === 'flow-ended' ? this.#followed.delete(key) : this.#followed.has(key)
  }

  #schedule(atOnce = false): void {
    if (atOnce && this.#flush?.isLate) {
      this.#flush.cancel()
      this.#flush = null
    }
    if (this.#flush) return
    const isLate = this.#rate.perSecond !== null && !atOnce
    const send = () => this.#send()
    this.#flush = { isLate, ...(isLate ? after(BATCH_MS, send) : soon(send)) }
  }

  #send(): void {
    this.#flush?.cancel()
    this.#flush = null
    const messages: StreamMessage[] = []
    const flowsPerSecond = this.#rate.perSecond
    if (flowsPerSecond !== this.#paceTold) messages.push({ type: 'pace', flowsPerSecond })
    this.#paceTold = flowsPerSecond
    if (this.#events.length > 0)
      messages.push({ type: 'events', lab: this.#source.lab, events: this.#events })
    if (this.#statusChanged) messages.push({ type: 'status', status: this.#source.status() })
    this.#events = []
    this.#statusChanged = false
    for (const hear of this.#listeners) for (const message of messages) hear(message)
  }
}

function soon(run: () => void): { cancel(): void } {
  const immediate = setImmediate(run)
  return { cancel: () => clearImmediate(immediate) }
}

function after(ms: number, run: () => void): { cancel(): void } {
  const timer = setTimeout(run, ms)
  return { cancel: () => clearTimeout(timer) }
}

/**
 * Counts external flows, and tells when they are more than anybody could follow one by one, how many, and when they are few
 * again.
 */
class FlowRate {
  readonly #changed: () => void
  #count = 0
  #perSecond: number | null = null
  #timer: NodeJS.Timeout | null = null

  /** `changed` is called whenever {@link perSecond} is another. */
  constructor(changed: () => void) {
    this.#changed = changed
  }

  /** How many flows a second begin; null while they are few. */
  get perSecond(): number | null {
    return this.#perSecond
  }

  /** Says that a flow has begun. */
  note(): void {
    this.#count += 1
    this.#timer ??= setInterval(() => this.#windowOver(), WINDOW_MS).unref()
    if (this.#perSecond === null && perSecond(this.#count) >= BUSY_PER_SECOND)
      this.#say(perSecond(this.#count))
  }

  #windowOver(): void {
    const now = perSecond(this.#count)
    if (this.#count === 0 && this.#timer) {
      clearInterval(this.#timer)
      this.#timer = null
    }
    this.#count = 0
    this.#say(now >= BUSY_PER_SECOND ? now : null)
  }

  #say(now: number | null): void {
    if (now === this.#perSecond) return
    this.#perSecond = now
    this.#changed()
  }
}

function perSecond(count: number): number {
  return (count * 1000) / WINDOW_MS
}
