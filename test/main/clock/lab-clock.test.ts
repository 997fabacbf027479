import { describe, expect, test } from 'vitest'
import { LabClock } from '#main/clock/lab-clock'
import { realClock } from '#main/clock/real-clock'
import { LATEST_INSTANT_MS } from '#src/contract/clock'
import { FakeClock } from '../../support/fake-clock'

const START = Date.UTC(2026, 0, 1)

function start() {
  const base = new FakeClock(START)
  return { base, clock: new LabClock(base) }
}

describe("the lab's clock", () => {
  test("runs with the machine's until the learner takes it", () => {
    const { base, clock } = start()
    base.advanceMs(1234)
    expect(clock.now()).toBe(START + 1234)
    expect(clock.state()).toEqual({ now: START + 1234, rate: 1, paused: false, aheadMs: 0 })
  })

  test.each([2, 10, 60, 600] as const)('runs %i times as fast', (rate) => {
    const { base, clock } = start()
    base.advanceMs(500)
    clock.set({ rate })
    base.advanceMs(1000)
    expect(clock.now()).toBe(START + 500 + 1000 * rate)
    expect(clock.state().aheadMs).toBe(1000 * (rate - 1))
  })

  test('stands still while it is paused, and goes on from there', () => {
    const { base, clock } = start()
    clock.set({ paused: true })
    base.advanceMs(60_000)
    expect(clock.now()).toBe(START)
    clock.set({ paused: false })
    base.advanceMs(1)
    expect(clock.now()).toBe(START + 1)
  })

  test('keeps its rate over a pause', () => {
    const { base, clock } = start()
    clock.set({ rate: 10 })
    clock.set({ paused: true })
    base.advanceMs(1000)
    clock.set({ paused: false })
    base.advanceMs(1000)
    expect(clock.now()).toBe(START + 10_000)
  })

  test('moves forward, paused or not, and never back', () => {
    const { base, clock } = start()
    clock.advanceTo(START + 900_000)
    base.advanceMs(1)
    expect(clock.now()).toBe(START + 900_001)
    clock.advanceTo(START)
    expect(clock.now()).toBe(START + 900_001)
    clock.set({ paused: true })
    clock.advanceTo(START + 1_000_000)
    expect(clock.now()).toBe(START + 1_000_000)
  })

  test.each([
    [1, 1000],
    [600, 600_000],
  ] as const)("at rate %i runs on as it did when the machine's date is set back", (rate, step) => {
    const { base, clock } = start()
    clock.set({ rate })
    base.advanceMs(1000)
    expect(clock.now()).toBe(START + step)
    base.set(START - 3_600_000)
    expect(clock.now()).toBe(START + step)
    base.advanceMs(1000)
    expect(clock.now()).toBe(START + 2 * step)
    expect(clock.state().aheadMs).toBe(3_600_000 - 1000 + 2 * step)
  })

  test('follows the date forward, as after a sleep, and is right again when a date that was set back is set right', () => {
    const { base, clock } = start()
    base.set(START + 3_600_000)
    expect(clock.now()).toBe(START + 3_600_000)
    base.set(START)
    base.advanceMs(1000)
    expect(clock.now()).toBe(START + 3_601_000)
    base.set(START + 3_601_000)
    expect(clock.state()).toEqual({ now: START + 3_601_000, rate: 1, paused: false, aheadMs: 0 })
    base.set(START + 3_602_000)
    expect(clock.now()).toBe(START + 3_602_000)
  })

  test('stands still while it is paused, whatever becomes of the date', () => {
    const { base, clock } = start()
    clock.set({ paused: true })
    for (const date of [START - 60_000, START + 60_000, START]) {
      base.set(date)
      expect(clock.now()).toBe(START)
    }
    clock.set({ paused: false })
    base.advanceMs(1)
    expect(clock.now()).toBe(START + 1)
  })

  test("a reset takes it to the machine's date, although that was set back, and on with it", () => {
    const { base, clock } = start()
    base.set(START - 3_600_000)
    clock.reset()
    base.advanceMs(5)
    expect(clock.state()).toEqual({ now: START - 3_599_995, rate: 1, paused: false, aheadMs: 0 })
    base.set(START)
    expect(clock.now()).toBe(START)
  })

  test("the machine's own clocks go on together, in whole milliseconds", async () => {
    const machine = realClock()
    const clock = new LabClock(machine)
    const from = clock.now()
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(Number.isInteger(clock.now())).toBe(true)
    expect(clock.now() - from).toBeGreaterThanOrEqual(29)
    expect(Math.abs(clock.now() - machine.now())).toBeLessThan(100)
  })

  test('ends with the last year that a cookie can name', () => {
    const { base, clock } = start()
    clock.advanceTo(Number.MAX_VALUE)
    expect(clock.now()).toBe(LATEST_INSTANT_MS)
    clock.set({ rate: 600 })
    base.advanceMs(1000)
    expect(clock.now()).toBe(LATEST_INSTANT_MS)
  })

  test("goes back to the machine's time when it is reset", () => {
    const { base, clock } = start()
    clock.set({ rate: 60, paused: true })
    clock.advanceTo(START + 86_400_000)
    base.advanceMs(5)
    clock.reset()
    expect(clock.state()).toEqual({ now: START + 5, rate: 1, paused: false, aheadMs: 0 })
  })
})
