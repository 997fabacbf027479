// The commands that the UI can give the lab: one schema each for what is sent and what comes back.
import { z } from 'zod'
import { checkSchema } from '#src/trace/check'
import { laneIdSchema } from '#src/trace/lane'
import { clockRateSchema, LATEST_INSTANT_MS } from './clock'
import { settingsSchema } from './settings'

const text = (max: number) => z.string().max(max)
/** At least one lane, each once. */
const lanes = z
  .array(laneIdSchema)
  .min(1)
  .max(2)
  .refine((ids) => new Set(ids).size === ids.length, 'Each lane at most once')

/**
 * A credential to send in place of the stored one, for this one request: a whole token on the JWT lane, a whole cookie
 * value on the session lane.
 */
const credential = text(16_384).optional()

/** What the learner has the user agent do. */
export const actionSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('login'), username: text(12_000), password: text(12_000) }),
  z.object({ type: z.literal('login-by-email'), email: text(12_000), password: text(12_000) }),
  z.object({ type: z.literal('open-protected'), credential }),
  z.object({ type: z.literal('open-partially-protected'), credential }),
  z.object({ type: z.literal('update-phone'), id: text(200), phone: text(200), credential }),
  z.object({ type: z.literal('refresh'), credential }),
  z.object({ type: z.literal('logout') }),
  z.object({ type: z.literal('logout-refresh') }),
  z.object({ type: z.literal('delete-account') }),
])
export type Action = z.infer<typeof actionSchema>

/** A lane's mode: all goes at once, or each hop after a delay, or each hop when the learner lets it. */
export const modeSchema = z.enum(['run', 'slow', 'step'])
export type Mode = z.infer<typeof modeSchema>

/** How fast slow mode goes; 1 is one hop each 0.9 s. */
export const SLOW_SPEEDS = [0.25, 0.5, 1, 2, 4] as const
export const slowSpeedSchema = z.literal(SLOW_SPEEDS)
export type SlowSpeed = z.infer<typeof slowSpeedSchema>

/** Where a request stops although the lane doesn't step: before the server's first check, or before its response. */
export const breakpointSchema = z.enum(['verify', 'response'])
export type Breakpoint = z.infer<typeof breakpointSchema>

/** A key to sign with. `server` is the JWT server's own for the header's algorithm; `wrong` is a fresh one that it doesn't know. */
export const signingKeySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('server') }),
  z.object({ kind: z.literal('wrong') }),
  z.object({ kind: z.literal('secret'), secret: text(1024) }),
])
export type SigningKey = z.infer<typeof signingKeySchema>

/** A key to verify with: a secret's text, or a public key as PEM (SPKI, X.509), JWK or JWKS. */
export const verifyingKeySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('server') }),
  z.object({ kind: z.literal('secret'), secret: text(1024) }),
  z.object({ kind: z.literal('public-key'), key: text(16_384) }),
])
export type VerifyingKey = z.infer<typeof verifyingKeySchema>

const nothing = z.object({})

/** All commands by name. `payload` is checked where a command arrives, `result` where the answer does. */
export const COMMANDS = {
  /** Queues an action on each lane named; resolves when it is queued, with the flow's number on each lane. */
  perform: {
    payload: z.object({ lanes, action: actionSchema }),
    result: z.object({ flows: z.object({ session: z.number().optional(), jwt: z.number().optional() }) }),
  },
  /** Sets the mode of lanes. A request that waits goes on when the new mode doesn't step. */
  'set-mode': {
    payload: z.object({ lanes, mode: modeSchema, speed: slowSpeedSchema.optional() }),
    result: nothing,
  },
  'set-breakpoints': {
    payload: z.object({ lanes, breakpoints: z.array(breakpointSchema).max(2) }),
    result: nothing,
  },
  /** Lets the waiting request of each lane named take its next hop. `released` counts those that were waiting. */
  'next-hop': { payload: z.object({ lanes }), result: z.object({ released: z.number() }) },
  /** Lets the waiting request of each lane named run to its end, or to a breakpoint. */
  'run-to-end': { payload: z.object({ lanes }), result: z.object({ released: z.number() }) },
  /** Ends what waits, and puts the lanes back to their start. */
  reset: { payload: z.object({ lanes }), result: nothing },
  /** Pauses the lab's clock or lets it run, at a rate. */
  'set-clock': {
    payload: z.object({ paused: z.boolean().optional(), rate: clockRateSchema.optional() }),
    result: nothing,
  },
  /** Moves the lab's clock forward to an instant in epoch milliseconds; one that has passed moves nothing. */
  'advance-clock': { payload: z.object({ to: z.number().max(LATEST_INSTANT_MS) }), result: nothing },
  /** Brings the clock back to the machine's time. That goes with a reset of both lanes: no server may see time run backwards. */
  'reset-clock': { payload: nothing, result: nothing },
  'change-settings': { payload: settingsSchema.partial(), result: nothing },
  /** Signs a header and a payload as they stand, however wrong, so that the learner can see which check fails. */
  'sign-token': {
    payload: z.object({ header: text(8_192), payload: text(16_384), key: signingKeySchema }),
    result: z.object({ token: z.string() }),
  },
  /** Makes the JWT server's checks of any token against any key, without sending it. The blocklist isn't asked. */
  'verify-token': {
    payload: z.object({ token: text(65_536), key: verifyingKeySchema }),
    result: z.object({ checks: z.array(checkSchema) }),
  },
} as const satisfies Record<string, { payload: z.ZodType; result: z.ZodType }>

export type CommandName = keyof typeof COMMANDS
export type CommandPayload<C extends CommandName> = z.input<(typeof COMMANDS)[C]['payload']>
export type CommandResult<C extends CommandName> = z.output<(typeof COMMANDS)[C]['result']>

/** Tells whether a string names a command. */
export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name)
}
