// The keyboard: what works anywhere on the page, as long as no control wants the key for itself.
import { useEffect } from 'react'
import { LANES, type LaneId } from '#src/trace/lane'
import type { ModelActions, ModelState } from '../model/model-state'
import { useModelStore } from '../model/use-model'
import { canStep } from '../model/waiting'
import { isComposing, isModified, keyOf, OWN_KEYS, TYPING, targetOf } from '../ui/keys'

/** Rows of tabs and the like have their own arrows. A diagram's hops are no such group. */
const OWN_ARROWS =
  '[role="tablist"], [role="radiogroup"], div[role="group"], [role="separator"], [role="combobox"]'
/** Its fields leave it the key that closes it. */
const INSPECTOR = '[data-pane="inspector"]'
const CONTROL =
  'button, a[href], summary, [role="button"], [role="radio"], [role="tab"], [role="checkbox"], [role="switch"], [role="option"], [role="menuitem"], [role="separator"]'

/** Listens for the page's shortcuts. `onHelp` opens the help, `onExplain` explains the next term. */
export function useShortcuts(onHelp: () => void, onExplain: () => void): void {
  const model = useModelStore()
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isModified(event)) return
      const target = targetOf(event)
      if (target.closest(OWN_KEYS)) return
      const state = model.getState()
      const key = keyOf(event)
      if (target.closest(TYPING) && !(key === 'Escape' && target.closest(INSPECTOR))) return
      switch (key) {
        case ' ':
          if (target.closest(CONTROL)) return
          // The page must not scroll, also when nothing waits.
          event.preventDefault()
          // A held key would rush through the hops.
          if (!event.repeat && canStep(state)) void state.send('next-hop', { lanes: [...LANES] })
          return
        case 'r':
          if (!event.repeat && canStep(state)) void state.send('run-to-end', { lanes: [...LANES] })
          return
        case 'ArrowLeft':
        case 'ArrowRight':
          if (event.shiftKey || target.closest(OWN_ARROWS)) return
          event.preventDefault()
          state.stepSelection(key === 'ArrowLeft' ? -1 : 1, laneWithDiagram(target))
          return
        case 'Escape':
          if (!closeTopmost(state)) state.backToNow()
          return
        case 'i':
          event.preventDefault()
          onExplain()
          return
        case '?':
          event.preventDefault()
          onHelp()
          return
      }
    }
    // After the controls, which have then taken what is theirs.
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [model, onHelp, onExplain])
  useEffect(() => {
    window.addEventListener('keydown', leaveToInputMethod, { capture: true })
    return () => window.removeEventListener('keydown', leaveToInputMethod, { capture: true })
  }, [])
  useEffect(() => {
    document.addEventListener('click', letGoOfButton)
    return () => document.removeEventListener('click', letGoOfButton)
  }, [])
}

/** Closes what lies over the diagrams: the inspector, else the tables. Returns whether anything did. */
function closeTopmost({
  isInspectorOpen,
  openTables,
  closeInspector,
  openTable,
}: ModelState & ModelActions): boolean {
  if (isInspectorOpen) {
    closeInspector()
    return true
  }
  const open = LANES.filter((lane) => openTables[lane] !== null)
  for (const lane of open) openTable(lane, null)
  return open.length > 0
}

/** Keys that an input method composes with are nobody's shortcut: its Escape must not close what the field stands in. */
function leaveToInputMethod(event: KeyboardEvent): void {
  if (isComposing(event)) event.stopPropagation()
}

/** Returns the lane in whose diagram the focus is; the keys are for that one then. */
function laneWithDiagram(target: Element): LaneId | undefined {
  if (!target.closest('[role="option"]')) return undefined
  const lane = target.closest<HTMLElement>('section[data-lane]')?.dataset.lane
  return LANES.find((each) => each === lane)
}

/**
 * A button that was clicked with a pointer gives up the focus, so that Space is the next hop and not the same click
 * again. Whoever works with the keyboard or a screen reader keeps it.
 */
function letGoOfButton(event: MouseEvent): void {
  const isPointer = event instanceof PointerEvent && event.pointerType !== ''
  const focused = document.activeElement
  if (!isPointer || !(focused instanceof HTMLElement) || focused.closest(OWN_KEYS)) return
  if (focused.matches('button, [role="radio"]') && focused.getAttribute('aria-expanded') !== 'true')
    focused.blur()
}
