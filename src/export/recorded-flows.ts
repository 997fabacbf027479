// Which flows of a recording a file tells of, whatever its format: those that the screen shows.
import type { TraceEvent } from '#src/trace/event'
import { type Flow, foldFlows } from '#src/trace/flow'
import { LANES } from '#src/trace/lane'
import type { Trace } from '#src/trace/trace'

/** Returns the flows of both lanes since the last reset of each, in the order in which they began. */
export function recordedFlows({ lanes }: Trace): Flow[] {
  const flowsOf = (events: readonly TraceEvent[]) => events.reduce(foldFlows, [] as readonly Flow[])
  return LANES.flatMap((lane) => flowsOf(lanes[lane].events)).sort((a, b) => a.started.seq - b.started.seq)
}
