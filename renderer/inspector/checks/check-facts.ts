// The facts that a check compared, as a line under its result: times as a clock shows them, all else as it is.

import { clockTime } from '#src/token/time-left'
import type { Check, CheckId } from '#src/trace/check'

/** The values that are epoch seconds. */
const TIMES: readonly string[] = [
  'exp',
  'nbf',
  'iat',
  'now',
  'lastSeenAt',
  'expiresAt',
  'absoluteExpiresAt',
  'endedAt',
  'revokedAt',
  'usedAt',
]

/** Returns the values of a check as `name value` pairs; those that were absent are left out. `now` is the lab's time in epoch milliseconds. */
export function checkFacts(check: Check, now: number): { name: string; value: string }[] {
  return Object.entries(check.values ?? {}).flatMap(([name, value]) =>
    value === null ? [] : [{ name, value: shown(name, value, now) }],
  )
}

/** The value of each check that says most. */
const TELLING: Readonly<Partial<Record<CheckId, string>>> = {
  alg: 'found',
  exp: 'exp',
  nbf: 'nbf',
  iat: 'iat',
  sub: 'sub',
  type: 'found',
  version: 'found',
  cookie: 'name',
  'cookie-signature': 'algorithm',
  idle: 'expiresAt',
  absolute: 'absoluteExpiresAt',
}
const MAX_LENGTH = 20

/** Returns the one value of a passed check that is worth a word; null where there is none, or it is long. */
export function passedFact(check: Check, now: number): string | null {
  const value = checkFacts(check, now).find(({ name }) => name === TELLING[check.id])?.value
  return value !== undefined && value.length <= MAX_LENGTH ? value : null
}

function shown(name: string, value: string | number, now: number): string {
  if (typeof value === 'number' && TIMES.includes(name)) return clockTime(value * 1000, now) ?? String(value)
  return String(value)
}
