// The line over a diagram: which flow it is, how far it has come, how it ended.
import type { ReactNode } from 'react'
import type { Flow } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import { ActionIcon } from '../model/action-icon'
import { currentHop } from '../model/selectors'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Tooltip } from '../ui/floating/tooltip'
import { Pill } from '../ui/pill'
import styles from './flow-head.module.css'
import { FlowOutcome } from './flow-outcome'
import { Queue } from './queue'

/** Shows what a flow is; `actions` stand at its end. */
export function FlowHead({ lane, flow, actions }: { lane: LaneId; flow: Flow; actions: ReactNode }) {
  const { hops: diagram, lanes } = useText()
  const words = lanes.flow
  const hop = useModel((state) => currentHop(state, lane))
  const isWaiting = useModel((state) => state.status?.lanes[lane].holding?.flow === flow.id)
  const { started, ended, hops } = flow
  const index = hop?.index ?? hops.length
  return (
    <header className={styles.head} data-action={started.action} data-ended={ended?.outcome ?? 'no'}>
      <span className={styles.icon}>
        <ActionIcon action={started.action} />
      </span>
      <h3 className={styles.title} title={`${started.method} ${started.path}`}>
        {started.method} {started.path}
      </h3>
      {started.action === 'external' && (
        <Tooltip text={words.externalNote}>
          <span className={styles.external}>
            <Pill>{diagram.participant.externalClient}</Pill>
          </span>
        </Tooltip>
      )}
      <p className={styles.facts}>
        {/* How many there will be isn't known before the end. */}
        <span className={styles.flow}>{words.flow({ id: flow.id })}</span>
        <span className={styles.hop}>
          {ended ? words.hopOf({ index, count: hops.length }) : words.hop({ index })}
        </span>
        <span className={styles.outcome}>
          <FlowOutcome flow={flow} isWaiting={isWaiting} />
        </span>
        {ended && <span className={styles.time}>{words.milliseconds({ ms: shortMs(ended.activeMs) })}</span>}
      </p>
      <div className={styles.actions}>
        <Queue lane={lane} />
        {actions}
      </div>
    </header>
  )
}

/** Writes milliseconds with no more digits than tell something: 3.1, 42, 1200. */
function shortMs(ms: number): string {
  return ms < 10 ? ms.toFixed(1) : String(Math.round(ms))
}
