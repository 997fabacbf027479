// The middle of a lane: earlier flows, the diagram of the flow that is shown, and the bars over its foot.
import { Workflow } from 'lucide-react'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { participantsOf } from '#src/diagram/participants'
import { type Room, roomFor } from '#src/diagram/room'
import type { LaneId } from '#src/trace/lane'
import { later } from '../model/later'
import { shownFlow } from '../model/selectors'
import { useText } from '../model/text'
import { useLaneStatus } from '../model/use-lane'
import { useModel } from '../model/use-model'
import { EmptyState } from '../ui/empty-state'
import type { FlowFootProps } from './flow-foot'
import styles from './flow-view.module.css'
import type { ShownFlowProps } from './shown-flow'

// Nothing of these is there to be seen before the first request.
const ShownFlow = later<ShownFlowProps>(async () => (await import('./shown-flow')).ShownFlow, 'at-once')
const FlowFoot = later<FlowFootProps>(async () => (await import('./flow-foot')).FlowFoot, 'at-once')

/** Shows the flow of a lane, or what to do first. */
export function FlowView({ lane }: { lane: LaneId }) {
  const flow = useModel((state) => shownFlow(state, lane))
  const isPast = useModel((state) => state.viewSeq[lane] !== null)
  const isHolding = useLaneStatus(lane, ({ holding }) => holding !== null)
  const view = useRef<HTMLDivElement>(null)
  const room = useDiagramRoom(view, flow ? participantsOf(flow, lane).length : 0)
  return (
    <div ref={view} className={styles.view} tabIndex={-1}>
      {flow ? <ShownFlow lane={lane} flow={flow} room={room} view={view} /> : <NoFlow lane={lane} />}
      <div className={styles.foot} aria-live="polite">
        {(flow || isPast || isHolding) && <FlowFoot lane={lane} flow={flow} />}
      </div>
    </div>
  )
}

function NoFlow({ lane }: { lane: LaneId }) {
  const { flow } = useText().lanes
  const origin = useLaneStatus(lane, (status) => status.origin)
  const body = origin === null ? flow.empty[lane] : flow.emptyOrCurl({ empty: flow.empty[lane], origin })
  return (
    <div className={styles.none}>
      <EmptyState icon={Workflow} title={flow.emptyTitle} body={body} />
    </div>
  )
}

/** Returns the room for so many participants inside an element, which must be there from the start. */
function useDiagramRoom(element: RefObject<HTMLElement | null>, participants: number): Room {
  const [room, setRoom] = useState<Room>('wide')
  useLayoutEffect(() => {
    const { current } = element
    if (!current) return
    const measure = () => {
      // Nobody sees what has no width. A scroll bar, which may come with a taller diagram, doesn't count.
      const width = current.offsetWidth
      if (width > 0) setRoom(roomFor(participants, width))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    return () => observer.disconnect()
  }, [element, participants])
  return room
}
