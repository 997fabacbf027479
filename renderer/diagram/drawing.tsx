// Draws a diagram as SVG where mermaid has laid it out: the boxes of the participants, their lifelines, and the steps between them.
import './drawing.css'
import type { ReactNode } from 'react'
import type { Emphasis } from '#src/diagram/decisive'
import { ATTACKER_ID } from '#src/diagram/participants'
import { FAILURE_LINE_HEIGHT, LINE_HEIGHT, MESSAGE, textHeight } from '#src/diagram/rows'
import type { FoldControl, StepTone } from '#src/diagram/sequence'
import { FONT_SIZE } from '#src/diagram/spacing'
import { widthOf } from '#src/diagram/wrap'
import type { LaneId } from '#src/trace/lane'
import type { Box, PlacedLayout, PlacedStep } from './layout'

/** How wide a participant's box is unless its name needs more: a share of mermaid's, which is as wide as the room for a label. */
const BOX = { share: 0.72, most: 144 }
/** Room beside a text in a box, and for a sign before it. */
const PADDING = 10
const SIGN_ROOM = 20
/** An arrow's head, and how far its tip stays from a lifeline so that both are seen. */
const ARROW = { length: 8, halfWidth: 4, tipGap: 1 }
/** How far the box around a message that stands out reaches over its lifelines. */
const BOX_OVERHANG = 7
/** How far a note across the diagram reaches over its outer lifelines. */
const OVERHANG = 30
/** Between a step and the control beside it. */
const CONTROL_GAP = 10

interface SheetProps {
  lane: LaneId
  part: Box
  /** How many pixels of the screen one of the drawing has; one unless told. */
  scale?: number
  /** Its name, for a drawing that stands alone; none for one inside a named frame. */
  name?: string
  children: ReactNode
}

/** Shows a part of a drawing. */
export function Sheet({ lane, part: { x, y, width, height }, scale = 1, name, children }: SheetProps) {
  return (
    <svg
      className={`diagram-drawing diagram-${lane}`}
      xmlns="http://www.w3.org/2000/svg"
      width={width * scale}
      height={height * scale}
      viewBox={`${x} ${y} ${width} ${height}`}
      role={name === undefined ? 'group' : 'img'}
      aria-label={name}
    >
      {children}
    </svg>
  )
}

/** Draws the participants' boxes. */
export function Participants({ layout: { participants, boxTop, boxHeight } }: { layout: PlacedLayout }) {
  return participants.map(({ id, lines, center, width: most, textWidth }) => {
    const width = Math.min(most, Math.max(Math.min(most * BOX.share, BOX.most), textWidth + 2 * PADDING))
    const box = { x: center - width / 2, y: boxTop, width, height: boxHeight, radius: 5, lines, textWidth }
    return id === ATTACKER_ID ? (
      <g key={id} className="diagram-danger">
        <Boxed {...box} className="diagram-box" sign={SIGNS.danger} />
      </g>
    ) : (
      <Boxed key={id} {...box} className="diagram-box" />
    )
  })
}

/** Draws the lifelines, from the boxes down to the end. */
export function Lifelines({ layout: { participants, boxTop, boxHeight, frame } }: { layout: PlacedLayout }) {
  return participants.map(({ id, center }) => (
    <line
      key={id}
      className={`diagram-lifeline ${id === ATTACKER_ID ? 'diagram-danger' : ''}`}
      x1={center}
      x2={center}
      y1={boxTop + boxHeight}
      y2={frame.y + frame.height}
    />
  ))
}

/** Draws a step. What a hop stands on can be seen only when it is lit, and makes all of it a target. */
export function Step({ step }: { step: PlacedStep }) {
  switch (step.as) {
    case 'message':
      return <Message step={step} />
    case 'note':
      return <Note step={step} />
    case 'across':
      return <Across step={step} />
  }
}

function Note({ step }: { step: PlacedStep }) {
  const { tone, emphasis, lines, textWidth } = step
  const box = noteBox(step)
  return (
    <>
      <Ground {...box} />
      <Boxed
        {...box}
        className="diagram-note"
        radius={emphasis ? 6 : 4}
        lines={lines}
        textWidth={textWidth}
        emphasis={emphasis}
        sign={SIGNS[tone]}
        signAfter={tone === 'passed' ? TICK : ''}
      />
    </>
  )
}

function noteBox({ tone, fromX, toX, top, height, textWidth }: PlacedStep): Box {
  const width = textWidth + 2 * PADDING + (tone === 'passed' ? 2 * SIGN_ROOM : 0)
  return { x: (fromX + toX - width) / 2, y: top, width, height }
}

function Across({ step: { tone, fromX, toX, top, height, lineY, textWidth, lines } }: { step: PlacedStep }) {
  const width = textWidth + 2 * PADDING + SIGN_ROOM
  const box = { x: (fromX + toX - width) / 2, y: top, width, height, lines, textWidth }
  return (
    <>
      <path className="diagram-divider" d={`M${fromX - OVERHANG},${lineY}H${toX + OVERHANG}`} />
      <Boxed {...box} className="diagram-divider-pill" radius={Math.min(height / 2, 12)} sign={SIGNS[tone]} />
    </>
  )
}

