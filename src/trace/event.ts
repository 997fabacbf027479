// The entries of the trace: a union that is only ever appended to, and folded by whoever shows it.
import { z } from 'zod'
import { ACTION_IDS } from '#src/actions/actions'
import { clockRateSchema } from '#src/contract/clock'
import { hopSchema } from '#src/hops/hops'
import { actSchema } from './act'
import { faultSchema } from './check'
import { flowCostSchema } from './cost'
import { laneIdSchema } from './lane'
import { laneStateSchema, stateChangeSchema, type TokenStore, tokenStoreSchema } from './state'

/** The learner's actions, and `external` for a request that somebody else sent. */
export const flowActionSchema = z.enum([...ACTION_IDS, 'external'])
export type FlowAction = z.infer<typeof flowActionSchema>

/** Whose user agent a flow is: the front end's, that of its second tab, which shares what it holds, or the attacker's own. */
const actorSchema = z.enum(['front-end', 'second-tab', 'attacker'])
export type Actor = z.infer<typeof actorSchema>

/** What a flow's start means that names none. */
export const TOKEN_STORE_UNLESS_TOLD: TokenStore = 'blocklist'

/** How a flow ended: answered below 400, refused by the server, without an answer, or stopped by a reset. */
const flowOutcomeSchema = z.enum(['done', 'refused', 'failed', 'aborted'])
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
    /**
     * Counts what the learner has asked for since both lanes began anew, the same on each lane that it went to; for a request that
     * somebody else sent, those since its lane began anew. Absent in recordings of before.
     */
    number: z.number().int().positive().optional(),
    action: flowActionSchema,
    method: z.string(),
    path: z.string(),
    username: z.string().nullable(),
    /** Absent for the front end, and for a request that somebody else sent. */
    actor: actorSchema.optional(),
    /** The nodes that the lane had then; absent where there was only the first. */
    nodes: z.array(z.number().int().positive()).optional(),
    /** Whether each of these nodes has a store of its own; absent where they share one. */
    ownStores: z.boolean().optional(),
    /** What the JWT server has to ask by its settings then; absent for the blocklist alone. */
    tokenStores: z.array(tokenStoreSchema).optional(),
  }),
  /**
   * `index` counts a flow's hops from 1; `changes` is what the hop changed in the lane's state. `node` is the one that has the
   * request, absent for the first; `store` the node whose own store the hop concerns, absent for the first's or a shared one.
   */
  z.object({
    type: z.literal('hop'),
    ...envelope,
    flow,
    index: z.number().int().positive(),
    hop: hopSchema,
    changes: z.array(stateChangeSchema),
    node: z.number().int().positive().optional(),
    store: z.number().int().positive().optional(),
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
    /** What the flow's requests cost; absent where none arrived. */
    cost: flowCostSchema.optional(),
  }),
  /** A change that no flow made, such as a blocklist entry leaving when its token's `exp` has passed. */
  z.object({ type: z.literal('upkeep'), ...envelope, changes: z.array(stateChangeSchema) }),
  /**
   * Something was done outside of any request. `state` is the whole state of the lane after it, where it can't be told by
   * changes, as after a restart; else null.
   */
  z.object({
    type: z.literal('act'),
    ...envelope,
    act: actSchema,
    changes: z.array(stateChangeSchema),
    state: laneStateSchema.nullable(),
  }),
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
