// What each command of the learner does, by what it is about.
import { createCostMeasurement } from '#main/cost/measure'
import { clockHandlers } from './clock-handlers'
import type { LearnerHandlers } from './commands'
import { flowHandlers, gateHandlers } from './flow-handlers'
import type { HandlerParts } from './handler-parts'
import { serverHandlers } from './server-handlers'
import { settingsHandlers } from './settings-handlers'

/** Returns what each command does in a lab. */
export function createHandlers(parts: HandlerParts): LearnerHandlers {
  const measure = createCostMeasurement(parts.measured)
  return {
    ...flowHandlers(parts),
    ...gateHandlers(parts),
    ...clockHandlers(parts),
    ...serverHandlers(parts),
    ...settingsHandlers(parts),
    'measure-costs': async () => ({ costs: await measure() }),
  }
}
