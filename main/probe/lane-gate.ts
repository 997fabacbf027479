// The gate of one lane: decides for each hop whether it may happen at once, after a delay, or when the learner says so.
import type { Breakpoint, Mode, SlowSpeed } from '#src/contract/commands'
import type { NextHop } from '#src/contract/status'
import { HOPS } from '#src/hops/hops'
import { FlowAborted } from './flow-probe'

/** How long slow mode holds each hop at speed 1. */
const SLOW_HOP_MS = 900

/** What the gate knows of a flow that comes to it. */
export interface GatedFlow {
  readonly id: number
  readonly hopCount: number
  readonly requestCount: number
  /** Whether somebody else sent its request. */
  readonly external: boolean
}

/** How one flow goes on, whatever the lane's mode: hop by hop after a breakpoint, or to its end. */
type Stance = 'as-lane' | 'stepping' | 'running'

interface FlowMemory {
  stance: Stance
  /** For each breakpoint, during which request it last held the flow: it does so once for each. */
  readonly passed: Map<Breakpoint, number>
}

/** A flow that waits at the gate. */
export interface Waiter {
  readonly flow: GatedFlow
  readonly next: NextHop
}

interface HeldWaiter extends Waiter {
  /** Null while it waits for no time to pass. */
  timer: NodeJS.Timeout | null
  pause: Pause
  readonly pass: () => void
  readonly stop: (reason: FlowAborted) => void
}

/** What the gate does with a hop: nothing, wait so many milliseconds, or wait for the learner. */
type Pause = 'none' | 'hold' | { readonly delayMs: number }

/** The gate of a lane. Waiting flows are kept in the order in which they came. */
export class LaneGate {
  readonly #onChange: () => void
  readonly #holdsExternal: () => boolean
  readonly #memories = new WeakMap<GatedFlow, FlowMemory>()
  readonly #waiters: HeldWaiter[] = []
  #mode: Mode = 'run'
  #speed: SlowSpeed = 1
  #breakpoints: readonly Breakpoint[] = []
  #isClosed = false

  /**
   * `onChange` is called whenever mode, speed, breakpoints or the waiting flows change. `holdsExternal` tells whether the requests
   * of others wait here too.
   */
  constructor(onChange: () => void, holdsExternal: () => boolean) {
    this.#onChange = onChange
    this.#holdsExternal = holdsExternal
  }

  get mode(): Mode {
    return this.#mode
  }

  get speed(): SlowSpeed {
    return this.#speed
  }

  get breakpoints(): readonly Breakpoint[] {
    return this.#breakpoints
  }

  /** Whether a flow may have to wait for the learner here. */
  get mayHold(): boolean {
    return this.#isClosed || this.#mode !== 'run' || this.#breakpoints.length > 0 || this.#waiters.length > 0
  }

  /** Tells whether a flow goes on whatever the mode is and the breakpoints are. */
  letsThrough(flow: Pick<GatedFlow, 'external'>): boolean {
    return flow.external && !this.#holdsExternal()
  }

  /** The flow that has waited longest for the learner. */
  get holding(): Waiter | null {
    return this.#waiters.find(({ pause }) => pause === 'hold') ?? null
  }

