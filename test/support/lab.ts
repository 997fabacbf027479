// A whole lab for a test, with a view of its trace as a UI would have it.

import { realIds } from '#main/clock/real-ids'
import { createLab } from '#main/lab/create-lab'
import type { Lab, LabOptions } from '#main/lab/lab'
import type { Action } from '#src/actions/schema'
import type { CommandName, CommandPayload } from '#src/contract/commands'
import type { CommandAnswer, StreamMessage } from '#src/contract/lab-api'
import type { LabStatus } from '#src/contract/status'
import type { TraceEvent } from '#src/trace/event'
import { type Flow, foldFlows, responseOf } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import type { LaneState } from '#src/trace/state'
import { emptyTrace, foldEvent, stateAt, type Trace } from '#src/trace/trace'
import { cheapCost } from '../main/accounts/counting-derive'
import { FakeClock } from './fake-clock'
import { until } from './lane'

/** What a listener knows of a lab, folded from the stream alone. */
export class LabView {
  trace: Trace = emptyTrace()
  status: LabStatus | null = null
  readonly messages: StreamMessage[] = []

  hear(message: StreamMessage): void {
    this.messages.push(message)
    if (message.type === 'snapshot') this.trace = message.trace
    if (message.type === 'status') this.status = message.status
    if (message.type === 'events')
      for (const event of message.events) this.trace.lanes[event.lane].events.push(event)
  }

  events(lane: LaneId): TraceEvent[] {
    return this.trace.lanes[lane].events
  }

  flows(lane: LaneId): readonly Flow[] {
    return this.events(lane).reduce(foldFlows, [] as readonly Flow[])
  }

  state(lane: LaneId): LaneState {
    return this.events(lane).reduce(foldEvent, this.trace.lanes[lane].base)
  }

  stateAfter(lane: LaneId, seq: number): LaneState {
    return stateAt(this.trace.lanes[lane], seq)
  }
}

/** A lab, its clock in the test's hand, and a listener. */
export interface TestLab {
  readonly lab: Lab
  readonly clock: FakeClock
  readonly view: LabView
  send<C extends CommandName>(name: C, payload: CommandPayload<C>): Promise<CommandAnswer>
  /** Performs an action on lanes, waits for its flows to end, and returns the status of each response. */
  act(action: Action, lanes?: LaneId[]): Promise<(number | null)[]>
  origin(lane: LaneId): string
}

/** Starts a lab on free ports, whose passwords are quickly hashed. Stop it with `lab.stop()`. */
export async function startTestLab(options: Partial<LabOptions> = {}): Promise<TestLab> {
  const clock = new FakeClock()
  const lab = await createLab({ clock, ids: realIds(), passwordCost: cheapCost, ...options })
  const view = new LabView()
  lab.subscribe((message) => view.hear(message))
  const flowOf = (lane: LaneId, id: number | undefined) => view.flows(lane).find((flow) => flow.id === id)
  const send: TestLab['send'] = (name, payload) => lab.handle(name, payload)
  return {
    lab,
    clock,
    view,
    send,
    act: async (action, lanes = ['session', 'jwt']) => {
      const before = Object.fromEntries(lanes.map((lane) => [lane, lastFlowId(view, lane)]))
      const answer = await send('perform', { lanes, action })
      if (!answer.ok) throw new Error(answer.error.message)
      const done = (lane: LaneId) => {
        const flow = view.flows(lane).at(-1)
        return flow !== undefined && flow.id > (before[lane] ?? 0) && flow.ended !== null ? flow : null
      }
      await until(() => lanes.every((lane) => done(lane) !== null))
      return lanes.map((lane) => {
        const flow = flowOf(lane, done(lane)?.id)
        return (flow && responseOf(flow)?.status) ?? null
      })
    },
    origin: (lane) => view.status?.lanes[lane].origin ?? '',
  }
}

function lastFlowId(view: LabView, lane: LaneId): number {
  return view.flows(lane).at(-1)?.id ?? 0
}
