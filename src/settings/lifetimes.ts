// How long credentials live: what the learner can set, and within which bounds.
import { z } from 'zod'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The bounds of each length of time, in seconds. */
export const LIFETIME_BOUNDS = {
  sessionIdleSeconds: { min: 10, max: 30 * DAY },
  sessionAbsoluteSeconds: { min: 10, max: 3650 * DAY },
  accessTokenSeconds: { min: 10, max: 7 * DAY },
  refreshTokenSeconds: { min: 10, max: 3650 * DAY },
  leewaySeconds: { min: 0, max: HOUR },
  nbfDelaySeconds: { min: 0, max: DAY },
} as const
/** The settings that are a length of time. */
export type LifetimeField = keyof typeof LIFETIME_BOUNDS

const seconds = (field: LifetimeField) => {
  const { min, max } = LIFETIME_BOUNDS[field]
  const message = `Give whole seconds from ${min} to ${max}`
  return z.number({ message }).int({ message }).min(min, { message }).max(max, { message })
}

export const lifetimesSchema = z
  .object({
    /** How long a session lives without being used. */
    sessionIdleSeconds: seconds('sessionIdleSeconds'),
    /** How long a session lives however much it is used; null for no such end. */
    sessionAbsoluteSeconds: seconds('sessionAbsoluteSeconds').nullable(),
    /** Whether each use sends the cookie again, its Expires as far ahead as at the login. */
    sessionRolling: z.boolean(),
    /** Whether the cookie has an Expires; without one the browser drops it when it closes (RFC 6265 section 5.3). */
    cookiePersistent: z.boolean(),
    /** Null for access tokens without `exp`, which never expire. */
    accessTokenSeconds: seconds('accessTokenSeconds').nullable(),
    refreshTokenSeconds: seconds('refreshTokenSeconds'),
    /** By how much the JWT server lets `exp`, `nbf` and `iat` be missed, for clocks that differ (RFC 7519 section 4.1.4). */
    leewaySeconds: seconds('leewaySeconds'),
    /** How long after its `iat` a token's `nbf` lies. */
    nbfDelaySeconds: seconds('nbfDelaySeconds'),
    /** Whether the user agent refreshes by itself when its access token has expired. */
    autoRefresh: z.boolean(),
  })
  .superRefine((lifetimes, context) => {
    for (const { field, than } of brokenOrders(lifetimes)) {
      context.addIssue({
        code: 'custom',
        path: [field],
        message: `Give at least as much as ${than}, which is ${lifetimes[than]} s`,
      })
    }
  })
export type Lifetimes = z.infer<typeof lifetimesSchema>

/** A lifetime that is shorter than the one that it must outlast. */
export interface BrokenOrder {
  readonly field: LifetimeField
  readonly than: LifetimeField
}

const ORDERS: readonly BrokenOrder[] = [
  { field: 'refreshTokenSeconds', than: 'accessTokenSeconds' },
  { field: 'sessionAbsoluteSeconds', than: 'sessionIdleSeconds' },
]

/** Finds the lifetimes that end before the ones they must outlast. One without an end neither breaks an order nor sets one. */
function brokenOrders(lifetimes: Readonly<Record<LifetimeField, number | null>>): BrokenOrder[] {
  return ORDERS.filter(({ field, than }) => {
    const outer = lifetimes[field]
    const inner = lifetimes[than]
    return outer !== null && inner !== null && outer < inner
  })
}

/** The lifetimes of the article that the lab follows. */
export const DEFAULT_LIFETIMES: Lifetimes = {
  sessionIdleSeconds: 30 * MINUTE,
  sessionAbsoluteSeconds: null,
  sessionRolling: false,
  cookiePersistent: true,
  accessTokenSeconds: 15 * MINUTE,
  refreshTokenSeconds: 30 * DAY,
  leewaySeconds: 0,
  nbfDelaySeconds: 0,
  autoRefresh: false,
}
