// Keeps the layout of a diagram that grows: the last good one stays until the next is there, and only the newest is next.
import { useLayoutEffect, useRef, useState } from 'react'
import type { SequenceDiagram } from '#src/diagram/sequence'
import { knownLayout, type Layout, layOut } from './layout'

/**
 * Returns the layout of a diagram; the one before it while it is laid out; null before the first. While one is laid out
 * any number of newer ones may come: only the last of them is laid out, in the next frame.
 */
export function useLayout(diagram: SequenceDiagram): { layout: Layout | null; hasFailed: boolean } {
  const [layout, setLayout] = useState<Layout | null>(null)
  const [failed, setFailed] = useState<SequenceDiagram | null>(null)
  const newest = useRef(diagram)
  const isBusy = useRef(false)

  useLayoutEffect(() => {
    const layOutNewest = async () => {
      isBusy.current = true
      let done: SequenceDiagram | null = null
      while (done !== newest.current) {
        done = newest.current
        await layOut(done).then(setLayout, () => setFailed(done))
        if (done !== newest.current) await new Promise(requestAnimationFrame)
      }
      isBusy.current = false
    }
    newest.current = diagram
    const known = knownLayout(diagram)
    if (known) setLayout(known)
    else if (!isBusy.current) void layOutNewest()
  }, [diagram])

  return { layout, hasFailed: failed === diagram }
}
