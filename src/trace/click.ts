// What a learner asked for at once: the flows of both lanes that bear one number.
import type { Flow } from './flow'
import { LANES, type LaneId, perLane } from './lane'

/** The flows of one click, in order; more than one on a lane where two tabs raced. */
export type Click = Readonly<Record<LaneId, readonly Flow[]>>

/** Returns the click that a flow belongs to. A request that somebody else sent, or one without a number, stands alone. */
export function clickOf(flow: Flow, flows: Click): Click {
  const { number, action, lane, seq } = flow.started
  const isPart = (each: Flow) =>
    number === undefined || action === 'external'
      ? each.started.seq === seq && each.started.lane === lane
      : each.started.number === number && each.started.action !== 'external'
  return perLane((id) => flows[id].filter(isPart))
}

/** Returns the click that began last; null where nothing has. */
export function newestClick(flows: Click): Click | null {
  const [newest] = LANES.flatMap((lane) => flows[lane].slice(-1)).sort(
    (a, b) => b.started.seq - a.started.seq,
  )
  return newest ? clickOf(newest, flows) : null
}
