// Keeps the drawing of a flow that grows: the last good one stays until the next is laid out, and only the newest is next.
import { useEffect, useMemo, useRef, useState } from 'react'
import type { SequenceDiagram } from '#src/diagram/sequence'
import type { Layout } from './layout'
import { keptLayout, layOut } from './layouts'
import type { Room } from './spacing'

/** A diagram together with its layout: they always belong to each other. */
export interface Drawing {
  readonly diagram: SequenceDiagram
  readonly layout: Layout
}

/**
 * Returns the drawing of a diagram; the one before it while it is laid out; null before the first. While one is laid out
 * any number of newer ones may come: only the last of them is laid out after it.
 */
export function useDrawing(
  diagram: SequenceDiagram,
  room: Room,
): { drawing: Drawing | null; failed: boolean } {
  const [drawn, setDrawn] = useState<Drawing | null>(null)
  const [failedSource, setFailedSource] = useState<string | null>(null)
  const wanted = useRef<Wanted | null>(null)
  const busy = useRef(false)
  const mounted = useRef(false)

  useEffect(() => {
    mounted.current = true
    return () => {
      mounted.current = false
    }
  }, [])

  useEffect(() => {
    wanted.current = { diagram, room }
    const drawWanted = async () => {
      if (busy.current) return
      busy.current = true
      for (let next = take(wanted); next && mounted.current; next = take(wanted)) {
        try {
          const layout = await layOut(next.diagram.source, next.room)
          if (mounted.current) setDrawn({ diagram: next.diagram, layout })
        } catch {
          if (mounted.current) setFailedSource(next.diagram.source)
        }
      }
      busy.current = false
    }
    void drawWanted()
  }, [diagram, room])

  const kept = keptLayout(diagram.source, room)
  const drawing = useMemo(() => (kept ? { diagram, layout: kept } : drawn), [diagram, kept, drawn])
  return {
    drawing,
    failed: !kept && failedSource === diagram.source,
  }
}

interface Wanted {
  readonly diagram: SequenceDiagram
  readonly room: Room
}

function take(wanted: { current: Wanted | null }): Wanted | null {
  const next = wanted.current
  wanted.current = null
  return next
}
