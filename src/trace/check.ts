// One check that a server makes of a credential, with its result: what tells "wrong" from "late".
import { z } from 'zod'

/**
 * The JWT server's checks, in the order in which it makes them. The last ones ask its stores: whether the token was revoked, by
 * the strategy that is set, and of what kind it is one use of. `aud`, where it is looked at, is told before `sub` and `jti`, as the
 * library does.
 */
export const TOKEN_CHECKS = [
  'header',
  'scheme',
  'segments',
  'encoding',
  'alg',
  'signature',
  'iat',
  'nbf',
  'exp',
  'sub',
  'jti',
  'aud',
  'type',
  'blocklist',
  'allowlist',
  'version',
  'family',
  'one-time',
] as const
/** The session server's checks, in order. */
export const COOKIE_CHECKS = [
  'cookie',
  'cookie-signature',
  'session-known',
  'session-alive',
  'idle',
  'absolute',
] as const

const checkIdSchema = z.enum([...TOKEN_CHECKS, ...COOKIE_CHECKS])
export type CheckId = z.infer<typeof checkIdSchema>

/** Why a credential was refused: it is not there, it is wrong, it comes too late or too early, or it was taken back. */
export const faultSchema = z.enum(['missing', 'wrong', 'late', 'early', 'revoked'])
export type Fault = z.infer<typeof faultSchema>

/** A check's result. `values` are the facts that it compared, for the explanation: times in epoch seconds, names, numbers. */
export const checkSchema = z.object({
  id: checkIdSchema,
  passed: z.boolean(),
  fault: faultSchema.optional(),
  /** The `msg` that the server answers with, when the check failed. */
  msg: z.string().optional(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).optional(),
})
export type Check = z.infer<typeof checkSchema>

/** Makes the result of a check that a credential has passed. */
export function passed(id: CheckId, values?: Check['values']): Check {
  return values ? { id, passed: true, values } : { id, passed: true }
}

/** Makes the result of a check that a credential has failed; `msg` is what the server answers. */
export function failed(id: CheckId, fault: Fault, msg: string, values?: Check['values']): Check {
  return values ? { id, passed: false, fault, msg, values } : { id, passed: false, fault, msg }
}
