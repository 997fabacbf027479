// Keeps a lane's trace bounded: its oldest flows leave, and what they have changed stays.
import type { EventOf, TraceEvent } from './event'
import { changedRow, type LaneState, type StateChange } from './state'
import { foldEvent, type LaneTrace } from './trace'

/** How many hops are kept of the lab's own user agents, and of external clients. */
export interface HopCounts {
  own: number
  external: number
}

/** Whose flow one is: each has a room of its own, so that nobody from outside can push out what the learner has done. */
export function roomOf({ action }: EventOf<'flow-started'>): keyof HopCounts {
  return action === 'external' ? 'external' : 'own'
}

/** Counts the hops among events. */
export function countHops(events: readonly TraceEvent[]): HopCounts {
  const counts: HopCounts = { own: 0, external: 0 }
  const external = new Set<number>()
  for (const event of events) {
    if (event.type === 'flow-started' && roomOf(event) === 'external') external.add(event.flow)
    if (event.type === 'hop') counts[external.has(event.flow) ? 'external' : 'own'] += 1
  }
  return counts
}

/**
 * By so large a part of the bound more is kept before flows have to leave: going through all that stays at each flow's end would
 * cost more than all else that is done of it.
 */
const SLACK = 0.1

/** Tells whether so many hops are kept that it is time for {@link trimLane}. */
export function isTrimDue(counts: HopCounts, boundHops: number): boolean {
  return isOver(counts, boundHops * (1 + SLACK))
}

function isOver({ own, external }: HopCounts, boundHops: number): boolean {
  return Math.max(own, external) > boundHops
}

/**
 * Lets the oldest flows leave that have ended, until at most `boundHops` hops of the lab's own user agents and as many of external
 * clients remain. What leaves at the old end goes into `base`. Where a flow leaves from between others, an `upkeep` stands for what
 * it has changed, so that the state at each hop that remains is the same as before. Returns the same object where nothing leaves.
 */
export function trimLane(trace: LaneTrace, boundHops: number): LaneTrace {
  const { events } = trace
  const leaving = flowsToLeave(events, boundHops)
  if (leaving.size === 0) return trace
  const leaves = (event: TraceEvent) => 'flow' in event && leaving.has(event.flow)
  const stays = (event: TraceEvent) => 'flow' in event && !leaving.has(event.flow)
  const firstToStay = events.findIndex(stays)
  const untilThen = firstToStay < 0 ? events : events.slice(0, firstToStay)
  const cut = untilThen.findLastIndex(leaves) + 1
  const base = events.slice(0, cut).reduce(foldEvent, trace.base)
  const rest = events.slice(cut)
  const lastThinned = rest.findLast(leaves)
  return {
    ...trace,
    base,
    trimmedThrough: events[cut - 1]?.seq ?? trace.trimmedThrough,
    events: lastThinned ? withoutFlows(rest, leaves, base) : rest,
    ...(lastThinned && { thinnedThrough: lastThinned.seq }),
  }
}

function flowsToLeave(events: readonly TraceEvent[], boundHops: number): Set<number> {
  const leaving = new Set<number>()
  const counts = countHops(events)
  if (!isOver(counts, boundHops)) return leaving
  const flows = new Map<number, { room: keyof HopCounts; hops: number; hasEnded: boolean }>()
  for (const event of events) {
    if (event.type === 'flow-started')
      flows.set(event.flow, { room: roomOf(event), hops: 0, hasEnded: false })
    const flow = 'flow' in event ? flows.get(event.flow) : undefined
    if (flow && event.type === 'hop') flow.hops += 1
    if (flow && event.type === 'flow-ended') flow.hasEnded = true
  }
  for (const [id, { room, hops, hasEnded }] of flows) {
    if (!hasEnded || counts[room] <= boundHops) continue
    leaving.add(id)
    counts[room] -= hops
  }
  return leaving
}

/** Takes flows out from between others. The first event is one that stays. */
function withoutFlows(
  events: readonly TraceEvent[],
  leaves: (event: TraceEvent) => boolean,
  base: LaneState,
): TraceEvent[] {
  const kept: TraceEvent[] = []
  const rows = new Rows(base)
  // What leaves between two events that stay, with the upkeep there.
  let gap: TraceEvent[] = []
  const closeGap = () => {
    if (gap.some(leaves)) kept.push(...rows.netUpkeep(gap))
    else kept.push(...gap)
    for (const event of gap) rows.follow(event)
    gap = []
  }
  for (const event of events) {
    if (leaves(event) || event.type === 'upkeep') gap.push(event)
    else {
      closeGap()
      kept.push(event)
      rows.follow(event)
    }
  }
  closeGap()
  return kept
}

/** Which rows there are. */
class Rows {
  #names: Set<string>

  constructor(state: LaneState) {
    this.#names = namesIn(state)
  }

  follow(event: TraceEvent): void {
    if ((event.type === 'act' || event.type === 'lane-reset') && event.state) {
      this.#names = namesIn(event.state)
    } else {
      for (const change of changesOf(event)) {
        if (change.op === 'remove') this.#names.delete(nameOf(change))
        else this.#names.add(nameOf(change))
      }
    }
  }

  /**
   * Returns one event for all that events change in the end; none where that is nothing. A row that came and went is not told
   * of.
   */
  netUpkeep(events: readonly TraceEvent[]): TraceEvent[] {
    const net = new Map<string, StateChange>()
    for (const change of events.flatMap(changesOf)) {
      const name = nameOf(change)
      // A row that comes again stands behind those that came before.
      if (net.get(name)?.op === 'remove') net.delete(name)
      net.set(name, change)
    }
    const changes = [...net].flatMap(([name, change]) =>
      change.op === 'remove' && !this.#names.has(name) ? [] : [change],
    )
    const last = events.at(-1)
    if (!last || changes.length === 0) return []
    const { seq, at, lane } = last
    return [{ type: 'upkeep', seq, at, lane, changes }]
  }
}

function changesOf(event: TraceEvent): readonly StateChange[] {
  return 'changes' in event ? event.changes : []
}

function namesIn(state: LaneState): Set<string> {
  return new Set(
    Object.entries(state).flatMap(([table, rows]) =>
      rows.map((row) => nameOf({ op: 'set', table, row } as StateChange)),
    ),
  )
}

function nameOf(change: StateChange): string {
  const { table, key } = changedRow(change)
  return `${table} ${key}`
}
