// A request and a response as they crossed the wire (RFC 9112): what the learner sees is what was sent.
import { z } from 'zod'

/** A header line as sent: the name keeps its letter case, repeated names stay separate and in order. */
const headerSchema = z.tuple([z.string(), z.string()])
export type Header = z.infer<typeof headerSchema>

/** Bytes on the wire: `head` is the start line, the headers and the blank line after them. */
const sizesSchema = z.object({ head: z.number().int().nonnegative(), body: z.number().int().nonnegative() })

const message = {
  httpVersion: z.string(),
  headers: z.array(headerSchema),
  body: z.string(),
  bytes: sizesSchema,
}

/** A request: `target` is the request target of RFC 9112 section 3.2, path and query. */
export const httpRequestSchema = z.object({ method: z.string(), target: z.string(), ...message })
export type HttpRequest = z.infer<typeof httpRequestSchema>

/** A response: `reason` is the reason phrase of the status line. */
export const httpResponseSchema = z.object({ status: z.number().int(), reason: z.string(), ...message })
export type HttpResponse = z.infer<typeof httpResponseSchema>

/**
 * Returns the value of a header, its name matched without regard to case (RFC 9110 section 5.1). Several lines are the one that
 * they mean to who reads them (section 5.3; of cookies RFC 9113 section 8.2.3).
 */
export function headerOf(message: { headers: readonly Header[] }, name: string): string | undefined {
  const wanted = name.toLowerCase()
  const values = message.headers.flatMap(([key, value]) => (key.toLowerCase() === wanted ? [value] : []))
  return values.length === 0 ? undefined : values.join(wanted === 'cookie' ? '; ' : ', ')
}
