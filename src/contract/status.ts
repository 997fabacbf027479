// What is so right now and is no part of the trace: servers, modes, who waits where, settings.
import { z } from 'zod'
import { flowActionSchema } from '#src/trace/event'
import { HOP_KINDS, type HopKind } from '#src/trace/hop'
import { clockStateSchema } from './clock'
import { breakpointSchema, modeSchema, slowSpeedSchema } from './commands'
import { settingsSchema } from './settings'

/** What a waiting flow will do next. `detail` names what it will do it with: a jti, a session ID, a status, a path. */
export const nextHopSchema = z.object({
  kind: z.enum(HOP_KINDS as [HopKind, ...HopKind[]]),
  detail: z.string().nullable(),
})
export type NextHop = z.infer<typeof nextHopSchema>

/** A flow that waits at a gate, after its hop `afterIndex`. `since` is lab time in epoch milliseconds. */
export const holdingSchema = z.object({
  flow: z.number().int(),
  afterIndex: z.number().int(),
  next: nextHopSchema,
  holder: z.enum(['client', 'back-end']),
  since: z.number(),
})
export type Holding = z.infer<typeof holdingSchema>

export const laneStatusSchema = z.object({
  origin: z.string(),
  mode: modeSchema,
  speed: slowSpeedSchema,
  breakpoints: z.array(breakpointSchema),
  /** The flow that waits for the learner; null when none does. In slow mode nothing waits for the learner. */
  holding: holdingSchema.nullable(),
  /** The flows that wait for the one before them, in order. */
  queued: z.array(
    z.object({ flow: z.number().int(), action: flowActionSchema, method: z.string(), path: z.string() }),
  ),
})
export type LaneStatus = z.infer<typeof laneStatusSchema>

/** The key that the JWT server signs with now. */
export const jwtKeySchema = z.discriminatedUnion('kind', [
  /** An HMAC secret. `weak` when it has fewer bits than the hash, which RFC 7518 section 3.2 forbids. */
  z.object({
    kind: z.literal('secret'),
    secret: z.string(),
    bits: z.number().int(),
    requiredBits: z.number().int(),
    weak: z.boolean(),
  }),
  /** A key pair, by its public half in PEM (SPKI). */
  z.object({ kind: z.literal('key-pair'), publicKey: z.string() }),
])
export type JwtKey = z.infer<typeof jwtKeySchema>

export const labStatusSchema = z.object({
  settings: settingsSchema,
  jwtKey: jwtKeySchema,
  lanes: z.object({ session: laneStatusSchema, jwt: laneStatusSchema }),
  clock: clockStateSchema,
})
export type LabStatus = z.infer<typeof labStatusSchema>
