// What came of a click, as data: how the servers answered, what each of them did, and which hop decided.
import type { Click } from '#src/trace/click'
import type { Actor } from '#src/trace/event'
import { type Flow, responseOf } from '#src/trace/flow'
import { LANES, type LaneId } from '#src/trace/lane'
import { type Finding, findingOf } from './finding'

/** How the servers answered. `status` is that of the answer, or of the last one where the front end asked again. */
export type Answers =
  | { readonly kind: 'both-accepted'; readonly status: number }
  | { readonly kind: 'both-refused'; readonly statuses: Readonly<Record<LaneId, number>> }
  | { readonly kind: 'one-refused'; readonly lane: LaneId; readonly status: number }
  /** The session server has no such route, and needs none. */
  | { readonly kind: 'jwt-only'; readonly status: number }
  /** Only one lane was asked. */
  | { readonly kind: 'accepted'; readonly lane: LaneId; readonly status: number }
  | { readonly kind: 'refused'; readonly lane: LaneId; readonly status: number }
  /** Two tabs have sent the same refresh token. */
  | { readonly kind: 'raced'; readonly accepted: number; readonly of: number }
  /** No answer has come yet on these lanes, of those that were asked. */
  | { readonly kind: 'waiting'; readonly lanes: readonly LaneId[] }
  /** None will: the request was stopped, or the connection broke. */
  | { readonly kind: 'unanswered'; readonly lanes: readonly LaneId[] }

/** What came of a click. */
export interface Verdict {
  /** Who asked. */
  readonly by: Exclude<Actor, 'second-tab'> | 'external'
  readonly answers: Answers
  /** What each server did that has answered. */
  readonly findings: readonly { readonly lane: LaneId; readonly finding: Finding }[]
  /** The hop that tells most of why; null where there is none yet. */
  readonly decisive: { readonly lane: LaneId; readonly seq: number } | null
}

interface Answered {
  readonly lane: LaneId
  readonly flow: Flow
  readonly status: number
  readonly finding: Finding
  readonly decisive: number
}

/** Returns what came of a click, which has a flow at least. */
export function verdictOf(click: Click): Verdict {
  const flows = LANES.flatMap((lane) => click[lane])
  const [first] = flows
  if (!first) throw new Error('A click without a flow')
  const answered = flows.flatMap(answeredOf)
  const answers = answersOf(flows, answered)
  const telling = mostTelling(answers, answered)
  return {
    by: whoAsked(first),
    answers,
    findings: LANES.flatMap((lane) => {
      const there = telling?.lane === lane ? telling : answered.find((each) => each.lane === lane)
      return there ? [{ lane, finding: there.finding }] : []
    }),
    decisive: telling ? { lane: telling.lane, seq: telling.decisive } : null,
  }
}

function whoAsked({ started: { action, actor } }: Flow): Verdict['by'] {
  if (action === 'external') return 'external'
  return actor === 'attacker' ? 'attacker' : 'front-end'
}

function answeredOf(flow: Flow): Answered[] {
  const { lane } = flow.started
  const status = responseOf(flow)?.status
  const found = flow.ended ? findingOf(flow) : null
  return found && status !== undefined ? [{ lane, flow, status, ...found }] : []
}

function answersOf(flows: readonly Flow[], answered: readonly Answered[]): Answers {
  const lanesOf = (some: readonly Flow[]) =>
    LANES.filter((lane) => some.some(({ started }) => started.lane === lane))
  const running = flows.filter(({ ended }) => ended === null)
  if (running.length > 0) return { kind: 'waiting', lanes: lanesOf(running) }
  const silent = flows.filter((flow) => answered.every((each) => each.flow !== flow))
  if (silent.length > 0) return { kind: 'unanswered', lanes: lanesOf(silent) }
  const [one, other, ...more] = answered
  if (!one) throw new Error('Neither answered nor silent')
  if (!other) return { kind: isRefused(one) ? 'refused' : 'accepted', lane: one.lane, status: one.status }
  if (one.lane === other.lane) {
    const all = [one, other, ...more]
    return { kind: 'raced', accepted: all.filter((each) => !isRefused(each)).length, of: all.length }
  }
  return ofBoth(one, other)
}

function ofBoth(one: Answered, other: Answered): Answers {
  const isSession = one.lane === 'session'
  const [session, jwt] = isSession ? [one, other] : [other, one]
  if (session.finding.kind === 'nothing-to-do') return { kind: 'jwt-only', status: jwt.status }
  if (isRefused(session) && isRefused(jwt)) {
    return { kind: 'both-refused', statuses: { session: session.status, jwt: jwt.status } }
  }
  if (isRefused(session)) return { kind: 'one-refused', lane: 'session', status: session.status }
  if (isRefused(jwt)) return { kind: 'one-refused', lane: 'jwt', status: jwt.status }
  return { kind: 'both-accepted', status: jwt.status }
}

function isRefused({ status }: Answered): boolean {
  return status >= 400
}

/** The one that refused, where only one did; else the JWT server, whose side is the less known. */
function mostTelling(answers: Answers, answered: readonly Answered[]): Answered | undefined {
  const of = (lane: LaneId) => answered.findLast((each) => each.lane === lane)
  if (answers.kind === 'one-refused') return of(answers.lane)
  if (answers.kind === 'raced') {
    const refused = answered.filter(isRefused)
    return refused.find(({ finding }) => finding.kind === 'reuse-found') ?? refused[0] ?? answered.at(-1)
  }
  return of('jwt') ?? of('session')
}
