// How much room a lane leaves to its diagram: a narrow or enlarged lane gets a narrower one, of which all can be seen.
import { type RefObject, useLayoutEffect, useState } from 'react'
import { type Room, roomFor } from '#src/diagram/room'

/** Returns the room for so many participants inside an element, which must be there from the start. */
export function useDiagramRoom(element: RefObject<HTMLElement | null>, participants: number): Room {
  const [room, setRoom] = useState<Room>('wide')
  useLayoutEffect(() => {
    const { current } = element
    if (!current) return
    const measure = () => {
      // Nobody sees what has no width. A scroll bar, which may come with a taller diagram, doesn't count.
      const width = current.offsetWidth
      if (width > 0) setRoom(roomFor(participants, width))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    return () => observer.disconnect()
  }, [element, participants])
  return room
}
