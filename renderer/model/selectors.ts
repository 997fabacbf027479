// What the parts of the UI show, worked out from the model. All are memoised: the same answer is the same object.
import type { EventOf, HopEvent } from '#src/trace/event'
import { type Flow, touchedRows } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import { changedRow, type LaneState, type RowRef } from '#src/trace/state'
import { stateAt } from '#src/trace/trace'
import { hopAt, isSameRow, newestAct, newestHop } from './hop-search'
import type { InspectorTab, ModelState, RowSelection } from './model-state'

/** A hop with where it belongs. */
export interface InspectedHop {
  readonly lane: LaneId
  readonly event: HopEvent
  readonly flow: Flow
}

/** Remembers one answer for each object and, below it, each key; both go together with the object. */
function memo<O extends object, K, T>(make: (object: O, key: K) => T): (object: O, key: K) => T {
  const answers = new WeakMap<O, Map<K, T>>()
  return (object, key) => {
    const known = answers.get(object) ?? new Map<K, T>()
    answers.set(object, known)
    const answer = known.get(key) ?? make(object, key)
    known.set(key, answer)
    return answer
  }
}

const NO_ROWS: readonly RowRef[] = []

// Events are appended in place, and what comes later doesn't change what was: so the array is the key, not the trace.
const pastStates = new WeakMap<readonly unknown[], Map<number, LaneState>>()

/** Returns what a lane holds as of its view. */
export function shownState(state: ModelState, lane: LaneId): LaneState {
  return stateAsOf(state, lane, state.viewSeq[lane])
}

/** Returns what a lane holds as of the event that the inspector speaks of. */
export function inspectedState(state: ModelState, lane: LaneId): LaneState {
  return stateAsOf(state, lane, inspectedSeq(state, lane))
}

/** Returns the event after which the inspector explains a lane: the hop that was picked by itself, else the view; null is live. */
export function inspectedSeq(
  { selection, selectedRow, lanes, viewSeq }: ModelState,
  lane: LaneId,
): number | null {
  if (selection?.lane !== lane || selectedRow?.lane === lane) return viewSeq[lane]
  return selection.seq === newestHop(lanes[lane])?.seq ? viewSeq[lane] : selection.seq
}

function stateAsOf(state: ModelState, lane: LaneId, seq: number | null): LaneState {
  const { trace, state: live } = state.lanes[lane]
  if (seq === null) return live
  const known = pastStates.get(trace.events) ?? new Map<number, LaneState>()
  pastStates.set(trace.events, known)
  const past = known.get(seq) ?? stateAt(trace, seq)
  known.set(seq, past)
  return past
}

/**
 * Returns the hop selected on a lane, else the newest up to its view; while a flow waits for the learner, the newest of that one:
 * the requests of others may run through meanwhile.
 */
export function currentHop(state: ModelState, lane: LaneId): HopEvent | null {
  const { selection, status } = state
  const selected = selection?.lane === lane ? hopAt(state.lanes[lane], selection.seq) : null
  if (selected) return selected
  const seq = state.viewSeq[lane]
  const held = seq === null ? status?.lanes[lane].holding?.flow : undefined
  return newestHop(state.lanes[lane], seq ?? undefined, (event) => held === undefined || event.flow === held)
}

/** Returns what was done last outside of any request, on a lane that is live and on which no hop came since; else null. */
export function currentAct(state: ModelState, lane: LaneId): EventOf<'act'> | null {
  const isLive = state.viewSeq[lane] === null && state.selection?.lane !== lane
  return isLive ? newestAct(state.lanes[lane]) : null
}

const touched = memo((event: HopEvent, _key: null): readonly RowRef[] => touchedRows(event))
const acted = memo((event: EventOf<'act'>, _key: null): readonly RowRef[] => event.changes.map(changedRow))
const withSelected = memo((selected: RowSelection, rows: readonly RowRef[]): readonly RowRef[] =>
  rows.some((row) => isSameRow(row, selected.row)) ? rows : [...rows, selected.row],
)

