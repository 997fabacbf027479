// How properties are tried: how many times, and from which seed, so that a failure can be had again.
import type { Parameters } from 'fast-check'
import { IS_LONG } from './long'

const { LAB_FUZZ_SEED: seed, LAB_FUZZ_FACTOR = IS_LONG ? '1' : '0.1' } = process.env
const factor = Number(LAB_FUZZ_FACTOR)

/** How long a property may take in all, in milliseconds: far longer than it does. */
export const FUZZ_LIMIT_MS = 120_000 * Math.max(1, factor)

/**
 * Returns how a property is tried. Each run takes a seed of its own; the report of a failure names it and the smallest input
 * that fails. `npm test` tries a tenth of the inputs, `npm run test:long` all. `LAB_FUZZ_SEED` takes a seed again, and
 * `LAB_FUZZ_FACTOR` has so many times as many tried. The examples are always among them.
 */
export function tries<T>(numRuns: number, ...examples: T[]): Parameters<T> {
  return { numRuns: Math.ceil(numRuns * factor), examples, ...(seed !== undefined && { seed: Number(seed) }) }
}
