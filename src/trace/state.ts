// What one lane holds, in front and behind: the state that the trace rebuilds at any hop.
import { z } from 'zod'

/** Epoch milliseconds of the lab's clock. */
const instant = z.number()

/** A cookie in the user agent's jar. `expiresAt` is null for a cookie without Expires or Max-Age (RFC 6265 section 5.3). */
export const cookieRowSchema = z.object({
  name: z.string(),
  value: z.string(),
  domain: z.string(),
  path: z.string(),
  httpOnly: z.boolean(),
  secure: z.boolean(),
  sameSite: z.enum(['strict', 'lax', 'none']).nullable(),
  createdAt: instant,
  expiresAt: instant.nullable(),
})
export type CookieRow = z.infer<typeof cookieRowSchema>

/** An entry of the user agent's localStorage: it never expires. */
export const storageRowSchema = z.object({ key: z.string(), value: z.string() })
export type StorageRow = z.infer<typeof storageRowSchema>

/**
 * A record of the session store. `expiresAt` is when the idle timeout ends it, `absoluteExpiresAt` when the absolute timeout
 * does; null where there is none. It lives until the first of the two.
 */
export const sessionRowSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  username: z.string(),
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
  absoluteExpiresAt: instant.nullable(),
})
export type SessionRow = z.infer<typeof sessionRowSchema>

export const tokenTypeSchema = z.enum(['access', 'refresh'])
export type TokenType = z.infer<typeof tokenTypeSchema>

/** A token that the JWT server has issued. `expiresAt` is null for one that never expires. */
export const issuedRowSchema = z.object({
  jti: z.string(),
  type: tokenTypeSchema,
  sub: z.string(),
  alg: z.string(),
  issuedAt: instant,
  expiresAt: instant.nullable(),
})
export type IssuedRow = z.infer<typeof issuedRowSchema>

export const revocationCauseSchema = z.enum(['logout', 'account-deleted'])
export type RevocationCause = z.infer<typeof revocationCauseSchema>

/** A revoked `jti`. It stays until `expiresAt`, the token's own `exp`; null means for good. */
export const blocklistRowSchema = z.object({
  jti: z.string(),
  type: tokenTypeSchema,
  sub: z.string(),
  revokedAt: instant,
  expiresAt: instant.nullable(),
  because: revocationCauseSchema,
})
export type BlocklistRow = z.infer<typeof blocklistRowSchema>

/** An account without its password hash. */
export const accountRowSchema = z.object({
  id: z.string(),
  username: z.string(),
  email: z.string(),
  phone: z.string(),
})
export type AccountRow = z.infer<typeof accountRowSchema>

/** All that one lane holds. Rows are in the order in which they came. */
export const laneStateSchema = z.object({
  cookies: z.array(cookieRowSchema),
  localStorage: z.array(storageRowSchema),
  sessions: z.array(sessionRowSchema),
  issued: z.array(issuedRowSchema),
  blocklist: z.array(blocklistRowSchema),
  accounts: z.array(accountRowSchema),
})
export type LaneState = z.infer<typeof laneStateSchema>

/** The name of one table of a lane's state. */
export type TableName = keyof LaneState

/** Names one row of one table: what a hop touches, what a click selects. */
export const rowRefSchema = z.object({
  table: z.enum(['cookies', 'localStorage', 'sessions', 'issued', 'blocklist', 'accounts']),
  key: z.string(),
})
export type RowRef = z.infer<typeof rowRefSchema>

const set = <T extends TableName, R extends z.ZodType>(table: T, row: R) =>
  z.object({ op: z.literal('set'), table: z.literal(table), row })

/** One change of a lane's state: a row is put (replacing the one with its key) or removed. */
export const stateChangeSchema = z.union([
  set('cookies', cookieRowSchema),
  set('localStorage', storageRowSchema),
  set('sessions', sessionRowSchema),
  set('issued', issuedRowSchema),
  set('blocklist', blocklistRowSchema),
  set('accounts', accountRowSchema),
  z.object({ op: z.literal('remove'), ...rowRefSchema.shape }),
])
export type StateChange = z.infer<typeof stateChangeSchema>

/** Returns a lane's state before anything has happened. */
export function emptyLaneState(): LaneState {
  return { cookies: [], localStorage: [], sessions: [], issued: [], blocklist: [], accounts: [] }
}

const keyOf: { [T in TableName]: (row: LaneState[T][number]) => string } = {
  cookies: (row) => row.name,
  localStorage: (row) => row.key,
  sessions: (row) => row.id,
  issued: (row) => row.jti,
  blocklist: (row) => row.jti,
  accounts: (row) => row.id,
}

/** Names the row that a change concerns. */
export function changedRow(change: StateChange): RowRef {
  if (change.op === 'remove') return { table: change.table, key: change.key }
  return { table: change.table, key: (keyOf[change.table] as (row: unknown) => string)(change.row) }
}

/** Returns the state after a change; the state given stays as it was. */
export function applyChange(state: LaneState, change: StateChange): LaneState {
  const { table, key } = changedRow(change)
  const getKey = keyOf[table] as (row: unknown) => string
  const rows: readonly unknown[] = state[table]
  if (change.op === 'remove') return { ...state, [table]: rows.filter((row) => getKey(row) !== key) }
  const at = rows.findIndex((row) => getKey(row) === key)
  return { ...state, [table]: at < 0 ? [...rows, change.row] : rows.with(at, change.row) }
}
