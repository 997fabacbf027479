// The hops: each thing that can happen in a flow, in the words of the field.
import { z } from 'zod'
import { checkSchema } from './check'
import { httpRequestSchema, httpResponseSchema } from './http-message'
import { revocationCauseSchema, tokenTypeSchema } from './state'
import { storageKindSchema } from './storage-kind'

const hop = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.object({ kind: z.literal(kind), ...shape })

/** Where the user agent keeps a credential, and under which name. */
const credentialPlaceSchema = z.object({
  where: z.enum(['cookies', 'localStorage', 'loot']),
  name: z.string(),
})
export type CredentialPlace = z.infer<typeof credentialPlaceSchema>

export const sessionEndSchema = z.enum(['logout', 'everywhere', 'account-deleted', 'operator', 'replaced'])
/** Why a session ended before its time: `replaced` is the new session ID at login (regenerated), `operator` from outside. */
export type SessionEnd = z.infer<typeof sessionEndSchema>

export const hopSchema = z.discriminatedUnion('kind', [
  // In the front end.
  hop('form-submitted', {
    fields: z.array(z.object({ name: z.string(), value: z.string(), secret: z.boolean() })),
  }),
  /** `place` is null when there was nothing to attach; `expired` when the jar held a cookie whose time had passed. */
  hop('credential-attached', {
    place: credentialPlaceSchema.nullable(),
    header: z.string().nullable(),
    expired: z.boolean(),
    edited: z.boolean(),
  }),
  hop('credential-stored', { places: z.array(credentialPlaceSchema) }),
  hop('credential-removed', { places: z.array(credentialPlaceSchema) }),
  /**
   * The front end was told `Token has expired`, and refreshes by itself; or it can't, for want of a refresh token or because
   * the server refused that too, and the user has to log in again.
   */
  hop('auto-refresh', { outcome: z.enum(['refreshing', 'no-refresh-token', 'refused']) }),
  /** The request got no answer: the connection broke or the lab was reset. */
  hop('no-answer', { message: z.string() }),

  // Across the wire.
  hop('request', { request: httpRequestSchema }),
  hop('response', { response: httpResponseSchema }),

  // In the back end, either lane.
  hop('request-refused', {
    reason: z.enum([
      'not-found',
      'method-not-allowed',
      'bad-json',
      'bad-body',
      'body-too-large',
      'missing-parameter',
      'bad-request',
      'expectation-failed',
      'headers-too-large',
      'timed-out',
      'unsupported-type',
    ]),
    parameter: z.string().nullable(),
  }),
  hop('account-checked', {
    by: z.enum(['username', 'email']),
    value: z.string(),
    outcome: z.enum(['verified', 'unknown', 'wrong-password']),
  }),
  /** A store could not be asked, or could not keep what it was given. The request is refused: nothing is taken for granted. */
  hop('store-failed', { storage: storageKindSchema, message: z.string() }),
  hop('access-denied', { wantedId: z.string(), ownId: z.string().nullable() }),
  hop('phone-changed', { username: z.string(), phone: z.string() }),
  hop('account-deleted', { username: z.string() }),

  // In the session lane's back end.
  hop('cookie-checked', { checks: z.array(checkSchema), sessionId: z.string().nullable() }),
  hop('session-asked', { sessionId: z.string() }),
  hop('session-answered', {
    sessionId: z.string(),
    checks: z.array(checkSchema),
    username: z.string().nullable(),
  }),
  /** `rolling` when the response sends the cookie again. */
  hop('session-touched', { sessionId: z.string(), expiresAt: z.number(), rolling: z.boolean().optional() }),
  hop('session-stored', { sessionId: z.string(), username: z.string(), expiresAt: z.number() }),
  hop('session-destroyed', { sessionIds: z.array(z.string()), because: sessionEndSchema }),

  // In the JWT lane's back end.
  /** One group of checks: the token found, its form and algorithm, its signature, its times, its claims. */
  hop('token-checked', {
    group: z.enum(['found', 'form', 'signature', 'times', 'claims']),
    jti: z.string().nullable(),
    checks: z.array(checkSchema),
  }),
  hop('blocklist-asked', { jti: z.string() }),
  hop('blocklist-answered', { jti: z.string(), revoked: z.boolean(), checks: z.array(checkSchema) }),
  hop('allowlist-asked', { jti: z.string() }),
  hop('allowlist-answered', { jti: z.string(), known: z.boolean(), checks: z.array(checkSchema) }),
  hop('version-asked', { sub: z.string() }),
  /** `found` is the version in the token, `wanted` the one that the account has reached. */
  hop('version-answered', {
    sub: z.string(),
    found: z.number(),
    wanted: z.number(),
    checks: z.array(checkSchema),
  }),
  /** Asks whether a refresh token is the newest of its family. */
  hop('family-asked', { jti: z.string() }),
  /**
   * `current`: it was the newest, and is replaced now; `grace`: it was replaced a moment ago, and is taken once more; `reused`:
   * it was replaced, and so somebody has a copy; `revoked`: its family is; `unknown`: the store knows no such token.
   */
  hop('family-answered', {
    jti: z.string(),
    outcome: z.enum(['current', 'grace', 'reused', 'revoked', 'unknown']),
    checks: z.array(checkSchema),
  }),
  hop('family-revoked', { family: z.string(), jtis: z.array(z.string()), because: revocationCauseSchema }),
  /** Asks whether a one-time token has been used, and uses it up in the same breath. */
  hop('spent-asked', { jti: z.string() }),
  hop('spent-answered', { jti: z.string(), spent: z.boolean(), checks: z.array(checkSchema) }),
  /** A node that has no private key fetches the public one from the first node (RFC 7517 section 5). */
  hop('keys-fetched', { kid: z.string(), alg: z.string() }),
  hop('token-signed', {
    alg: z.string(),
    tokens: z.array(z.object({ type: tokenTypeSchema, jti: z.string(), expiresAt: z.number().nullable() })),
  }),
  hop('token-revoked', {
    tokens: z.array(z.object({ type: tokenTypeSchema, jti: z.string(), expiresAt: z.number().nullable() })),
    because: revocationCauseSchema,
    /** How: put on the blocklist, where it is absent, or taken off the allowlist. */
    by: z.enum(['blocklist', 'allowlist']).optional(),
  }),
  /** All tokens of an account that were issued before are refused from now on. */
  hop('version-raised', { sub: z.string(), version: z.number(), because: revocationCauseSchema }),
  /** There is nothing that could be asked later: the token lives on until its `exp`. */
  hop('nothing-revoked', { jti: z.string() }),
])
/** One event in a flow, without the state that it changes. */
export type Hop = z.infer<typeof hopSchema>
export type HopKind = Hop['kind']
export type HopOf<K extends HopKind> = Extract<Hop, { kind: K }>

