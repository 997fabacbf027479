// What is so right now and is no part of the trace: servers, modes, who waits where, settings.
import { z } from 'zod'
import { HOP_KINDS, type HopKind } from '#src/hops/hops'
import { settingsSchema } from '#src/settings/settings'
import { flowActionSchema } from '#src/trace/event'
import { storageKindSchema } from '#src/trace/storage-kind'
import { clockStateSchema } from './clock'
import { breakpointSchema, modeSchema, slowSpeedSchema } from './commands'
import { demonstrationStatusSchema } from './demonstrations'
import { routingSchema } from './stage-commands'
import { storageProblemSchema } from './storage-problem'

/** What a waiting flow will do next. `detail` names what it will do it with: a jti, a session ID, a status, a path. */
const nextHopSchema = z.object({
  kind: z.enum(HOP_KINDS as [HopKind, ...HopKind[]]),
  detail: z.string().nullable(),
})
export type NextHop = z.infer<typeof nextHopSchema>

/** A flow that waits at a gate, after its hop `afterIndex`. `since` is lab time in epoch milliseconds. */
const holdingSchema = z.object({
  flow: z.number().int(),
  afterIndex: z.number().int(),
  next: nextHopSchema,
  holder: z.enum(['client', 'back-end']),
  since: z.number(),
})
export type Holding = z.infer<typeof holdingSchema>

/** One server of a lane. The first has number 1. */
const nodeStatusSchema = z.object({
  node: z.number().int().positive(),
  origin: z.string(),
  /** Whether it has only the public key: it verifies tokens and issues none. */
  verifiesOnly: z.boolean(),
})
export type NodeStatus = z.infer<typeof nodeStatusSchema>

/** Where a lane keeps what it has to remember. */
const storageStatusSchema = z.object({
  kind: storageKindSchema,
  /** The path of the file, or the address of the server without its password; null for memory. */
  place: z.string().nullable(),
  /** What is wrong; null while all is well. */
  problem: storageProblemSchema.nullable(),
})
export type StorageStatus = z.infer<typeof storageStatusSchema>

const laneStatusSchema = z.object({
  /** That of the first node. */
  origin: z.string(),
  nodes: z.array(nodeStatusSchema),
  routing: routingSchema,
  storage: storageStatusSchema,
  mode: modeSchema,
  speed: slowSpeedSchema,
  breakpoints: z.array(breakpointSchema),
  /** The flow that waits for the learner; null when none does. In slow mode nothing waits for the learner. */
  holding: holdingSchema.nullable(),
  /** The flows that wait for the one before them, in order. */
  queued: z.array(
    z.object({
      flow: z.number().int(),
      /** As the flow's start will say it. */
      number: z.number().int().positive().optional(),
      action: flowActionSchema,
      method: z.string(),
      path: z.string(),
    }),
  ),
  /** How many requests of other sites' pages have been refused since the lane began anew. */
  refusedPages: z.number().int(),
})
export type LaneStatus = z.infer<typeof laneStatusSchema>

/** The key that the JWT server signs with now. */
const jwtKeySchema = z.discriminatedUnion('kind', [
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

/** Which lab something is of: 0 for the learner's own, and one more for each that a demonstration has run on. */
export const labNumberSchema = z.number().int().nonnegative()

export const labStatusSchema = z.object({
  /** The lab that is shown. */
  lab: labNumberSchema,
  settings: settingsSchema,
  /** How the lab was started: what is set and where things are kept unless somebody changes it. */
  start: z.object({
    settings: settingsSchema,
    storage: z.object({ session: storageKindSchema, jwt: storageKindSchema }),
  }),
  jwtKey: jwtKeySchema,
  /** Tells that key from any other, as the rows of issued tokens name the one that signed them. */
  jwtKeyId: z.string(),
  lanes: z.object({ session: laneStatusSchema, jwt: laneStatusSchema }),
  clock: clockStateSchema,
  /** The demonstration that is on; null for none. */
  demonstration: demonstrationStatusSchema.nullable(),
})
export type LabStatus = z.infer<typeof labStatusSchema>
