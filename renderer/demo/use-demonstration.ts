// The demonstration that is on, and what the instructor can do with it.
import { useState } from 'react'
import type { CommandName, CommandPayload } from '#src/contract/commands'
import type { DemonstrationId, DemonstrationStatus } from '#src/contract/demonstrations'
import { LabError } from '#src/contract/lab-error'
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

type DemonstrationCommand = Extract<CommandName, `${string}-demonstration`>

/**
 * Returns what moves a demonstration on. To stage the same one again right after the first time counts as a double click and is
 * dropped.
 */
export function useDemonstrationMoves(): DemonstrationMoves {
  const model = useModelStore()
  const [isNew] = useState(doubleClickGuard)
  const give = async <C extends DemonstrationCommand>(name: C, payload: CommandPayload<C>) => {
    const { ask, tellRefusal } = model.getState()
    try {
      await ask(name, payload)
    } catch (error) {
      // The demonstration itself shows that it was ended, and by what.
      const isShown = error instanceof LabError && error.code === 'ERR_LAB_DEMONSTRATION_ENDED'
      if (!isShown) tellRefusal(error)
    }
  }
  return {
    stage: (id) => {
      if (!isNew(id)) return
      model.getState().backToNow()
      void give('stage-demonstration', { id })
    },
    press: () => {
      model.getState().backToNow()
      void give('finish-demonstration', {})
    },
    close: () => void give('end-demonstration', {}),
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
