// Ids from the operating system's random source.
import { randomBytes, randomUUID } from 'node:crypto'
import type { Ids } from './clock'

/** Returns ids that are random. */
export function realIds(): Ids {
  return { uuid: () => randomUUID(), secret: (bytes) => randomBytes(bytes).toString('base64url') }
}
