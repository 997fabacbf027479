// One lane as the process runs it: opens its flows, records what happens beside them, and tells its status.
import type { Clock } from '#main/clock/clock'
import { LabError } from '#src/contract/lab-error'
import type { LaneStatus } from '#src/contract/status'
import type { Act } from '#src/trace/act'
import type { LaneId } from '#src/trace/lane'
import { inStoreOf, type LaneState, type StateChange } from '#src/trace/state'
import { Connections } from './connections'
import { FlowQueue } from './flow-queue'
import { LaneGate, type Waiter } from './lane-gate'
import { type FlowOpening, type FlowScene, RecordedFlow } from './recorded-flow'
import type { Recorder } from './recorder'

/** How many flows of the lab's user agents may wait on a lane for the one before them, and how many of external clients. */
export const MAX_QUEUED_FLOWS = 100

/** A flow that has its number, and starts when its turn comes. */
export interface OpenedFlow {
  readonly id: number
  /** Resolves when the flow has started. Rejects with FlowAborted when it was stopped before. */
  readonly started: Promise<RecordedFlow>
  /** Stops it, wherever it is. */
  stop(why: string): void
}

/** How long refused requests are counted before it is said how many they are, in milliseconds. */
const TELL_AFTER_MS = 250

/** Flows that are meant to be under way at once, such as two tabs that race, share one of these. */
export interface Race {
  readonly name: string
}

/** What the probe knows of the lane's status; its servers and stores are not the probe's. */
export type ProbeStatus = Omit<LaneStatus, 'nodes' | 'routing' | 'storage'>

export interface LaneProbeOptions {
  readonly lane: LaneId
  readonly recorder: Recorder
  readonly clock: Clock
  /** Called whenever the lane's status changes. */
  readonly onStatus?: () => void
  /** Tells whether requests of other sites' pages are served; they aren't unless told. */
  readonly admitsOtherPages?: () => boolean
  /** Tells whether the requests of external clients wait as those of the lab's user agents do; they don't unless told. */
  readonly holdsExternal?: () => boolean
}

export class LaneProbe {
  readonly lane: LaneId
  readonly gate: LaneGate
  readonly connections = new Connections()
  readonly admitsOtherPages: () => boolean
  /** The lab's. */
  readonly clock: Clock
  readonly #recorder: Recorder
  readonly #onStatus: () => void
  readonly #flows: FlowQueue
  #nodes: readonly number[] = [1]
  #scene: () => FlowScene = () => ({})
  #lastId = 0
  #lastExternal = 0
  #waits = false
  #refusedPages = 0
  #telling: NodeJS.Timeout | null = null
  #held: { readonly waiter: Waiter; readonly since: number } | null = null

