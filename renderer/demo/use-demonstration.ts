// The demonstration that is on, and what the instructor can do with it.
import { useState } from 'react'
import type { DemonstrationId, DemonstrationStatus } from '#src/contract/demonstrations'
import { DOUBLE_CLICK_MS } from '../model/model-state'
import { useModel, useModelStore } from '../model/use-model'

/** Returns the demonstration that is on; null for none. */
export function useDemonstration(): DemonstrationStatus | null {
  return useModel((state) => state.status?.demonstration ?? null)
}

export interface DemonstrationMoves {
  stage(id: DemonstrationId): void
  /** Takes the last step. */
  press(): void
  close(): void
}

/** Returns what moves a demonstration on. A second click right after the first counts as a double click and is dropped. */
export function useDemonstrationMoves(): DemonstrationMoves {
  const model = useModelStore()
  const [isNew] = useState(doubleClickGuard)
  return {
    stage: (id) => {
      if (!isNew(id)) return
      const { backToNow, send } = model.getState()
      backToNow()
      void send('stage-demonstration', { id })
    },
    press: () => {
      if (!isNew('press')) return
      const { backToNow, send } = model.getState()
      backToNow()
      void send('finish-demonstration', {})
    },
    close: () => void model.getState().send('end-demonstration', {}),
  }
}

/** Returns a function that tells of each click whether it counts. */
function doubleClickGuard(): (what: string) => boolean {
  let last = { what: '', at: Number.NEGATIVE_INFINITY }
  return (what) => {
    const at = performance.now()
    if (what === last.what && at - last.at < DOUBLE_CLICK_MS) return false
    last = { what, at }
    return true
  }
}
