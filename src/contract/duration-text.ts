// Lengths of time as a learner types them: "90", "15 min", "1 h 30 min", "7 天".
import type { TokenWords } from '#src/token/time-left'

const SECONDS = { s: 1, min: 60, h: 3_600, d: 86_400, y: 31_536_000 } as const
type Unit = keyof typeof SECONDS

/** What each unit may be called, in both languages, in lower case. */
const NAMES: readonly (readonly [Unit, readonly string[]])[] = [
  ['s', ['', 's', 'sec', 'secs', 'second', 'seconds', '秒', '秒鐘']],
  ['min', ['m', 'min', 'mins', 'minute', 'minutes', '分', '分鐘']],
  ['h', ['h', 'hr', 'hrs', 'hour', 'hours', '時', '小時', '個小時']],
  ['d', ['d', 'day', 'days', '天', '日']],
  ['y', ['y', 'year', 'years', '年']],
]

/** A number and what it counts. */
const PART = /\s*(\d+)\s*([^\s\d.,+-]*)/y

/**
 * Reads a length of time as whole seconds; null for a text that is none. A bare number counts seconds. A number too large to
 * count exactly is none.
 */
export function readDuration(text: string): number | null {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return null
  let seconds = 0
  for (let at = 0; at < wanted.length; at = PART.lastIndex) {
    PART.lastIndex = at
    const part = PART.exec(wanted)
    const unit = NAMES.find(([, names]) => names.includes(part?.[2] ?? ''))?.[0]
    if (!part || !unit) return null
    // A bare number stands alone: "1 30" may mean anything.
    if (part[2] === '' && part[0].length !== wanted.length) return null
    seconds += Number(part[1]) * SECONDS[unit]
  }
  return Number.isSafeInteger(seconds) ? seconds : null
}

/** Writes whole seconds in full, so that {@link readDuration} reads the same again: "15 min", "1 h 30 min", "30 天". */
export function writeDuration(seconds: number, { time }: TokenWords): string {
  const units = [
    [SECONDS.d, time.days],
    [SECONDS.h, time.hours],
    [SECONDS.min, time.minutes],
  ] as const
  const parts: string[] = []
  let rest = seconds
  for (const [size, words] of units) {
    const count = Math.floor(rest / size)
    if (count > 0) parts.push(words({ count }))
    rest -= count * size
  }
  if (rest > 0 || parts.length === 0) parts.push(time.seconds({ count: rest }))
  return parts.join(' ')
}
