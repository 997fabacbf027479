// What the stores of both lanes hold now, asked again after whatever changes them.
import { useEffect, useState } from 'react'
import type { CommandResult } from '#src/contract/commands'
import { useModel } from '../model/use-model'

export type StoreHoldings = CommandResult<'count-stores'>

/** A store isn't asked more often than this, in milliseconds. */
const PAUSE_MS = 200

/** Returns what the stores hold; null before they were asked, and where the lab can't be. */
export function useHoldings(): StoreHoldings | null {
  const ask = useModel((state) => state.ask)
  const isRecording = useModel((state) => state.recording !== null)
  const session = useModel((state) => state.lanes.session.state)
  const jwt = useModel((state) => state.lanes.jwt.state)
  const [counted, setCounted] = useState<StoreHoldings | null>(null)

  useEffect(() => {
    if (isRecording) return
    let isCurrent = true
    const timer = setTimeout(() => {
      ask('count-stores', {}).then(
        (holdings) => isCurrent && setCounted(holdings),
        () => isCurrent && setCounted(null),
      )
    }, PAUSE_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [ask, isRecording, session, jwt])
  return counted
}
