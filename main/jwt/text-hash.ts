// How a careless server tells tokens apart: by their texts, of which one and the same token can have several.
import { createHash } from 'node:crypto'

/** Returns the SHA-256 of a token's text in base64url. */
export function hashOfText(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
