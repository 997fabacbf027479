// The bars over the foot of a diagram: what waits, what is looked back at, what there is nothing to do about.
import { nothingToDo } from '#src/diagram/hop-text'
import type { Flow } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import { useLaneStatus } from '../model/use-lane'
import { useModel } from '../model/use-model'
import { LookingBackBar } from './looking-back-bar'
import { NothingToDoBar } from './nothing-to-do-bar'
import { WaitingBar } from './waiting-bar'

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
  const holding = useLaneStatus(lane, (status) => status.holding)
  return (
    <>
      {isPast && <LookingBackBar lane={lane} />}
      {!isPast && holding && <WaitingBar lane={lane} holding={holding} />}
      {!isPast && !holding && flow && saysNothingToDo(flow) && <NothingToDoBar flow={flow} />}
    </>
  )
}
