// What a front end holds of its credentials: where it takes one from before a request, what it keeps after the response.
import type { CredentialPlace } from '#src/hops/front-end'
import type { Header, HttpResponse } from '#src/trace/http-message'
import type { LaneState, StateChange } from '#src/trace/state'
import type { RequestPlan } from './plan'

/** A credential that goes along with a request, or why there is none. */
export interface Attachment {
  /** The header to send; null when there is nothing to attach. */
  readonly header: Header | null
  /** The row that it came from; null when there is none. */
  readonly place: CredentialPlace | null
  /** Whether one was there whose time had passed. */
  readonly expired: boolean
  readonly changes: readonly StateChange[]
}

/** One change of what the front end holds, found in a response and not yet made. */
export interface HeldChange {
  readonly places: readonly CredentialPlace[]
  /** Makes the change and returns it. */
  apply(): StateChange[]
}

/** What a response has the front end store and remove; null where it is nothing. */
export interface Keeping {
  readonly store: HeldChange | null
  readonly remove: HeldChange | null
}

/** What user agents hold, as rows of the lane's state: the front end's cookies and localStorage, and the attacker's loot. */
export type HeldRows = Pick<LaneState, 'cookies' | 'localStorage' | 'loot'>

/** The credentials of one front end. */
export interface CredentialKeeper {
  /** Takes what goes along with a planned request. Null when the request is of a kind that bears none. */
  attach(plan: RequestPlan, origin: string): Attachment | null
  /** Finds in a response what is to be kept and what is to be forgotten. */
  keep(plan: RequestPlan, response: HttpResponse, origin: string): Keeping
  clear(): void
  /** Holds again what of these rows is its own. */
  restore(rows: HeldRows): void
}
