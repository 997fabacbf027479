// The command that measures what each way to stay logged in costs.
import type { Clock, Ids } from '#main/clock/clock'
import { createCostMeasurement } from '#main/cost/measure'
import type { CommandHandlers } from './commands'

/** Returns what the command does. `clock` isn't the lab's: the learner may move that while it measures. */
export function costHandlers(parts: {
  readonly clock: Clock
  readonly ids: Ids
}): Pick<CommandHandlers, 'measure-costs'> {
  const measure = createCostMeasurement(parts)
  return { 'measure-costs': async () => ({ costs: await measure() }) }
}
