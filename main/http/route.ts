// What a route of either server is: given a request within its flow, it returns a reply or throws a Refusal.
import type { Request, Response } from 'express'
import type { FlowProbe } from '#main/probe/flow-probe'
import { ACTION_IDS, type ActionEntry, type ActionId, type AnsweredBy, routeOf } from '#src/actions/actions'
import type { LaneId } from '#src/trace/lane'
import type { Fields } from './fields'
import { type Reply, refuse } from './reply'
import { refuseUnreadable } from './unreadable'

export interface RequestContext {
  readonly request: Request
  /** For middleware of libraries only: a route answers by its Reply. */
  readonly response: Response
  readonly flow: FlowProbe
  readonly fields: Fields
}

type Handle = (context: RequestContext) => Promise<Reply>

export interface Route {
  readonly method: ActionEntry['method']
  readonly path: string
  readonly handle: Handle
}

/** What a server does for each action that its lane answers. */
export type Handlers<L extends LaneId> = Readonly<Record<AnsweredBy<L>, Handle>>

/** What it does for some of them. */
export type SomeHandlers = Readonly<Partial<Record<ActionId, Handle>>>

/** Returns the routes of actions, with the method and the path of each. */
export function routesOf(handlers: SomeHandlers): Route[] {
  return ACTION_IDS.flatMap((id) => {
    const handle = handlers[id]
    return handle ? [{ ...routeOf(id), handle }] : []
  })
}

/**
 * Returns a field that the route can't do without.
 * @throws Refusal 400 `Missing NAME parameter`, recorded as a hop, when it is absent or empty; 415 when the body is of a type
 * that isn't read.
 */
export async function requireField({ fields, flow }: RequestContext, name: string): Promise<string> {
  const value = fields.text(name)
  if (value !== undefined) return value
  if (fields.unread) return refuseUnreadable(fields.unread, flow)
  await flow.gate({ kind: 'request-refused', detail: name })
  flow.record({ kind: 'request-refused', reason: 'missing-parameter', parameter: name })
  throw refuse(400, `Missing ${name} parameter`)
}
