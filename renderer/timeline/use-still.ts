// Whether the reader wants nothing to move.
import { useSyncExternalStore } from 'react'

const REDUCED = '(prefers-reduced-motion: reduce)'

function onChange(tell: () => void): () => void {
  const query = window.matchMedia(REDUCED)
  query.addEventListener('change', tell)
  return () => query.removeEventListener('change', tell)
}

/** Tells whether the system asks for less motion. */
export function useStill(): boolean {
  return useSyncExternalStore(onChange, () => window.matchMedia(REDUCED).matches)
}
