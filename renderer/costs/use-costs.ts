// What the flows of both lanes have cost, what their stores hold now, and what the lab has measured of all ways.
import { useEffect, useMemo, useState } from 'react'
import type { CommandResult, MeasuredCost } from '#src/contract/commands'
import { costsOf, type LaneCosts } from '#src/trace/costs'
import { LANES, type LaneId } from '#src/trace/lane'
import { useModel, useModelStore } from '../model/use-model'

export type Costs = Readonly<Record<LaneId, LaneCosts>>

/** Returns the costs of the flows that are shown, the lab's or a recording's. */
export function useCosts(): Costs {
  const session = useModel((state) => state.lanes.session.flows)
  const jwt = useModel((state) => state.lanes.jwt.flows)
  return useMemo(() => ({ session: costsOf(session), jwt: costsOf(jwt) }), [session, jwt])
}

type StoreHoldings = CommandResult<'count-stores'>

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

export interface Measuring {
  readonly isRunning: boolean
  /** Null before the first measurement. */
  readonly costs: readonly MeasuredCost[] | null
  readonly measure: () => void
}

/** Returns the figures measured last, and the function that measures anew. A failure becomes a notice. */
export function useMeasuring(): Measuring {
  const send = useModel((state) => state.send)
  const [isRunning, setRunning] = useState(false)
  const [costs, setCosts] = useState<readonly MeasuredCost[] | null>(null)
  const measure = () => {
    if (isRunning) return
    setRunning(true)
    void send('measure-costs', {}).then((measured) => {
      setRunning(false)
      if (measured) setCosts(measured.costs)
    })
  }
  return { isRunning, costs, measure }
}
