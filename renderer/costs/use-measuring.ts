// Has the lab measure all ways, and keeps the figures as long as the page is open.
import { useState } from 'react'
import type { MeasuredCost } from '#src/contract/commands'
import { useModel } from '../model/use-model'

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
