// Takes a compact JWS apart (RFC 7515 section 7.1) as PyJWT does, before anything of it is verified, and says with PyJWT's words
// what is wrong with it.
import { isUtf8 } from 'node:buffer'
import { membersOf } from '#src/token/json-text'
import {
  isJsonObject,
  type JsonExpected,
  type JsonObject,
  type JsonProblem,
  type JsonValue,
  lineAndColumn,
  MAX_JSON_DEPTH,
  readJson,
} from '#src/token/read-json'
import { decodeUtf8 } from '#src/token/utf8'

/** A signed text with its header read: all that its signature depends on, whatever the payload is. */
export interface SignedText {
  readonly token: string
  readonly header: ReadObject
}

/** A token in its parts, the signature not yet verified. */
export interface ParsedToken extends SignedText {
  readonly claims: ReadObject
}

/** Says why a text is no token: which of the two checks of form failed, and the server's message. */
export interface ParseFailure {
  readonly check: 'segments' | 'encoding'
  readonly msg: string
  /** How many parts the text has. */
  readonly count: number
  /** What can be verified all the same, where nothing is wrong but that the payload holds no claims; else null. */
  readonly signed: SignedText | null
}

/**
 * Takes a token apart. Any text may be given, of any length. `isLoose` has it read what jose reads: base64url with bits that belong
 * to no byte, or with padding.
 */
export function parseToken(token: string, isLoose = false): ParsedToken | ParseFailure {
  const segments = token.split('.')
  const [head = '', body = '', signature = ''] = segments
  const count = segments.length
  const wrong = (check: ParseFailure['check'], msg: string): ParseFailure => ({
    check,
    msg,
    count,
    signed: null,
  })
  if (count < 3) return wrong('segments', 'Not enough segments')
  const header = readHeader(head, isLoose)
  // PyJWT takes all between the first dot and the last for the payload, where no dot can stand.
  if (count > 3) return wrong('segments', header.ok ? 'Invalid payload padding' : header.msg)
  if (!header.ok) return wrong('encoding', header.msg)
  // A payload that isn't encoded stands elsewhere (RFC 7797 section 5): who reads it here reads what others don't.
  if (header.value.values.b64 === false && body !== '')
    return wrong('encoding', "Payload segment must be empty when 'b64' is false.")
  const payload = decodePart(body, 'payload', isLoose)
  if (!payload.ok) return wrong('encoding', payload.msg)
  const crypto = decodePart(signature, 'crypto', isLoose)
  if (!crypto.ok) return wrong('encoding', crypto.msg)
  const unfit = complaintOf(header.value.values)
  if (unfit !== null) return wrong('encoding', unfit)
  const claims = readObject(payload.value, 'payload')
  if (!claims.ok) return { ...wrong('encoding', claims.msg), signed: { token, header: header.value } }
  return { token, header: header.value, claims: claims.value }
}

/** Tells a parsed token from a failure. */
export function isParsed(result: ParsedToken | ParseFailure): result is ParsedToken {
  return 'token' in result
}

function readHeader(text: string, isLoose: boolean): Reading<ReadObject> {
  const bytes = decodePart(text, 'header', isLoose)
  return bytes.ok ? readObject(bytes.value, 'header') : bytes
}

/**
 * Says what is wrong with a header's `kid` or `crit`. A server must refuse extensions that it doesn't know (RFC 7515 section
 * 4.1.11).
 */
function complaintOf({ kid, crit }: JsonObject): string | null {
  if (kid !== undefined && typeof kid !== 'string') return 'Key ID header parameter must be a string'
  if (crit === undefined) return null
  if (!Array.isArray(crit) || crit.length === 0) return "Invalid 'crit' header: must be a non-empty list"
  const [first] = crit
  return typeof first === 'string'
    ? `Unsupported critical extension: ${first}`
    : "Invalid 'crit' header: values must be strings"
}

/** What reading gave: the value, or the server's message. */
type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly msg: string }

/** The parts as PyJWT calls them. */
type PartName = 'header' | 'payload' | 'crypto'

