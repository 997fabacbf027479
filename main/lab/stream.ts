// The stream of a lab: what was, what happens, and what is so now, for any number of listeners.

import type { Recorder } from '#main/probe/recorder'
import type { StreamMessage } from '#src/contract/lab-api'
import type { LabStatus } from '#src/contract/status'
import type { TraceEvent } from '#src/trace/event'
import { canResumeFrom, eventsAfter } from '#src/trace/trace'

/**
 * Sends each listener the status and the trace first, then batches: all that happens in one turn of the event loop goes
 * out as one message of events and one of status.
 */
export class LabStream {
  readonly #recorder: Recorder
  readonly #status: () => LabStatus
  readonly #listeners = new Set<(message: StreamMessage) => void>()
  #events: TraceEvent[] = []
  #statusChanged = false
  #flush: NodeJS.Immediate | null = null

  constructor(recorder: Recorder, status: () => LabStatus) {
    this.#recorder = recorder
    this.#status = status
    recorder.subscribe((event) => {
      if (this.#listeners.size === 0) return
      this.#events.push(event)
      this.#schedule()
    })
  }

  /** Says that the status has changed. */
  statusChanged(): void {
    if (this.#listeners.size === 0) return
    this.#statusChanged = true
    this.#schedule()
  }

  /** Hears the stream; `since` is the last `seq` that the listener has. Returns the function that ends it. */
  subscribe(hear: (message: StreamMessage) => void, since?: number): () => void {
    // What is pending is in the snapshot already: the others get it before this listener joins them.
    this.#send()
    hear({ type: 'status', status: this.#status() })
    const trace = this.#recorder.snapshot()
    if (since !== undefined && canResumeFrom(trace, since) && since <= this.#recorder.lastSeq) {
      hear({ type: 'events', events: eventsAfter(trace, since) })
    } else {
      hear({ type: 'snapshot', trace })
    }
    this.#listeners.add(hear)
    return () => this.#listeners.delete(hear)
  }

  #schedule(): void {
    this.#flush ??= setImmediate(() => this.#send())
  }

  #send(): void {
    if (this.#flush) clearImmediate(this.#flush)
    this.#flush = null
    const messages: StreamMessage[] = []
    if (this.#events.length > 0) messages.push({ type: 'events', events: this.#events })
    if (this.#statusChanged) messages.push({ type: 'status', status: this.#status() })
    this.#events = []
    this.#statusChanged = false
    for (const hear of this.#listeners) for (const message of messages) hear(message)
  }
}
