// The diagram of the flow that is shown, and the flows before it.
import { type RefObject, useCallback } from 'react'
import type { Flow } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import { DiagramActions } from '../diagram/diagram-actions'
import { FlowDiagram } from '../diagram/flow-diagram'
import { currentHop } from '../model/selectors'
import { useText } from '../model/text'
import { useLaneStatus } from '../model/use-lane'
import { useModel } from '../model/use-model'
import { useTheme } from '../model/use-page'
import { EarlierFlows } from './earlier-flows'
import { saysNothingToDo } from './flow-foot'
import { FlowHead } from './flow-head'
import styles from './flow-view.module.css'

/** What a bar over the foot of a diagram covers, in pixels, when its sentence takes two lines. */
const BAR_COVERS_PX = 60

/** The smallest type of a diagram in presenter mode, which enlarges the lanes as a whole, in pixels before that. */
const PRESENTED_FONT = 13

export interface ShownFlowProps {
  readonly lane: LaneId
  readonly flow: Flow
  /** Gets the focus when an earlier flow is opened. */
  readonly view: RefObject<HTMLDivElement | null>
}

export function ShownFlow({ lane, flow, view }: ShownFlowProps) {
  const text = useText()
  const theme = useTheme()
  const selectHop = useModel((state) => state.selectHop)
  const hop = useModel((state) => currentHop(state, lane))
  const whole = useModel((state) => state.lanes[lane].flows.findLast(({ id }) => id === flow.id)) ?? flow
  const isPast = useModel((state) => state.viewSeq[lane] !== null)
  const isStepped = useStepped(lane, flow)
  const isBarred = useBarred(lane, flow)
  const isPresenting = useModel((state) => state.isPresenting)
  const select = useCallback((seq: number) => selectHop(lane, seq), [selectHop, lane])
  return (
    <>
      <FlowHead
        lane={lane}
        flow={flow}
        actions={
          <>
            <EarlierFlows lane={lane} before={flow.started.seq} view={view} />
            <DiagramActions flow={flow} text={text} theme={theme} />
          </>
        }
      />
      <div className={styles.diagram} data-diagram>
        <FlowDiagram
          // A diagram of its own for each flow: one must not grow out of another.
          key={flow.started.seq}
          flow={flow}
          lane={lane}
          text={text}
          theme={theme}
          whole={whole}
          selectedSeq={hop?.flow === flow.id ? hop.seq : null}
          isStepped={isStepped}
          isPast={isPast}
          where={text.lanes[lane].name}
          {...(isPresenting && { leastFont: PRESENTED_FONT })}
          coveredPx={isBarred ? BAR_COVERS_PX : 0}
          onSelect={select}
        />
      </div>
    </>
  )
}

/** Tells whether a bar lies over the diagram, or may come and go while the learner steps: the diagram must not jump then. */
function useBarred(lane: LaneId, flow: Flow): boolean {
  const isPast = useModel((state) => state.viewSeq[lane] !== null)
  const isRunning = flow.ended === null
  const mayWait = useLaneStatus(
    lane,
    ({ holding, mode }) => holding !== null || (mode === 'step' && isRunning),
  )
  return isPast || mayWait === true || saysNothingToDo(flow)
}

/** Tells whether the hops of a flow come slowly enough to be followed one by one. */
function useStepped(lane: LaneId, flow: Flow): boolean {
  const isSlow = useLaneStatus(lane, ({ holding, mode }) => mode !== 'run' || holding?.flow === flow.id)
  return isSlow === true && flow.ended === null
}