/** Returns the rows that light up on a lane: those that the current hop or act touches, and the selected one. */
export function litRows(state: ModelState, lane: LaneId): readonly RowRef[] {
  const act = currentAct(state, lane)
  const hop = currentHop(state, lane)
  const rows = act ? acted(act, null) : hop ? touched(hop, null) : NO_ROWS
  const { selectedRow } = state
  return selectedRow?.lane === lane ? withSelected(selectedRow, rows) : rows
}

const cutFlow = memo(
  (flow: Flow, count: number): Flow => ({
    ...flow,
    hops: flow.hops.slice(0, count),
    clock: flow.clock.filter(({ seq }) => seq < (flow.hops[count - 1]?.seq ?? 0)),
    acts: flow.acts.filter(({ seq }) => seq < (flow.hops[count - 1]?.seq ?? 0)),
    ended: null,
  }),
)

/** Returns the flow that waits for its first hop on a lane that is live; null where none does. */
export function unbegunFlow(state: ModelState, lane: LaneId): Flow | null {
  const held = state.status?.lanes[lane].holding?.flow
  const isLive = state.viewSeq[lane] === null && state.selection?.lane !== lane
  const flow = isLive ? state.lanes[lane].flows.findLast(({ id }) => id === held) : undefined
  return flow?.hops.length === 0 ? flow : null
}

/** Returns the flow of a lane's current hop, with the hops up to the view; before its first hop the one that waits for it. */
export function shownFlow(state: ModelState, lane: LaneId): Flow | null {
  const unbegun = unbegunFlow(state, lane)
  if (unbegun) return unbegun
  const flow = flowOf(state, lane, currentHop(state, lane))
  const seq = state.viewSeq[lane]
  if (flow === null || seq === null) return flow
  const count = flow.hops.filter((hop) => hop.seq <= seq).length
  // At its last hop a flow counts as ended: nothing of it comes between.
  return count === flow.hops.length ? flow : cutFlow(flow, count)
}

function flowOf(state: ModelState, lane: LaneId, hop: HopEvent | null): Flow | null {
  if (hop === null) return null
  return state.lanes[lane].flows.findLast((flow) => flow.id === hop.flow) ?? null
}

/** Which lane each tab of the inspector speaks of: `shown` for the one that is looked at, null for none. */
export const LANE_OF_TAB = {
  message: 'shown',
  access: 'jwt',
  refresh: 'jwt',
  download: 'jwt',
  cookie: 'session',
  'any-jwt': null,
  costs: null,
} as const satisfies Record<InspectorTab, LaneId | 'shown' | null>

/** Returns the lane that the inspector speaks of; null for what belongs to none. */
export function inspectedLane(state: ModelState): LaneId | null {
  const lane = LANE_OF_TAB[state.inspectorTab]
  return lane === 'shown' ? (state.selection?.lane ?? state.activeLane) : lane
}

const inspected = memo((flow: Flow, event: HopEvent): InspectedHop => ({ lane: event.lane, event, flow }))

/** Tells whether a demonstration is on that has not ended before its time. */
export function isGiving({ status }: ModelState): boolean {
  const phase = status?.demonstration?.phase
  return phase !== undefined && phase !== 'ended'
}

/** Tells whether a lane shows the flow that a demonstration is about, at its end: nobody had to look back for that. */
export function showsStory(state: ModelState, lane: LaneId): boolean {
  const decisive = state.status?.demonstration?.decisive[lane]
  const flow = state.lanes[lane].flows.findLast(({ id }) => id === decisive)
  return flow !== undefined && flow.hops.at(-1)?.seq === state.viewSeq[lane]
}

/** Returns the hop that the inspector explains: the selected one, else the active lane's current one. */
export function inspectedHop(state: ModelState): InspectedHop | null {
  const lane = state.selection?.lane ?? state.activeLane
  const event = currentHop(state, lane)
  const flow = flowOf(state, lane, event)
  return event && flow ? inspected(flow, event) : null
}
