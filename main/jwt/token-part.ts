// Reads one part of a token as PyJWT does, and says with its words what is wrong with it.
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

/** What reading gave: the value, or the server's message. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly msg: string }

/** The parts as PyJWT calls them. */
export type PartName = 'header' | 'payload' | 'crypto'

/**
 * Decodes base64url in its one canonical form, without padding (RFC 7515 section 2): were there two texts for the same
 * bytes, a token could be changed and still be taken for the same.
 */
export function decodePart(text: string, name: PartName): Reading<Buffer> {
  const bytes = Buffer.from(text, 'base64url')
  // Buffer reads what it can of any text; the canonical one is the one that it would write itself.
  return bytes.toString('base64url') === text
    ? { ok: true, value: bytes }
    : { ok: false, msg: `Invalid ${name} padding` }
}

/** A JSON object, and the text that it was read from: only there 1147953659032899584 and `1e400` are what they are. */
export interface ReadObject {
  readonly values: JsonObject
  readonly text: string
}

/** Reads a part that holds a JSON object. Of a member that stands twice the last one counts (RFC 7519 section 4). */
export function readObject(bytes: Buffer, name: PartName): Reading<ReadObject> {
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
