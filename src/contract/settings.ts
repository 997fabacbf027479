// What the learner can set.
import { z } from 'zod'
import { lifetimesSchema } from './lifetimes'
import { revocationSettingsSchema, rotationSettingsSchema } from './revocation'

/** The signing algorithms of the JWT server (RFC 7518 section 3.1, RFC 8037 for EdDSA). Exactly one is accepted at a time. */
export const JWT_ALGORITHMS = ['HS256', 'HS384', 'HS512', 'RS256', 'ES256', 'EdDSA'] as const
export const jwtAlgorithmSchema = z.enum(JWT_ALGORITHMS)
export type JwtAlgorithm = z.infer<typeof jwtAlgorithmSchema>

export const TRACE_BOUND = { min: 100, max: 20_000, initial: 5_000 } as const

/** Where Redis is unless told. */
export const DEFAULT_REDIS_URL = 'redis://127.0.0.1:6379'

const redisUrlSchema = z
  .string()
  .max(1024)
  .refine((url) => /^rediss?:\/\/[^\s/]+(\/\d*)?$/.test(url), {
    message: `Give the address of a Redis server, as ${DEFAULT_REDIS_URL}`,
  })

export const settingsSchema = z.object({
  jwtAlgorithm: jwtAlgorithmSchema,
  /** The learner's own HMAC secret, its UTF-8 bytes being the key; null for a random one. */
  jwtSecret: z.string().min(1).max(1024).nullable(),
  /** How many hops each lane's trace keeps of the lab's own user agents, and of external clients. */
  traceBoundHops: z.number().int().min(TRACE_BOUND.min).max(TRACE_BOUND.max),
  /** Whether requests are served that a browser says the page of another site sends. */
  admitOtherPages: z.boolean(),
  /** Changed as a whole. It counts for credentials issued from then on; the leeway counts at once. */
  lifetimes: lifetimesSchema,
  /** Changed as a whole, as the next. What was revoked under another strategy is not carried over. */
  revocation: revocationSettingsSchema,
  rotation: rotationSettingsSchema,
  /** Where a server of Redis is, as `redis://host:port`; counts for lanes that keep their stores there. */
  redisUrl: redisUrlSchema,
})
export type Settings = z.infer<typeof settingsSchema>
