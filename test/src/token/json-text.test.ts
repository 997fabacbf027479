// JSON changed as text: spacing against JSON.stringify, and members that change while all others stay to the character.
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { compactJson, indentJson, membersOf, withMember, withoutMember } from '#src/token/json-text'
import { readJson } from '#src/token/read-json'
import { FUZZ_LIMIT_MS, tries } from '../../support/fuzz'

/** All that doesn't come through being parsed and written anew. */
const FRAGILE =
  '{"10":"b","2":"a","user_id":1147953659032899584,"price":3.0,"huge":1e400,"tiny":1e-400,"sub":"x","sub":"y","__proto__":{"e\\u0301 ":[ ]}}'

describe('spacing', () => {
  test(
    'is what JSON.stringify makes of any value that comes through it',
    () => {
      fc.assert(
        fc.property(fc.json(), fc.constantFrom(0, 1, 4), (json, indent) => {
          const value = JSON.parse(json)
          const text = JSON.stringify(value, null, indent)
          expect(compactJson(text)).toBe(JSON.stringify(value))
          expect(indentJson(text)).toBe(JSON.stringify(value, null, 2))
        }),
        tries(1_000),
      )
    },
    FUZZ_LIMIT_MS,
  )

  it('leaves all else as it stands', () => {
    const indented = indentJson(FRAGILE)
    expect(indented).toContain('\n  "user_id": 1147953659032899584,\n  "price": 3.0,\n  "huge": 1e400,\n')
    expect(indented).toContain('"sub": "x",\n  "sub": "y"')
    expect(compactJson(indented)).toBe(FRAGILE.replace('[ ]', '[]'))
    expect(compactJson(' { "a , b" : "\\" }" } ')).toBe('{"a , b":"\\" }"}')
  })

  it('is made of a text of 64 KiB in one string, or deep in lists', () => {
    const long = `"${'\\"x'.repeat(21_000)}"`
    expect(compactJson(` ${long} `)).toBe(long)
    const deep = '['.repeat(90) + ']'.repeat(90)
    expect(compactJson(indentJson(deep))).toBe(deep)
  })
})

describe('withMember', () => {
  it.each([
    ['one in its place', '{"a":1.0, "sub" : "x" ,"b":2}', '{"a":1.0, "sub" : 7 ,"b":2}'],
    ['each that stands twice', '{"sub":1,"a":3.0,"sub":{"b":[]}}', '{"sub":7,"a":3.0,"sub":7}'],
    ['one with an escaped name', '{"s\\u0075b":1}', '{"s\\u0075b":7}'],
    ['only the outermost', '{"a":{"sub":1}}', '{"a":{"sub":1},"sub":7}'],
    ['a new one, spaced as those before', '{\n  "a": 1\n}', '{\n  "a": 1,\n  "sub": 7\n}'],
    ['a new one on the same line', '{"a": 1}', '{"a": 1,"sub": 7}'],
    ['the first', ' { } ', '{\n  "sub": 7\n}'],
    ['none in a list', '["sub"]', '["sub"]'],
    ['none in what is no JSON', '{"sub":', '{"sub":'],
  ])('sets %s', (_, text, changed) => {
    expect(withMember(text, 'sub', '7')).toBe(changed)
  })

  it('touches nothing else', () => {
    expect(withMember(FRAGILE, 'exp', '5')).toBe(`${FRAGILE.slice(0, -1)},"exp":5}`)
    expect(withMember(FRAGILE, 'sub', '"alice"')).toBe(
      FRAGILE.replace('"x"', '"alice"').replace('"y"', '"alice"'),
    )
    expect(withMember(FRAGILE, '__proto__', '1')).toBe(FRAGILE.replace('{"e\\u0301 ":[ ]}', '1'))
  })
})

describe('withoutMember', () => {
  it.each([
    ['the first', '{ "sub":1, "a":3.0}', '{ "a":3.0}'],
    ['the last', '{"a":3.0,\n "sub":1\n}', '{"a":3.0\n}'],
    ['the only one', '{\n  "sub": 1\n}', '{}'],
    ['one between', '{"a":1,"sub":2,"b":3}', '{"a":1,"b":3}'],
    ['each that stands twice', '{"sub":1,"a":1e400,"sub":2}', '{"a":1e400}'],
    ['none but the outermost', '{"a":{"sub":1}}', '{"a":{"sub":1}}'],
    ['nothing of what is no object', '[', '['],
  ])('takes out %s', (_, text, changed) => {
    expect(withoutMember(text, 'sub')).toBe(changed)
  })
})

test(
  'any object keeps its other members to the character',
  () => {
    const members = fc.array(
      fc.tuple(fc.constantFrom('"sub"', '"exp"', '"10"', '"2"', '"__proto__"'), fc.json()),
      { minLength: 1 },
    )
    fc.assert(
      fc.property(members, fc.constantFrom('', ' ', '\n  '), (list, blanks) => {
        const text = `{${list.map(([name, value]) => `${blanks}${name}:${blanks}${value}`).join(',')}}`
        const others = (json: string) =>
          (membersOf(json) ?? [])
            .filter(({ name }) => name !== 'sub')
            .map(({ name, text: value }) => [name, value])
        const set = withMember(text, 'sub', '1.0')
        expect(others(set)).toEqual(others(text))
        expect(
          membersOf(set)
            ?.filter(({ name }) => name === 'sub')
            .every((each) => each.text === '1.0'),
        ).toBe(true)
        const without = withoutMember(text, 'sub')
        expect(readJson(without).ok).toBe(true)
        expect(others(without)).toEqual(others(text))
        expect(membersOf(without)?.some(({ name }) => name === 'sub')).toBe(false)
      }),
      tries(300),
    )
  },
  FUZZ_LIMIT_MS,
)
