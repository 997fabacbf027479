// Changes one place of a JSON value, wherever it lies: what almost fits a schema is where schemas are tried.
import fc, { type Arbitrary } from 'fast-check'
import { anyText } from './malformed'

/** Values of every kind, those included that mean something to JSON, to numbers or to an object of JavaScript. */
const otherValue: Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(undefined, -1, 0.5, 1e300, 8.64e15, 2 ** 53, '', '__proto__', [], {}, null),
  anyText,
)

/** Returns every place in a value, as the names that lead there; the first is the value itself. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([name, member]) => placesIn(member, [...path, name]))]
}

/** Returns a value with another in one place. */
function withOther(value: unknown, [name, ...rest]: readonly string[], other: unknown): unknown {
  if (name === undefined || typeof value !== 'object' || value === null) return other
  const members = Object.entries(value).map(([key, member]): [string, unknown] => [
    key,
    key === name ? withOther(member, rest, other) : member,
  ])
  return Array.isArray(value) ? members.map(([, member]) => member) : Object.fromEntries(members)
}

/** Values that differ from the one given in one or two places. */
export function almost(value: unknown): Arbitrary<unknown> {
  const change = fc.tuple(fc.constantFrom(...placesIn(value)), otherValue)
  return fc
    .array(change, { minLength: 1, maxLength: 2 })
    .map((changes) => changes.reduce<unknown>((now, [path, put]) => withOther(now, path, put), value))
}

/** Values that differ from the one given in a few places, but nowhere in kind: a text for a text, a number for a number. */
export function alike(value: unknown): Arbitrary<unknown> {
  const leaves = placesIn(value).filter((path) =>
    ['boolean', 'number', 'string'].includes(typeof at(value, path)),
  )
  const change = fc
    .constantFrom(...leaves)
    .chain((path) => fc.tuple(fc.constant(path), likeOf(at(value, path))))
  return fc
    .array(change, { minLength: 1, maxLength: 6 })
    .map((changes) => changes.reduce<unknown>((now, [path, put]) => withOther(now, path, put), value))
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (now, name) => (typeof now === 'object' && now !== null ? Reflect.get(now, name) : undefined),
    value,
  )
}

function likeOf(leaf: unknown): Arbitrary<unknown> {
  switch (typeof leaf) {
    case 'boolean':
      return fc.boolean()
    case 'number':
      return fc.oneof(
        fc.nat(700),
        fc.constantFrom(-1, 0.5, 1e300, -8.64e15, 8.64e15, 2 ** 53),
        fc.integer({ min: -90_000_000, max: 90_000_000 }).map((by) => leaf + by),
      )
    default:
      return fc.oneof(anyText, fc.constantFrom('', '__proto__', '%', 'a'.repeat(300)))
  }
}
