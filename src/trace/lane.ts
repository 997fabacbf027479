// The two sides of the lab. Everything that happens happens on one of them.
import { z } from 'zod'

/** Both lanes, in the order in which they stand on the screen. */
export const LANES = ['session', 'jwt'] as const

/** One of the two sides: the cookie-session server's or the JWT server's. */
export const laneIdSchema = z.enum(LANES)
export type LaneId = z.infer<typeof laneIdSchema>

/** Builds a record with one value for each lane. */
export function perLane<T>(make: (lane: LaneId) => T): Record<LaneId, T> {
  return { session: make('session'), jwt: make('jwt') }
}
