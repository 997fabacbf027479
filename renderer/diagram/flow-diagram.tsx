// The live sequence diagram of one flow: its hops can be picked, and the one that counts stays in sight.
import { useEffect, useMemo, useRef } from 'react'
import { sequenceDiagram } from '#src/diagram/sequence'
import { diagramName } from '#src/diagram/text-alternative'
import type { Catalogue } from '#src/i18n/catalogue'
import type { Flow } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import { DrawnFlow } from './drawn-flow'
import styles from './flow-diagram.module.css'
import { bringIntoView } from './scrolling'
import type { Room } from './spacing'
import { useDrawing } from './use-drawing'

interface FlowDiagramProps {
  flow: Flow
  lane: LaneId
  text: Catalogue
  /** Whose tokens colour the diagram. */
  theme: 'light' | 'dark'
  /** The hop that is lit and kept in sight; null for none lit and the newest in sight. */
  selectedSeq: number | null
  /** What lies over the foot of the frame covers so many pixels. */
  coveredPx?: number
  /** Wide unless told. */
  room?: Room
  /** Where it stands, for its name; none where it is the only one. */
  where?: string
  onSelect: (seq: number) => void
}

/** Shows a flow's diagram in a frame that scrolls and fills the height around it. Colours come from the theme's tokens. */
export function FlowDiagram(props: FlowDiagramProps) {
  const { flow, lane, text, theme, selectedSeq, coveredPx = 0, room = 'wide', where, onSelect } = props
  const diagram = useMemo(() => sequenceDiagram(flow, lane, text), [flow, lane, text])
  const { drawing, failed } = useDrawing(diagram, room)
  const name = diagramName(flow, text)
  const frame = useRef<HTMLElement>(null)

  // Also when the frame is made lower: the hop that counts must not be left below its edge. Observing calls back at once.
  useEffect(() => {
    if (!frame.current || !drawing) return
    const { current } = frame
    const observer = new ResizeObserver(() => bringIntoView(current, drawing, selectedSeq, coveredPx))
    observer.observe(current)
    return () => observer.disconnect()
  }, [drawing, selectedSeq, coveredPx])

  return (
    <section
      ref={frame}
      className={styles.frame}
      data-theme={theme}
      aria-label={where === undefined ? name : text.hops.diagram.nameOn({ name, lane: where })}
      aria-busy={!drawing && !failed}
    >
      {failed && <p className={styles.failure}>{text.hops.diagram.failed}</p>}
      {drawing && !failed && (
        <DrawnFlow
          drawing={drawing}
          flow={flow}
          lane={lane}
          text={text}
          selectedSeq={selectedSeq}
          coveredPx={coveredPx}
          onSelect={onSelect}
        />
      )}
    </section>
  )
}
