// The middle of a lane: earlier flows, the diagram of the flow that is shown, and the bars over its foot.
import { Workflow } from 'lucide-react'
import { useCallback, useRef } from 'react'
import { nothingToDo } from '#src/diagram/hop-text'
import type { Flow } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import { DiagramActions } from '../diagram/diagram-actions'
import { FlowDiagram } from '../diagram/flow-diagram'
import type { Room } from '../diagram/spacing'
import { currentHop, shownFlow } from '../model/selectors'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { useTheme } from '../shell/use-page'
import { EmptyState } from '../ui/empty-state'
import { EarlierFlows } from './earlier-flows'
import { FlowHead } from './flow-head'
import styles from './flow-view.module.css'
import { LookingBackBar } from './looking-back-bar'
import { NothingToDoBar } from './nothing-to-do-bar'
import { useDiagramRoom } from './use-diagram-room'
import { useLaneStatus } from './use-lane'
import { WaitingBar } from './waiting-bar'

/** What a bar over the foot of a diagram covers, in pixels, when its sentence takes two lines. */
const BAR_COVERS_PX = 60

/** Shows the flow of a lane, or what to do first. */
export function FlowView({ lane }: { lane: LaneId }) {
  const flow = useModel((state) => shownFlow(state, lane))
  const view = useRef<HTMLDivElement>(null)
  const room = useDiagramRoom(view)
  return (
    <div ref={view} className={styles.view} tabIndex={-1}>
      {flow ? (
        <>
          <EarlierFlows lane={lane} before={flow} onOpen={() => view.current?.focus()} />
          <ShownFlow lane={lane} flow={flow} room={room} />
        </>
      ) : (
        <NoFlow lane={lane} />
      )}
      <Foot lane={lane} flow={flow} />
    </div>
  )
}

function ShownFlow({ lane, flow, room }: { lane: LaneId; flow: Flow; room: Room }) {
  const text = useText()
  const theme = useTheme()
  const selectHop = useModel((state) => state.selectHop)
  const hop = useModel((state) => currentHop(state, lane))
  const isBarred = useBarred(lane, flow)
  const select = useCallback((seq: number) => selectHop(lane, seq), [selectHop, lane])
  return (
    <>
      <FlowHead lane={lane} flow={flow} actions={<DiagramActions flow={flow} text={text} theme={theme} />} />
      <div className={styles.diagram}>
        <FlowDiagram
          // A diagram of its own for each flow: one must not grow out of another.
          key={flow.started.seq}
          flow={flow}
          lane={lane}
          text={text}
          theme={theme}
          selectedSeq={hop?.seq ?? null}
          room={room}
          where={text.lanes[lane].name}
          coveredPx={isBarred ? BAR_COVERS_PX : 0}
          onSelect={select}
        />
      </div>
    </>
  )
}

function NoFlow({ lane }: { lane: LaneId }) {
  const { flow } = useText().lanes
  const status = useLaneStatus(lane)
  const body = status
    ? flow.emptyOrCurl({ empty: flow.empty[lane], origin: status.origin })
    : flow.empty[lane]
  return (
    <div className={styles.none}>
      <EmptyState icon={Workflow} title={flow.emptyTitle} body={body} />
    </div>
  )
}

/** Once the server has answered 404 it is time to say why. */
function saysNothingToDo(flow: Flow): boolean {
  return flow.ended !== null && nothingToDo(flow) !== null
}

/** Tells whether a bar lies over the diagram, or may come and go while the learner steps: the diagram must not jump then. */
function useBarred(lane: LaneId, flow: Flow): boolean {
  const isPast = useModel((state) => state.viewSeq[lane] !== null)
  const status = useLaneStatus(lane)
  const mayWait = status?.holding != null || (status?.mode === 'step' && flow.ended === null)
  return isPast || mayWait || saysNothingToDo(flow)
}

function Foot({ lane, flow }: { lane: LaneId; flow: Flow | null }) {
  const isPast = useModel((state) => state.viewSeq[lane] !== null)
  const status = useLaneStatus(lane)
  const holding = status?.holding ?? null
  return (
    <div className={styles.foot} aria-live="polite">
      {isPast && <LookingBackBar lane={lane} />}
      {!isPast && holding && <WaitingBar lane={lane} holding={holding} />}
      {!isPast && !holding && flow && saysNothingToDo(flow) && <NothingToDoBar flow={flow} />}
    </div>
  )
}
