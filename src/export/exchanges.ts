// The requests of a trace with their answers, in the order in which they were sent.

import type { HopOf } from '#src/hops/hops'
import type { HopEvent } from '#src/trace/event'
import { exchangesOf, type Flow } from '#src/trace/flow'
import type { Trace } from '#src/trace/trace'
import { recordedFlows } from './recorded-flows'

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

/** Returns the exchanges of a trace since the last reset of each lane, by when their requests arrived. */
export function recordedExchanges(trace: Trace): Exchange[] {
  return recordedFlows(trace)
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
