// A flow's drawing with its hops as things to pick; the participants' boxes stay at the top while it scrolls.
import { type KeyboardEvent, memo, useEffect, useRef } from 'react'
import type { HopMark } from '#src/diagram/sequence'
import { diagramLines, diagramName } from '#src/diagram/text-alternative'
import type { Catalogue } from '#src/i18n/catalogue'
import type { Flow } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import { useSameParts } from '../model/use-same-parts'
import { bodyPart, headPart, Lifelines, Participants, Sheet, Step, stepClass } from './drawing'
import styles from './flow-diagram.module.css'
import type { StepLayout } from './layout'
import type { Drawing } from './use-drawing'

interface DrawnFlowProps {
  drawing: Drawing
  flow: Flow
  lane: LaneId
  text: Catalogue
  selectedSeq: number | null
  /** So much stays free below the last hop, in pixels. */
  coveredPx: number
  onSelect: (seq: number) => void
}

/** Shows a drawing. One hop is reached by Tab: the selected one, else the newest. */
export function DrawnFlow({ drawing, flow, lane, text, selectedSeq, coveredPx, onSelect }: DrawnFlowProps) {
  const { diagram, layout } = drawing
  const marks = useSameParts(diagram.marks)
  const names = diagramLines(flow, lane, text)
  const body = useRef<SVGGElement>(null)
  const hops = marks.filter((mark) => mark.kind === 'hop')
  const reachableSeq = (hops.find((mark) => mark.seq === selectedSeq) ?? hops.at(-1))?.seq

  // Whoever moves on by key from a hop that has the focus takes the focus along.
  useEffect(() => {
    const focused = document.activeElement
    if (selectedSeq === null || !focused || !body.current?.contains(focused)) return
    const selected = body.current.querySelector<SVGGElement>(`[data-seq="${selectedSeq}"]`)
    if (selected !== focused) selected?.focus({ preventScroll: true })
  }, [selectedSeq])

  return (
    <div className={styles.sheet} style={{ paddingBottom: coveredPx }}>
      <div className={styles.head}>
        <Sheet lane={lane} part={headPart(layout)}>
          <Lifelines layout={layout} />
          <Participants layout={layout} />
        </Sheet>
      </div>
      <Sheet lane={lane} part={bodyPart(layout)}>
        <Lifelines layout={layout} />
        <g ref={body} role="listbox" aria-label={diagramName(flow, text)}>
          {marks.map((mark, index) => {
            const step = layout.steps[index]
            if (!step || mark.kind !== 'hop') return null
            const { seq } = mark
            return (
              <DrawnHop
                key={seq}
                mark={mark}
                step={step}
                name={names[index] ?? ''}
                isSelected={seq === selectedSeq}
                isReachable={seq === reachableSeq}
                onSelect={onSelect}
              />
            )
          })}
        </g>
        {/* A list box holds nothing but what can be picked. */}
        {marks.map((mark, index) => {
          const step = layout.steps[index]
          return (
            step &&
            mark.kind !== 'hop' && (
              <g key={mark.seq} className={`${styles.note} ${stepClass(mark)}`}>
                <Step step={step} mark={mark} />
              </g>
            )
          )
        })}
      </Sheet>
    </div>
  )
}

interface DrawnHopProps {
  readonly mark: HopMark
  readonly step: StepLayout
  readonly name: string
  readonly isSelected: boolean
  readonly isReachable: boolean
  readonly onSelect: (seq: number) => void
}

/** A hop that has its place keeps it while others come below, and so is drawn once, and again when it is picked. */
const DrawnHop = memo(function DrawnHop(props: DrawnHopProps) {
  const { mark, step, name, isSelected, isReachable, onSelect } = props
  const { seq } = mark
  return (
    <g
      className={`${styles.hop} ${stepClass(mark)}`}
      role="option"
      aria-selected={isSelected}
      tabIndex={isReachable ? 0 : -1}
      aria-label={name}
      data-seq={seq}
      onClick={() => onSelect(seq)}
      onKeyDown={(event) => onKey(event, () => onSelect(seq))}
    >
      <Step step={step} mark={mark} />
    </g>
  )
})

function onKey(event: KeyboardEvent, select: () => void): void {
  if (event.key !== 'Enter') return
  event.preventDefault()
  select()
}
