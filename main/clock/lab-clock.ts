// The clock that the learner holds: it runs with the machine's, faster, or not at all, and can be moved forward.
import { type ClockRate, type ClockState, LATEST_INSTANT_MS } from '#src/contract/clock'
import type { Clock } from './clock'

/** A clock over another one. It never runs backwards, but by {@link LabClock.reset}. */
export class LabClock implements Clock {
  readonly #base: Clock
  /** The lab's time at one moment of the base, both in epoch milliseconds. Two numbers, since each event of the trace asks. */
  #baseMs: number
  #labMs: number
  #rate: ClockRate = 1
  #paused = false

  constructor(base: Clock) {
    this.#base = base
    this.#baseMs = base.now()
    this.#labMs = this.#baseMs
  }

  now(): number {
    const baseMs = this.#base.now()
    // The machine's clock can be set back; the lab's stands still until it has caught up.
    if (this.#paused || baseMs <= this.#baseMs) return this.#labMs
    this.#labMs = Math.min(this.#labMs + (baseMs - this.#baseMs) * this.#rate, LATEST_INSTANT_MS)
    this.#baseMs = baseMs
    return this.#labMs
  }

  state(): ClockState {
    const now = this.now()
    return { now, rate: this.#rate, paused: this.#paused, aheadMs: now - this.#base.now() }
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

  /** Moves the clock forward to an instant in epoch milliseconds. One that has passed moves nothing. */
  advanceTo(instantMs: number): void {
    this.#anchorAt(Math.min(Math.max(this.now(), instantMs), LATEST_INSTANT_MS))
  }

  /** Goes back to the base's time, at rate 1. Nothing that was dated later may be left. */
  reset(): void {
    this.#rate = 1
    this.#paused = false
    this.#anchorAt(this.#base.now())
  }

  #anchorAt(labMs: number): void {
    this.#baseMs = this.#base.now()
    this.#labMs = labMs
  }
}
