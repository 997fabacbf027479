// The line over a diagram: which flow it is, how far it has come, how it ended, and how many requests wait behind it.

import { CircleCheck, CircleDashed, CircleSlash, CircleX, Hourglass, ListEnd } from 'lucide-react'
import type { ReactNode } from 'react'
import { outcomeWords } from '#src/diagram/hop-text'
import { type Flow, flowNumber } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import { ActionIcon } from '../model/action-icon'
import { currentHop } from '../model/selectors'
import { useText } from '../model/text'
import { useLaneStatus } from '../model/use-lane'
import { useModel } from '../model/use-model'
import { Button } from '../ui/controls/button'
import { Popover } from '../ui/floating/popover'
import { Tooltip } from '../ui/floating/tooltip'
import { Pill } from '../ui/pill'
import styles from './flow-head.module.css'

/** Shows what a flow is; `actions` stand at its end. */
export function FlowHead({ lane, flow, actions }: { lane: LaneId; flow: Flow; actions: ReactNode }) {
  const { hops: diagram, lanes } = useText()
  const words = lanes.flow
  const hop = useModel((state) => currentHop(state, lane))
  const isWaiting = useModel((state) => state.status?.lanes[lane].holding?.flow === flow.id)
  const { started, ended, hops } = flow
  const index = hop?.flow === flow.id ? hop.index : hops.length
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
        <span className={styles.flow}>{words.flow({ id: flowNumber(started) })}</span>
        {index > 0 && (
          <span className={styles.hop}>
            {ended ? words.hopOf({ index, count: hops.length }) : words.hop({ index })}
          </span>
        )}
        <span className={styles.ending}>
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

const ICONS = {
  done: CircleCheck,
  refused: CircleX,
  failed: CircleX,
  aborted: CircleSlash,
  running: CircleDashed,
  waiting: Hourglass,
} as const

/** Shows how a flow ended, or that it runs or waits: an icon and a word or two, so that the colour is never the only sign. */
export function FlowOutcome({ flow, isWaiting = false }: { flow: Flow; isWaiting?: boolean }) {
  const text = useText()
  const kind = flow.ended?.outcome ?? (isWaiting ? 'waiting' : 'running')
  const Icon = ICONS[kind]
  return (
    <span className={styles.outcome} data-outcome={kind}>
      <Icon size={13} aria-hidden />
      <span className={styles.words}>
        {kind === 'waiting' ? text.lanes.flow.waiting : outcomeWords(flow, text)}
      </span>
    </span>
  )
}

/** Shows the queue of a lane; nothing while nothing is queued, or while the lane looks back. */
function Queue({ lane }: { lane: LaneId }) {
  const { hops, lanes } = useText()
  const words = lanes.flow
  const queued = useLaneStatus(lane, (status) => status.queued) ?? []
  const isPast = useModel((state) => state.viewSeq[lane] !== null)
  if (isPast || queued.length === 0) return null
  const count = queued.length
  const long = words.queuedLong({ count })
  return (
    <Popover
      title={long}
      align="end"
      trigger={
        <Button variant="ghost" size="small" icon={ListEnd} aria-label={long}>
          {words.queued({ count })}
        </Button>
      }
    >
      <ol className={styles.queue}>
        {queued.map(({ flow, number, action, method, path }) => (
          <li key={flow} className={styles.queued}>
            <span className={styles.id}>{flowNumber({ flow, number, action })}</span>
            <ActionIcon action={action} size={14} />
            <span className={styles.what}>
              {method} {path}
            </span>
            {action === 'external' && (
              <span className={styles.outside}>{hops.participant.externalClient}</span>
            )}
          </li>
        ))}
      </ol>
    </Popover>
  )
}
