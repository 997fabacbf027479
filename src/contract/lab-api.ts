// The one way between UI and lab, whatever carries it: commands go in, a stream of messages comes out.
import { z } from 'zod'
import { traceEventSchema } from '#src/trace/event'
import { traceSchema } from '#src/trace/trace'
import type { CommandName, CommandPayload, CommandResult } from './commands'
import { labErrorJsonSchema } from './lab-error'
import { labNumberSchema, labStatusSchema } from './status'

/**
 * A message of the stream. It begins with a snapshot, or, after a reconnect, with the events that were missed; another snapshot comes
 * when another lab is shown from then on.
 */
export const streamMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('snapshot'), lab: labNumberSchema, trace: traceSchema }),
  z.object({ type: z.literal('events'), lab: labNumberSchema, events: z.array(traceEventSchema) }),
  z.object({ type: z.literal('status'), status: labStatusSchema }),
  /**
   * Says that so many flows a second begin, more than could be shown one by one: events and status then come in batches, a few
   * times a second, and none is left out. Null says that they come at once again, as they do until the first of these.
   */
  z.object({ type: z.literal('pace'), flowsPerSecond: z.number().nullable() }),
])
export type StreamMessage = z.infer<typeof streamMessageSchema>

/** How a command's answer travels. */
export const commandAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({ ok: z.literal(false), error: labErrorJsonSchema }),
])
export type CommandAnswer = z.infer<typeof commandAnswerSchema>

/** Whether the UI hears the lab. */
export type Connection = 'connecting' | 'open' | 'lost'

/** The lab as the UI sees it. */
export interface LabApi {
  /** Gives a command. Rejects with a LabError when the lab refuses it or can't be reached. */
  send<C extends CommandName>(name: C, payload: CommandPayload<C>): Promise<CommandResult<C>>
  /** Hears the stream from now on; the first messages bring what has been. Returns the function that ends it. */
  listen(hear: (message: StreamMessage) => void, onConnection?: (connection: Connection) => void): () => void
}
