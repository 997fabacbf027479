// The machine's clocks as a test has them: they stand still until it moves them, and the date can be set.
import type { MachineClock } from '#main/clock/clock'

export class FakeClock implements MachineClock {
  #now: number
  #steadyMs = 0

  /** Starts at 2026-01-01T00:00:00Z unless told. */
  constructor(now = Date.UTC(2026, 0, 1)) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  steadyMs(): number {
    return this.#steadyMs
  }

  /** Sets the date, in epoch milliseconds, as somebody may by hand; a sleep does the same where the steady clock stands still. */
  set(now: number): void {
    this.#now = now
  }

  advanceSeconds(seconds: number): void {
    this.advanceMs(seconds * 1000)
  }

  advanceMs(ms: number): void {
    this.#now += ms
    this.#steadyMs += ms
  }
}
