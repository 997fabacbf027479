// Has the steps laid out that are likely to come next on a lane, while there is time: when they come, mermaid has nothing to do.
import { useEffect } from 'react'
import { likelyNext, usualFlows } from '#src/diagram/likely-flows'
import { sequenceDiagram } from '#src/diagram/sequence'
import type { Catalogue } from '#src/i18n/catalogue'
import type { EventOf } from '#src/trace/event'
import type { Flow } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import { useLabNow } from '../model/lab-clock'
import type { ModelState } from '../model/model-state'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { layOutAhead } from './layouts'
import type { Room } from './spacing'

export interface AheadProps {
  readonly lane: LaneId
  readonly room: Room
}

/** Shows nothing. It looks again whenever something has changed that could change what comes next. */
export function Ahead({ lane, room }: AheadProps) {
  const text = useText()
  const state = useModel((model) => model.lanes[lane].state)
  const flow = useModel((model) => heldFlow(model, lane))
  const next = useModel(({ status }) => status?.lanes[lane].holding?.next ?? null)
  const like = useModel((model) => newestOwnStart(model, lane))
  const clock = useModel((model) => model.clock)
  // Where the clock hurries, what a label says of it has changed before it could be laid out.
  const isSlow = clock !== null && clock.rate <= 1
  const now = useLabNow()
  const roughlyNow = useLabNow(ROUGHLY_MS)

  useEffect(() => {
    if (!isSlow || !flow || !next) return
    const [likeliest, ...others] = sourcesOf(likelyNext(next, { lane, flow, state, now }), lane, text)
    if (likeliest === undefined) return
    const callOff = layOutAhead([likeliest], room)
    const callOffOthers = afterRest(() => layOutAhead(others, room))
    return () => {
      callOff()
      callOffOthers()
    }
  }, [isSlow, now, lane, room, text, state, flow, next])
  const isHeld = flow !== null
  useEffect(() => {
    if (!isSlow || isHeld) return
    return afterRest(() =>
      layOutAhead(sourcesOf(usualFlows(lane, like, { state, now: roughlyNow }), lane, text), room),
    )
  }, [isSlow, isHeld, roughlyNow, lane, room, text, state, like])
  return null
}

/** How long nothing has changed when what is less urgent is made ready, in milliseconds. */
const REST_MS = 300

/** Begins something after a rest: whoever goes on fast isn't kept waiting for it. The function returned calls that off. */
function afterRest(begin: () => () => void): () => void {
  let callOff = () => {}
  const timer = setTimeout(() => {
    callOff = begin()
  }, REST_MS)
  return () => {
    clearTimeout(timer)
    callOff()
  }
}

/** How often the usual flows are looked at again, in milliseconds of the lab: they say how much a token has left, mostly in minutes. */
const ROUGHLY_MS = 15_000

function sourcesOf(flows: readonly Flow[], lane: LaneId, text: Catalogue): string[] {
  return flows.map((flow) => sequenceDiagram(flow, lane, text).source)
}

function heldFlow({ lanes, status }: ModelState, lane: LaneId): Flow | null {
  const id = status?.lanes[lane].holding?.flow
  return lanes[lane].flows.findLast((flow) => flow.id === id) ?? null
}

/** By the front end's newest flow it is told who will take part in the next. */
function newestOwnStart({ lanes }: ModelState, lane: LaneId): EventOf<'flow-started'> | null {
  const isOwn = ({ started }: Flow) => started.action !== 'external' && started.actor === undefined
  return lanes[lane].flows.findLast(isOwn)?.started ?? null
}
