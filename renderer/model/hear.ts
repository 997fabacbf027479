// What each message of the lab's stream does to the model's state.

import type { ClockState } from '#src/contract/clock'
import type { StreamMessage } from '#src/contract/lab-api'
import { TRACE_BOUND } from '#src/settings/settings'
import type { EventOf, TraceEvent } from '#src/trace/event'
import { LANES, type LaneId } from '#src/trace/lane'
import { hopAt } from './hop-search'
import { addEvent, laneOf, trim } from './lane-fold'
import type { ClockAnchor, LaneModel, ModelState } from './model-state'
import { withSameParts } from './same-parts'

const NOTHING_LOOKED_AT: Pick<ModelState, 'selection' | 'selectedRow' | 'viewSeq'> = {
  selection: null,
  selectedRow: null,
  viewSeq: { session: null, jwt: null },
}

/** Returns what a message changes; null where it changes nothing. `pageMs` is `performance.now()`. */
export function heard(state: ModelState, message: StreamMessage, pageMs: number): Partial<ModelState> | null {
  switch (message.type) {
    case 'snapshot': {
      const { lab, trace } = message
      const lanes = { session: laneOf(trace.lanes.session), jwt: laneOf(trace.lanes.jwt) }
      // Each lab counts its own events: what was looked at in one is something else in another.
      const looked = lab === state.lab ? {} : NOTHING_LOOKED_AT
      return keepWhatIsThere({
        ...state,
        ...looked,
        lab,
        lanes,
        activeLane: newestLane(lanes) ?? state.activeLane,
      })
    }
    case 'status': {
      const clock = anchorOf(state, message.status.clock, pageMs)
      // A clock that goes on as it did is told by what was said of it before.
      const isRunning = clock === state.clock && clock.rate > 0
      const said = isRunning && state.status ? state.status.clock : message.status.clock
      const status = withSameParts(state.status, { ...message.status, clock: said }) ?? message.status
      const lanes = trimmed(state.lanes, status.settings.traceBoundHops)
      if (lanes === state.lanes) return { status, clock }
      return { ...keepWhatIsThere({ ...state, lanes }), status, clock }
    }
    case 'pace':
      return { flowsPerSecond: message.flowsPerSecond }
    case 'events': {
      if (message.lab !== state.lab) return null
      const known = lastSeq(state.lanes)
      // What a reconnect brings again is known already.
      const events = message.events.filter((event) => event.seq > known)
      return events.length === 0 ? null : events.reduce(withEvent, state)
    }
  }
}

/** By how much a clock may seem to be off in real time, in milliseconds, because a message took longer than another. */
const JITTER_MS = 25

/**
 * Returns the clock as a status tells it; the same object as long as it runs on as it did, so that nothing is drawn anew for it.
 */
function anchorOf({ clock, status }: ModelState, told: ClockState, pageMs: number): ClockAnchor {
  const rate = told.paused ? 0 : told.rate
  if (clock !== null && clock.rate === rate && status?.clock.paused === told.paused) {
    const realMs = pageMs - clock.pageMs
    const isNear = (a: number, b: number) => Math.abs(a - b) <= JITTER_MS * rate
    const goesOn = isNear(clock.labMs + realMs * rate, told.now)
    // How far it is ahead of real time grows with what it runs faster.
    const isAsFarAhead = isNear(status.clock.aheadMs + (rate === 0 ? 0 : realMs * (rate - 1)), told.aheadMs)
    if (goesOn && isAsFarAhead) return clock
  }
  return { labMs: told.now, pageMs, rate }
}

function lastSeq(lanes: ModelState['lanes']): number {
  const last = ({ trace }: LaneModel) => trace.events.at(-1)?.seq ?? trace.trimmedThrough
  return Math.max(last(lanes.session), last(lanes.jwt))
}

function newestLane(lanes: ModelState['lanes']): LaneId | null {
  const newest = (lane: LaneId) => lanes[lane].flows.at(-1)?.started.seq ?? 0
  if (newest('session') === newest('jwt')) return null
  return newest('session') > newest('jwt') ? 'session' : 'jwt'
}

function withEvent(state: ModelState, event: TraceEvent): ModelState {
  const { lane } = event
  const lanes = { ...state.lanes, [lane]: addEvent(state.lanes[lane], event) }
  switch (event.type) {
    case 'flow-started':
      return { ...state, lanes, activeLane: laneToFollow(state, event) }
    case 'hop':
      return { ...state, lanes, ...followedOn(state, lane) }
    case 'flow-ended': {
      const bound = state.status?.settings.traceBoundHops ?? TRACE_BOUND.initial
      return keepWhatIsThere({ ...state, lanes: { ...lanes, [lane]: trim(lanes[lane], bound) } })
    }
    case 'lane-reset':
      return { ...state, lanes, ...forgottenOn(state, lane) }
    case 'act':
    case 'clock-set':
    case 'upkeep':
      return { ...state, lanes }
  }
}

/** A stranger's request draws the eye; of a pair that the learner started together, the lane looked at stays. */
function laneToFollow(state: ModelState, { lane, action }: EventOf<'flow-started'>): LaneId {
  const isIdle = state.lanes[state.activeLane].flows.length === 0
  return state.selection === null && (isIdle || action === 'external') ? lane : state.activeLane
}

/** A lane that is live follows its newest hop, so a selection of the one before ends. */
function followedOn(state: ModelState, lane: LaneId): Partial<ModelState> {
  if (state.viewSeq[lane] !== null) return {}
  return {
    selection: state.selection?.lane === lane ? null : state.selection,
    selectedRow: state.selectedRow?.lane === lane ? null : state.selectedRow,
  }
}

function forgottenOn(state: ModelState, lane: LaneId): Partial<ModelState> {
  return {
    selection: state.selection?.lane === lane ? null : state.selection,
    selectedRow: state.selectedRow?.lane === lane ? null : state.selectedRow,
    viewSeq: { ...state.viewSeq, [lane]: null },
  }
}

function trimmed(lanes: ModelState['lanes'], boundHops: number): ModelState['lanes'] {
  const session = trim(lanes.session, boundHops)
  const jwt = trim(lanes.jwt, boundHops)
  return session === lanes.session && jwt === lanes.jwt ? lanes : { session, jwt }
}

/** Lets go of selections and views whose hop has left the trace. */
function keepWhatIsThere(state: ModelState): ModelState {
  let kept = state
  for (const lane of LANES) {
    const selected = state.selection?.lane === lane ? state.selection.seq : null
    const seqs = [selected, state.viewSeq[lane]]
    const isLost = seqs.some((seq) => seq !== null && !hopAt(state.lanes[lane], seq))
    if (isLost) kept = { ...kept, ...forgottenOn(kept, lane) }
  }
  return kept
}
