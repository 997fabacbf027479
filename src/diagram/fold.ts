// What of a flow is folded in a diagram: checks in a row that passed, and every exchange but the last.
import { HOPS } from '#src/hops/hops'
import type { HopEvent } from '#src/trace/event'
import { exchangesOf, type Flow } from '#src/trace/flow'
import type { FlowEntry } from './flow-entries'

/** What of a flow the reader wants to see open. */
export interface Folding {
  /** What was opened or folded by hand, by the `seq` of its first hop. */
  readonly byHand: ReadonlyMap<number, boolean>
  /** The hop that is looked at: what it is folded into is open. Null for none. */
  readonly lookedAt: number | null
  /** Whether the hops come one by one: then the newest checks stay open until the flow has ended. */
  readonly isStepped: boolean
}

/** Everything folded that can be. */
export const ALL_FOLDED: Folding = { byHand: new Map(), lookedAt: null, isStepped: false }

/** Hops that can be folded into less: checks into one note, an exchange into its request and its answer. */
export interface Fold {
  readonly kind: 'checks' | 'exchange'
  /** The `seq` of its first hop. */
  readonly id: number
  readonly hops: readonly HopEvent[]
  readonly isOpen: boolean
}

/**
 * What a diagram shows in one step: an entry of the flow, or checks that are folded. `control` is what it has beside it to open and
 * to fold, and `answers` the exchange that a response is the whole of.
 */
export type ShownEntry =
  | {
      readonly kind: 'entry'
      readonly entry: FlowEntry
      readonly control: Fold | null
      readonly answers: Fold | null
    }
  | { readonly kind: 'folded-checks'; readonly fold: Fold }

/** Returns what is shown of a flow's entries, in order. Notes between hops are never folded. */
export function folded(flow: Flow, entries: readonly FlowEntry[], folding: Folding): ShownEntry[] {
  const exchanges = exchangesOf(flow)
  const earlier = exchanges.slice(0, -1).map(({ hops }) => foldOf('exchange', hops, folding, false))
  const runs = runsOf(entries)
  const newest = runs.at(-1)
  const checks = runs.map((run) => {
    const staysOpen = folding.isStepped && flow.ended === null && run === newest
    return foldOf('checks', run, folding, staysOpen)
  })
  return entries.flatMap((entry): ShownEntry[] => {
    if (entry.kind !== 'hop') return [{ kind: 'entry', entry, control: null, answers: null }]
    const { event } = entry
    const exchange = earlier.find(({ hops }) => hops.includes(event))
    if (exchange && !exchange.isOpen && !crossesWire(event)) return []
    if (exchange && crossesWire(event)) {
      const isRequest = event === exchange.hops.find(crossesWire)
      const answers = exchange.isOpen || isRequest ? null : exchange
      return [{ kind: 'entry', entry, control: isRequest ? exchange : null, answers }]
    }
    const run = checks.find(({ hops }) => hops.includes(event))
    const isFirst = run?.id === event.seq
    if (run && !run.isOpen) return isFirst ? [{ kind: 'folded-checks', fold: run }] : []
    return [{ kind: 'entry', entry, control: isFirst && run ? run : null, answers: null }]
  })
}

/** Returns the checks in a row that passed, wherever there are two or more: those that a server makes by itself, asking nobody. */
function runsOf(entries: readonly FlowEntry[]): HopEvent[][] {
  const runs: HopEvent[][] = [[]]
  for (const entry of entries) {
    const run = runs.at(-1)
    const mayFold = entry.kind === 'hop' && hasPassedInside(entry.event)
    if (mayFold && run?.at(-1)?.node === entry.event.node) run?.push(entry.event)
    else runs.push(mayFold ? [entry.event] : [])
  }
  return runs.filter((run) => run.length > 1)
}

function hasPassedInside({ hop }: HopEvent): boolean {
  const { route, verdict } = HOPS[hop.kind]
  return route.from === route.to && verdict(hop).mark === 'passed'
}

/** Tells whether a hop is a message between the client and a server. */
function crossesWire({ hop }: HopEvent): boolean {
  const { from, to } = HOPS[hop.kind].route
  return from !== to && (from === 'client' || to === 'client')
}

function foldOf(
  kind: Fold['kind'],
  hops: readonly HopEvent[],
  { byHand, lookedAt }: Folding,
  staysOpen: boolean,
): Fold {
  const id = hops[0]?.seq ?? 0
  const isHidden = kind === 'exchange' ? (event: HopEvent) => !crossesWire(event) : () => true
  const isLookedAt = hops.some((event) => event.seq === lookedAt && isHidden(event))
  return { kind, id, hops, isOpen: byHand.get(id) ?? (staysOpen || isLookedAt) }
}
