// The keys of a demonstration: those of a presenter's clicker, and the one that shows the notes for as long as it is held.
import { useEffect, useState } from 'react'
import { isComposing, isModified, OWN_KEYS, TYPING, targetOf } from '../ui/keys'
import type { DemonstrationMoves } from './use-demonstration'

/** Has Page Down go on and Page Up go back, while `isOn`. */
export function usePacingKeys({ next, back }: DemonstrationMoves, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return
    const hear = (event: KeyboardEvent): void => {
      const move = event.key === 'PageDown' ? next : event.key === 'PageUp' ? back : null
      if (!move || isForOthers(event) || targetOf(event).closest('textarea')) return
      // Nothing on the page scrolls meanwhile.
      event.preventDefault()
      // A key that is held down would rush through the story.
      if (!event.repeat) move()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [next, back, isOn])
}

/** Tells whether the key of the notes is held down. It is called after its place, whatever script the keyboard writes. */
export function useNotesKey(): boolean {
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    const letGo = () => setHeld(false)
    const down = (event: KeyboardEvent): void => {
      if (event.code === 'KeyN' && !isForOthers(event) && !targetOf(event).closest(TYPING)) setHeld(true)
    }
    const up = ({ code }: KeyboardEvent): void => {
      if (code === 'KeyN') letGo()
    }
    window.addEventListener('keydown', down)
    window.addEventListener('keyup', up)
    // A window that loses the keyboard never hears that the key was let go.
    window.addEventListener('blur', letGo)
    return () => {
      window.removeEventListener('keydown', down)
      window.removeEventListener('keyup', up)
      window.removeEventListener('blur', letGo)
    }
  }, [])
  return isHeld
}

/** Tells whether a key is meant for something else: a shortcut of the browser, an input method, what floats over the page. */
function isForOthers(event: KeyboardEvent): boolean {
  return (
    event.defaultPrevented ||
    isModified(event) ||
    isComposing(event) ||
    targetOf(event).closest(OWN_KEYS) !== null
  )
}
