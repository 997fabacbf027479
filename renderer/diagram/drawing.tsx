// Draws a layout as SVG: the boxes of the participants, their lifelines, and the hops between them.
import './drawing.css'
import { Fragment, type ReactNode } from 'react'
import { ATTACKER_ID } from '#src/diagram/participants'
import type { HopMark, NoteMark } from '#src/diagram/sequence'
import type { LaneId } from '#src/trace/lane'
import type { Bounds, DividerLayout, Layout, MessageLayout, StepLayout, TextLine } from './layout'

const ARROW = { length: 8, halfWidth: 4 }
/** How far an arrow's tip stays from a lifeline, so that both are seen. */
const TIP_GAP = 1

interface SheetProps {
  lane: LaneId
  part: Bounds
  children: ReactNode
  /** Its name, for a drawing that stands alone; none for one inside a named frame. */
  name?: string
}

/** Shows a part of a drawing at its own scale: a pixel is a pixel. */
export function Sheet({ lane, part, name, children }: SheetProps) {
  return (
    <svg
      className={`diagram-drawing diagram-${lane}`}
      xmlns="http://www.w3.org/2000/svg"
      width={part.width}
      height={part.height}
      viewBox={`${part.x} ${part.y} ${part.width} ${part.height}`}
      role={name === undefined ? 'group' : 'img'}
      aria-label={name}
    >
      {children}
    </svg>
  )
}

/** Returns the part of a drawing that holds the participants' boxes. */
export function headPart({ bounds, headHeight }: Layout): Bounds {
  return { ...bounds, height: headHeight - bounds.y }
}

/** Returns the part of a drawing below the participants' boxes. */
export function bodyPart({ bounds, headHeight }: Layout): Bounds {
  return { ...bounds, y: headHeight, height: bounds.y + bounds.height - headHeight }
}

/** Draws the participants' boxes. */
export function Participants({ layout: { participants } }: { layout: Layout }) {
  return participants.map(({ id, lines, nameWidth, center, x, y, width, height }) => {
    const isAttacker = id === ATTACKER_ID
    const middle = { x: isAttacker ? center + DANGER_ROOM / 2 : center, y: y + height / 2 }
    return (
      <g key={center} className={isAttacker ? 'diagram-danger' : undefined}>
        <rect className="diagram-box" x={x} y={y} width={width} height={height} rx={5} />
        {isAttacker && <Sign d={SIGN.danger} x={middle.x - nameWidth / 2 - DANGER_ROOM / 2} y={middle.y} />}
        {lines.map((line) => (
          <Text key={line.y} className="diagram-name" line={{ ...line, x: middle.x }} />
        ))}
      </g>
    )
  })
}

/** Draws the lifelines, from the boxes down to the end. */
export function Lifelines({ layout: { participants, bounds } }: { layout: Layout }) {
  return participants.map(({ id, center, y, height }) => (
    <line
      key={center}
      className={`diagram-lifeline ${id === ATTACKER_ID ? 'diagram-danger' : ''}`}
      x1={center}
      x2={center}
      y1={y + height}
      y2={bounds.y + bounds.height}
    />
  ))
}

/**
 * Draws a hop, or a note between hops, as it was laid out. What it stands on can be seen only when it is lit, and makes all of it
 * a target.
 */
export function Step({ step, mark }: { step: StepLayout; mark: HopMark | NoteMark }) {
  if (step.kind === 'divider') return <Divider divider={step} sign={SIGN[toneOf(mark)]} />
  return (
    <>
      <rect className="diagram-ground" {...step.bounds} />
      {step.kind === 'message' ? (
        <Arrow message={step} />
      ) : (
        <rect className="diagram-note" {...step.box} rx={3} />
      )}
      {step.lines.map((line, index) => (
        <Fragment key={line.y}>
          {blankBetween(step.lines[index - 1], line)}
          <Text className={step.kind === 'message' ? 'diagram-label' : ''} line={line} />
        </Fragment>
      ))}
    </>
  )
}

const CHINESE = /[\u2e80-\u9fff\uff00-\uffef]/

/** Lines that are read one after the other are not one word; Chinese has no blank there. */
function blankBetween(before: TextLine | undefined, { text }: TextLine): string {
  if (before === undefined) return ''
  return CHINESE.test(before.text.at(-1) ?? '') || CHINESE.test(text.charAt(0)) ? '' : ' '
}

/** Says which class a hop that refused something has, or a note of what was done beside the hops. */
export function stepClass(mark: HopMark | NoteMark): string {
  if (mark.kind === 'hop') return mark.refused ? 'diagram-refusal' : ''
  const tone = toneOf(mark)
  if (tone === 'danger') return 'diagram-act diagram-danger'
  return tone === 'act' ? 'diagram-act' : ''
}

function toneOf(mark: HopMark | NoteMark): keyof typeof SIGN {
  if (mark.kind !== 'act') return 'clock'
  return mark.act === 'credentials-stolen' ? 'danger' : 'act'
}

/** Signs around 0,0, some ten pixels wide. */
const SIGN = {
  /** The face of a clock, its hands at three o'clock. */
  clock: 'M-5,0A5,5 0 1 1 5,0A5,5 0 1 1 -5,0M0,-3V0H2.5',
  /** A diamond. */
  act: 'M0,-5L5,0L0,5L-5,0Z',
  /** A triangle with an exclamation mark. */
  danger: 'M0,-5L5.5,4.5H-5.5ZM0,-1.5V1.2M0,2.9V3',
} as const

/** Room for a sign before a participant's name. */
const DANGER_ROOM = 18

function Sign({ d, x, y }: { d: string; x: number; y: number }) {
  return <path className="diagram-sign" d={d} transform={`translate(${x} ${y})`} />
}

interface DividerProps {
  divider: DividerLayout
  sign: string
}

function Divider({ divider: { fromX, toX, pill, sign: at, lines }, sign }: DividerProps) {
  return (
    <>
      <line className="diagram-divider" x1={fromX} x2={toX} y1={at.y} y2={at.y} />
      <rect className="diagram-divider-pill" {...pill} rx={Math.min(pill.height / 2, 12)} />
      <Sign d={sign} x={at.x} y={at.y} />
      {lines.map((line) => (
        <Text key={line.y} className="diagram-divider-text" line={line} />
      ))}
    </>
  )
}

function Text({ line, className = '' }: { line: TextLine; className?: string }) {
  return (
    <text className={`diagram-text ${className}`} x={line.x} y={line.y}>
      {line.text}
    </text>
  )
}

function Arrow({ message: { fromX, toX, y, dotted, lost } }: { message: MessageLayout }) {
  const direction = Math.sign(toX - fromX)
  const tip = toX - direction * TIP_GAP
  const back = tip - direction * ARROW.length
  const head = lost
    ? `M${back},${y - ARROW.halfWidth}L${tip},${y + ARROW.halfWidth}M${back},${y + ARROW.halfWidth}L${tip},${y - ARROW.halfWidth}`
    : `M${tip},${y}L${back},${y - ARROW.halfWidth}V${y + ARROW.halfWidth}Z`
  return (
    <>
      <line
        className={`diagram-arrow ${dotted ? 'diagram-arrow-dotted' : ''}`}
        x1={fromX}
        x2={back}
        y1={y}
        y2={y}
      />
      <path className={lost ? 'diagram-arrow' : 'diagram-arrow-head'} d={head} />
    </>
  )
}
