// One scale for all diagrams on the page: each says how small it has to be drawn, and all are drawn as small as the one that has to be
// smallest.
import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react'

/** What each diagram needs, by an object that stands for it. */
const needs = new Map<object, number>()
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(): void {
  for (const listener of listeners) listener()
}

function mostNeeded(): number {
  return Math.max(0, ...needs.values())
}

/** Says which fit a diagram needs, null for one that nobody sees, and returns the one that all have. */
export function useSharedFit(needed: number | null): number {
  const [self] = useState(() => ({}))
  const shared = useSyncExternalStore(subscribe, mostNeeded)
  useLayoutEffect(() => {
    if (needed === null) needs.delete(self)
    else needs.set(self, needed)
    tell()
  }, [self, needed])
  useEffect(
    () => () => {
      needs.delete(self)
      tell()
    },
    [self],
  )
  // What isn't told yet counts from the first drawing on.
  return Math.max(shared, needed ?? 0)
}
