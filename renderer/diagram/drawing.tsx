// Draws a diagram as SVG where mermaid has laid it out: the boxes of the participants, their lifelines, and the steps between them.
import './drawing.css'
import type { ReactNode } from 'react'
import { ATTACKER_ID } from '#src/diagram/participants'
import type { StepTone } from '#src/diagram/sequence'
import type { LaneId } from '#src/trace/lane'
import type { Box, Layout, PlacedStep } from './layout'

/** A participant's box: its height, and how wide it is at least by mermaid's, which is as wide as the room for a label. */
const BOX = { height: 32, share: 0.72 }
const LINE_HEIGHT = 16
/** Room beside a text in a box, and for a sign before it. */
const PADDING = 8
const SIGN_ROOM = 18
/** An arrow's head, how far its tip stays from a lifeline so that both are seen, and its label from its line. */
const ARROW = { length: 8, halfWidth: 4, tipGap: 1, labelGap: 4 }
/** How far a note across the diagram reaches over its outer lifelines. */
const OVERHANG = 30

interface SheetProps {
  lane: LaneId
  part: Box
  /** Its name, for a drawing that stands alone; none for one inside a named frame. */
  name?: string
  children: ReactNode
}

/** Shows a part of a drawing at its own scale: a pixel is a pixel. */
export function Sheet({ lane, part: { x, y, width, height }, name, children }: SheetProps) {
  return (
    <svg
      className={`diagram-drawing diagram-${lane}`}
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`${x} ${y} ${width} ${height}`}
      role={name === undefined ? 'group' : 'img'}
      aria-label={name}
    >
      {children}
    </svg>
  )
}

/** Draws the participants' boxes. */
export function Participants({ layout }: { layout: Layout }) {
  return layout.participants.map(({ id, lines, center, width: most, textWidth }) => {
    const width = Math.min(most, Math.max(most * BOX.share, textWidth + 2 * PADDING))
    const box = { x: center - width / 2, y: 0, width, height: BOX.height, radius: 5, lines, textWidth }
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
export function Lifelines({ layout: { participants, frame } }: { layout: Layout }) {
  return participants.map(({ id, center }) => (
    <line
      key={id}
      className={`diagram-lifeline ${id === ATTACKER_ID ? 'diagram-danger' : ''}`}
      x1={center}
      x2={center}
      y1={BOX.height}
      y2={frame.y + frame.height}
    />
  ))
}

/** Draws a step. What a hop stands on can be seen only when it is lit, and makes all of it a target. */
export function Step({ step }: { step: PlacedStep }) {
  if (step.as === 'message') return <Message step={step} />
  const { as, tone, fromX, toX, y, height, textWidth, lines } = step
  const width = textWidth + 2 * PADDING + (as === 'across' ? SIGN_ROOM : 0)
  const box = { x: (fromX + toX - width) / 2, y, width, height, lines, textWidth }
  if (as === 'note')
    return (
      <>
        <Ground {...box} />
        <Boxed {...box} className="diagram-note" radius={3} />
      </>
    )
  const radius = Math.min(height / 2, 12)
  return (
    <>
      <path className="diagram-divider" d={`M${fromX - OVERHANG},${y + height / 2}H${toX + OVERHANG}`} />
      <Boxed {...box} className="diagram-divider-pill" radius={radius} sign={SIGNS[tone]} />
    </>
  )
}

function Message({ step: { tone, answers, lines, fromX, toX, y } }: { step: PlacedStep }) {
  const direction = Math.sign(toX - fromX)
  const tip = toX - direction * ARROW.tipGap
  const back = tip - direction * ARROW.length
  const [above, below] = [y - ARROW.halfWidth, y + ARROW.halfWidth]
  const height = lines.length * LINE_HEIGHT
  const top = y - ARROW.labelGap - height
  return (
    <>
      <Ground x={Math.min(fromX, toX)} y={top} width={Math.abs(toX - fromX)} height={below - top} />
      <path
        className={`diagram-arrow ${answers ? 'diagram-arrow-dotted' : ''}`}
        d={`M${fromX},${y}H${back}`}
      />
      {tone === 'refusal' ? (
        <path
          className="diagram-arrow-cross"
          d={`M${back},${above}L${tip},${below}M${back},${below}L${tip},${above}`}
        />
      ) : (
        <path className="diagram-arrow-head" d={`M${tip},${y}L${back},${above}V${below}Z`} />
      )}
      <Lines lines={lines} x={(fromX + toX) / 2} y={top + height / 2} />
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
  sign?: string
}

function Boxed({ className, x, y, width, height, radius, lines, textWidth, sign }: BoxedProps) {
  const [middleX, middleY] = [x + width / 2, y + height / 2]
  return (
    <>
      <rect className={className} x={x} y={y} width={width} height={height} rx={radius} />
      {sign && (
        <path
          className="diagram-sign"
          d={sign}
          transform={`translate(${middleX - textWidth / 2} ${middleY})`}
        />
      )}
      <Lines lines={lines} x={sign ? middleX + SIGN_ROOM / 2 : middleX} y={middleY} />
    </>
  )
}

interface LinesProps {
  lines: readonly string[]
  /** The middle of all of them. */
  x: number
  y: number
}

function Lines({ lines, x, y }: LinesProps) {
  return lines.map((line, at) => {
    const lineY = y + (at - (lines.length - 1) / 2) * LINE_HEIGHT
    // Lines are one label, with a blank where it was broken.
    return (
      <text key={lineY} className="diagram-text" x={x} y={lineY}>
        {at === lines.length - 1 ? line : `${line} `}
      </text>
    )
  })
}

/** By which a note across the diagram says what it is about: around 0,0, some ten pixels wide. */
const SIGNS: Readonly<Record<StepTone, string>> = {
  hop: '',
  refusal: '',
  /** The face of a clock, its hands at three o'clock. */
  clock: 'M-5,0A5,5 0 1 1 5,0A5,5 0 1 1 -5,0M0,-3V0H2.5',
  /** A diamond. */
  act: 'M0,-5L5,0L0,5L-5,0Z',
  /** A triangle with an exclamation mark. */
  danger: 'M0,-5L5.5,4.5H-5.5ZM0,-1.5V1.2M0,2.9V3',
}