  /** Waits until the hop may happen. Rejects with FlowAborted when {@link stop} is called for the flow meanwhile. */
  async pass(flow: GatedFlow, next: NextHop): Promise<void> {
    const pause = this.#pauseFor(flow, next)
    if (pause === 'none' && !this.#isClosed) return
    await new Promise<void>((pass, stop) => {
      const waiter: HeldWaiter = { flow, next, timer: null, pause, pass, stop }
      this.#waiters.push(waiter)
      this.#arm(waiter, pause)
      this.#onChange()
    })
  }

  setMode(mode: Mode, speed: SlowSpeed = this.#speed): void {
    this.#mode = mode
    this.#speed = speed
    for (const waiter of [...this.#waiters]) {
      this.#memory(waiter.flow).stance = 'as-lane'
      this.#arm(waiter, this.#pauseByMode())
    }
    this.#onChange()
  }

  setBreakpoints(breakpoints: readonly Breakpoint[]): void {
    this.#breakpoints = breakpoints
    this.#onChange()
  }

  /** Hears that the requests of others are held from now on, or no more: those that wait go on then. */
  holdsExternalChanged(): void {
    for (const waiter of [...this.#waiters]) {
      if (this.letsThrough(waiter.flow)) this.#arm(waiter, 'none')
    }
    this.#onChange()
  }

  /** Holds all that comes here and all that waits here, whatever the mode, until {@link reopen}. */
  close(): void {
    this.#isClosed = true
    for (const { timer } of this.#waiters) if (timer) clearTimeout(timer)
  }

  /** Has what waits here go on waiting as it was to, or go on. */
  reopen(): void {
    this.#isClosed = false
    for (const waiter of [...this.#waiters]) this.#arm(waiter, waiter.pause)
  }

  /** Lets the longest-waiting flow make one hop. Returns whether one waited. */
  nextHop(): boolean {
    return this.#letGo('stepping')
  }

  /** Lets the longest-waiting flow run to its end or to a breakpoint. Returns whether one waited. */
  runToEnd(): boolean {
    return this.#letGo('running')
  }

  /** Stops a flow that waits here; one that doesn't is left alone. */
  stop(flow: GatedFlow, why: string): void {
    const waiter = this.#waiters.find((each) => each.flow === flow)
    if (!waiter) return
    this.#remove(waiter)
    waiter.stop(new FlowAborted(why))
  }

  #letGo(stance: Stance): boolean {
    const waiter = this.#waiters.find(({ pause }) => pause === 'hold') ?? this.#waiters[0]
    if (!waiter) return false
    if (stance === 'running' || this.#mode === 'run') this.#memory(waiter.flow).stance = stance
    this.#remove(waiter)
    waiter.pass()
    return true
  }

  #pauseFor(flow: GatedFlow, next: NextHop): Pause {
    if (!this.mayHold || flow.hopCount === 0 || this.letsThrough(flow)) return 'none'
    const memory = this.#memory(flow)
    const breakpoint: Breakpoint | undefined = HOPS[next.kind].breakpoint
    if (
      breakpoint &&
      this.#breakpoints.includes(breakpoint) &&
      memory.passed.get(breakpoint) !== flow.requestCount
    ) {
      memory.passed.set(breakpoint, flow.requestCount)
      memory.stance = 'as-lane'
      return 'hold'
    }
    if (memory.stance === 'running') return 'none'
    return memory.stance === 'stepping' ? 'hold' : this.#pauseByMode()
  }

  #pauseByMode(): Pause {
    if (this.#mode === 'run') return 'none'
    return this.#mode === 'step' ? 'hold' : { delayMs: SLOW_HOP_MS / this.#speed }
  }

  #arm(waiter: HeldWaiter, pause: Pause): void {
    if (waiter.timer) clearTimeout(waiter.timer)
    waiter.timer = null
    waiter.pause = pause
    if (this.#isClosed || pause === 'hold') return
    const go = () => {
      this.#remove(waiter)
      waiter.pass()
    }
    if (pause === 'none') go()
    else waiter.timer = setTimeout(go, pause.delayMs)
  }

  #remove(waiter: HeldWaiter): void {
    if (waiter.timer) clearTimeout(waiter.timer)
    this.#waiters.splice(this.#waiters.indexOf(waiter), 1)
    this.#onChange()
  }

  #memory(flow: GatedFlow): FlowMemory {
    let memory = this.#memories.get(flow)
    if (!memory) {
      memory = { stance: 'as-lane', passed: new Map() }
      this.#memories.set(flow, memory)
    }
    return memory
  }
}
