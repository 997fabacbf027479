// Changes JSON as text: its spacing, or single members, and nothing else. What is parsed and written anew comes out as another
// text: long numbers rounded, `3.0` as `3`, `1e400` as `null`, names in another order, and of members that stand twice one alone.
import { isJsonObject, type JsonMember, readJson } from './read-json'

/** A string, a sign of the grammar, or a number or word; the blanks between them fall out (RFC 8259 section 2). */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g

function tokensOf(json: string): readonly string[] {
  return json.match(TOKEN) ?? []
}

/** Returns a JSON text without the blanks between its values. */
export function compactJson(json: string): string {
  return tokensOf(json).join('')
}

/** Returns a JSON text with line breaks and indents, two blanks for each level. */
export function indentJson(json: string): string {
  const tokens = tokensOf(json)
  let depth = 0
  const newLine = () => `\n${'  '.repeat(depth)}`
  const write = (token: string, index: number): string => {
    switch (token) {
      case '{':
      case '[':
        if (isClosing(tokens[index + 1])) return token
        depth += 1
        return token + newLine()
      case '}':
      case ']':
        if (isOpening(tokens[index - 1])) return token
        depth -= 1
        return newLine() + token
      case ',':
        return token + newLine()
      case ':':
        return ': '
      default:
        return token
    }
  }
  return tokens.map(write).join('')
}

const isOpening = (token: string | undefined) => token === '{' || token === '['
const isClosing = (token: string | undefined) => token === '}' || token === ']'

/** Returns the members of a text that holds a JSON object; null for any other text. */
export function membersOf(text: string): readonly JsonMember[] | null {
  const result = readJson(text)
  return result.ok && isJsonObject(result.value) ? result.members : null
}

/**
 * Sets a member of an object to a value, given as JSON text: wherever its name stands, else in the last place, spaced like the
 * member before it. A text that holds no object stays as it is.
 */
export function withMember(text: string, name: string, value: string): string {
  const members = membersOf(text)
  if (members === null) return text
  const named = members.filter((member) => member.name === name)
  if (named.length > 0)
    return named.reduceRight(
      (all, { end, text: { length } }) => all.slice(0, end - length) + value + all.slice(end),
      text,
    )
  const last = members.at(-1)
  if (!last) return indentJson(`{${JSON.stringify(name)}:${value}}`)
  const [blanks] = /\s*$/.exec(text.slice(0, last.start)) ?? ['']
  const colon = text.slice(last.start + last.nameText.length + 2, last.end - last.text.length)
  return `${text.slice(0, last.end)},${blanks}${JSON.stringify(name)}${colon}${value}${text.slice(last.end)}`
}

/** Takes a member out of an object wherever its name stands. A text that holds no object stays as it is. */
export function withoutMember(text: string, name: string): string {
  const members = membersOf(text) ?? []
  const at = members.findLastIndex((member) => member.name === name)
  const here = members[at]
  if (!here) return text
  const [before, after] = [members[at - 1], members[at + 1]]
  const without = after
    ? text.slice(0, here.start) + text.slice(after.start)
    : before
      ? text.slice(0, before.end) + text.slice(here.end)
      : '{}'
  return withoutMember(without, name)
}
