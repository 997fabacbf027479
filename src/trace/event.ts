// The entries of the trace: a union that is only ever appended to, and folded by whoever shows it.
import { z } from 'zod'
import { clockRateSchema } from '#src/contract/clock'
import { faultSchema } from './check'
import { hopSchema } from './hop'
import { laneIdSchema } from './lane'
import { laneStateSchema, stateChangeSchema } from './state'

/** The learner's actions, and `external` for a request that somebody else sent. */
export const flowActionSchema = z.enum([
  'login',
  'login-by-email',
  'open-protected',
  'open-partially-protected',
  'update-phone',
  'refresh',
  'logout',
  'logout-refresh',
  'delete-account',
  'external',
])
export type FlowAction = z.infer<typeof flowActionSchema>

/** How a flow ended: answered below 400, refused by the server, without an answer, or stopped by a reset. */
export const flowOutcomeSchema = z.enum(['done', 'refused', 'failed', 'aborted'])
export type FlowOutcome = z.infer<typeof flowOutcomeSchema>

/** Says how a flow ended that was answered with a status. */
export function outcomeOf(status: number): FlowOutcome {
  if (status >= 500) return 'failed'
  return status >= 400 ? 'refused' : 'done'
}

/** `seq` counts all events of the lab from 1; `at` is the lab's time in epoch milliseconds. */
const envelope = { seq: z.number().int().positive(), at: z.number(), lane: laneIdSchema }
const flow = z.number().int().positive()

export const traceEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('flow-started'),
    ...envelope,
    flow,
    action: flowActionSchema,
    method: z.string(),
    path: z.string(),
    username: z.string().nullable(),
  }),
  /** `index` counts a flow's hops from 1; `changes` is what the hop changed in the lane's state. */
  z.object({
    type: z.literal('hop'),
    ...envelope,
    flow,
    index: z.number().int().positive(),
    hop: hopSchema,
    changes: z.array(stateChangeSchema),
  }),
  /** `activeMs` is the real time that the flow took, without the time that it waited at gates. */
  z.object({
    type: z.literal('flow-ended'),
    ...envelope,
    flow,
    outcome: flowOutcomeSchema,
    status: z.number().int().nullable(),
    fault: faultSchema.nullable(),
    activeMs: z.number(),
  }),
  /** A change that no flow made, such as a blocklist entry leaving when its token's `exp` has passed. */
  z.object({ type: z.literal('upkeep'), ...envelope, changes: z.array(stateChangeSchema) }),
  /** The learner has moved the clock from one instant to another, paused it, let it run or changed its rate. */
  z.object({
    type: z.literal('clock-set'),
    ...envelope,
    fromMs: z.number(),
    toMs: z.number(),
    rate: clockRateSchema,
    paused: z.boolean(),
  }),
  /** The lane begins anew with this state. */
  z.object({ type: z.literal('lane-reset'), ...envelope, state: laneStateSchema }),
])
export type TraceEvent = z.infer<typeof traceEventSchema>
export type EventOf<T extends TraceEvent['type']> = Extract<TraceEvent, { type: T }>
export type HopEvent = EventOf<'hop'>
