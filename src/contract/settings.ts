// What the learner can set.
import { z } from 'zod'
import { lifetimesSchema } from './lifetimes'

/** The signing algorithms of the JWT server (RFC 7518 section 3.1, RFC 8037 for EdDSA). Exactly one is accepted at a time. */
export const JWT_ALGORITHMS = ['HS256', 'HS384', 'HS512', 'RS256', 'ES256', 'EdDSA'] as const
export const jwtAlgorithmSchema = z.enum(JWT_ALGORITHMS)
export type JwtAlgorithm = z.infer<typeof jwtAlgorithmSchema>

export const TRACE_BOUND = { min: 100, max: 20_000, initial: 5_000 } as const

export const settingsSchema = z.object({
  jwtAlgorithm: jwtAlgorithmSchema,
  /** The learner's own HMAC secret, its UTF-8 bytes being the key; null for a random one. */
  jwtSecret: z.string().min(1).max(1024).nullable(),
  /** How many hops each lane's trace keeps. */
  traceBoundHops: z.number().int().min(TRACE_BOUND.min).max(TRACE_BOUND.max),
  /** Changed as a whole. It counts for credentials issued from then on; the leeway counts at once. */
  lifetimes: lifetimesSchema,
})
export type Settings = z.infer<typeof settingsSchema>
