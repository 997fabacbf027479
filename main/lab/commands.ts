// Carries out commands: checks what comes in against its schema, and turns every refusal into an answer.
import type { z } from 'zod'
import { log } from '#main/probe/log'
import { StorageUnavailable } from '#main/storage/collection'
import {
  COMMANDS,
  type CommandName,
  type CommandResult,
  type DemonstrationCommand,
  isCommandName,
} from '#src/contract/commands'
import type { CommandAnswer } from '#src/contract/lab-api'
import { LabError } from '#src/contract/lab-error'

/** A command's payload once it has been checked. */
type CheckedPayload<C extends CommandName> = z.output<(typeof COMMANDS)[C]['payload']>

/** What each command does. */
export type CommandHandlers = {
  readonly [C in CommandName]: (payload: CheckedPayload<C>) => Promise<CommandResult<C>>
}

/** What the commands do that are about one lab: all but those about demonstrations. */
export type LearnerHandlers = Pick<CommandHandlers, Exclude<CommandName, DemonstrationCommand>>

const specs: { readonly [C in CommandName]: { readonly payload: z.ZodType<CheckedPayload<C>> } } = COMMANDS

/** Checks a command and carries it out. Never rejects. */
export async function carryOut(
  handlers: CommandHandlers,
  name: string,
  payload: unknown,
): Promise<CommandAnswer> {
  try {
    if (!isCommandName(name)) throw new LabError('ERR_LAB_BAD_COMMAND', `There is no command "${name}"`)
    return { ok: true, result: await runCommand(handlers, name, payload) }
  } catch (error) {
    return { ok: false, error: asLabError(error).toJSON() }
  }
}

/**
 * Checks a command and carries it out.
 * @throws LabError ERR_LAB_BAD_COMMAND when the payload is not what the command takes, else what the command throws.
 */
export function runCommand<N extends CommandName, C extends N>(
  handlers: Pick<CommandHandlers, N>,
  name: C,
  payload: unknown,
): Promise<CommandResult<C>> {
  return handlers[name](checked(name, specs[name].payload, payload))
}

/**
 * Checks what a command brings, or what would come of it, and returns it.
 * @throws LabError ERR_LAB_BAD_COMMAND with all that is wrong.
 */
export function checked<T>(name: CommandName, schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value)
  if (!read.success) throw new LabError('ERR_LAB_BAD_COMMAND', explain(name, read.error))
  return read.data
}

function explain(name: string, { issues }: z.ZodError): string {
  const faults = issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join('.')}: ${message}` : message,
  )
  return `"${name}" can't be done so: ${faults.join('; ')}`
}

function asLabError(error: unknown): LabError {
  if (error instanceof LabError) return error
  if (error instanceof StorageUnavailable)
    return new LabError('ERR_LAB_STORAGE', error.message, { cause: error })
  log(error)
  return new LabError('ERR_LAB_INTERNAL', 'The lab failed: see its log', { cause: error })
}