function Message({ step }: { step: PlacedStep }) {
  const { tone, emphasis, answers, lines, fromX, toX, top, height, lineY } = step
  const direction = Math.sign(toX - fromX)
  const tip = toX - direction * ARROW.tipGap
  const back = tip - direction * ARROW.length
  const [above, below] = [lineY - ARROW.halfWidth, lineY + ARROW.halfWidth]
  const reach = emphasis ? BOX_OVERHANG : 0
  const box = { x: Math.min(fromX, toX) - reach, y: top, width: Math.abs(toX - fromX) + 2 * reach, height }
  return (
    <>
      {emphasis ? <rect className="diagram-outcome" {...box} rx={6} /> : <Ground {...box} />}
      <path
        className={`diagram-arrow ${answers ? 'diagram-arrow-dotted' : ''}`}
        d={`M${fromX},${lineY}H${back}`}
      />
      {tone === 'refusal' ? (
        <path
          className="diagram-arrow-cross"
          d={`M${back},${above}L${tip},${below}M${back},${below}L${tip},${above}`}
        />
      ) : (
        <path className="diagram-arrow-head" d={`M${tip},${lineY}L${back},${above}V${below}Z`} />
      )}
      <Lines
        lines={lines}
        emphasis={emphasis}
        x={(fromX + toX) / 2}
        y={lineY - MESSAGE.labelGap - textHeight(step) / 2}
      />
    </>
  )
}

/** Draws what opens folded hops, or folds them, beside a step: right of its note, or of the lifeline that its message runs to. */
export function Control({ step, control }: { step: PlacedStep; control: FoldControl }) {
  const { as, toX, lineY } = step
  const note = noteBox(step)
  const x = (as === 'note' ? note.x + note.width : toX) + CONTROL_GAP
  const y = as === 'note' ? lineY : lineY - LINE_HEIGHT / 2
  const height = LINE_HEIGHT + 4
  const width = SIGN_ROOM + Math.ceil((widthOf(control.words) * FONT_SIZE) / 2) + PADDING
  return (
    <>
      <Ground x={x} y={y - height / 2} width={width} height={height} />
      <path
        className="diagram-sign"
        d={control.isOpen ? OPEN : FOLDED}
        transform={`translate(${x + 9} ${y})`}
      />
      <text className="diagram-control-text" x={x + SIGN_ROOM} y={y}>
        {control.words}
      </text>
    </>
  )
}

function Ground({ x, y, width, height }: Box) {
  return <rect className="diagram-ground" x={x - 3} y={y - 1} width={width + 6} height={height + 2} rx={6} />
}

interface BoxedProps extends Box {
  className: string
  radius: number
  lines: readonly string[]
  textWidth: number
  emphasis?: Emphasis | null
  /** Signs before and after its text; none where there is nothing to draw. */
  sign?: string
  signAfter?: string
}

function Boxed(props: BoxedProps) {
  const { className, x, y, width, height, radius, lines, textWidth, emphasis = null, sign, signAfter } = props
  const [middleX, middleY] = [x + width / 2, y + height / 2]
  const shift = ((sign ? SIGN_ROOM : 0) - (signAfter ? SIGN_ROOM : 0)) / 2
  // A text that is bolder than it was measured takes a little of the room.
  const beside = textWidth / 2 + SIGN_ROOM / 2 + 2
  return (
    <>
      <rect className={className} x={x} y={y} width={width} height={height} rx={radius} />
      {sign && <Sign d={sign} x={middleX + shift - beside} y={middleY} />}
      <Lines lines={lines} emphasis={emphasis} x={middleX + shift} y={middleY} />
      {signAfter && <Sign d={signAfter} x={middleX + shift + beside} y={middleY} />}
    </>
  )
}

function Sign({ d, x, y }: { d: string; x: number; y: number }) {
  return <path className="diagram-sign" d={d} transform={`translate(${x} ${y})`} />
}

interface LinesProps {
  lines: readonly string[]
  emphasis: Emphasis | null
  /** The middle of all of them. */
  x: number
  y: number
}

function Lines({ lines, emphasis, x, y }: LinesProps) {
  const lineHeight = emphasis === 'failure' ? FAILURE_LINE_HEIGHT : LINE_HEIGHT
  return lines.map((line, at) => {
    const lineY = y + (at - (lines.length - 1) / 2) * lineHeight
    // Lines are one label, with a blank where it was broken.
    return (
      <text key={lineY} className={`diagram-text ${emphasis ? `diagram-${emphasis}` : ''}`} x={x} y={lineY}>
        {at === lines.length - 1 ? line : `${line} `}
      </text>
    )
  })
}

/** What opens folds points to the right, what folds them down; a tick is for what has passed. All around 0,0, some ten pixels wide. */
const FOLDED = 'M-2,-4L2,0L-2,4'
const OPEN = 'M-4,-2L0,2L4,-2'
const TICK = 'M-4,0.5L-1,3.5L4.5,-3'

/** By which a step says what it is about. */
const SIGNS: Readonly<Record<StepTone, string>> = {
  hop: '',
  refusal: '',
  passed: FOLDED,
  /** The face of a clock, its hands at three o'clock. */
  clock: 'M-5,0A5,5 0 1 1 5,0A5,5 0 1 1 -5,0M0,-3V0H2.5',
  /** A diamond. */
  act: 'M0,-5L5,0L0,5L-5,0Z',
  /** A triangle with an exclamation mark. */
  danger: 'M0,-5L5.5,4.5H-5.5ZM0,-1.5V1.2M0,2.9V3',
}
