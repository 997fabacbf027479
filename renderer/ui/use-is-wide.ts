// Whether an element has a certain width: for layouts that change what there is, and not only how it looks.
import { useCallback, useState } from 'react'

/** Returns whether the element is at least so wide, in pixels, and the ref for it. */
export function useIsWide(
  widthPx: number,
): readonly [boolean, (element: HTMLElement | null) => (() => void) | undefined] {
  const [isWide, setWide] = useState(false)
  const ref = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return undefined
      const observer = new ResizeObserver(() => setWide(element.clientWidth >= widthPx))
      observer.observe(element)
      return () => observer.disconnect()
    },
    [widthPx],
  )
  return [isWide, ref]
}
