// The requests of a trace with their answers, in the order in which they were sent.

import type { HopOf } from '#src/hops/hops'
import type { HopEvent, TraceEvent } from '#src/trace/event'
import { exchangesOf, type Flow, foldFlows } from '#src/trace/flow'
import { LANES } from '#src/trace/lane'
import type { Trace } from '#src/trace/trace'

type EventOfHop<K extends HopEvent['hop']['kind']> = HopEvent & { readonly hop: HopOf<K> }

/** A request that crossed the wire, with what came of it. */
export interface Exchange {
  readonly flow: Flow
  /** Which of the flow's requests it is, from 1. */
  readonly nth: number
  readonly request: EventOfHop<'request'>
  /** Null where none has come: the connection broke, the flow was stopped, or it still runs. */
  readonly response: EventOfHop<'response'> | null
  /** Why there is no response, where the user agent knows. */
  readonly noAnswer: EventOfHop<'no-answer'> | null
}

/** Returns all flows of both lanes in the order in which they began, also those before the last reset. */
function allFlows({ lanes }: Trace): Flow[] {
  const flowsOf = (events: readonly TraceEvent[]) =>
    events.filter(({ type }) => type !== 'lane-reset').reduce(foldFlows, [] as readonly Flow[])
  return LANES.flatMap((lane) => flowsOf(lanes[lane].events)).sort((a, b) => a.started.seq - b.started.seq)
}

/** Returns all exchanges of a trace, by when their requests arrived. */
export function allExchanges(trace: Trace): Exchange[] {
  return allFlows(trace)
    .flatMap(exchangesOfFlow)
    .sort((a, b) => a.request.seq - b.request.seq)
}

function exchangesOfFlow(flow: Flow): Exchange[] {
  return exchangesOf(flow)
    .flatMap(({ hops }) => {
      const request = hops.find((event) => isHop(event, 'request'))
      if (!request) return []
      const response = hops.find((event) => isHop(event, 'response')) ?? null
      const noAnswer = hops.find((event) => isHop(event, 'no-answer')) ?? null
      return [{ flow, request, response, noAnswer }]
    })
    .map((exchange, index) => ({ ...exchange, nth: index + 1 }))
}

function isHop<K extends HopEvent['hop']['kind']>(event: HopEvent, kind: K): event is EventOfHop<K> {
  return event.hop.kind === kind
}