/** All kinds of hop. */
export const HOP_KINDS = hopSchema.options.map((option) => option.shape.kind.value) as readonly HopKind[]

/**
 * Who takes part in a diagram. `client` is the front end, another tab, the attacker, or an external client; `back-end` the node
 * that has the request; `first-node` the one that has the private key.
 */
export type Participant = 'client' | 'first-node' | 'back-end' | 'store'

const toStore: readonly HopKind[] = [
  'session-asked',
  'session-touched',
  'session-stored',
  'session-destroyed',
  'blocklist-asked',
  'allowlist-asked',
  'version-asked',
  'family-asked',
  'spent-asked',
  'token-revoked',
  'family-revoked',
  'version-raised',
]
const fromStore: readonly HopKind[] = [
  'session-answered',
  'blocklist-answered',
  'allowlist-answered',
  'version-answered',
  'family-answered',
  'spent-answered',
  'store-failed',
]
const inFront: readonly HopKind[] = [
  'form-submitted',
  'credential-attached',
  'credential-stored',
  'credential-removed',
  'auto-refresh',
  'no-answer',
]

/** Says between whom a hop runs: from one participant to another, or (`from` equal to `to`) inside one. */
export function hopRoute(kind: HopKind): { from: Participant; to: Participant } {
  if (kind === 'request') return { from: 'client', to: 'back-end' }
  if (kind === 'keys-fetched') return { from: 'first-node', to: 'back-end' }
  if (kind === 'response') return { from: 'back-end', to: 'client' }
  if (toStore.includes(kind)) return { from: 'back-end', to: 'store' }
  if (fromStore.includes(kind)) return { from: 'store', to: 'back-end' }
  if (inFront.includes(kind)) return { from: 'client', to: 'client' }
  return { from: 'back-end', to: 'back-end' }
}

/** Returns the checks that a hop made of the credential; none for most kinds. */
export function checksOf(hop: Hop): z.infer<typeof checkSchema>[] {
  return 'checks' in hop ? hop.checks : []
}
