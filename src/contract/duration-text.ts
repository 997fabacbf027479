// Lengths of time as a learner types them: "90", "15 min", "1 h 30 min", "7 天".
import type { TokenWords } from '#src/token/time-left'

const SECONDS = { s: 1, min: 60, h: 3_600, d: 86_400, y: 31_536_000 } as const
type Unit = keyof typeof SECONDS
const UNITS: readonly Unit[] = ['s', 'min', 'h', 'd', 'y']

/** What each unit may be called in a language: names in lower case, with commas between. */
type UnitNames = Readonly<Record<Unit, string>>

/** A number and what it counts. */
const PART = /\s*(\d+)\s*([^\s\d.,+-]*)/y

/**
 * Reads a length of time as whole seconds, its units called as in any of the languages; null for a text that is none. A bare number
 * counts seconds. A number too large to count exactly is none.
 */
export function readDuration(text: string, languages: readonly UnitNames[]): number | null {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return null
  let seconds = 0
  for (let at = 0; at < wanted.length; at = PART.lastIndex) {
    PART.lastIndex = at
    const [whole = '', count, name = ''] = PART.exec(wanted) ?? []
    // A bare number stands alone: "1 30" may mean anything.
    const unit = name !== '' ? unitOf(name, languages) : whole.length === wanted.length ? 's' : null
    if (unit === null) return null
    seconds += Number(count) * SECONDS[unit]
  }
  return Number.isSafeInteger(seconds) ? seconds : null
}

function unitOf(name: string, languages: readonly UnitNames[]): Unit | null {
  return UNITS.find((unit) => languages.some((names) => names[unit].split(', ').includes(name))) ?? null
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
