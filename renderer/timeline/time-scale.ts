// Where an instant stands on the timeline. What ends soon is drawn to scale; what ends far later stands behind a break.
import type { Life } from './life'
import { isRecent } from './lives'

/** An instant in epoch milliseconds and its place from 0, the left end, to 1. */
interface Anchor {
  readonly ms: number
  readonly share: number
}

export interface TimeScale {
  /** The part that is drawn to scale, in epoch milliseconds. Now always lies in it. */
  readonly startMs: number
  readonly endMs: number
  /** How much of the width that part has. */
  readonly nearShare: number
  /** The ends behind the break, in epoch milliseconds, the next first. */
  readonly farMs: readonly number[]
  /** Returns the place of an instant, from 0 to 1. What lies outside is at the nearer end. */
  shareOf(ms: number): number
  /** Returns the instant at a place, in epoch milliseconds. */
  instantAt(share: number): number
}

/** An end is far when it comes later than so many lives of the shortest-lived credential. */
const FAR_LIVES = 12
/** How many lives of the shortest-lived credential are shown before it began. */
const PAST_LIVES = 3
const SHORTEST_LIFE_MS = 5_000
const DEFAULT_SPAN_MS = 10 * 60_000
const GROWTH = 1.25
/** The right end of the last bar: beyond it what never ends fades out. */
const LAST_SHARE = 0.94
const BREAK_SHARE = 0.76
/** Ends behind the break that differ by less than this share stand in one place. */
const SAME_END_SHARE = 0.05

/** Lays out a scale for these lives. It stays the same while now moves on, until something ends or begins. */
export function timeScale(lives: readonly Life[], nowMs: number): TimeScale {
  const ends = [...new Set(lives.flatMap(endsOf))].sort((a, b) => a - b)
  const shortest = shortestLife(lives, nowMs)
  const starts = lives.map((life) => life.issuedAt)
  const lengthMs = shortest
    ? Math.max(SHORTEST_LIFE_MS, (shortest.expiresAt ?? 0) - shortest.issuedAt)
    : DEFAULT_SPAN_MS
  const originMs = shortest?.issuedAt ?? Math.min(nowMs, ...starts)
  const startMs = Math.max(Math.min(originMs, ...starts), originMs - PAST_LIVES * lengthMs)
  const nearMs = ends.filter((end) => end <= originMs + FAR_LIVES * lengthMs)
  const endMs = pastNow(startMs, Math.max(originMs + lengthMs, ...nearMs), nowMs)
  const farMs = lastOfEach(
    ends.filter((end) => end > endMs),
    endMs,
  )
  const nearShare = farMs.length > 0 ? BREAK_SHARE : LAST_SHARE
  const farStep = (LAST_SHARE - nearShare) / Math.max(1, farMs.length)
  return scaleOf(
    [
      { ms: startMs, share: 0 },
      { ms: endMs, share: nearShare },
      ...farMs.map((ms, index) => ({ ms, share: nearShare + farStep * (index + 1) })),
    ],
    { startMs, endMs, nearShare, farMs },
  )
}

/** Drops the ends that are followed closely by another one. */
function lastOfEach(ends: readonly number[], fromMs: number): number[] {
  return ends.filter((end, index) => {
    const next = ends[index + 1]
    return next === undefined || next - end > (next - fromMs) * SAME_END_SHARE
  })
}

function endsOf({ expiresAt, absoluteExpiresAt }: Life): number[] {
  return [expiresAt, absoluteExpiresAt].filter((end) => end !== null)
}

/** Returns the shortest of the lives that matter now; of equal ones the one that began last. */
function shortestLife(lives: readonly Life[], nowMs: number): Life | null {
  const length = (life: Life) => (life.expiresAt ?? Number.POSITIVE_INFINITY) - life.issuedAt
  const mortal = lives.filter((life) => life.expiresAt !== null)
  const recent = mortal.filter((life) => isRecent(life, nowMs))
  return recent.toSorted((a, b) => length(a) - length(b) || b.issuedAt - a.issuedAt)[0] ?? null
}

