// The flows before the one that is shown: how many there are, and at a click a line for each, the newest at the top.
import { ChevronDown, History } from 'lucide-react'
import { memo, type RefObject, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { outcomeWords } from '#src/diagram/hop-text'
import { type Flow, flowNumber } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import { ActionIcon } from '../model/action-icon'
import type { ModelState } from '../model/model-state'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Button } from '../ui/controls/button'
import { Popover } from '../ui/floating/popover'
import styles from './earlier-flows.module.css'
import { FlowOutcome } from './flow-head'

/** How many lines there are at first, and how many more at each wish: thousands would take their time. */
const LINES = 50

interface EarlierFlowsProps {
  readonly lane: LaneId
  /** The `seq` of that flow's start. */
  readonly before: number
  /** Gets the focus after a click has opened a flow: the button that opened the list may be gone. */
  readonly view: RefObject<HTMLDivElement | null>
}

/** Shows what opens the list of flows before the flow `before`; nothing where there are none. */
export const EarlierFlows = memo(function EarlierFlows({ lane, before, view }: EarlierFlowsProps) {
  const say = useText().lanes.flow
  const selectHop = useModel((state) => state.selectHop)
  const count = useModel(({ lanes, viewSeq }) => {
    const { flows } = lanes[lane]
    return viewSeq[lane] === null ? flows.length - 1 : indexOf(flows, before)
  })
  const [isOpen, setOpen] = useState(false)
  if (count <= 0) return null
  return (
    <Popover
      title={say.earlier}
      align="end"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button variant="ghost" size="small" icon={History}>
          {say.earlierCount({ count })}
          <ChevronDown size={13} aria-hidden />
        </Button>
      }
    >
      <Lines
        lane={lane}
        before={before}
        onOpen={(seq) => {
          setOpen(false)
          selectHop(lane, seq)
          view.current?.focus()
        }}
      />
    </Popover>
  )
})

/** Lists the flows before one of a lane; on a lane that is live also those that have begun while it waits. */
function othersThan({ lanes, viewSeq }: ModelState, lane: LaneId, before: number): readonly Flow[] {
  const { flows } = lanes[lane]
  const at = indexOf(flows, before)
  if (at < 0) return []
  return viewSeq[lane] === null ? flows.toSpliced(at, 1) : flows.slice(0, at)
}

function indexOf(flows: readonly Flow[], startedSeq: number): number {
  return flows.findLastIndex(({ started }) => started.seq === startedSeq)
}

interface LinesProps {
  readonly lane: LaneId
  readonly before: number
  readonly onOpen: (seq: number) => void
}

function Lines({ lane, before, onOpen }: LinesProps) {
  const say = useText().lanes.flow
  const [most, setMost] = useState(LINES)
  const flows = useModel(useShallow((state) => othersThan(state, lane, before)))
  const older = flows.length - most
  return (
    <ol className={styles.list} aria-label={say.earlier}>
      {flows
        .slice(-most)
        .reverse()
        .map((flow) => (
          <Line key={flow.started.seq} flow={flow} onOpen={onOpen} />
        ))}
      {older > 0 && (
        <li>
          <button type="button" className={styles.flow} onClick={() => setMost(most + LINES)}>
            <ChevronDown className={styles.more ?? ''} size={13} aria-hidden />
            {say.older({ count: older })}
          </button>
        </li>
      )}
    </ol>
  )
}

function Line({ flow, onOpen }: { flow: Flow; onOpen: (seq: number) => void }) {
  const text = useText()
  const { action, method, path } = flow.started
  const what = `${method} ${path}`
  const id = flowNumber(flow.started)
  const last = flow.hops.at(-1)
  return (
    <li>
      <button
        type="button"
        className={styles.flow}
        disabled={!last}
        aria-label={text.lanes.flow.open({ id, what, outcome: outcomeWords(flow, text) })}
        onClick={() => {
          if (last) onOpen(last.seq)
        }}
      >
        <span className={styles.id}>{id}</span>
        <span className={styles.icon}>
          <ActionIcon action={action} size={13} />
        </span>
        <span className={styles.words}>
          <span className={styles.what} data-visible-label>
            {what}
          </span>
          <span className={styles.outcome}>
            <FlowOutcome flow={flow} />
            {action === 'external' && text.hops.participant.externalClient}
          </span>
        </span>
      </button>
    </li>
  )
}
