// Takes a compact JWS apart (RFC 7515 section 7.1) as PyJWT does, and says with its words what is wrong.

/** A token in its parts, the signature not yet verified. */
export interface ParsedToken {
  readonly token: string
  readonly header: Readonly<Record<string, unknown>>
  /** The payload's bytes; what they say is looked at once the signature is verified. */
  readonly payload: Uint8Array
}

/** Says why a text is no token: which of the two checks of form failed, and the server's message. */
export interface ParseFailure {
  readonly check: 'segments' | 'encoding'
  readonly msg: string
}

/** Takes a token apart. */
export function parseToken(token: string): ParsedToken | ParseFailure {
  const segments = token.split('.')
  const [head, ...rest] = segments
  const signature = rest.pop()
  if (head === undefined || signature === undefined || rest.length === 0) {
    return { check: 'segments', msg: 'Not enough segments' }
  }
  const headerBytes = fromBase64url(head)
  if (!headerBytes) return { check: 'encoding', msg: 'Invalid header padding' }
  const header = jsonObject(headerBytes)
  if (typeof header === 'string') return { check: 'encoding', msg: `Invalid header string: ${header}` }
  const payload = fromBase64url(rest.join('.'))
  if (!payload) return { check: 'encoding', msg: 'Invalid payload padding' }
  if (!fromBase64url(signature)) return { check: 'encoding', msg: 'Invalid crypto padding' }
  return { token, header, payload }
}

/** Tells a parsed token from a failure. */
export function isParsed(result: ParsedToken | ParseFailure): result is ParsedToken {
  return 'token' in result
}

/** Reads bytes as a JSON object; returns why they are none. */
export function jsonObject(bytes: Uint8Array): Readonly<Record<string, unknown>> | string {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return 'it is not UTF-8'
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'it is not JSON'
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { ...value }
    : 'must be a json object'
}

/** Decodes base64url without padding (RFC 7515 section 2); null for anything else. */
function fromBase64url(text: string): Uint8Array | null {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return null
  return Buffer.from(text, 'base64url')
}