  constructor({
    lane,
    recorder,
    clock,
    onStatus = () => {},
    admitsOtherPages = () => false,
    holdsExternal = () => false,
  }: LaneProbeOptions) {
    this.lane = lane
    this.#recorder = recorder
    this.clock = clock
    this.#onStatus = onStatus
    this.admitsOtherPages = admitsOtherPages
    this.gate = new LaneGate(() => this.#gateChanged(), holdsExternal)
    this.#flows = new FlowQueue({ gate: this.gate, onChange: onStatus })
  }

  /** Says which nodes the lane has from now on; each flow's start says so in the trace. */
  set nodes(nodes: readonly number[]) {
    this.#nodes = nodes
  }

  /** Says what else each flow's start tells of the lane. */
  set scene(scene: () => FlowScene) {
    this.#scene = scene
  }

  /**
   * Opens a flow. The user agent's flows run one after the other, but for those of one race; an external one runs beside
   * them, but where external ones are held and something on the lane may wait: then it queues behind them.
   * @throws LabError ERR_LAB_QUEUE_FULL when {@link MAX_QUEUED_FLOWS} of its kind wait already.
   */
  open(opening: FlowOpening, race: Race | null = null): OpenedFlow {
    if (this.#flows.waitingCount(opening.action === 'external') >= MAX_QUEUED_FLOWS) {
      throw new LabError(
        'ERR_LAB_QUEUE_FULL',
        `${MAX_QUEUED_FLOWS} requests wait already: let them go on, or reset the lane`,
      )
    }
    this.#lastId += 1
    const flow = new RecordedFlow(this.#lastId, this.#numbered(opening), {
      lane: this.lane,
      gate: this.gate,
      race,
      nodes: () => this.#nodes,
      scene: () => this.#scene(),
      recorder: this.#recorder,
      isAlone: () => this.#flows.active.size === 1,
      onEnd: (ended) => this.#flowEnded(ended),
    })
    return { id: flow.id, started: this.#flows.add(flow), stop: (why) => this.#flows.stop(flow, why) }
  }

  /** Whether the whole lab waits: then nothing that comes from outside is served. */
  get waits(): boolean {
    return this.#waits
  }

  /** Holds every flow where it is until {@link goOn}. */
  wait(): void {
    this.#waits = true
    this.gate.close()
  }

  goOn(): void {
    this.#waits = false
    this.gate.reopen()
    this.#flows.startWaiting()
  }

  /** Counts a request of another site's page that was refused; it is no flow. */
  pageRefused(): void {
    this.#refusedPages += 1
    // A page can send thousands of them, and each status goes to all who listen.
    this.#telling ??= setTimeout(() => {
      this.#telling = null
      this.#onStatus()
    }, TELL_AFTER_MS).unref()
  }

  /**
   * Records changes of the lane's state that no flow made. `store` is the node in whose own store; absent for the first's or a
   * shared one.
   */
  upkeep(changes: readonly StateChange[], store?: number): void {
    if (changes.length === 0) return
    const stamped = changes.map((change) => inStoreOf(store, change))
    this.#recorder.append({ type: 'upkeep', lane: this.lane, changes: stamped })
  }

  /** Records something that was done outside of any request: what it changed or, where that can't be said, the state after it. */
  act(act: Act, changes: readonly StateChange[], state: LaneState | null = null): void {
    this.#recorder.append({ type: 'act', lane: this.lane, act, changes: [...changes], state })
  }

  /** Returns the lane's state as the trace has it now. */
  state(): LaneState {
    return this.#recorder.stateOf(this.lane)
  }

  /**
   * Stops all that runs or waits, lets `restore` put the lane's servers and user agent back, and records the state that
   * it returns. Flows opened meanwhile wait for it.
   */
  reset(why: string, restore: () => Promise<LaneState>): Promise<void> {
    return this.whileIdle(why, async () => {
      this.#recorder.append({ type: 'lane-reset', lane: this.lane, state: await restore() })
      this.#refusedPages = 0
      this.#lastExternal = 0
    })
  }

  /**
   * Does something while nothing runs on the lane; flows opened meanwhile wait for it. `why` is said to what has to be stopped
   * for that; with null the end of what runs is awaited.
   */
  whileIdle<T>(why: string | null, run: () => Promise<T>): Promise<T> {
    return this.#flows.whileIdle(why, run)
  }

  /** Stops all that runs or waits, and resolves when it has ended. */
  stopAll(why: string): Promise<void> {
    return this.#flows.stopAll(why)
  }

  /** Returns what is so on the lane now, for a first server at `origin`. */
  status(origin: string): ProbeStatus {
    const { gate } = this
    const waiter = gate.holding
    const holder = [...this.#flows.active].find((flow) => flow === waiter?.flow)
    return {
      origin,
      mode: gate.mode,
      speed: gate.speed,
      breakpoints: [...gate.breakpoints],
      holding:
        waiter && holder
          ? {
              flow: holder.id,
              afterIndex: holder.hopCount,
              next: waiter.next,
              holder: holder.holder,
              since: this.#held?.since ?? this.clock.now(),
            }
          : null,
      queued: this.#flows.waiting.map(({ id, opening }) => ({
        flow: id,
        ...(opening.number !== undefined && { number: opening.number }),
        action: opening.action,
        method: opening.method,
        path: opening.path,
      })),
      refusedPages: this.#refusedPages,
    }
  }

  /** Says which of the external clients' requests one is. */
  #numbered(opening: FlowOpening): FlowOpening {
    if (opening.action !== 'external') return opening
    this.#lastExternal += 1
    return { ...opening, number: this.#lastExternal }
  }

  #gateChanged(): void {
    const waiter = this.gate.holding
    if (waiter !== (this.#held?.waiter ?? null)) this.#held = waiter && { waiter, since: this.clock.now() }
    this.#flows.startWaiting()
    this.#onStatus()
  }

  #flowEnded(flow: RecordedFlow): void {
    this.connections.release(flow)
    this.#flows.ended(flow)
  }
}
