// What one lane holds, in front and behind: the state that the trace rebuilds at any hop.
import { z } from 'zod'

/** Epoch milliseconds of the lab's clock. */
const instant = z.number()

/** The node in whose own store a row lies; absent for the first node's, and for a store that the nodes share. */
const node = z.number().int().positive().optional()

/** A cookie in the user agent's jar. `expiresAt` is null for a cookie without Expires or Max-Age (RFC 6265 section 5.3). */
const cookieRowSchema = z.object({
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
const storageRowSchema = z.object({ key: z.string(), value: z.string() })

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
  node,
})
export type SessionRow = z.infer<typeof sessionRowSchema>

/** `download` is a token for one use, in a link. */
export const tokenTypeSchema = z.enum(['access', 'refresh', 'download'])
export type TokenType = z.infer<typeof tokenTypeSchema>

/**
 * A token that the JWT server has issued. `expiresAt` is null for one that never expires. `family` names the login that it came
 * of, and the family of its refresh tokens once that is rotated: `parent` is then the `jti` that a refresh token replaced, absent
 * for the login's; `retiredAt` when it was replaced itself. `version` is its claim `ver`, absent where it bears none.
 */
export const issuedRowSchema = z.object({
  jti: z.string(),
  type: tokenTypeSchema,
  sub: z.string(),
  alg: z.string(),
  /** Names the key that signed it: the server takes no other's. Absent where it isn't known. */
  keyId: z.string().optional(),
  issuedAt: instant,
  expiresAt: instant.nullable(),
  family: z.string().optional(),
  parent: z.string().optional(),
  retiredAt: instant.optional(),
  /** The version of its account that it bears in its claim `ver`; absent where it bears none, which counts as 0. */
  version: z.number().int().nonnegative().optional(),
  /** The SHA-256 of its text, where the server revokes by that and not by the `jti`. */
  textHash: z.string().optional(),
  node,
})
export type IssuedRow = z.infer<typeof issuedRowSchema>

/**
 * Why a token was revoked: `reuse` of a refresh token that had been replaced (RFC 9700 section 4.14.2), `parent-ended` when the
 * token that it was issued for had come to its end before it could go out.
 */
export const revocationCauseSchema = z.enum([
  'logout',
  'everywhere',
  'account-deleted',
  'operator',
  'reuse',
  'parent-ended',
])
export type RevocationCause = z.infer<typeof revocationCauseSchema>

/** A revoked `jti`. It stays until `expiresAt`, the token's own `exp`; null means for good. */
export const blocklistRowSchema = z.object({
  jti: z.string(),
  type: tokenTypeSchema,
  sub: z.string(),
  revokedAt: instant,
  expiresAt: instant.nullable(),
  because: revocationCauseSchema,
  /** The SHA-256 of each text of the token that is revoked, where that was done by the text; absent where all are. */
  textHashes: z.array(z.string()).optional(),
  node,
})
export type BlocklistRow = z.infer<typeof blocklistRowSchema>

/** A `jti` that is good: with an allowlist, one that isn't on it counts as revoked. */
export const allowlistRowSchema = z.object({
  jti: z.string(),
  type: tokenTypeSchema,
  sub: z.string(),
  addedAt: instant,
  expiresAt: instant.nullable(),
  node,
})
export type AllowlistRow = z.infer<typeof allowlistRowSchema>

/** The number that an account's tokens must bear at least, in their claim `ver`; an account without a row has 0. */
export const versionRowSchema = z.object({
  sub: z.string(),
  version: z.number().int().nonnegative(),
  changedAt: instant,
  because: revocationCauseSchema,
  node,
})
export type VersionRow = z.infer<typeof versionRowSchema>

/** All refresh tokens that came of one login by rotation. `revokedAt` is null while it is good. */
export const familyRowSchema = z.object({
  id: z.string(),
  sub: z.string(),
  startedAt: instant,
  revokedAt: instant.nullable(),
  because: revocationCauseSchema.nullable(),
  node,
})
export type FamilyRow = z.infer<typeof familyRowSchema>

/** The `jti` of a one-time token that has been used. It stays until the token's own `exp`. */
export const spentRowSchema = z.object({
  jti: z.string(),
  sub: z.string(),
  usedAt: instant,
  expiresAt: instant.nullable(),
  node,
})
export type SpentRow = z.infer<typeof spentRowSchema>

/** What the attacker holds: a copy of a cookie or of a token, by the name that it has in the front end. */
const lootRowSchema = z.object({ key: z.string(), value: z.string(), takenAt: instant })
export type LootRow = z.infer<typeof lootRowSchema>

