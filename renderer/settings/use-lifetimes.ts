// The lifetimes that are set, and the way to change some of them.
import { useRef } from 'react'
import type { Lifetimes } from '#src/contract/lifetimes'
import { useModel } from '../model/use-model'

/** Returns the lifetimes, null before the lab has been heard, and what changes some of them. */
export function useLifetimes(): {
  readonly lifetimes: Lifetimes | null
  readonly change: (changed: Partial<Lifetimes>) => void
} {
  const lifetimes = useModel((state) => state.status?.settings.lifetimes ?? null)
  const send = useModel((state) => state.send)
  // What was asked for and isn't answered yet: a second change must not take back the first.
  const asked = useRef<Lifetimes | null>(null)
  const change = (changed: Partial<Lifetimes>) => {
    const base = asked.current ?? lifetimes
    if (!base) return
    const wanted = { ...base, ...changed }
    asked.current = wanted
    void send('change-settings', { lifetimes: wanted }).finally(() => {
      if (asked.current === wanted) asked.current = null
    })
  }
  return { lifetimes, change }
}
