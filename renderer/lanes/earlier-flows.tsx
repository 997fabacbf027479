// The flows before the one that is shown, folded to a line each; the newest is nearest to the diagram below.
import { ChevronRight } from 'lucide-react'
import { outcomeWords } from '#src/diagram/hop-text'
import type { Flow } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { ActionIcon } from './action-icon'
import styles from './earlier-flows.module.css'
import { FlowOutcome } from './flow-outcome'

interface EarlierFlowsProps {
  readonly lane: LaneId
  readonly before: Flow
  /** Called after a click has unfolded a flow, whose line then is gone. */
  readonly onOpen: () => void
}

/** Shows the flows of a lane before the flow `before`; nothing where there are none. A click unfolds one. */
export function EarlierFlows({ lane, before, onOpen }: EarlierFlowsProps) {
  const text = useText()
  const flows = useModel((state) => state.lanes[lane].flows)
  const selectHop = useModel((state) => state.selectHop)
  const earlier = flows.slice(
    0,
    flows.findIndex((flow) => flow.started.seq === before.started.seq),
  )
  if (earlier.length === 0) return null
  return (
    <div className={styles.scroll}>
      <ol aria-label={text.lanes.flow.earlier}>
        {earlier.map((flow) => {
          const { action, method, path } = flow.started
          const what = `${method} ${path}`
          const last = flow.hops.at(-1)
          return (
            <li key={flow.id}>
              <button
                type="button"
                className={styles.flow}
                disabled={!last}
                aria-label={text.lanes.flow.open({ id: flow.id, what, outcome: outcomeWords(flow, text) })}
                onClick={() => {
                  if (!last) return
                  selectHop(lane, last.seq)
                  onOpen()
                }}
              >
                <ChevronRight className={styles.fold ?? ''} size={13} aria-hidden />
                <span className={styles.id}>{flow.id}</span>
                <span className={styles.icon}>
                  <ActionIcon action={action} size={13} />
                </span>
                <span className={styles.what} data-visible-label>
                  {what}
                </span>
                {action === 'external' && (
                  <span className={styles.external}>{text.hops.participant.externalClient}</span>
                )}
                <span className={styles.outcome}>
                  <FlowOutcome flow={flow} />
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
