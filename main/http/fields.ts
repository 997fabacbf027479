// The fields of a request body, JSON or form, read without trusting their types.
import { isJsonObject, type JsonValue, MAX_JSON_DEPTH, readJson } from '#src/token/read-json'
import type { Hop } from '#src/trace/hop'
import { Refusal } from './refusal'

type BodyFault = Extract<Hop, { kind: 'request-refused' }>['reason']

/** A body that can't be read. `reason` goes into the trace. */
export class UnreadableBody extends Refusal {
  readonly reason: BodyFault

  constructor(status: number, msg: string, reason: BodyFault) {
    super({ status, body: { msg } })
    this.reason = reason
  }
}

/** The fields of one request. */
export class Fields {
  readonly #texts: ReadonlyMap<string, string>

  constructor(texts: Iterable<[string, string]> = []) {
    this.#texts = new Map(texts)
  }

  /** Returns a field as text, of a number the digits that were sent; undefined when it is absent, empty, or neither text nor a number. */
  text(name: string): string | undefined {
    return this.#texts.get(name) || undefined
  }
}

/**
 * Reads a body as its Content-Type says: `application/json` (RFC 8259) or `application/x-www-form-urlencoded`.
 * An empty body has no fields. Any other type has none that could be read.
 * @throws UnreadableBody 400 when the body isn't what its type says.
 */
export function readFields(contentType: string | undefined, body: Buffer): Fields {
  if (body.length === 0) return new Fields()
  switch (contentType?.split(';', 1)[0]?.trim().toLowerCase()) {
    case 'application/json':
      return jsonFields(utf8(body))
    case 'application/x-www-form-urlencoded':
      return new Fields(new URLSearchParams(utf8(body)))
    default:
      return new Fields()
  }
}

function utf8(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw new UnreadableBody(400, 'The body is not valid UTF-8', 'bad-body')
  }
}

function jsonFields(text: string): Fields {
  const json = readJson(text)
  if (!json.ok) {
    throw json.problem.expected === 'shallower'
      ? new UnreadableBody(400, `The JSON body is nested deeper than ${MAX_JSON_DEPTH} levels`, 'bad-json')
      : new UnreadableBody(400, 'The body is not valid JSON', 'bad-json')
  }
  if (!isJsonObject(json.value)) {
    throw new UnreadableBody(400, 'The JSON body must be an object', 'bad-json')
  }
  // Of a name that stands twice the last counts, and a value that is no field leaves none.
  return new Fields(json.members.map(({ name, value, text }) => [name, fieldText(value, text)]))
}

function fieldText(value: JsonValue, text: string): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? text : ''
}
