// The lab's time on the page, running on from what the lab said last.
import { useCallback, useSyncExternalStore } from 'react'
import type { ClockAnchor } from './model-state'
import { useModel } from './use-model'

/** Returns the lab's time in epoch milliseconds. The page's own date plays no part in it. */
export function labNow(clock: ClockAnchor): number {
  return clock.labMs + (performance.now() - clock.pageMs) * clock.rate
}

/**
 * Returns the lab's time in epoch milliseconds, rounded down to whole steps of `everyMs`, so that all parts of the page
 * agree on it; 0 before the lab has said what time it is.
 */
export function useLabNow(everyMs = 1000): number {
  const clock = useModel((state) => state.clock)
  const subscribe = useCallback((tick: () => void) => onTick(everyMs, tick), [everyMs])
  return useSyncExternalStore(subscribe, () =>
    clock === null ? 0 : Math.floor(labNow(clock) / everyMs) * everyMs,
  )
}

interface Ticker {
  readonly listeners: Set<() => void>
  readonly timer: ReturnType<typeof setInterval>
}

const tickers = new Map<number, Ticker>()

/** Calls `tick` every so often, with one timer for all that want the same. */
function onTick(everyMs: number, tick: () => void): () => void {
  const ticker = tickers.get(everyMs) ?? startTicker(everyMs)
  ticker.listeners.add(tick)
  return () => {
    ticker.listeners.delete(tick)
    if (ticker.listeners.size > 0) return
    clearInterval(ticker.timer)
    tickers.delete(everyMs)
  }
}

function startTicker(everyMs: number): Ticker {
  const listeners = new Set<() => void>()
  const timer = setInterval(() => {
    for (const hear of listeners) hear()
  }, everyMs)
  const ticker = { listeners, timer }
  tickers.set(everyMs, ticker)
  return ticker
}
