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
  const subscribe = useCallback((tick: () => void) => onTick(clock, everyMs, tick), [clock, everyMs])
  return useSyncExternalStore(subscribe, () => (clock === null ? 0 : shown(clock, everyMs)))
}

function shown(clock: ClockAnchor, everyMs: number): number {
  return clock.rate === 0 ? clock.labMs : Math.floor(labNow(clock) / everyMs) * everyMs
}

/** A fast clock moves the page at most this often. */
const FASTEST_TICK_MS = 250

interface Ticker {
  readonly listeners: Set<() => void>
  timer: ReturnType<typeof setTimeout>
}

const tickers = new WeakMap<ClockAnchor, Map<number, Ticker>>()

const neverTicks = () => {}

/** Calls `tick` at each new step, with one timer for all that want the same. A paused clock has none. */
function onTick(clock: ClockAnchor | null, everyMs: number, tick: () => void): () => void {
  if (clock === null || clock.rate === 0) return neverTicks
  const ofClock = tickers.get(clock) ?? new Map<number, Ticker>()
  tickers.set(clock, ofClock)
  const ticker = ofClock.get(everyMs) ?? startTicker(clock, everyMs)
  ofClock.set(everyMs, ticker)
  ticker.listeners.add(tick)
  return () => {
    ticker.listeners.delete(tick)
    if (ticker.listeners.size > 0) return
    clearTimeout(ticker.timer)
    ofClock.delete(everyMs)
  }
}

function startTicker(clock: ClockAnchor, everyMs: number): Ticker {
  const listeners = new Set<() => void>()
  const wait = () => setTimeout(tick, untilNextStep(clock, everyMs))
  const tick = () => {
    ticker.timer = wait()
    for (const hear of listeners) hear()
  }
  const ticker: Ticker = { listeners, timer: wait() }
  return ticker
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
