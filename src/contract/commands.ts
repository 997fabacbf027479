// The commands that the UI can give the lab: one schema each for what is sent and what comes back.
import { z } from 'zod'
import { forgeryChoiceSchema } from '#src/forge/choice'
import { checkSchema } from '#src/trace/check'
import { clockRateSchema, LATEST_INSTANT_MS } from './clock'
import { demonstrationIdSchema, handsSchema } from './demonstrations'
import { lanes, nothing, STAGE_COMMANDS } from './stage-commands'

const text = (max: number) => z.string().max(max)

/** What the operator of a server can do past its routes. */
const operationSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('revoke-token'), jti: text(200) }),
  z.object({ type: z.literal('revoke-account'), sub: text(12_000) }),
  z.object({ type: z.literal('destroy-session'), id: text(200) }),
  z.object({ type: z.literal('destroy-account-sessions'), username: text(12_000) }),
])
export type Operation = z.infer<typeof operationSchema>

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

/** A secret as it is typed: its UTF-8 bytes are the key or, with `isBase64`, those that it stands for in Base64 or base64url. */
const secretSchema = z.object({
  kind: z.literal('secret'),
  secret: text(1024),
  isBase64: z.boolean().optional(),
})

/**
 * A key to sign with. `server` is the JWT server's own for the header's algorithm; `wrong` is a fresh one that it doesn't know. A
 * `forgery` has something else in a signature's place, which may be made of the one that the token had.
 */
const signingKeySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('server') }),
  z.object({ kind: z.literal('wrong') }),
  secretSchema,
  z.object({ kind: z.literal('forgery'), forgery: forgeryChoiceSchema, signature: text(8_192) }),
])
export type SigningKey = z.infer<typeof signingKeySchema>

/** A key to verify with: a secret, or a public key as PEM (SPKI, X.509), JWK or JWKS. */
const verifyingKeySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('server') }),
  secretSchema,
  z.object({ kind: z.literal('public-key'), key: text(16_384) }),
])
export type VerifyingKey = z.infer<typeof verifyingKeySchema>

/** A count of what a store holds. `bytes` are those of the rows as JSON in UTF-8. */
const holdingsSchema = z.object({ entries: z.number().int(), bytes: z.number().int() })
export type Holdings = z.infer<typeof holdingsSchema>

/** What one way to log in costs, measured with the same requests. Each figure is for one request of `/protected`. */
const measuredCostSchema = z.object({
  algorithm: z.string(),
  strategy: z.string(),
  credentialBytes: z.number(),
  lookups: z.number(),
  verifyCpuMicros: z.number(),
  /** What the stores hold after the same logins and logouts. */
  store: holdingsSchema,
})
export type MeasuredCost = z.infer<typeof measuredCostSchema>

/**
 * All commands by name. `payload` is checked where a command arrives, `result` where the answer does. One that `takesTime` is
 * answered when all of it is done, be it after an hour, and the page shows by itself how far it is.
 */
