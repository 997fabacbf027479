// The lab's clock as the learner sees and moves it.
import { z } from 'zod'

/** How much faster than real time the clock can run. */
export const CLOCK_RATES = [1, 2, 10, 60, 600] as const
export const clockRateSchema = z.literal(CLOCK_RATES)
export type ClockRate = z.infer<typeof clockRateSchema>

/**
 * The latest instant that the clock can be moved to, in epoch milliseconds: the end of the year 9999, as far as a cookie's
 * Expires can say.
 */
export const LATEST_INSTANT_MS = Date.UTC(9999, 11, 31, 23, 59, 59)

export const clockStateSchema = z.object({
  /** The lab's time when this was said, in epoch milliseconds. */
  now: z.number(),
  rate: clockRateSchema,
  paused: z.boolean(),
  /** How far the lab's time is ahead of the machine's, in milliseconds. */
  aheadMs: z.number(),
  /** How much of that it would be further ahead, had it never had to wait for a demonstration; absent where it hadn't. */
  waitedMs: z.number().optional(),
})
export type ClockState = z.infer<typeof clockStateSchema>
