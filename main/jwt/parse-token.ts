// Takes a compact JWS apart (RFC 7515 section 7.1) as PyJWT does, before anything of it is verified.
import type { JsonObject } from '#src/token/read-json'
import { decodePart, type Reading, type ReadObject, readObject } from './token-part'

/** A token in its parts, the signature not yet verified. */
export interface ParsedToken {
  readonly token: string
  readonly header: ReadObject
  readonly claims: ReadObject
}

/** Says why a text is no token: which of the two checks of form failed, and the server's message. */
export interface ParseFailure {
  readonly check: 'segments' | 'encoding'
  readonly msg: string
  /** How many parts the text has. */
  readonly count: number
}

/** Takes a token apart. Any text may be given, of any length. */
export function parseToken(token: string): ParsedToken | ParseFailure {
  const segments = token.split('.')
  const [head = '', body = '', signature = ''] = segments
  const count = segments.length
  const wrong = (check: ParseFailure['check'], msg: string): ParseFailure => ({ check, msg, count })
  if (count < 3) return wrong('segments', 'Not enough segments')
  const header = readHeader(head)
  // PyJWT takes all between the first dot and the last for the payload, where no dot can stand.
  if (count > 3) return wrong('segments', header.ok ? 'Invalid payload padding' : header.msg)
  if (!header.ok) return wrong('encoding', header.msg)
  // A payload that isn't encoded stands elsewhere (RFC 7797 section 5): who reads it here reads what others don't.
  if (header.value.values.b64 === false && body !== '')
    return wrong('encoding', "Payload segment must be empty when 'b64' is false.")
  const payload = decodePart(body, 'payload')
  if (!payload.ok) return wrong('encoding', payload.msg)
  const crypto = decodePart(signature, 'crypto')
  if (!crypto.ok) return wrong('encoding', crypto.msg)
  const unfit = complaintOf(header.value.values)
  if (unfit !== null) return wrong('encoding', unfit)
  const claims = readObject(payload.value, 'payload')
  if (!claims.ok) return wrong('encoding', claims.msg)
  return { token, header: header.value, claims: claims.value }
}

/** Tells a parsed token from a failure. */
export function isParsed(result: ParsedToken | ParseFailure): result is ParsedToken {
  return 'token' in result
}

function readHeader(text: string): Reading<ReadObject> {
  const bytes = decodePart(text, 'header')
  return bytes.ok ? readObject(bytes.value, 'header') : bytes
}

/** Says what is wrong with a header's `kid` or `crit`. A server must refuse extensions that it doesn't know (RFC 7515 section 4.1.11). */
function complaintOf({ kid, crit }: JsonObject): string | null {
  if (kid !== undefined && typeof kid !== 'string') return 'Key ID header parameter must be a string'
  if (crit === undefined) return null
  if (!Array.isArray(crit) || crit.length === 0) return "Invalid 'crit' header: must be a non-empty list"
  const [first] = crit
  return typeof first === 'string'
    ? `Unsupported critical extension: ${first}`
    : "Invalid 'crit' header: values must be strings"
}
