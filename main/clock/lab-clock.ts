// The clock that the learner holds: it runs with the machine's, faster, or not at all, and can be moved forward.
import { type ClockRate, type ClockState, LATEST_INSTANT_MS } from '#src/contract/clock'
import type { Clock, MachineClock } from './clock'

/**
 * A clock over the machine's. It follows the machine's date forward, over a sleep too; when that is set back, it runs on as if
 * it had not been. It never runs backwards, but by {@link LabClock.reset}.
 */
export class LabClock implements Clock {
  readonly #machine: MachineClock
  /** How far the machine's date has been ahead of its steady clock at most, in milliseconds. */
  #leadMs: number
  /** The lab's time at one moment of the machine, both in epoch milliseconds. Two numbers, since each event of the trace asks. */
  #machineMs: number
  #labMs: number
  #rate: ClockRate = 1
  #paused = false
  /** When it began to stand still, because the whole lab waits, in the machine's time; null while that isn't so. */
  #waitsSinceMs: number | null = null
  /** How long it has stood still like that, in milliseconds. */
  #waitedMs = 0

  /** `kept` is what {@link kept} of an earlier one has returned, which it goes on from; without it, it shows the machine's date. */
  constructor(machine: MachineClock, kept?: ClockState) {
    this.#machine = machine
    this.#leadMs = machine.now() - machine.steadyMs()
    this.#machineMs = this.#machineNow()
    this.#labMs = kept?.now ?? this.#machineMs
    this.#rate = kept?.rate ?? 1
    this.#paused = kept?.paused ?? false
    // What has passed since it was kept it has waited too.
    if (kept) this.#waitedMs = (kept.waitedMs ?? 0) + kept.aheadMs - this.#aheadMs(kept.now)
  }

  now(): number {
    const machineMs = this.#machineNow()
    if (this.#paused || this.#waitsSinceMs !== null) return this.#labMs
    this.#labMs = Math.min(this.#labMs + (machineMs - this.#machineMs) * this.#rate, LATEST_INSTANT_MS)
    this.#machineMs = machineMs
    return this.#labMs
  }

  state(): ClockState {
    return { ...this.kept(), paused: this.#paused || this.#waitsSinceMs !== null }
  }

  /** Returns the time and what the learner has set, whether it waits or not: what another clock needs to go on from there. */
  kept(): ClockState {
    const now = this.now()
    return {
      now,
      rate: this.#rate,
      paused: this.#paused,
      aheadMs: this.#aheadMs(now),
      ...(this.#waitedMs > 0 && { waitedMs: this.#waitedMs }),
    }
  }

  /** Pauses the clock or lets it run, at a rate; what isn't given stays. */
  set({
    rate,
    paused,
  }: {
    readonly rate?: ClockRate | undefined
    readonly paused?: boolean | undefined
  }): void {
    this.#anchorAt(this.now())
    this.#rate = rate ?? this.#rate
    this.#paused = paused ?? this.#paused
  }

  /** Stands still until {@link goOn}. */
  wait(): void {
    this.now()
    this.#waitsSinceMs = this.#machineNow()
  }

  /** Goes on from where it stood, as it was set. */
  goOn(): void {
    if (this.#waitsSinceMs === null) return
    this.#waitedMs += this.#machineNow() - this.#waitsSinceMs
    this.#waitsSinceMs = null
    this.#anchorAt(this.#labMs)
  }

  /** Moves the clock forward to an instant in epoch milliseconds. One that has passed moves nothing. */
  advanceTo(instantMs: number): void {
    this.#anchorAt(Math.min(Math.max(this.now(), instantMs), LATEST_INSTANT_MS))
  }

  /** Goes back to the machine's date, at rate 1. Nothing that was dated later may be left. */
  reset(): void {
    this.#rate = 1
    this.#paused = false
    this.#waitedMs = 0
    this.#leadMs = this.#machine.now() - this.#machine.steadyMs()
    this.#anchorAt(this.#machine.now())
  }

  /** Returns the machine's date, or what it would be had nobody set it back, in epoch milliseconds. It never goes back itself. */
  #machineNow(): number {
    const steadyMs = this.#machine.steadyMs()
    this.#leadMs = Math.max(this.#leadMs, this.#machine.now() - steadyMs)
    return steadyMs + this.#leadMs
  }

  #aheadMs(labMs: number): number {
    return labMs - this.#machine.now()
  }

  #anchorAt(labMs: number): void {
    this.#machineMs = this.#machineNow()
    this.#labMs = labMs
  }
}
