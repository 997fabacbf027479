// The flows before the one that is shown, folded to a line each; the newest is nearest to the diagram below.
import { ChevronRight, ChevronUp } from 'lucide-react'
import { memo, type RefObject, useCallback, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { outcomeWords } from '#src/diagram/hop-text'
import { type Flow, flowNumber } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import { ActionIcon } from '../model/action-icon'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import styles from './earlier-flows.module.css'
import { FlowOutcome } from './flow-head'

/** How many lines there are at first, and how many more at each wish: thousands would have to be laid out at each hop. */
const LINES = 50

interface EarlierFlowsProps {
  readonly lane: LaneId
  /** The `seq` of that flow's start. */
  readonly before: number
  /** Gets the focus after a click has unfolded a flow, whose line then is gone. */
  readonly view: RefObject<HTMLDivElement | null>
}

/**
 * Shows the flows of a lane before the flow `before`, the newest of them first; nothing where there are none. A click unfolds
 * one. It is drawn anew when a flow has begun or ended, not with each hop.
 */
export const EarlierFlows = memo(function EarlierFlows({ lane, before, view }: EarlierFlowsProps) {
  const say = useText().lanes.flow
  const selectHop = useModel((state) => state.selectHop)
  const [most, setMost] = useState(LINES)
  const end = useModel((state) => countBefore(state.lanes[lane].flows, before))
  const begin = Math.max(0, end - most)
  const flows = useModel(
    useShallow((state) => {
      const { flows: all } = state.lanes[lane]
      // What others sent while this one waits has run through, and is as much a thing of the past.
      const meanwhile = state.viewSeq[lane] === null ? all.slice(end + 1) : []
      return [...all.slice(begin, end), ...meanwhile]
    }),
  )
  const open = useCallback(
    (seq: number) => {
      selectHop(lane, seq)
      view.current?.focus()
    },
    [selectHop, lane, view],
  )
  if (flows.length === 0) return null
  return (
    <div className={styles.scroll}>
      <ol aria-label={say.earlier}>
        {begin > 0 && (
          <li>
            <button type="button" className={styles.flow} onClick={() => setMost(most + LINES)}>
              <ChevronUp className={styles.fold ?? ''} size={13} aria-hidden />
              {say.older({ count: begin })}
            </button>
          </li>
        )}
        {flows.map((flow) => (
          <Line key={flow.started.seq} flow={flow} onOpen={open} />
        ))}
      </ol>
    </div>
  )
})

/** Returns how many flows there are before the one that began with event `seq`; 0 where that isn't there. */
function countBefore(flows: readonly Flow[], seq: number): number {
  return Math.max(
    0,
    flows.findLastIndex((flow) => flow.started.seq === seq),
  )
}

/** A flow that has ended never changes, and so its line is drawn once. */
const Line = memo(function Line({ flow, onOpen }: { flow: Flow; onOpen: (seq: number) => void }) {
  const text = useText()
  const { action, method, path } = flow.started
  const what = `${method} ${path}`
  const id = flowNumber(flow.started)
  const last = flow.hops.at(-1)
  return (
    <li className={styles.line}>
      <button
        type="button"
        className={styles.flow}
        disabled={!last}
        aria-label={text.lanes.flow.open({ id, what, outcome: outcomeWords(flow, text) })}
        onClick={() => {
          if (last) onOpen(last.seq)
        }}
      >
        <ChevronRight className={styles.fold ?? ''} size={13} aria-hidden />
        <span className={styles.id}>{id}</span>
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
})
