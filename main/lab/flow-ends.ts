// Hears in the trace how flows end, for whoever has sent them and waits for that.
import type { EventOf } from '#src/trace/event'
import type { LaneId } from '#src/trace/lane'

type Ended = EventOf<'flow-ended'>

interface Awaited {
  readonly lane: LaneId
  readonly flow: number
  readonly hear: (ended: Ended) => void
}

/** The ends of flows that are waited for, or will be. */
export class FlowEnds {
  #awaited: readonly Awaited[] = []
  /** Flows that have ended before anybody waited for them. */
  #early: readonly Ended[] = []

  /** The lanes on which a flow is waited for. */
  get awaitedOn(): readonly LaneId[] {
    return this.#awaited.map(({ lane }) => lane)
  }

  hear(ended: Ended): void {
    const awaited = this.#awaited.find(({ lane, flow }) => lane === ended.lane && flow === ended.flow)
    if (!awaited) {
      this.#early = [...this.#early, ended]
      return
    }
    this.#awaited = this.#awaited.filter((each) => each !== awaited)
    awaited.hear(ended)
  }

  /** Resolves when a flow has ended. */
  of(lane: LaneId, flow: number): Promise<Ended> {
    const early = this.#early.find((event) => event.lane === lane && event.flow === flow)
    if (early) return Promise.resolve(early)
    return new Promise((hear) => {
      this.#awaited = [...this.#awaited, { lane, flow, hear }]
    })
  }

  /** Forgets the ends that nobody has waited for. */
  forgetEarly(): void {
    this.#early = []
  }

  /** Waits for nothing any more. */
  stopWaiting(): void {
    this.#awaited = []
  }
}
