// How much of a credential's life is left: as a share for the ring, and in words for the reader.
import type { token } from '#src/i18n/en/token'

/** The words of the catalogue's section `token`, in either language. */
export type TokenWords = typeof token

/** `expiring` is the last fifth of a life; `endless` is one without an end. */
export type TimePhase = 'fresh' | 'expiring' | 'expired' | 'endless'

export interface TimeLeft {
  /** What is left of the whole life, from 1 down to 0. An endless one stays at 1. */
  readonly fraction: number
  readonly phase: TimePhase
  /** Milliseconds until the end, negative after it; null for an endless one. */
  readonly leftMs: number | null
}

/** The life of a credential, in epoch milliseconds. `issuedAt` is null where it isn't known, `expiresAt` where it never ends. */
export interface Life {
  readonly now: number
  readonly issuedAt: number | null
  readonly expiresAt: number | null
}

const EXPIRING_SHARE = 0.2

/** Tells how much of a life is left. It has expired at exactly `expiresAt` (RFC 7519 section 4.1.4: "on or after"). */
export function timeLeft({ now, issuedAt, expiresAt }: Life): TimeLeft {
  if (expiresAt === null) return { fraction: 1, phase: 'endless', leftMs: null }
  const leftMs = expiresAt - now
  if (leftMs <= 0) return { fraction: 0, phase: 'expired', leftMs }
  const wholeMs = issuedAt === null ? leftMs : expiresAt - issuedAt
  const fraction = wholeMs > 0 ? Math.min(1, leftMs / wholeMs) : 1
  return { fraction, phase: fraction <= EXPIRING_SHARE ? 'expiring' : 'fresh', leftMs }
}

/** Says how much is left: "22 min left", "52 s left", "never expires", "expired". */
export function timeLeftWords(left: TimeLeft, words: TokenWords): string {
  if (left.leftMs === null) return words.time.never
  if (left.leftMs <= 0) return words.time.expired
  return words.time.left({ duration: durationWords(left.leftMs, words) })
}

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const YEAR_DAYS = 365

/**
 * Says a length of time in its largest fitting unit: "52 s", "14 min", "3 h", "30 days". Seconds are rounded up, so that
 * nothing that still lives has "0 s"; the sign is dropped.
 */
export function durationWords(durationMs: number, words: TokenWords): string {
  const lengthMs = Math.abs(durationMs)
  const seconds = Math.ceil(lengthMs / SECOND_MS)
  if (seconds < 60) return words.time.seconds({ count: seconds })
  const minutes = Math.round(lengthMs / MINUTE_MS)
  if (minutes < 60) return words.time.minutes({ count: minutes })
  const hours = Math.round(lengthMs / HOUR_MS)
  if (hours < 48) return words.time.hours({ count: hours })
  const days = Math.round(lengthMs / DAY_MS)
  if (days < 2 * YEAR_DAYS) return words.time.days({ count: days })
  return words.time.years({ count: Math.round(days / YEAR_DAYS) })
}

/** Says how long something takes to the second, in its two largest units: "14 min 59 s", "1 day", "29 days 23 h". */
export function exactDurationWords(durationMs: number, words: TokenWords): string {
  const seconds = Math.max(1, Math.round(Math.abs(durationMs) / SECOND_MS))
  const days = Math.floor(seconds / 86_400)
  const parts = [
    { count: Math.floor(days / YEAR_DAYS), say: words.time.years },
    { count: days % YEAR_DAYS, say: words.time.days },
    { count: Math.floor(seconds / 3_600) % 24, say: words.time.hours },
    { count: Math.floor(seconds / 60) % 60, say: words.time.minutes },
    { count: seconds % 60, say: words.time.seconds },
  ]
  const first = parts.findIndex(({ count }) => count > 0)
  return parts
    .slice(first, first + 2)
    .filter(({ count }) => count > 0)
    .map(({ count, say }) => say({ count }))
    .join(' ')
}

/** Says where an instant lies, seen from now: "14 min ago", "in 52 s", "just now". */
export function relativeWords(instantMs: number, nowMs: number, words: TokenWords): string {
  const distanceMs = instantMs - nowMs
  if (Math.abs(distanceMs) < SECOND_MS) return words.time.now
  const duration = durationWords(distanceMs, words)
  return distanceMs < 0 ? words.time.ago({ duration }) : words.time.ahead({ duration })
}

/** The last instant that a date can name (ECMA-262 section 21.4.1.1), in milliseconds from 1970. */
const MAX_INSTANT_MS = 8.64e15

/**
 * Writes an instant as a clock shows it, `10:43:00`, with its date before it when that isn't today's: `2026-08-02 10:43:00`.
 * `timeZone` is an IANA name; without one it is the reader's. Returns null for a number that no calendar reaches.
 */
export function clockTime(instantMs: number, nowMs: number, timeZone?: string): string | null {
  if (!(Math.abs(instantMs) <= MAX_INSTANT_MS)) return null
  const { date, time } = formatsOf(timeZone)
  const day = date.format(instantMs)
  return day === date.format(nowMs) ? time.format(instantMs) : `${day} ${time.format(instantMs)}`
}

interface Formats {
  readonly date: Intl.DateTimeFormat
  readonly time: Intl.DateTimeFormat
}

/** Making a format takes far longer than using it, and rows tell their times each second. */
const formats = new Map<string | undefined, Formats>()

/** Swedish writes the ISO order, 24 hours and no words: the same digits for readers of both languages. */
function formatsOf(timeZone: string | undefined): Formats {
  const known = formats.get(timeZone) ?? {
    date: new Intl.DateTimeFormat('sv-SE', { timeZone }),
    time: new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    }),
  }
  formats.set(timeZone, known)
  return known
}
