// The fields of a request body, JSON or form, read without trusting their types.
import { isJsonObject, type JsonValue, MAX_JSON_DEPTH, readJson } from '#src/token/read-json'
import { UnreadableRequest } from './unreadable'

const JSON_TYPE = 'application/json'
const FORM_TYPE = 'application/x-www-form-urlencoded'

export class Fields {
  /** Why there are none, where the type of the body is one that isn't read. What needs no field doesn't mind. */
  readonly unread: UnreadableRequest | null
  /** The type of the body, empty for none, where a careless server has read it as JSON although it is another. */
  readonly readDespite: string | null
  readonly #texts: ReadonlyMap<string, string>

  constructor(
    texts: Iterable<[string, string]> = [],
    { unread = null, readDespite = null }: Partial<Pick<Fields, 'unread' | 'readDespite'>> = {},
  ) {
    this.#texts = new Map(texts)
    this.unread = unread
    this.readDespite = readDespite
  }

  /**
   * Returns a field as text, of a number the digits that were sent; undefined when it is absent, empty, or neither text nor a
   * number.
   */
  text(name: string): string | undefined {
    return this.#texts.get(name) || undefined
  }
}

/**
 * Reads a body as its Content-Type says: `application/json` (RFC 8259) or `application/x-www-form-urlencoded`.
 * An empty body has no fields. Of any other type they are {@link Fields.unread}, or `readsAnyType` has it read as JSON too.
 * @throws UnreadableRequest 400 when the body isn't what its type says, or isn't JSON.
 */
export function readFields(contentType: string | undefined, body: Buffer, readsAnyType = false): Fields {
  if (body.length === 0) return new Fields()
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase()
  switch (type) {
    case JSON_TYPE:
      return new Fields(jsonFields(utf8(body)))
    case FORM_TYPE:
      return new Fields(new URLSearchParams(utf8(body)))
    default:
      if (readsAnyType) return new Fields(jsonFields(utf8(body)), { readDespite: type ?? '' })
      return new Fields([], { unread: unreadType(type) })
  }
}

/** RFC 9110 section 15.5.16: `Accept` says which types would have been read. */
function unreadType(type = ''): UnreadableRequest {
  const found = type === '' ? 'has no Content-Type' : `is ${type}`
  const msg = `The body ${found}: send ${JSON_TYPE} or ${FORM_TYPE}`
  return new UnreadableRequest(415, msg, 'unsupported-type', { Accept: `${JSON_TYPE}, ${FORM_TYPE}` })
}

function utf8(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw new UnreadableRequest(400, 'The body is not valid UTF-8', 'bad-body')
  }
}

function jsonFields(text: string): [string, string][] {
  const json = readJson(text)
  if (!json.ok) {
    throw json.problem.expected === 'shallower'
      ? new UnreadableRequest(400, `The JSON body is nested deeper than ${MAX_JSON_DEPTH} levels`, 'bad-json')
      : new UnreadableRequest(400, 'The body is not valid JSON', 'bad-json')
  }
  if (!isJsonObject(json.value)) {
    throw new UnreadableRequest(400, 'The JSON body must be an object', 'bad-json')
  }
  // Of a name that stands twice the last counts, and a value that is no field leaves none.
  return json.members.map(({ name, value, text }) => [name, fieldText(value, text)])
}

function fieldText(value: JsonValue, text: string): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? text : ''
}
