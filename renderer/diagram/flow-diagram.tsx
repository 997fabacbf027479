// The live sequence diagram of one flow: it is drawn as large as there is room for, its hops can be picked, what is folded can be
// opened, and the hop that counts stays in sight.
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { decisiveHop } from '#src/diagram/decisive'
import { FITS, neededFit, type Place, ROOMY, spacingIn } from '#src/diagram/fit'
import type { Folding } from '#src/diagram/fold'
import { participantsOf } from '#src/diagram/participants'
import { type FoldControl, type SequenceDiagram, sequenceDiagram } from '#src/diagram/sequence'
import type { Spacing } from '#src/diagram/spacing'
import { diagramName } from '#src/diagram/text-alternative'
import type { Catalogue } from '#src/i18n/catalogue'
import type { Flow } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import { Control, Lifelines, Participants, Sheet, Step } from './drawing'
import styles from './flow-diagram.module.css'
import { knownLayout, type Layout, layOut, type PlacedLayout, type PlacedStep, placed } from './layout'
import { useSharedFit } from './shared-fit'

interface FlowDiagramProps {
  flow: Flow
  /** The same flow with all its hops, where only a part of it is looked back at. */
  whole?: Flow
  lane: LaneId
  text: Catalogue
  /** Whose tokens colour the diagram. */
  theme: 'light' | 'dark'
  /** The hop that is lit and kept in sight; null for none lit and the newest in sight. */
  selectedSeq: number | null
  /** Whether the hops come one by one, and whether one of them is looked back at. */
  isStepped?: boolean
  isPast?: boolean
  /** The smallest type that it may be drawn in, in pixels, where it has to be larger than usual. */
  leastFont?: number
  /** What lies over the foot of the frame covers so many pixels. */
  coveredPx?: number
  /** Where it stands, for its name; none where it is the only one. */
  where?: string
  onSelect: (seq: number) => void
}

/** Shows a flow's diagram in a frame that fills the height around it, and scrolls where there is too little. */
export function FlowDiagram(props: FlowDiagramProps) {
  const { flow, whole = flow, lane, text, theme, selectedSeq, leastFont, coveredPx = 0, where } = props
  const frame = useRef<HTMLElement>(null)
  const { folding, toggle } = useFolding(props)
  const place = usePlace(frame)
  const isMeasured = place !== undefined
  const among = useMemo(() => participantsOf(whole, lane), [whole, lane])
  const needed = useMemo(() => {
    if (!place) return null
    const write = (spacing: Spacing) => sequenceDiagram(flow, lane, text, { spacing, folding, among })
    return neededFit({ ...place, height: place.height - coveredPx }, write, among.length, leastFont)
  }, [flow, lane, text, folding, among, place, leastFont, coveredPx])
  const fit = FITS[useSharedFit(needed)] ?? ROOMY
  const width = (place ?? UNSEEN).width
  const diagram = useMemo(() => {
    if (!isMeasured) return null
    const spacing = spacingIn(among.length, { width }, fit)
    return sequenceDiagram(flow, lane, text, { spacing, folding, among })
  }, [flow, lane, text, folding, among, width, fit, isMeasured])
  const { layout: laidOut, hasFailed } = useLayout(diagram)
  const layout = useMemo(() => laidOut && placed(laidOut, fit.gap), [laidOut, fit])
  const name = diagramName(flow, text)

  // Also when the frame is made lower: the hop that counts must not be left below its edge. Observing calls back at once.
  useEffect(() => {
    if (!frame.current || !layout) return
    const { current } = frame
    const seq = seqInSight(flow, layout.steps, selectedSeq)
    const observer = new ResizeObserver(() => {
      const step = current.querySelector(`[data-seq="${seq}"]`)
      if (step) bringIntoView(current, step, coveredPx)
    })
    observer.observe(current)
    return () => observer.disconnect()
  }, [flow, layout, selectedSeq, coveredPx])

  return (
    <section
      ref={frame}
      className={styles.frame}
      data-theme={theme}
      aria-label={where === undefined ? name : text.hops.diagram.nameOn({ name, lane: where })}
      aria-busy={!layout && !hasFailed}
    >
      {hasFailed && <p className={styles.failure}>{text.hops.diagram.failed}</p>}
      {layout && !hasFailed && <LaidOut {...props} layout={layout} scale={fit.scale} onToggle={toggle} />}
    </section>
  )
}

/** The place of a diagram that isn't seen, for which it is drawn nonetheless, in pixels. */
const UNSEEN: Place = { width: 616, height: 400 }