/**
 * Decodes base64url in its one canonical form, without padding (RFC 7515 section 2): were there two texts for the same
 * bytes, a token could be changed and still be taken for the same.
 */
function decodePart(text: string, name: PartName, isLoose: boolean): Reading<Buffer> {
  const bytes = Buffer.from(text, 'base64url')
  if (isLoose && isReadable(text)) return { ok: true, value: bytes }
  // Buffer reads what it can of any text; the canonical one is the one that it would write itself.
  return bytes.toString('base64url') === text
    ? { ok: true, value: bytes }
    : { ok: false, msg: `Invalid ${name} padding` }
}

/** Tells whether a text is base64url but for bits that belong to no byte, or padding. */
function isReadable(text: string): boolean {
  const [, characters = '', padding = ''] = /^([\w-]*)(=*)$/.exec(text) ?? []
  const isWhole = characters.length + padding.length === text.length && characters.length % 4 !== 1
  return isWhole && padding.length <= (4 - (characters.length % 4)) % 4
}

/** A JSON object, and the text that it was read from: only there 1147953659032899584 and `1e400` are what they are. */
export interface ReadObject {
  readonly values: JsonObject
  readonly text: string
}

/** Reads a part that holds a JSON object. Of a member that stands twice the last one counts (RFC 7519 section 4). */
function readObject(bytes: Buffer, name: PartName): Reading<ReadObject> {
  if (!isUtf8(bytes)) return complain(bytes, name)
  const text = bytes.toString('utf8')
  const values = parsed(text)
  return isJsonObject(values) ? { ok: true, value: { values, text } } : complain(bytes, name)
}

/** Returns a member as text, to the character; that of a string without its quotes, and `null` for one that is absent. */
export function memberText({ values, text }: ReadObject, name: string): string {
  const value = values[name]
  if (typeof value === 'string') return value
  return membersOf(text)?.findLast((member) => member.name === name)?.text ?? 'null'
}

/** Parses what is JSON, nested no deeper than the reader goes that says what is wrong; undefined for all else. */
function parsed(text: string): JsonValue | undefined {
  const opened = text.match(/[[{]/g)?.length ?? 0
  if (opened > MAX_JSON_DEPTH) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Reads a part once more, step by step, to say where and why it is no JSON object. */
function complain(bytes: Buffer, name: PartName): Reading<ReadObject> {
  const wrong = (why: string) => ({ ok: false, msg: `Invalid ${name} string: ${why}` }) as const
  const decoded = decodeUtf8(bytes)
  if (!decoded.ok) {
    const byte = bytes[decoded.at] ?? 0
    const why = byte >= 0xc2 && byte <= 0xf4 ? 'invalid continuation byte' : 'invalid start byte'
    return wrong(`'utf-8' codec can't decode byte 0x${byte.toString(16)} in position ${decoded.at}: ${why}`)
  }
  const json = readJson(decoded.text)
  if (!json.ok) return wrong(jsonComplaint(decoded.text, json.problem))
  return isJsonObject(json.value)
    ? { ok: true, value: { values: json.value, text: decoded.text } }
    : wrong('must be a json object')
}

const COMPLAINTS: Readonly<Record<JsonExpected, string>> = {
  value: 'Expecting value',
  name: 'Expecting property name enclosed in double quotes',
  colon: "Expecting ':' delimiter",
  'comma-or-brace': "Expecting ',' delimiter",
  'comma-or-bracket': "Expecting ',' delimiter",
  quote: 'Unterminated string',
  escape: 'Invalid escape',
  printable: 'Invalid control character at',
  number: 'Invalid number',
  end: 'Extra data',
  shallower: 'Too deeply nested',
}

/** Says where a text breaks the grammar of JSON, in the form of Python's json module. */
export function jsonComplaint(text: string, { expected, at }: JsonProblem): string {
  // Python counts characters, JavaScript halves of surrogate pairs.
  const before = text.slice(0, at).replaceAll(/[\u{10000}-\u{10ffff}]/gu, '?')
  const { line, column } = lineAndColumn(before, before.length)
  return `${COMPLAINTS[expected]}: line ${line} column ${column} (char ${before.length})`
}
