// The middle of a lane: the diagram of the flow that is shown, with its head, and the bars over its foot.
import { Workflow } from 'lucide-react'
import { useRef } from 'react'
import type { LaneId } from '#src/trace/lane'
import { later } from '../model/later'
import { isGiving, shownFlow } from '../model/selectors'
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
  return (
    <div ref={view} className={styles.view} tabIndex={-1}>
      {flow ? <ShownFlow lane={lane} flow={flow} view={view} /> : <NoFlow lane={lane} />}
      <div className={styles.foot} aria-live="polite">
        {(flow || isPast || isHolding) && <FlowFoot lane={lane} flow={flow} />}
      </div>
    </div>
  )
}

function NoFlow({ lane }: { lane: LaneId }) {
  const { flow } = useText().lanes
  const mode = useLaneStatus(lane, (status) => status.mode)
  const isStaged = useModel((state) => isGiving(state) && state.status?.demonstration?.phase !== 'staging')
  const body = isStaged ? flow.emptyInStory : flow.empty[mode ?? 'step']
  return (
    <div className={styles.none}>
      <EmptyState icon={Workflow} title={flow.emptyTitle} body={body} />
    </div>
  )
}