/** Returns the place that a frame has for its diagram; null while it isn't seen, undefined before it was measured. */
function usePlace(frame: RefObject<HTMLElement | null>): Place | null | undefined {
  const [place, setPlace] = useState<Place | null>()
  useLayoutEffect(() => {
    const { current } = frame
    if (!current) return
    const measure = () => {
      // A scroll bar, which may come with a taller diagram, doesn't count.
      const { offsetWidth: width, offsetHeight: height } = current
      const isSeen = width > 0 && getComputedStyle(current).visibility !== 'hidden'
      setPlace((known) => {
        if (!isSeen) return null
        return known?.width === width && known.height === height ? known : { width, height }
      })
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    return () => observer.disconnect()
  }, [frame])
  return place
}

/** What was opened or folded by hand, and which hop was looked at then. */
interface ByHand {
  readonly folds: ReadonlyMap<number, boolean>
  readonly selectedSeq: number | null
}

/** Returns what of a flow is open, and what opens a fold or folds it. */
function useFolding({ flow, selectedSeq, isStepped = false, isPast = false }: FlowDiagramProps): {
  folding: Folding
  toggle: (id: number, isOpen: boolean) => void
} {
  const [byHand, setByHand] = useState<ByHand>({ folds: new Map(), selectedSeq })
  // Whoever goes on to another hop wants to see that one too: only what was opened stays as it was left.
  const folds = useMemo(
    () =>
      byHand.selectedSeq === selectedSeq
        ? byHand.folds
        : new Map([...byHand.folds].filter(([, isOpen]) => isOpen)),
    [byHand, selectedSeq],
  )
  const isNewest = flow.hops.at(-1)?.seq === selectedSeq
  const lookedAt = isNewest && !isPast && !isStepped ? null : selectedSeq
  const folding = useMemo(() => ({ byHand: folds, lookedAt, isStepped }), [folds, lookedAt, isStepped])
  const toggle = (id: number, isOpen: boolean) =>
    setByHand({ folds: new Map([...folds, [id, isOpen]]), selectedSeq })
  return { folding, toggle }
}

/** Returns which step must be in sight: the selected one; by the newest, what decided a flow that has ended, or what came last. */
function seqInSight(
  flow: Flow,
  steps: readonly PlacedStep[],
  selectedSeq: number | null,
): number | undefined {
  const newest = flow.hops.at(-1)?.seq
  if (selectedSeq !== null && selectedSeq !== newest) {
    // Checks that are folded stand for all of them.
    return steps.findLast(({ seq }) => seq <= selectedSeq)?.seq
  }
  // What was done after the newest hop is newer still.
  const last = steps.at(-1)?.seq
  return flow.ended === null || last !== newest ? last : (decisiveHop(flow)?.seq ?? last)
}

interface LaidOutProps extends FlowDiagramProps {
  layout: PlacedLayout
  scale: number
  onToggle: (id: number, isOpen: boolean) => void
}

/** Shows a layout. The boxes at its head stay while it scrolls. One hop is reached by Tab: the selected one, else the newest. */
function LaidOut(props: LaidOutProps) {
  const { layout, scale, flow, lane, text, selectedSeq, coveredPx, onSelect, onToggle } = props
  const { frame, headEnd, steps } = layout
  const head = { ...frame, height: headEnd - frame.y }
  const body = { ...frame, y: headEnd, height: frame.height - head.height }
  const list = useRef<SVGGElement>(null)
  const hops = steps.filter(({ as, tone }) => as !== 'across' && tone !== 'passed')
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
        <Sheet lane={lane} part={head} scale={scale}>
          <Lifelines layout={layout} />
          <Participants layout={layout} />
        </Sheet>
      </div>
      <Sheet lane={lane} part={body} scale={scale}>
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
        {steps.flatMap((step) =>
          step.control ? (
            <FoldButton key={step.control.id} step={step} control={step.control} onToggle={onToggle} />
          ) : (
            []
          ),
        )}
      </Sheet>
    </div>
  )
}

interface FoldButtonProps {
  step: PlacedStep
  control: FoldControl
  onToggle: LaidOutProps['onToggle']
}

/** Shows what opens a fold or folds it: a note of folded checks itself, or some words beside a step. */
function FoldButton({ step, control, onToggle }: FoldButtonProps) {
  const toggle = () => onToggle(control.id, !control.isOpen)
  const isNote = step.tone === 'passed'
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no buttons.
    <g
      className={`${styles.control} ${isNote ? 'diagram-passed' : 'diagram-control'}`}
      role="button"
      aria-expanded={control.isOpen}
      aria-label={control.name}
      tabIndex={0}
      data-fold={control.id}
      data-seq={isNote ? step.seq : undefined}
      onClick={toggle}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        toggle()
      }}
    >
      {isNote ? <Step step={step} /> : <Control step={step} control={control} />}
    </g>
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
function useLayout(diagram: SequenceDiagram | null): { layout: Layout | null; hasFailed: boolean } {
  const [layout, setLayout] = useState<Layout | null>(null)
  const [failed, setFailed] = useState<SequenceDiagram | null>(null)
  const newest = useRef(diagram)
  const isBusy = useRef(false)

  useLayoutEffect(() => {
    const layOutNewest = async () => {
      isBusy.current = true
      let done: SequenceDiagram | null = null
      while (newest.current !== null && done !== newest.current) {
        done = newest.current
        await layOut(done).then(setLayout, () => setFailed(done))
        if (done !== newest.current) await new Promise(requestAnimationFrame)
      }
      isBusy.current = false
    }
    newest.current = diagram
    if (diagram === null) return
    const known = knownLayout(diagram)
    if (known) setLayout(known)
    else if (!isBusy.current) void layOutNewest()
  }, [diagram])

  return { layout, hasFailed: failed !== null && failed === diagram }
}
