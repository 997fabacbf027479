// Where the focus goes when a part of the page that was opened is closed again.
import { type RefObject, useLayoutEffect, useRef } from 'react'

interface FocusBack<T extends HTMLElement> {
  readonly ref: RefObject<T | null>
  readonly onPointerUpCapture: () => void
  readonly onKeyDownCapture: () => void
}

/**
 * Returns props for a part of the page that is there only while it is open: whoever closes it by the keyboard is back at what
 * opened it; after a click nothing has the focus, so that the page's shortcuts work at once. With `takesFocus` the part has the
 * focus when it opens, so that Tab leads into it.
 */
export function useFocusBack<T extends HTMLElement>(takesFocus: boolean): FocusBack<T> {
  const ref = useRef<T>(null)
  const byPointer = useRef(false)
  useLayoutEffect(() => {
    const part = ref.current
    const opener = document.activeElement
    if (takesFocus) part?.focus({ preventScroll: true })
    return () => {
      const isInside = part?.contains(document.activeElement)
      if (isInside && !byPointer.current && opener instanceof HTMLElement) opener.focus()
    }
  }, [takesFocus])
  return {
    ref,
    onPointerUpCapture: () => {
      byPointer.current = true
    },
    onKeyDownCapture: () => {
      byPointer.current = false
    },
  }
}
