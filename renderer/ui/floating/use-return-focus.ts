// Where the focus goes when something that floats has closed.
import { useRef } from 'react'

/**
 * Returns props for the content of a menu, list or popover: whoever used the keyboard is back at the trigger; after a
 * click nothing has the focus, so that the page's shortcuts (Space above all) work at once.
 */
export function useReturnFocus() {
  const byPointer = useRef(false)
  return {
    onPointerUpCapture: () => {
      byPointer.current = true
    },
    onKeyDownCapture: () => {
      byPointer.current = false
    },
    onCloseAutoFocus: (event: Event) => {
      if (byPointer.current) event.preventDefault()
      byPointer.current = false
    },
  }
}
