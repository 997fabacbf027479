// The one kind of error that crosses from the lab to the UI: a stable code, and a sentence that says what to do.
import { z } from 'zod'

const labErrorCodeSchema = z.enum([
  /** A command or its payload is not what the schema asks for. */
  'ERR_LAB_BAD_COMMAND',
  /** A header or payload to sign is not a JSON object, or a key can't be read. */
  'ERR_LAB_BAD_TOKEN_PART',
  'ERR_LAB_BAD_KEY',
  /** More than `MAX_QUEUED_FLOWS` flows wait on one lane. */
  'ERR_LAB_QUEUE_FULL',
  'ERR_LAB_PORT_TAKEN',
  'ERR_LAB_STOPPED',
  /** A store can't be asked, or is of no use. */
  'ERR_LAB_STORAGE',
  /** What was to be done needs something that isn't there: a token to steal, a second node, a demonstration that is on. */
  'ERR_LAB_NOTHING_THERE',
  /** A demonstration was ended before the command that it waited for was done. */
  'ERR_LAB_DEMONSTRATION_ENDED',
  /** The UI can't reach the lab. */
  'ERR_LAB_UNREACHABLE',
  /** A fault of the lab's own. */
  'ERR_LAB_INTERNAL',
])
export type LabErrorCode = z.infer<typeof labErrorCodeSchema>

/** How a {@link LabError} travels. */
export const labErrorJsonSchema = z.object({ code: labErrorCodeSchema, message: z.string() })
export type LabErrorJson = z.infer<typeof labErrorJsonSchema>

/** Something that the lab couldn't do. A refused credential is not an error: it is data in the trace. */
export class LabError extends Error {
  override readonly name = 'LabError'
  readonly code: LabErrorCode

  constructor(code: LabErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.code = code
  }

  toJSON(): LabErrorJson {
    return { code: this.code, message: this.message }
  }

  static from(json: LabErrorJson): LabError {
    return new LabError(json.code, json.message)
  }
}
