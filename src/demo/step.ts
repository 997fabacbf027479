// One step of a demonstration: a command of the contract, and for a request what the servers are expected to answer.
import type { z } from 'zod'
import type { Action } from '#src/actions/schema'
import type { STAGE_COMMANDS } from '#src/contract/stage-commands'
import type { LaneId } from '#src/trace/lane'

type StepCommand = keyof typeof STAGE_COMMANDS
type Payload<C extends StepCommand> = z.input<(typeof STAGE_COMMANDS)[C]['payload']>

type StepOf<C extends StepCommand> = { readonly command: C; readonly payload: Payload<C> }

/** The status that each lane's server is expected to answer with. */
export type Answers = Partial<Readonly<Record<LaneId, number>>>

/** A request, sent on the lanes that `answers` names. */
export type RequestStep = StepOf<'perform'> & {
  readonly answers: Answers
  /** Whether it is the request that the story is about: its flow is the one that is shown. */
  readonly isDecisive?: true
}
export type Step = RequestStep | { [C in StepCommand]: StepOf<C> }[Exclude<StepCommand, 'perform'>]

const OK: Answers = { session: 200, jwt: 200 }

/** Makes a request the one that its story is about. */
export function decisive(step: RequestStep): RequestStep {
  return { ...step, isDecisive: true }
}

/** Makes the step in which the front end does something. Without `answers` it is answered with 200. */
export function frontEnd(lanes: readonly LaneId[], action: Action, answers: Answers = OK): RequestStep {
  return request('front-end', lanes, action, answers)
}

/** Makes the step in which the attacker does something with what was copied. Without `answers` it is answered with 200. */
export function attacker(lanes: readonly LaneId[], action: Action, answers: Answers = OK): RequestStep {
  return request('attacker', lanes, action, answers)
}

/** Makes a step that is no request. */
export function step<C extends Exclude<StepCommand, 'perform'>>(command: C, payload: Payload<C>): StepOf<C> {
  return { command, payload }
}

function request(
  as: 'front-end' | 'attacker',
  lanes: readonly LaneId[],
  action: Action,
  answers: Answers,
): RequestStep {
  const wanted = Object.fromEntries(lanes.map((lane) => [lane, answers[lane] ?? 200]))
  return { command: 'perform', payload: { lanes: [...lanes], action, as }, answers: wanted }
}
