// The lab's time on the page, running on from what the lab said last.
import { useCallback, useSyncExternalStore } from 'react'
import type { ClockAnchor } from './model-state'
import { useModel } from './use-model'

/** Returns the lab's time in epoch milliseconds. The page's own date plays no part in it. */
export function labNow(clock: ClockAnchor): number {
  return clock.labMs + (performance.now() - clock.pageMs) * clock.rate
}

/**
 * Returns the lab's time in epoch milliseconds, so that all parts of the page agree on it; 0 before the lab has said what
 * time it is. A running clock is rounded down to whole steps of `everyMs`; a paused one says the very instant, so that
 * what has just expired is seen to have.
 */
export function useLabNow(everyMs = 1000): number {
  const clock = useModel((state) => state.clock)
  const subscribe = useCallback((hear: () => void) => onTick(clock, everyMs, hear), [clock, everyMs])
  return useSyncExternalStore(subscribe, () => {
    if (clock === null) return 0
    return clock.rate === 0 ? clock.labMs : tickerOf(clock, everyMs).shownMs
  })
}

/** A fast clock moves the page at most this often. */
const FASTEST_TICK_MS = 250

/** What moves all parts of the page that want the same steps of a running clock, with one timer. */
interface Ticker {
  /** The time that the page shows. It changes with a tick only: a fast clock would never let React come to an end. */
  shownMs: number
  readonly listeners: Set<() => void>
  timer: ReturnType<typeof setTimeout> | null
}

const tickers = new WeakMap<ClockAnchor, Map<number, Ticker>>()

function tickerOf(clock: ClockAnchor, everyMs: number): Ticker {
  const ofClock = tickers.get(clock) ?? new Map<number, Ticker>()
  tickers.set(clock, ofClock)
  const known = ofClock.get(everyMs)
  if (known) return known
  const ticker = { shownMs: steppedNow(clock, everyMs), listeners: new Set<() => void>(), timer: null }
  ofClock.set(everyMs, ticker)
  return ticker
}

function steppedNow(clock: ClockAnchor, everyMs: number): number {
  return Math.floor(labNow(clock) / everyMs) * everyMs
}

const nothingTicks = () => {}

/** Calls `hear` at each new step until the function returned is called. A paused clock has no timer. */
function onTick(clock: ClockAnchor | null, everyMs: number, hear: () => void): () => void {
  if (clock === null || clock.rate === 0) return nothingTicks
  const ticker = tickerOf(clock, everyMs)
  ticker.listeners.add(hear)
  if (ticker.timer === null) wait(ticker, clock, everyMs)
  return () => {
    ticker.listeners.delete(hear)
    if (ticker.listeners.size > 0) return
    if (ticker.timer !== null) clearTimeout(ticker.timer)
    tickers.get(clock)?.delete(everyMs)
  }
}

function wait(ticker: Ticker, clock: ClockAnchor, everyMs: number): void {
  ticker.timer = setTimeout(
    () => {
      ticker.shownMs = steppedNow(clock, everyMs)
      wait(ticker, clock, everyMs)
      for (const hear of [...ticker.listeners]) hear()
    },
    untilNextStep(clock, everyMs),
  )
}

/**
 * Returns how long to wait, in real milliseconds: until the next step begins, so that no second is skipped, or where
 * steps come faster than one would want to draw them, a while.
 */
function untilNextStep(clock: ClockAnchor, everyMs: number): number {
  const oftenMs = Math.min(everyMs, FASTEST_TICK_MS)
  if (everyMs / clock.rate < oftenMs) return oftenMs
  return Math.ceil((everyMs - (labNow(clock) % everyMs)) / clock.rate)
}
