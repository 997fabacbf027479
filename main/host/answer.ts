// A command that arrives as text, whatever carried it, and the text of its answer.
import type { Lab } from '#main/lab/lab'
import type { CommandAnswer } from '#src/contract/lab-api'

/** The largest payload of a command, in bytes. */
export const MAX_PAYLOAD_BYTES = 1024 * 1024

/** Has the lab carry out a command. Never rejects: a refusal is in the answer. */
export async function answerCommand(lab: Lab, name: string, payload: string): Promise<CommandAnswer> {
  let value: unknown
  try {
    value = JSON.parse(payload)
  } catch {
    return refuseCommand('The payload of the command is not valid JSON')
  }
  return lab.handle(name, value)
}

/** Makes the answer to a command that can't be given to the lab as it is. */
export function refuseCommand(message: string): CommandAnswer {
  return { ok: false, error: { code: 'ERR_LAB_BAD_COMMAND', message } }
}
