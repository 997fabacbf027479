// The lab as the UI sees it, over any carrier: whatever arrives is checked against its schema before anybody sees it.
import type { z } from 'zod'
import { COMMANDS, type CommandName, type CommandPayload, type CommandResult } from '#src/contract/commands'
import {
  type CommandAnswer,
  type Connection,
  commandAnswerSchema,
  type LabApi,
  type StreamMessage,
  streamMessageSchema,
} from '#src/contract/lab-api'
import { LabError } from '#src/contract/lab-error'

/** Makes the client of a carrier. */
export function createClient(carrier: Carrier): LabApi {
  return {
    async send(name, payload) {
      const answer = await carry(carrier, name, payload)
      if (!answer.ok) throw LabError.from(answer.error)
      return understand(resultSchema(name), answer.result, `the answer to ${name}`)
    },

    listen(hear, onConnection = () => {}) {
      let broken = false
      const stop = carrier.listen((text) => {
        if (broken) return
        let message: StreamMessage
        try {
          message = understand(streamMessageSchema, parse(text), 'a message')
        } catch (error) {
          // After a message that nobody understood, what the UI shows would no longer be so.
          broken = true
          queueMicrotask(() => stop())
          onConnection('lost')
          throw error
        }
        hear(message)
      }, onConnection)
      return stop
    },
  }
}

async function carry<C extends CommandName>(
  carrier: Carrier,
  name: C,
  payload: CommandPayload<C>,
): Promise<CommandAnswer> {
  let text: string
  try {
    text = await carrier.send(name, JSON.stringify(payload))
  } catch (error) {
    if (error instanceof LabError) throw error
    throw new LabError('ERR_LAB_UNREACHABLE', "The lab can't be reached: is it still running?", {
      cause: error,
    })
  }
  return understand(commandAnswerSchema, parse(text), `the answer to ${name}`)
}

function resultSchema<C extends CommandName>(name: C): z.ZodType<CommandResult<C>> {
  // The compiler doesn't see that the schema at a name has the result type at that name.
  return COMMANDS[name].result as unknown as z.ZodType<CommandResult<C>>
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new LabError('ERR_LAB_INTERNAL', 'The lab sent something that is no JSON', { cause: error })
  }
}

function understand<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  throw new LabError('ERR_LAB_INTERNAL', `The lab sent ${what} in a form that this page doesn't know`, {
    cause: read.error,
  })
}

export interface Carrier {
  /** Carries a command with its payload; resolves with a CommandAnswer. Rejects when the lab can't be reached. */
  send(name: string, payload: string): Promise<string>
  /**
   * Hears one StreamMessage after another. When a lost connection is back, what was missed comes first.
   * Returns the function that ends it.
   */
  listen(hear: (message: string) => void, onConnection: (connection: Connection) => void): () => void
}
