// The demonstration that is on, and what the instructor can do with it.
import { useMemo, useState } from 'react'
import type { CommandPayload, DemonstrationCommand } from '#src/contract/commands'
import {
  type DemonstrationId,
  type DemonstrationStatus,
  demonstrationNextTo,
} from '#src/contract/demonstrations'
import { LabError } from '#src/contract/lab-error'
import type { Catalogue } from '#src/i18n/catalogue'
import { catalogueOf } from '../model/catalogues'
import { DOUBLE_CLICK_MS } from '../model/model-state'
import { useModel, useModelStore } from '../model/use-model'

/** Returns the demonstration that is on; null for none. */
export function useDemonstration(): DemonstrationStatus | null {
  return useModel((state) => state.status?.demonstration ?? null)
}

export interface DemonstrationMoves {
  stage(id: DemonstrationId): void
  next(): void
  back(): void
  /** Notes how many hands were put up for an answer, by its place. */
  count(answer: number, hands: number): void
  close(): void
}

/**
 * Returns what moves a demonstration on. To stage the same one again right after the first time counts as a double click and is
 * dropped.
 */
export function useDemonstrationMoves(): DemonstrationMoves {
  const model = useModelStore()
  const [isNew] = useState(doubleClickGuard)
  return useMemo(() => {
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
    const pace = (to: 'next' | 'back') => {
      const { status, locale, backToNow } = model.getState()
      const leadsTo = to === 'next' ? nextInWords : backInWords
      // At either end of the running order, and while something is being done, there is nowhere to go.
      if (!status?.demonstration || leadsTo(status.demonstration, catalogueOf(locale)) === null) return
      backToNow()
      void give('pace-demonstration', { to })
    }
    return {
      stage: (id) => {
        if (!isNew(id)) return
        model.getState().backToNow()
        void give('stage-demonstration', { id })
      },
      next: () => pace('next'),
      back: () => pace('back'),
      count: (answer, hands) => void give('count-hands', { answer, hands }),
      close: () => void give('end-demonstration', {}),
    }
  }, [model, isNew])
}

/** Says what the next part of a demonstration is; null where there is none, or while something is being done. */
export function nextInWords(
  { id, phase, round }: DemonstrationStatus,
  { demos: say }: Catalogue,
): string | null {
  const story = say.stories[id]
  switch (phase) {
    case 'scene':
      return say.toQuestion
    case 'question':
      return story.press
    case 'look':
      return say.toAnswer
    case 'answer': {
      if (round === 'lesson' && story.cure) return story.cure.press
      const after = demonstrationNextTo(id, 1)
      return after && say.toStory({ name: say.stories[after].name })
    }
    case 'staging':
    case 'finishing':
    case 'ended':
      return null
  }
}

/** Says where the way back leads; null where there is none, or while something is being done. */
export function backInWords(
  { id, phase, round }: DemonstrationStatus,
  { demos: say }: Catalogue,
): string | null {
  switch (phase) {
    case 'scene': {
      const before = demonstrationNextTo(id, -1)
      return before && say.toStory({ name: say.stories[before].name })
    }
    case 'question':
      return say.backToScene
    case 'look':
      return round === 'lesson' ? say.backToQuestion : say.backToAnswer
    case 'answer':
      return say.backToLook
    case 'staging':
    case 'finishing':
    case 'ended':
      return null
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
