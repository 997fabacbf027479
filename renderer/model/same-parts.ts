// Keeps of what was known before whatever a new message says again: so the page renders only what has changed.
import { useState } from 'react'

/** Returns `next`, with each part of it that says the same as in `before` being that very part; `before` itself where all does. */
export function withSameParts<T>(before: T, next: T): T {
  return shared(before, next) ? before : next
}

/** Puts the parts that both have in common into `next`, which is plain data, and tells whether that is all of it. */
function shared(before: unknown, next: unknown): boolean {
  if (Object.is(before, next)) return true
  if (!isParts(before) || !isParts(next) || Array.isArray(before) !== Array.isArray(next)) return false
  const keys = Object.keys(next)
  let isSame = keys.length === Object.keys(before).length
  for (const key of keys) {
    if (shared(before[key], next[key])) next[key] = before[key]
    else isSame = false
  }
  return isSame
}

function isParts(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/**
 * Returns a value that was made for this rendering, with each part of it that says the same as in the last being that very part.
 */
export function useSameParts<T>(value: T): T {
  const [kept, setKept] = useState(value)
  const same = withSameParts(kept, value)
  if (same !== kept) setKept(same)
  return same
}
