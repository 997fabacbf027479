// When a front end with JWTs refreshes by itself: its access token has expired, and the server says so.
import { messageIn, OVER } from '#src/http/refusal-messages'
import type { HttpResponse } from '#src/trace/http-message'
import type { HeldChange } from './credentials'
import type { RequestPlan } from './plan'

/** What a front end needs to refresh by itself. */
export interface AutoRefresh {
  /** Whether the learner wants it, now. */
  isOn(): boolean
  /** Whether there is a refresh token to do it with. That it is any good only the server can tell. */
  canRefresh(): boolean
  /** Finds all tokens to be forgotten; null when there is none. */
  forget(): HeldChange | null
}

/**
 * Tells whether a refresh may help: the stored access token was sent, and the answer is 401 `Token has expired`. An edited
 * token is the learner's doing and not to be hidden. Who logs out, or refreshes already, is not to be given a new token.
 */
export function asksForRefresh(plan: RequestPlan, { status, body }: HttpResponse): boolean {
  return (
    plan.token === 'access' &&
    plan.credential === undefined &&
    plan.aftermath !== 'log-out' &&
    status === 401 &&
    messageIn(body) === OVER.tokenExpired
  )
}
