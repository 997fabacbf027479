// The lab's clock as its control shows and moves it.

import type { ClockState } from '#src/contract/clock'
import { LATEST_INSTANT_MS } from '#src/contract/clock'
import { expiringNext, type MortalCredential, nextExpiry } from '#src/trace/expiries'
import { labNow, useLabNow } from '../model/lab-clock'
import type { ClockAnchor, ModelState } from '../model/model-state'
import { useModel, useModelStore } from '../model/use-model'

export interface ShownClock {
  /** The lab's time in epoch milliseconds; 0 before the lab has said it. */
  readonly nowMs: number
  /** The real time then. While the clock is paused it is that of the last word from the lab: nothing ticks. */
  readonly realMs: number
  /** How fast it runs, or will when it goes on. */
  readonly rate: number
  readonly isPaused: boolean
  /** Whether it has never been touched, or has been brought back. */
  readonly isReal: boolean
}

/** Two clocks that agree to this, in milliseconds, show the same. */
const SAME_MS = 1000

/** Returns the clock, and renders again as it moves. */
export function useClock(): ShownClock {
  const nowMs = useLabNow()
  const anchor = useModel((state) => state.clock)
  const clock = useModel((state) => state.status?.clock ?? null)
  if (anchor === null || clock === null) {
    return { nowMs, realMs: nowMs, rate: 1, isPaused: false, isReal: true }
  }
  const { rate, paused: isPaused } = clock
  const aheadMs = aheadAt(nowMs, anchor, clock)
  const isReal = !isPaused && rate === 1 && Math.abs(aheadMs) < SAME_MS
  return { nowMs, realMs: nowMs - aheadMs, rate, isPaused, isReal }
}

function aheadAt(nowMs: number, anchor: ClockAnchor, { aheadMs, rate, paused }: ClockState): number {
  if (paused) return aheadMs
  const ranMs = Math.max(0, nowMs - anchor.labMs)
  return aheadMs + ranMs * (1 - 1 / rate)
}

/** Returns the credentials that expire next, all at the same instant; none when nothing will. */
export function useExpiringNext(): readonly MortalCredential[] {
  const session = useModel((state) => state.lanes.session.state)
  const jwt = useModel((state) => state.lanes.jwt.state)
  const settings = useModel((state) => state.status?.settings)
  const nowMs = useLabNow()
  return nowMs === 0 ? [] : expiringNext({ session, jwt }, nowMs, settings)
}

/** How long before an expiry the clock is stopped, in milliseconds, so that what expires is still good. */
const JUST_BEFORE_MS = 1000

export interface ClockMoves {
  forward(byMs: number): void
  toNextExpiry(): void
  /** Pauses the clock too: a second would be over before anybody has seen it. */
  toJustBeforeNextExpiry(): Promise<void>
}

/** Returns what moves the clock. Each reads the time when it is called, not when it was drawn. */
export function useClockMoves(): ClockMoves {
  const model = useModelStore()
  const advance = async (toMs: number) => {
    await model.getState().send('advance-clock', { to: Math.min(toMs, LATEST_INSTANT_MS) })
  }
  return {
    forward: (byMs) => {
      const { clock } = model.getState()
      if (clock !== null) void advance(labNow(clock) + byMs)
    },
    toNextExpiry: () => {
      const next = nextExpiryNow(model.getState())
      if (next !== null) void advance(next)
    },
    toJustBeforeNextExpiry: async () => {
      const { send, ...state } = model.getState()
      const next = nextExpiryNow(state)
      if (next === null) return
      if ((await send('set-clock', { paused: true })) !== null) await advance(next - JUST_BEFORE_MS)
    },
  }
}

function nextExpiryNow({
  clock,
  lanes,
  status,
}: Pick<ModelState, 'clock' | 'lanes' | 'status'>): number | null {
  if (clock === null) return null
  return nextExpiry({ session: lanes.session.state, jwt: lanes.jwt.state }, labNow(clock), status?.settings)
}
