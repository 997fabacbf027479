// One step of a demonstration: a command of the contract, and for a request what the servers are expected to answer.
import type { Action } from '#src/actions/schema'
import type { CommandName, CommandPayload } from '#src/contract/commands'
import type { LaneId } from '#src/trace/lane'

/** The commands that a demonstration may give. */
const STEP_COMMANDS = [
  'perform',
  'steal',
  'change-settings',
  'set-storage',
  'restart-server',
  'add-node',
  'set-routing',
  'reset',
] as const satisfies readonly CommandName[]
export type StepCommand = (typeof STEP_COMMANDS)[number]

type StepOf<C extends StepCommand> = { readonly command: C; readonly payload: CommandPayload<C> }

/** The status that each lane's server is expected to answer with. */
export type Answers = Partial<Readonly<Record<LaneId, number>>>

/** A request, sent on the lanes that `answers` names. */
export type RequestStep = StepOf<'perform'> & { readonly answers: Answers }
export type Step = RequestStep | { [C in StepCommand]: StepOf<C> }[Exclude<StepCommand, 'perform'>]

const OK: Answers = { session: 200, jwt: 200 }

/** Makes the step in which the front end does something. Without `answers` it is answered with 200. */
export function frontEnd(lanes: readonly LaneId[], action: Action, answers: Answers = OK): RequestStep {
  return request('front-end', lanes, action, answers)
}

/** Makes the step in which the attacker does something with what was copied. Without `answers` it is answered with 200. */
export function attacker(lanes: readonly LaneId[], action: Action, answers: Answers = OK): RequestStep {
  return request('attacker', lanes, action, answers)
}

/** Makes a step that is no request. */
export function step<C extends Exclude<StepCommand, 'perform'>>(
  command: C,
  payload: CommandPayload<C>,
): StepOf<C> {
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
