// What each command of the learner does, by what it is about.
import { clockHandlers } from './clock-handlers'
import type { CommandHandlers } from './commands'
import { costHandlers } from './cost-handlers'
import type { DemonstrationCommand } from './demonstrations'
import { flowHandlers } from './flow-handlers'
import { gateHandlers } from './gate-handlers'
import type { HandlerParts } from './handler-parts'
import { serverHandlers } from './server-handlers'
import { settingsHandlers } from './settings-handlers'

/** Returns what each command does in a lab. */
export function createHandlers(parts: HandlerParts): Omit<CommandHandlers, DemonstrationCommand> {
  return {
    ...flowHandlers(parts),
    ...gateHandlers(parts),
    ...clockHandlers(parts),
    ...serverHandlers(parts),
    ...settingsHandlers(parts),
    ...costHandlers(parts.measured),
  }
}
