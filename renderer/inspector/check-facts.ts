// The facts that a check compared, as a line under its result: times as a clock shows them, all else as it is.

import { clockTime } from '#src/token/time-left'
import type { Check } from '#src/trace/check'

/** The values that are epoch seconds. */
const TIMES: readonly string[] = [
  'exp',
  'nbf',
  'iat',
  'now',
  'lastSeenAt',
  'expiresAt',
  'endedAt',
  'revokedAt',
]

/** Returns the values of a check as `name value` pairs; those that were absent are left out. `now` is the lab's time in epoch milliseconds. */
export function checkFacts(check: Check, now: number): { name: string; value: string }[] {
  return Object.entries(check.values ?? {}).flatMap(([name, value]) =>
    value === null ? [] : [{ name, value: shown(name, value, now) }],
  )
}

function shown(name: string, value: string | number, now: number): string {
  if (typeof value === 'number' && TIMES.includes(name)) return clockTime(value * 1000, now) ?? String(value)
  return String(value)
}