/** Returns an end that leaves now room to move, in few steps, so that the scale doesn't change with each second. */
function pastNow(startMs: number, endMs: number, nowMs: number): number {
  let spanMs = endMs - startMs
  while (nowMs > startMs + spanMs) spanMs *= GROWTH
  return startMs + spanMs
}

function scaleOf(anchors: readonly Anchor[], rest: Omit<TimeScale, 'shareOf' | 'instantAt'>): TimeScale {
  const between = (value: number, from: 'ms' | 'share', to: 'ms' | 'share'): number => {
    const next = anchors.findIndex((anchor) => anchor[from] >= value)
    const b = anchors[next]
    const a = anchors[next - 1]
    if (b === undefined) return anchors.at(-1)?.[to] ?? 0
    if (a === undefined) return b[to]
    return a[to] + ((value - a[from]) / (b[from] - a[from])) * (b[to] - a[to])
  }
  return {
    ...rest,
    shareOf: (ms) => between(ms, 'ms', 'share'),
    instantAt: (share) => between(share, 'share', 'ms'),
  }
}

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const STEPS_MS = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND_MS),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR_MS),
  ...[1, 2, 5, 10, 30, 90, 365, 730, 1825, 3650, 18_250, 36_500, 365_000].map((count) => count * DAY_MS),
]
const MAX_TICKS = 7

/** A mark on the axis, with its instant as a clock or a calendar shows it. */
export interface Tick {
  readonly ms: number
  readonly text: string
}

/** Returns the marks of the part that is drawn to scale, at round times of the reader's own clock and calendar. */
export function ticksOf({ startMs, endMs }: TimeScale): readonly Tick[] {
  const spanMs = endMs - startMs
  const stepMs = STEPS_MS.find((step) => spanMs / step <= MAX_TICKS) ?? spanMs
  const instants = stepMs < DAY_MS ? roundTimes(startMs, endMs, stepMs) : midnights(startMs, endMs, stepMs)
  return instants.map((ms) => ({ ms, text: tickText(ms, stepMs) }))
}

/** All offsets from UTC that are in use, and all changes of them, are multiples of this. */
const OFFSET_GRAIN_MS = 15 * MINUTE_MS

/** Returns the instants at which a clock on the wall reads a multiple of the step, also where it was put on or back between. */
function roundTimes(startMs: number, endMs: number, stepMs: number): number[] {
  const grainMs = Math.min(stepMs, OFFSET_GRAIN_MS)
  const firstMs = Math.ceil(startMs / grainMs) * grainMs
  const count = Math.max(0, Math.floor((endMs - firstMs) / grainMs) + 1)
  return Array.from({ length: count }, (_, index) => firstMs + index * grainMs).filter(
    (ms) => (ms - new Date(ms).getTimezoneOffset() * MINUTE_MS) % stepMs === 0,
  )
}

/** Returns the beginnings of every so many days of the calendar, which have 23 hours and 25 as well as 24. */
function midnights(startMs: number, endMs: number, stepMs: number): number[] {
  const stepDays = stepMs / DAY_MS
  const start = new Date(startMs)
  const startDay = Date.UTC(start.getFullYear(), start.getMonth(), start.getDate()) / DAY_MS
  const firstDay = Math.ceil(startDay / stepDays) * stepDays
  const most = Math.ceil((endMs - startMs) / stepMs) + 2
  return Array.from({ length: most }, (_, index) => {
    const day = new Date((firstDay + index * stepDays) * DAY_MS)
    return new Date(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()).getTime()
  }).filter((ms) => ms >= startMs && ms <= endMs)
}

// Swedish writes the ISO order: the same digits for readers of both languages.
function tickText(ms: number, stepMs: number): string {
  const instant = new Date(ms)
  if (stepMs >= DAY_MS) {
    const date = instant.toLocaleDateString('sv-SE')
    return stepMs >= 90 * DAY_MS ? date.slice(0, -3) : date.slice(-5)
  }
  const time = instant.toLocaleTimeString('sv-SE')
  return stepMs < MINUTE_MS ? time : time.slice(0, 5)
}