export const COMMANDS = {
  ...STAGE_COMMANDS,
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
  /** Pauses the lab's clock or lets it run, at a rate. */
  'set-clock': {
    payload: z.object({ paused: z.boolean().optional(), rate: clockRateSchema.optional() }),
    result: nothing,
  },
  /** Moves the lab's clock forward to an instant in epoch milliseconds; one that has passed moves nothing. */
  'advance-clock': { payload: z.object({ to: z.number().max(LATEST_INSTANT_MS) }), result: nothing },
  /** Brings the clock back to the machine's time. That goes with a reset of both lanes: no server may see time run backwards. */
  'reset-clock': { payload: nothing, result: nothing },
  /** Has two tabs of the front end refresh with the same refresh token at the same time. */
  'race-refresh': { payload: nothing, result: z.object({ flows: z.array(z.number()) }) },
  /** Does something at a server past its routes. `changed` counts tokens or sessions that are ended by it. */
  operate: { payload: z.object({ operation: operationSchema }), result: z.object({ changed: z.number() }) },
  /** Stops the last server of each lane named, but never the first. */
  'remove-node': { payload: z.object({ lanes }), result: nothing },
  /**
   * Sets the stage of a demonstration, on a lab of its own beside the learner's, which waits meanwhile; resolves when its last step
   * can be taken.
   */
  'stage-demonstration': {
    payload: z.object({ id: demonstrationIdSchema }),
    result: nothing,
    takesTime: true,
  },
  /** Takes the last step of the demonstration that is on, or of its cure; resolves when it has ended. */
  'finish-demonstration': { payload: nothing, result: nothing, takesTime: true },
  /**
   * Goes on to the next part of a demonstration, from the scene over the question, the last step and the look at it to the answer, the
   * cure and the next demonstration; or back to the part before, for which the stage is set anew where it has to be.
   */
  'pace-demonstration': {
    payload: z.object({ to: z.enum(['next', 'back']) }),
    result: nothing,
    takesTime: true,
  },
  /** Notes how many hands were put up for an answer of the question, by its place among the answers. */
  'count-hands': {
    payload: z.object({ answer: z.number().int().min(0), hands: handsSchema }),
    result: nothing,
  },
  /** Lets go of the demonstration and its lab, and shows the learner's again, as it was. */
  'end-demonstration': { payload: nothing, result: nothing },
  /** Measures what sessions and each algorithm and strategy of JWTs cost, on servers of its own. */
  'measure-costs': {
    payload: nothing,
    result: z.object({ costs: z.array(measuredCostSchema) }),
    takesTime: true,
  },
  /** Counts what the stores of each lane hold now. */
  'count-stores': {
    payload: nothing,
    result: z.object({ session: holdingsSchema.nullable(), jwt: holdingsSchema.nullable() }),
  },
  /**
   * Signs the texts of a header and a payload as they stand, to the byte and however wrong, so that the learner can see which
   * check fails.
   */
  'sign-token': {
    payload: z.object({ header: text(8_192), payload: text(16_384), key: signingKeySchema }),
    result: z.object({ token: z.string() }),
  },
  /** Makes another token out of one, as somebody does who has no key of the server's but the public one. */
  'forge-token': {
    payload: z.object({ token: text(65_536), forgery: forgeryChoiceSchema }),
    result: z.object({ token: z.string() }),
  },
  /** Makes the JWT server's checks of any token against any key, without sending it. The blocklist isn't asked. */
  'verify-token': {
    payload: z.object({ token: text(65_536), key: verifyingKeySchema }),
    result: z.object({ checks: z.array(checkSchema) }),
  },
} as const satisfies Record<string, { payload: z.ZodType; result: z.ZodType; takesTime?: true }>

export type CommandName = keyof typeof COMMANDS
export type CommandPayload<C extends CommandName> = z.input<(typeof COMMANDS)[C]['payload']>
export type CommandResult<C extends CommandName> = z.output<(typeof COMMANDS)[C]['result']>

/** The commands about demonstrations: they are carried out beside the lab that is shown, and none of them in one. */
const DEMONSTRATION_COMMANDS = [
  'stage-demonstration',
  'finish-demonstration',
  'pace-demonstration',
  'count-hands',
  'end-demonstration',
] as const satisfies readonly CommandName[]
export type DemonstrationCommand = (typeof DEMONSTRATION_COMMANDS)[number]

/** Tells whether a command is about demonstrations. */
export function isDemonstrationCommand(name: string): name is DemonstrationCommand {
  return DEMONSTRATION_COMMANDS.some((each) => each === name)
}

/** Tells whether a command is answered at once, or as soon as what is before it is done. */
export function isAnsweredAtOnce(name: CommandName): boolean {
  return !('takesTime' in COMMANDS[name])
}

/** Tells whether a string names a command. */
export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name)
}
