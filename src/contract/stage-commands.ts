// The commands that set the stage of a demonstration too: what user agents do, what is set, where and on how many servers.
import { z } from 'zod'
import { actionSchema } from '#src/actions/schema'
import { settingsChangeSchema } from '#src/settings/settings'
import { restartReportSchema } from '#src/trace/act'
import { laneIdSchema } from '#src/trace/lane'
import { storageKindSchema } from '#src/trace/storage-kind'

/** How many servers a lane can have. */
export const MAX_NODES = 2

/** At least one lane, each once. */
export const lanes = z
  .array(laneIdSchema)
  .min(1)
  .max(2)
  .refine((ids) => new Set(ids).size === ids.length, 'Each lane at most once')

/** Where a lane's requests go: to its nodes in turn, or to one of them. */
export const routingSchema = z.union([z.literal('round-robin'), z.number().int().min(1).max(MAX_NODES)])
export type Routing = z.infer<typeof routingSchema>

export const nothing = z.object({})

/** They stand among all others in `COMMANDS`. */
export const STAGE_COMMANDS = {
  /** Queues an action on each lane named; resolves when it is queued, with its number and the `flow` that it is on each lane. */
  perform: {
    payload: z.object({ lanes, action: actionSchema, as: z.enum(['front-end', 'attacker']).optional() }),
    result: z.object({
      number: z.number().int().positive(),
      flows: z.object({ session: z.number().optional(), jwt: z.number().optional() }),
    }),
  },
  /** Copies what the front end holds to the attacker. `stolen` counts what there was to copy. */
  steal: { payload: z.object({ lanes }), result: z.object({ stolen: z.number() }) },
  /** Changes the settings that are named and, of a group of them, the members that are. */
  'change-settings': { payload: settingsChangeSchema, result: nothing },
  /** Keeps a lane's stores elsewhere from now on. What the old ones hold stays there. */
  'set-storage': { payload: z.object({ lanes, kind: storageKindSchema }), result: nothing },
  /** Stops and starts the servers of the lanes named, all nodes, and says what is left of what they knew. */
  'restart-server': {
    payload: z.object({ lanes }),
    result: z.object({
      reports: z.object({ session: restartReportSchema.optional(), jwt: restartReportSchema.optional() }),
    }),
  },
  /** Starts one more server of each lane named, up to {@link MAX_NODES}. */
  'add-node': { payload: z.object({ lanes }), result: nothing },
  'set-routing': { payload: z.object({ lanes, routing: routingSchema }), result: nothing },
  /** Ends what waits, and puts the lanes back to their start. */
  reset: { payload: z.object({ lanes }), result: nothing },
} as const satisfies Record<string, { payload: z.ZodType; result: z.ZodType }>
