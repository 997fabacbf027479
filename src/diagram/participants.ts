// Who takes part in a flow's diagram, from left to right: the client, each node, and the store or each node's own.
import { ACTION_IDS, ACTIONS, leadsTo } from '#src/actions/actions'
import type { Participant } from '#src/hops/hop'
import { HOPS } from '#src/hops/hops'
import type { Catalogue } from '#src/i18n/catalogue'
import { type HopEvent, TOKEN_STORE_UNLESS_TOLD } from '#src/trace/event'
import type { Flow } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import type { TokenStore } from '#src/trace/state'

/** The names of participants, as keys of the catalogue. */
export type ParticipantName = keyof Catalogue['hops']['participant']
/** Those of whoever can send a request. */
export type ClientName = keyof Catalogue['hops']['holding']['prepares']

/** One who takes part in a flow. */
export interface FlowParticipant {
  /** Its name in the source of a diagram: short, and no word of mermaid's. */
  readonly id: string
  readonly role: Exclude<Participant, 'first-node'>
  /** What it is called by, where it is no node. */
  readonly name: ParticipantName
  /** The node that it is, or whose own store it is; null where there is only one of it. */
  readonly node: number | null
}

/** The attacker's name in the source of a diagram, by which a drawing tells him apart. */
export const ATTACKER_ID = 'Attacker'

/**
 * Returns who takes part in a flow, from left to right: those whom it may use by how the lane was when it began, so that nothing
 * moves while hops come; and when it has ended those whom it has used, as what wasn't asked needs no room.
 */
export function participantsOf(flow: Flow, lane: LaneId): FlowParticipant[] {
  const all = everybody(flow, lane)
  const used = new Set(flow.hops.flatMap((event) => Object.values(routeOf(event, all))))
  const mayUse = (each: FlowParticipant) =>
    flow.ended === null && (each.role !== 'store' || mayAskStore(flow, lane))
  const there = all.filter((each) => each.role === 'client' || used.has(each) || mayUse(each))
  // What never reached a server was sent to one all the same.
  return there.length > 1 ? there : all.slice(0, 2)
}

/** Returns the client, all nodes, and the store or each node's own. */
function everybody(flow: Flow, lane: LaneId): FlowParticipant[] {
  const nodes = nodesOf(flow)
  const store = storeName(flow, lane)
  const isOneNode = nodes.length === 1
  const backEnds = nodes.map((node): FlowParticipant => {
    return {
      id: isOneNode ? 'BackEnd' : `Node${node}`,
      role: 'back-end',
      name: 'backEnd',
      node: isOneNode ? null : node,
    }
  })
  const stores = hasOwnStores(flow)
    ? nodes.map((node): FlowParticipant => ({ id: `Store${node}`, role: 'store', name: store, node }))
    : [{ id: 'Store', role: 'store', name: store, node: null } as const]
  const name = clientName(flow)
  const id = name === 'attacker' ? ATTACKER_ID : 'Client'
  return [{ id, role: 'client', name, node: null }, ...backEnds, ...stores]
}

/**
 * Tells whether a flow may ask a store: on the session lane each route does; on the JWT lane those that take a token do, where
 * the strategy has something to ask.
 */
function mayAskStore({ started }: Flow, lane: LaneId): boolean {
  const { action, path } = started
  const led = action === 'external' ? ACTION_IDS.filter((id) => leadsTo(id, path)) : [action]
  const routes = led.map((id) => ACTIONS[id]).filter(({ lanes }) => lanes.includes(lane))
  if (lane === 'session') return routes.length > 0
  const asksForToken = tokenStoresOf(started).length > 0
  return routes.some(({ token, link }) => link === 'opens' || (token !== null && asksForToken))
}

/** Returns between whom a hop of a flow runs: from one of its participants to another, or (both the same) inside one. */
export function routeOf(
  { hop, node = 1 }: HopEvent,
  participants: readonly FlowParticipant[],
): { from: FlowParticipant; to: FlowParticipant } {
  const { from, to } = HOPS[hop.kind].route
  const find = (who: Participant): FlowParticipant => {
    const role = who === 'first-node' ? 'back-end' : who
    const wanted = who === 'first-node' ? 1 : node
    const found = participants.find((each) => each.role === role && (each.node ?? wanted) === wanted)
    if (!found) throw new Error(`Nobody takes part as ${who} of node ${wanted}`)
    return found
  }
  return { from: find(from), to: find(to) }
}

/** Says what a participant is called. */
export function participantWords({ role, name, node }: FlowParticipant, { hops }: Catalogue): string {
  const words = hops.participant[name]
  if (node === null) return words
  if (role === 'back-end') return hops.node({ node: String(node) })
  return hops.storeOfNode({ store: words, node: String(node) })
}

/** The nodes that the lane had when the flow began, and any other that has had its request, in order. */
function nodesOf({ started, hops }: Flow): number[] {
  const seen = new Set([...(started.nodes ?? []), ...hops.map(({ node = 1 }) => node)])
  if (seen.has(1) || seen.size === 0) return [...seen.add(1)].sort((a, b) => a - b)
  return [1, ...seen].sort((a, b) => a - b)
}

/** Only a node beyond the first says whose store it asked: the first one's is the store where there is but one. */
function hasOwnStores({ started, hops }: Flow): boolean {
  return started.ownStores === true || hops.some(({ store }) => store !== undefined)
}

/** Returns the name of whoever sends the request of a flow. */
export function clientName({ started }: Pick<Flow, 'started'>): ClientName {
  if (started.action === 'external') return 'externalClient'
  switch (started.actor) {
    case 'attacker':
      return 'attacker'
    case 'second-tab':
      return 'secondTab'
    case 'front-end':
    case undefined:
      return 'frontEnd'
  }
}

/**
 * Says what the store of a lane is called: by what it is, where it is one thing; by all of it, where a flow may ask for more. A
 * link's token is asked for in a store of its own.
 */
function storeName({ started, hops }: Flow, lane: LaneId): ParticipantName {
  if (lane === 'session') return 'sessionStore'
  const opensLink = started.action === 'open-download-link' || leadsTo('open-download-link', started.path)
  if (opensLink) return 'tokenStore'
  const asked = new Set(tokenStoresOf(started))
  for (const { hop } of hops) {
    const { part } = HOPS[hop.kind].route
    if (part) asked.add(part)
  }
  const [only] = asked
  return only && asked.size === 1 ? STORE_NAMES[only] : 'tokenStore'
}

function tokenStoresOf({ tokenStores }: Flow['started']): readonly TokenStore[] {
  return tokenStores ?? [TOKEN_STORE_UNLESS_TOLD]
}

const STORE_NAMES: Readonly<Record<TokenStore, ParticipantName>> = {
  blocklist: 'blacklist',
  allowlist: 'allowlist',
  version: 'versions',
  family: 'families',
  'one-time': 'tokenStore',
}
