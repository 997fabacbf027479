// What a flow's requests cost the server, as measured.
import { z } from 'zod'

export const flowCostSchema = z.object({
  /** How many requests of the flow arrived. */
  requests: z.number().int(),
  /** Bytes of the Cookie and Authorization headers' values, all requests together. */
  credentialBytes: z.number().int(),
  /** How often a store was asked something. */
  lookups: z.number().int(),
  /** How often a store was given something to keep, to change or to forget. */
  writes: z.number().int(),
  /** Processor time of the process while signatures were verified, in microseconds. */
  verifyCpuMicros: z.number(),
  /**
   * Of how many requests that isn't known, and so not in it: the lane served others meanwhile, and the time would have been theirs
   * as well. Absent for none.
   */
  unmeasured: z.number().int().optional(),
  /** What verified the credential: HMAC-SHA256 for a session's cookie, or a JWT's `alg`. */
  algorithm: z.string(),
  /** How the server finds out what was revoked: `session`, or the strategy of the JWT server. */
  strategy: z.string(),
})
export type FlowCost = z.infer<typeof flowCostSchema>
