// A clock that stands still until a test moves it, forwards or back.
import type { Clock } from '#main/clock/clock'

export class FakeClock implements Clock {
  #now: number

  /** Starts at 2026-01-01T00:00:00Z unless told. */
  constructor(now = Date.UTC(2026, 0, 1)) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  /** Sets the clock, in epoch milliseconds. */
  set(now: number): void {
    this.#now = now
  }

  advanceSeconds(seconds: number): void {
    this.#now += seconds * 1000
  }

  advanceMs(ms: number): void {
    this.#now += ms
  }
}
