// How much room a lane leaves to its diagram: a narrow or enlarged lane gets a narrower one, of which all can be seen.
import { type RefObject, useLayoutEffect, useState } from 'react'
import { LEAST_WIDE_ROOM, type Room } from '../diagram/spacing'

/** Returns the room inside an element, which must be there from the start. */
export function useDiagramRoom(element: RefObject<HTMLElement | null>): Room {
  const [room, setRoom] = useState<Room>('wide')
  useLayoutEffect(() => {
    const { current } = element
    if (!current) return
    const measure = () => {
      // Nobody sees what has no width. A scroll bar, which may come with a taller diagram, doesn't count.
      const width = current.offsetWidth
      if (width > 0) setRoom(width < LEAST_WIDE_ROOM ? 'narrow' : 'wide')
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    return () => observer.disconnect()
  }, [element])
  return room
}
