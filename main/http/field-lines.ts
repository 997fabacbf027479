// A request's header fields as one value each, of however many lines they came in: node:http keeps only the first of some.
import type { IncomingMessage } from 'node:http'

/**
 * Returns the value of a header field, its name in lower case; undefined where there is none. Several lines are one list with
 * commas, in the order in which they came (RFC 9110 section 5.3).
 */
export function fieldOf({ headersDistinct }: IncomingMessage, name: string): string | undefined {
  return headersDistinct[name]?.join(', ')
}
