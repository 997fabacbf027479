// The live sequence diagram of one flow: its hops can be picked, and the one that counts stays in sight.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Room } from '#src/diagram/room'
import { type SequenceDiagram, sequenceDiagram } from '#src/diagram/sequence'
import { diagramName } from '#src/diagram/text-alternative'
import type { Catalogue } from '#src/i18n/catalogue'
import type { Flow } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import { Lifelines, Participants, Sheet, Step } from './drawing'
import styles from './flow-diagram.module.css'
import { knownLayout, type Layout, layOut } from './layout'

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
  const { flow, lane, text, theme, selectedSeq, coveredPx = 0, room = 'wide', where } = props
  const diagram = useMemo(() => sequenceDiagram(flow, lane, text, room), [flow, lane, text, room])
  const { layout, hasFailed } = useLayout(diagram)
  const name = diagramName(flow, text)
  const frame = useRef<HTMLElement>(null)

  // Also when the frame is made lower: the hop that counts must not be left below its edge. Observing calls back at once.
  useEffect(() => {
    if (!frame.current || !layout) return
    const { current } = frame
    const observer = new ResizeObserver(() => {
      // What was done after the newest hop is newer still.
      const lit = layout.steps.findIndex(({ seq }) => seq === selectedSeq)
      const isEarlier = lit >= 0 && layout.steps.slice(lit + 1).some(({ as }) => as !== 'across')
      const step = current.querySelector(`[data-seq="${layout.steps.at(isEarlier ? lit : -1)?.seq}"]`)
      if (step) bringIntoView(current, step, coveredPx)
    })
    observer.observe(current)
    return () => observer.disconnect()
  }, [layout, selectedSeq, coveredPx])

  return (
    <section
      ref={frame}
      className={styles.frame}
      data-theme={theme}
      aria-label={where === undefined ? name : text.hops.diagram.nameOn({ name, lane: where })}
      aria-busy={!layout && !hasFailed}
    >
      {hasFailed && <p className={styles.failure}>{text.hops.diagram.failed}</p>}
      {layout && !hasFailed && <LaidOut {...props} layout={layout} />}
    </section>
  )
}

/** Shows a layout. The boxes at its head stay while it scrolls. One hop is reached by Tab: the selected one, else the newest. */
function LaidOut(props: FlowDiagramProps & { layout: Layout }) {
  const { layout, flow, lane, text, selectedSeq, coveredPx, onSelect } = props
  const { frame, headEnd, steps } = layout
  const head = { ...frame, height: headEnd - frame.y }
  const body = { ...frame, y: headEnd, height: frame.height - head.height }
  const list = useRef<SVGGElement>(null)
  const hops = steps.filter(({ as }) => as !== 'across')
  const reachable = hops.find(({ seq }) => seq === selectedSeq) ?? hops.at(-1)

  // Whoever moves on by key from a hop that has the focus takes the focus along.
  useEffect(() => {
    const focused = document.activeElement
    if (selectedSeq === null || !focused || !list.current?.contains(focused)) return
    const selected = list.current.querySelector<SVGGElement>(`[data-seq="${selectedSeq}"]`)
    if (selected !== focused) selected?.focus({ preventScroll: true })
  }, [selectedSeq])

  return (
    <div className={styles.sheet} style={{ paddingBottom: coveredPx }}>
      <div className={styles.head}>
        <Sheet lane={lane} part={head}>
          <Lifelines layout={layout} />
          <Participants layout={layout} />
        </Sheet>
      </div>
      <Sheet lane={lane} part={body}>
        <Lifelines layout={layout} />
        <g ref={list} role="listbox" aria-label={diagramName(flow, text)}>
          {hops.map((step) => (
            <g
              key={step.seq}
              className={`${styles.hop} diagram-${step.tone}`}
              role="option"
              aria-selected={step.seq === selectedSeq}
              tabIndex={step === reachable ? 0 : -1}
              aria-label={step.name}
              data-seq={step.seq}
              onClick={() => onSelect(step.seq)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return
                event.preventDefault()
                onSelect(step.seq)
              }}
            >
              <Step step={step} />
            </g>
          ))}
        </g>
        {/* A list box holds nothing but what can be picked. */}
        {steps
          .filter(({ as }) => as === 'across')
          .map((step) => (
            <g key={step.seq} className={`${styles.note} diagram-${step.tone}`} data-seq={step.seq}>
              <Step step={step} />
            </g>
          ))}
      </Sheet>
    </div>
  )
}

/** Around a step that is brought into view, in pixels. */
const MARGIN = 12

/** Scrolls a frame so that a step of it can be seen, and no further. At its foot `coveredPx` lie under something else. */
function bringIntoView(frame: HTMLElement, step: Element, coveredPx: number): void {
  const view = frame.getBoundingClientRect()
  const box = step.getBoundingClientRect()
  const headPx = frame.querySelector(`.${styles.head}`)?.clientHeight ?? 0
  frame.scrollBy({
    top: shift(box.top - MARGIN - (view.top + headPx), box.bottom + MARGIN - (view.bottom - coveredPx)),
    left: shift(box.left - MARGIN - view.left, box.right + MARGIN - view.right),
    behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
  })
}

/** By how much to scroll where something begins and ends so far behind the edges: before the first, which counts more, or after. */
function shift(before: number, after: number): number {
  return Math.min(before, Math.max(after, 0))
}

/**
 * Returns the layout of a diagram; the one before it while it is laid out; null before the first. While one is laid out
 * any number of newer ones may come: only the last of them is laid out, in the next frame.
 */
function useLayout(diagram: SequenceDiagram): { layout: Layout | null; hasFailed: boolean } {
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
