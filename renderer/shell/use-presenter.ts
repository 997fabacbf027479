// Presenter mode: F5 turns it on and off, Escape leaves it, and the page's root tells the style sheets.
import './presenter.css'
import { useEffect } from 'react'
import { lanesOf } from '#src/demo/demonstration'
import { DEMONSTRATION_STEPS } from '#src/demo/demonstrations'
import { LANES, type LaneId } from '#src/trace/lane'
import type { ModelState } from '../model/model-state'
import { isGiving } from '../model/selectors'
import { useModel, useModelStore } from '../model/use-model'
import { isModified } from '../ui/keys'

/** Keeps the page's root in step with the mode, and listens for its keys. */
export function usePresenter(): void {
  const model = useModelStore()
  const isPresenting = useModel((state) => state.isPresenting)
  const only = useModel(onlyLane)
  const isGivingNow = useModel(isGiving)
  useEffect(() => {
    const { documentElement: root } = document
    root.toggleAttribute('data-presenter', isPresenting)
    root.toggleAttribute('data-giving', isPresenting && isGivingNow)
    if (isPresenting && only) root.dataset.only = only
    return () => {
      delete root.dataset.only
    }
  }, [isPresenting, isGivingNow, only])
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (isModified(event) || event.shiftKey) return
      if (event.key === 'F5') {
        // A class must never see the page load again.
        event.preventDefault()
        const { isPresenting: isOn, setPresenting } = model.getState()
        if (!event.repeat) setPresenting(!isOn)
      } else if (event.key === 'Escape' && leavesByEscape(event, model.getState())) {
        model.getState().setPresenting(false)
      }
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [model])
}

/** Returns the lane that a demonstration is about, where it is only one: then the other gives its room to it. */
function onlyLane({ status }: ModelState): LaneId | null {
  const demonstration = status?.demonstration
  if (!demonstration) return null
  const [lane, other] = lanesOf(DEMONSTRATION_STEPS[demonstration.id])
  return lane && !other ? lane : null
}

/** Escape first closes what is open, and first comes back to now: whoever looks back wants that. */
function leavesByEscape(
  event: KeyboardEvent,
  { isPresenting, isInspectorOpen, viewSeq, openTables }: ModelState,
): boolean {
  if (!isPresenting || isInspectorOpen || event.defaultPrevented) return false
  return LANES.every((lane) => viewSeq[lane] === null && openTables[lane] === null)
}
