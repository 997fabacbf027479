// What a demonstration consists of, and what can be told from it: its lanes, and the answers that it expects.
import { LANES, type LaneId } from '#src/trace/lane'
import type { RequestStep, Step } from './step'

/** One round: what sets the stage, and the last step, which the instructor takes. */
export interface Round {
  readonly stage: readonly Step[]
  readonly last: readonly Step[]
}

/** What the class is asked before the last step: answers to put up a hand for, by their keys, of which one is right. */
interface Question {
  readonly answers: readonly string[]
  readonly right: string
}

export interface Demonstration {
  /** How long it takes in class, with the question and what is said. */
  readonly minutes: number
  readonly question: Question

  readonly lesson: Round
  /** The same again with what helps; its stage is set when its last step is asked for. */
  readonly cure?: Round
}

/** Makes a question of the keys of its answers and of the one that is right. */
export function question<const A extends string>(
  answers: readonly A[],
  right: A,
): { readonly answers: readonly A[]; readonly right: A } {
  return { answers, right }
}

/** Returns the requests among steps. */
export function requestsOf(steps: readonly Step[]): RequestStep[] {
  return steps.filter((each) => each.command === 'perform')
}

/** Returns the lanes that a demonstration sends requests on. */
export function lanesOf({ lesson, cure }: Demonstration): LaneId[] {
  const steps = [lesson, cure].flatMap((round) => (round ? [...round.stage, ...round.last] : []))
  return LANES.filter((lane) => requestsOf(steps).some(({ payload }) => payload.lanes.includes(lane)))
}

/** Returns the statuses that the requests of steps are expected to get on each lane, in order. */
export function expectedOf(steps: readonly Step[]): Record<LaneId, number[]> {
  const on = (lane: LaneId) => requestsOf(steps).flatMap(({ answers }) => answers[lane] ?? [])
  return { session: on('session'), jwt: on('jwt') }
}
