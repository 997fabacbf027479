// The keyboard: what works anywhere on the page, as long as no control wants the key for itself.
import { useEffect } from 'react'
import { LANES, type LaneId } from '#src/trace/lane'
import type { ModelActions, ModelState } from '../model/model-state'
import { useModelStore } from '../model/use-model'
import { canStep } from '../model/waiting'

const TYPING = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])'
/**
 * What floats over the page has its own keys, and so have rows of tabs and the like. A diagram's hops are no such list or group.
 */
const OWN_KEYS = '[role="dialog"], [role="menu"], div[role="listbox"]'
const OWN_ARROWS =
  '[role="tablist"], [role="radiogroup"], div[role="group"], [role="separator"], [role="combobox"]'
const CONTROL =
  'button, a[href], summary, [role="button"], [role="radio"], [role="tab"], [role="checkbox"], [role="switch"], [role="option"], [role="menuitem"], [role="separator"]'

/** Listens for the page's shortcuts. `onHelp` opens the help, `onExplain` explains the next term. */
export function useShortcuts(onHelp: () => void, onExplain: () => void): void {
  const model = useModelStore()
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      const target = event.target instanceof Element ? event.target : document.body
      if (target.closest(TYPING) || target.closest(OWN_KEYS)) return
      const state = model.getState()
      const key = keyOf(event)
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

/** What keys are called while they write another script than Latin: its letters and signs, and the question mark of Arabic. */
const OTHER_SCRIPT = /^(?:(?![\p{Script=Latin}\d])[\p{L}\p{M}\p{N}؟]|Unidentified)+$/u

/**
 * Returns the name of a key as `KeyboardEvent.key` has it, letters in lower case. A key that writes another script than Latin is
 * called after its place (`KeyboardEvent.code`) on an English keyboard; full-width characters are as good as narrow ones.
 */
function keyOf({ key, code, shiftKey }: KeyboardEvent): string {
  if (code === 'Space') return ' '
  const written = key.normalize('NFKC')
  if (!OTHER_SCRIPT.test(written)) return written.length === 1 ? written.toLowerCase() : written
  if (code.startsWith('Key')) return code.slice(3).toLowerCase()
  return code === 'Slash' && shiftKey ? '?' : code
}

/** Tells whether an input method takes a key for itself. Browsers say so by this code also before they say that it composes. */
function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}
