// The bars over the foot of a diagram: what waits, what is looked back at, what there is nothing to do about.
import { FastForward, History, Info, SkipForward, Undo2 } from 'lucide-react'
import type { Holding } from '#src/contract/status'
import { holdingSentence, nothingToDoSentence } from '#src/diagram/hop-text'
import { type Flow, flowNumber, nothingToDo } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import { currentHop, shownFlow, showsStory } from '../model/selectors'
import { useText } from '../model/text'
import { useLaneStatus } from '../model/use-lane'
import { useModel } from '../model/use-model'
import { Rich } from '../ui/rich'
import styles from './flow-foot.module.css'

export interface FlowFootProps {
  readonly lane: LaneId
  readonly flow: Flow | null
}

/** Once the server has answered 404 it is time to say why. */
export function saysNothingToDo(flow: Flow): boolean {
  return flow.ended !== null && nothingToDo(flow) !== null
}

/** Shows the bar that is due, or none. */
export function FlowFoot({ lane, flow }: FlowFootProps) {
  const isPast = useModel((state) => state.viewSeq[lane] !== null)
  const isStory = useModel((state) => showsStory(state, lane))
  const holding = useLaneStatus(lane, (status) => status.holding)
  // Before its first hop another flow is shown than the one that waits.
  const held = useModel((state) => state.lanes[lane].flows.findLast(({ id }) => id === holding?.flow))
  return (
    <>
      {isPast && !isStory && <LookingBackBar lane={lane} />}
      {!isPast && holding && held && <WaitingBar lane={lane} holding={holding} held={held} />}
      {!isPast && !holding && flow && saysNothingToDo(flow) && <NothingToDoBar flow={flow} />}
    </>
  )
}

/** Shows who holds the request, what comes next, and the buttons that let it go. */
function WaitingBar({ lane, holding, held }: { lane: LaneId; holding: Holding; held: Flow }) {
  const text = useText()
  const send = useModel((state) => state.send)
  const { brand, hold } = text.shell
  const named = (what: string) => hold.onLane({ what, lane: brand[lane] })
  return (
    <div className={styles.bar}>
      <span className={styles.dot} aria-hidden />
      <p className={styles.sentence}>
        <Rich text={holdingSentence(holding, held, text)} />
      </p>
      <button
        type="button"
        className={styles.quiet}
        aria-label={named(hold.runHere)}
        title={hold.runHere}
        onClick={() => void send('run-to-end', { lanes: [lane] })}
      >
        <FastForward size={14} aria-hidden />
        <span className={styles.wide}>{hold.runHere}</span>
      </button>
      <button
        type="button"
        className={styles.main}
        aria-label={named(hold.nextHere)}
        onClick={() => void send('next-hop', { lanes: [lane] })}
      >
        <SkipForward size={14} aria-hidden />
        {hold.nextHere}
      </button>
    </div>
  )
}

/** Shows which hop is looked at, and the way back. */
function LookingBackBar({ lane }: { lane: LaneId }) {
  const { bar } = useText().lanes
  const hop = useModel((state) => currentHop(state, lane))
  const flow = useModel((state) => shownFlow(state, lane))
  const backToNow = useModel((state) => state.backToNow)
  return (
    <div className={styles.bar} data-kind="note">
      <History className={styles.icon ?? ''} size={16} aria-hidden />
      <p className={styles.sentence}>
        {hop && flow && bar.lookingBack({ index: hop.index, flow: flowNumber(flow.started) })}
      </p>
      <button type="button" className={styles.main} onClick={() => backToNow(lane)}>
        <Undo2 size={14} aria-hidden />
        {bar.backToNow}
      </button>
    </div>
  )
}

/** Says why there is nothing to refresh or to revoke, where the action finds no route on the session server. */
function NothingToDoBar({ flow }: { flow: Flow }) {
  const sentence = nothingToDoSentence(flow, useText())
  return (
    <div className={styles.bar} data-kind="note">
      <Info className={styles.icon ?? ''} size={16} aria-hidden />
      <p className={styles.sentence}>{sentence !== null && <Rich text={sentence} />}</p>
    </div>
  )
}
