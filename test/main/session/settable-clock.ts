// A clock that stands still until it is set.
import type { Clock } from '#main/clock/clock'

export class SettableClock implements Clock {
  #now: number

  /** `now` is in epoch milliseconds. */
  constructor(now: number) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  set(now: number): void {
    this.#now = now
  }

  advance(ms: number): void {
    this.#now += ms
  }
}
