// Commands that take a while: a second click while the first is on its way does nothing.
import { useRef, useState } from 'react'

/** Returns whether something is on its way, and what begins it unless something is. */
export function useOneAtATime(): readonly [boolean, (work: () => Promise<unknown>) => void] {
  const [isBusy, setBusy] = useState(false)
  // A double click comes before React has drawn anew.
  const busy = useRef(false)
  const begin = (work: () => Promise<unknown>) => {
    if (busy.current) return
    busy.current = true
    setBusy(true)
    void work().finally(() => {
      busy.current = false
      setBusy(false)
    })
  }
  return [isBusy, begin]
}