/** An account without its password hash. */
export const accountRowSchema = z.object({
  id: z.string(),
  username: z.string(),
  email: z.string(),
  phone: z.string(),
})
export type AccountRow = z.infer<typeof accountRowSchema>

/** What a JWT server can keep of tokens, beside those that it has issued. */
export const tokenStoreSchema = z.enum(['blocklist', 'allowlist', 'version', 'family', 'one-time'])
export type TokenStore = z.infer<typeof tokenStoreSchema>

/** All that one lane holds. Rows are in the order in which they came. */
export const laneStateSchema = z.object({
  cookies: z.array(cookieRowSchema),
  localStorage: z.array(storageRowSchema),
  sessions: z.array(sessionRowSchema),
  issued: z.array(issuedRowSchema),
  blocklist: z.array(blocklistRowSchema),
  allowlist: z.array(allowlistRowSchema),
  versions: z.array(versionRowSchema),
  families: z.array(familyRowSchema),
  spent: z.array(spentRowSchema),
  accounts: z.array(accountRowSchema),
  loot: z.array(lootRowSchema),
})
export type LaneState = z.infer<typeof laneStateSchema>

/** The name of one table of a lane's state. */
export type TableName = keyof LaneState

/**
 * Who keeps each table: a user agent, or a server that decides by it. Accounts both servers have alike; and the notebook is the
 * lab's own: what it knows and no server does.
 */
export const TABLE_KEEPER = {
  cookies: 'front-end',
  localStorage: 'front-end',
  sessions: 'server',
  issued: 'notebook',
  blocklist: 'server',
  allowlist: 'server',
  versions: 'server',
  families: 'server',
  spent: 'server',
  accounts: 'accounts',
  loot: 'attacker',
} as const satisfies Record<TableName, 'front-end' | 'server' | 'notebook' | 'accounts' | 'attacker'>

/** Names one row of one table: what a hop touches, what a click selects. */
const rowRefSchema = z.object({
  table: laneStateSchema.keyof(),
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
  set('allowlist', allowlistRowSchema),
  set('versions', versionRowSchema),
  set('families', familyRowSchema),
  set('spent', spentRowSchema),
  set('accounts', accountRowSchema),
  set('loot', lootRowSchema),
  z.object({ op: z.literal('remove'), ...rowRefSchema.shape }),
])
export type StateChange = z.infer<typeof stateChangeSchema>

/** Returns a lane's state before anything has happened. */
export function emptyLaneState(): LaneState {
  return {
    cookies: [],
    localStorage: [],
    sessions: [],
    issued: [],
    blocklist: [],
    allowlist: [],
    versions: [],
    families: [],
    spent: [],
    accounts: [],
    loot: [],
  }
}

const keyOf: { [T in TableName]: (row: LaneState[T][number]) => string } = {
  cookies: (row) => row.name,
  localStorage: (row) => row.key,
  sessions: (row) => keyAt(row.id, row.node),
  issued: (row) => keyAt(row.jti, row.node),
  blocklist: (row) => keyAt(row.jti, row.node),
  allowlist: (row) => keyAt(row.jti, row.node),
  versions: (row) => keyAt(row.sub, row.node),
  families: (row) => keyAt(row.id, row.node),
  spent: (row) => keyAt(row.jti, row.node),
  accounts: (row) => row.id,
  loot: (row) => row.key,
}

/** Returns the key of a row of a table. */
export function rowKey<T extends TableName>(table: T, row: LaneState[T][number]): string {
  return keyOf[table](row)
}

/** Returns the key of a row in a node's own store: two nodes may know the same `jti`. */
export function keyAt(key: string, node: number | undefined): string {
  return node === undefined ? key : `${key}@${node}`
}

/** The tables of a back end that each node has of its own where its store is. */
const NODE_TABLES = ['sessions', 'issued', 'blocklist', 'allowlist', 'versions', 'families', 'spent'] as const

const isNodeTable = (name: TableName) => NODE_TABLES.some((table) => table === name)

/** Names a row in a node's own store; undefined for the first node's, and for a shared one. */
export function rowInStoreOf(store: number | undefined, { table, key }: RowRef): RowRef {
  return { table, key: isNodeTable(table) ? keyAt(key, store) : key }
}

/** Says of a change that it happened in a node's own store; undefined for the first node's, and for a shared one. */
export function inStoreOf(store: number | undefined, change: StateChange): StateChange {
  if (store === undefined || !isNodeTable(change.table)) return change
  if (change.op === 'remove') return { ...change, ...rowInStoreOf(store, change) }
  return { ...change, row: { ...change.row, node: store } } as StateChange
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
