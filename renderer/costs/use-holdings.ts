// What the stores of both lanes hold now, asked again after whatever changes them.
import { useEffect, useState } from 'react'
import type { CommandResult } from '#src/contract/commands'
import { LANES } from '#src/trace/lane'
import { useModelStore } from '../model/use-model'

export type StoreHoldings = CommandResult<'count-stores'>

/** A store isn't asked more often than this, in milliseconds. */
const PAUSE_MS = 200

/** Returns what the stores hold; null before they were asked, and where the lab can't be. */
export function useHoldings(): StoreHoldings | null {
  const store = useModelStore()
  const [holdings, setHoldings] = useState<StoreHoldings | null>(null)

  useEffect(() => {
    let isCurrent = true
    let timer: ReturnType<typeof setTimeout> | null = null
    const ask = () => {
      timer = null
      const { recording, ask } = store.getState()
      if (recording !== null) return
      ask('count-stores', {}).then(
        (counted) => isCurrent && setHoldings(counted),
        () => isCurrent && setHoldings(null),
      )
    }
    ask()
    const stop = store.subscribe((state, before) => {
      const isChanged = LANES.some((lane) => state.lanes[lane].state !== before.lanes[lane].state)
      if (isChanged) timer ??= setTimeout(ask, PAUSE_MS)
    })
    return () => {
      isCurrent = false
      stop()
      if (timer !== null) clearTimeout(timer)
    }
  }, [store])
  return holdings
}
