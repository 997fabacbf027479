// A strict JSON reader (RFC 8259) that says where a text breaks the grammar, in the same words in every engine, which names
// stand twice in one object, and what stands there to the character: JSON.parse tells the first differently everywhere, and the
// others never.

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject
export interface JsonObject {
  readonly [name: string]: JsonValue
}

/** What the grammar asks for at the place where the text goes wrong. */
export type JsonExpected =
  | 'value'
  | 'name'
  | 'colon'
  | 'comma-or-brace'
  | 'comma-or-bracket'
  | 'quote'
  | 'escape'
  | 'printable'
  | 'number'
  | 'end'
  | 'shallower'

/** `at` counts UTF-16 units from 0; `found` is the character there, null at the end of the text. */
export interface JsonProblem {
  readonly expected: JsonExpected
  readonly at: number
  readonly found: string | null
}

/**
 * A member of the outermost object as it stands in the text, where 1147953659032899584, `3.0`, the order of names and members that
 * stand twice are what they are: in a value they are rounded, shortened, changed and lost. `start` is the place of the name's first
 * quote and `end` the one after the value, both in UTF-16 units from 0.
 */
export interface JsonMember {
  /** The name that is meant; of an array's element its index. */
  readonly name: string
  /** The name as it stands between its quotes, escapes and all. */
  readonly nameText: string
  readonly value: JsonValue
  /** The value's text, without the blanks around it. */
  readonly text: string
  readonly start: number
  readonly end: number
}

export type JsonResult =
  | {
      readonly ok: true
      readonly value: JsonValue
      /** Those of the outermost object in their order, or the elements of the outermost array; none of any other value. */
      readonly members: readonly JsonMember[]
      readonly duplicates: readonly string[]
    }
  | { readonly ok: false; readonly problem: JsonProblem }

/** How deep arrays and objects may lie in each other. */
export const MAX_JSON_DEPTH = 100

/** Reads a JSON text. Of a name that stands twice the last value counts, as in JSON.parse. */
export function readJson(text: string): JsonResult {
  const reader = new Reader(text)
  try {
    const value = reader.readDocument()
    return { ok: true, value, members: reader.members, duplicates: [...reader.duplicates] }
  } catch (error) {
    if (error instanceof Misread) return { ok: false, problem: error.problem }
    throw error
  }
}

/** Tells whether a value is an object: no array, not null. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What a JSON value is when it is no object. */
export type JsonKind = 'array' | 'string' | 'number' | 'boolean' | 'null'

/** Tells what a value is that isn't an object. */
export function kindOfJson(value: Exclude<JsonValue, JsonObject>): JsonKind {
  if (value === null) return 'null'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'number') return 'number'
  return typeof value === 'boolean' ? 'boolean' : 'array'
}

class Misread extends Error {
  readonly problem: JsonProblem
  constructor(problem: JsonProblem) {
    super(problem.expected)
    this.problem = problem
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
])

class Reader {
  readonly duplicates = new Set<string>()
  readonly members: JsonMember[] = []
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  readDocument(): JsonValue {
    const value = this.#readValue(0)
    this.#skipBlanks()
    if (this.#at < this.#text.length) this.#fail('end')
    return value
  }

  #readValue(depth: number): JsonValue {
    this.#skipBlanks()
    if (depth > MAX_JSON_DEPTH) this.#fail('shallower')
    const first = this.#text[this.#at]
    if (first === '{') return this.#readObject(depth)
    if (first === '[') return this.#readArray(depth)
    if (first === '"') return this.#readString()
    if (first === '-' || (first !== undefined && first >= '0' && first <= '9')) return this.#readNumber()
    for (const [word, value] of WORDS) {
      if (!this.#text.startsWith(word, this.#at)) continue
      this.#at += word.length
      return value
    }
    return this.#fail('value')
  }

  #readObject(depth: number): JsonObject {
    const entries: [string, JsonValue][] = []
    const names = new Set<string>()
    this.#at += 1
    this.#skipBlanks()
    if (this.#take('}')) return {}
    do {
      this.#skipBlanks()
      if (this.#text[this.#at] !== '"') this.#fail('name')
      const start = this.#at
      const name = this.#readString()
      const nameText = this.#text.slice(start + 1, this.#at - 1)
      if (names.has(name)) this.duplicates.add(name)
      names.add(name)
      this.#skipBlanks()
      if (!this.#take(':')) this.#fail('colon')
      entries.push([name, this.#readMember({ name, nameText, start }, depth)])
      this.#skipBlanks()
    } while (this.#take(','))
    if (!this.#take('}')) this.#fail('comma-or-brace')
    // fromEntries makes own properties even of `__proto__`.
    return Object.fromEntries(entries)
  }

  #readArray(depth: number): JsonValue[] {
    const values: JsonValue[] = []
    this.#at += 1
    this.#skipBlanks()
    if (this.#take(']')) return values
    do {
      this.#skipBlanks()
      const name = String(values.length)
      values.push(this.#readMember({ name, nameText: name, start: this.#at }, depth))
      this.#skipBlanks()
    } while (this.#take(','))
    if (!this.#take(']')) this.#fail('comma-or-bracket')
    return values
  }

  /** Reads the value of a member, and notes the member where it is one of the outermost. */
  #readMember(named: Pick<JsonMember, 'name' | 'nameText' | 'start'>, depth: number): JsonValue {
    this.#skipBlanks()
    const from = this.#at
    const value = this.#readValue(depth + 1)
    const end = this.#at
    if (depth === 0) this.members.push({ ...named, value, text: this.#text.slice(from, end), end })
    return value
  }

  #readString(): string {
    let value = ''
    this.#at += 1
    for (;;) {
      const character = this.#text[this.#at]
      if (character === undefined) return this.#fail('quote')
      if (character < ' ') return this.#fail('printable')
      this.#at += 1
      if (character === '"') return value
      value += character === '\\' ? this.#readEscape() : character
    }
  }

  #readEscape(): string {
    const character = this.#text[this.#at] ?? ''
    if (character === 'u') {
      const digits = this.#text.slice(this.#at + 1, this.#at + 5)
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.#fail('escape')
      this.#at += 5
      return String.fromCharCode(Number.parseInt(digits, 16))
    }
    const escaped = Object.hasOwn(ESCAPES, character) ? ESCAPES[character] : undefined
    if (escaped === undefined) return this.#fail('escape')
    this.#at += 1
    return escaped
  }

  #readNumber(): number {
    NUMBER.lastIndex = this.#at
    const match = NUMBER.exec(this.#text)?.[0]
    if (match === undefined) {
      this.#at += 1
      return this.#fail('number')
    }
    this.#at += match.length
    const next = this.#text[this.#at]
    // `1.`, `1e`, `01`: the number goes on, but not as one.
    if (next !== undefined && /[0-9.eE+-]/.test(next)) {
      if (next === '.' || next === 'e' || next === 'E') this.#at += 1
      this.#fail('number')
    }
    return Number(match)
  }

  #skipBlanks(): void {
    while (' \t\n\r'.includes(this.#text[this.#at] ?? 'x')) this.#at += 1
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false
    this.#at += 1
    return true
  }

  #fail(expected: JsonExpected): never {
    const point = this.#text.codePointAt(this.#at)
    throw new Misread({
      expected,
      at: this.#at,
      found: point === undefined ? null : String.fromCodePoint(point),
    })
  }
}

/** Tells in which line and column, both counted from 1, a place of a text lies. */
export function lineAndColumn(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
