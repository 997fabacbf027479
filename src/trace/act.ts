// What happens on a lane outside of any request: the operator, the attacker's copy, a restart. A note across the diagram.
import { z } from 'zod'
import { storageKindSchema } from './storage-kind'

/** How many there were before, and how many are still good after. */
const survivalSchema = z.object({ before: z.number().int(), after: z.number().int() })

/** What a restart left of what the server knew: sessions, issued tokens that would still be accepted, revocations. */
export const restartReportSchema = z.object({
  storage: storageKindSchema,
  sessions: survivalSchema,
  tokens: survivalSchema,
  revocations: survivalSchema,
  /** Set where a store could not be asked before or after: the counts say nothing then. */
  uncounted: z.literal(true).optional(),
})
export type RestartReport = z.infer<typeof restartReportSchema>

const act = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.object({ kind: z.literal(kind), ...shape })

export const actSchema = z.discriminatedUnion('kind', [
  /** The operator has revoked tokens: one, or with `everything` all of the account. */
  act('tokens-revoked', { sub: z.string(), jtis: z.array(z.string()), everything: z.boolean() }),
  act('sessions-destroyed', { username: z.string(), ids: z.array(z.string()), everything: z.boolean() }),
  /** What the front end holds has been copied to the attacker. */
  act('credentials-stolen', { names: z.array(z.string()) }),
  act('server-restarted', { node: z.number().int(), report: restartReportSchema }),
  act('node-added', { node: z.number().int(), origin: z.string() }),
  act('node-removed', { node: z.number().int() }),
  act('storage-changed', { from: storageKindSchema, to: storageKindSchema }),
  /** How the JWT server decides whether a token was revoked; `strategy` as in the settings. */
  act('revocation-set', { enabled: z.boolean(), strategy: z.string() }),
])
export type Act = z.infer<typeof actSchema>
