// The JSON reader against JSON.parse, and the places that it names.
import { describe, expect, it } from 'vitest'
import { isJsonObject, lineAndColumn, MAX_JSON_DEPTH, readJson } from '#src/token/read-json'

const good = [
  '{}',
  '[]',
  ' { "a" : [ 1 , -0 , 2.5e-3 , 1E+2 ] , "b" : { "c" : null } } ',
  '"\\u00e9\\n\\"\\/\\\\\\ud83d\\ude00"',
  'true',
  'false',
  '0',
  '"中文 😀"',
  '{"__proto__":{"alg":"none"},"constructor":1}',
  '\t\r\n[true]\n',
]

const bad: [string, string, number][] = [
  ['', 'value', 0],
  ['  ', 'value', 2],
  ['{', 'name', 1],
  ["{'a':1}", 'name', 1],
  ['{a:1}', 'name', 1],
  ['{"a":1,}', 'name', 7],
  ['{"a"}', 'colon', 4],
  ['{"a":}', 'value', 5],
  ['{"a":1', 'comma-or-brace', 6],
  ['{"a":1 "b":2}', 'comma-or-brace', 7],
  ['[1,]', 'value', 3],
  ['[1', 'comma-or-bracket', 2],
  ['"a', 'quote', 2],
  ['"a\nb"', 'printable', 2],
  ['"\\x"', 'escape', 2],
  ['"\\u12g4"', 'escape', 2],
  ['01', 'number', 1],
  ['1.', 'number', 2],
  ['1e', 'number', 2],
  ['-', 'number', 1],
  ['+1', 'value', 0],
  ['NaN', 'value', 0],
  ['undefined', 'value', 0],
  ['{} x', 'end', 3],
  ['{}{}', 'end', 2],
  ['\u00a0{}', 'value', 0],
]

describe('readJson', () => {
  it.each(good)('reads %j as JSON.parse does', (text) => {
    const result = readJson(text)
    expect(result).toMatchObject({ ok: true, duplicates: [] })
    expect(result.ok && result.value).toEqual(JSON.parse(text))
  })

  it.each(bad)('says where %j goes wrong', (text, expected, at) => {
    expect(() => JSON.parse(text)).toThrow()
    expect(readJson(text)).toMatchObject({ ok: false, problem: { expected, at } })
  })

  it('agrees with JSON.parse on texts with one character changed', () => {
    const source = '{"alg":"HS256","n":[-1.5e3,true,null],"o":{"p":"\\u0041"}}'
    for (let at = 0; at <= source.length; at += 1) {
      for (const character of ['', '"', ',', '}', ']', '0', '.', 'e', '\\', '\n', 'x']) {
        const text = source.slice(0, at) + character + source.slice(at + 1)
        let parsed: unknown
        try {
          parsed = JSON.parse(text)
        } catch {
          parsed = undefined
        }
        const result = readJson(text)
        expect(result.ok ? result.value : undefined, text).toEqual(parsed)
      }
    }
  })

  it('names each name that stands twice in one object, and takes the last', () => {
    const result = readJson('{"a":1,"b":{"a":2},"a":3,"a":4,"b":5}')
    expect(result).toMatchObject({ ok: true, value: { a: 4, b: 5 }, duplicates: ['a', 'b'] })
  })

  it('tells the members of the outermost object or array, where they stand and what stands there', () => {
    const text = ' { "a" : 1.0 , "\\u0061":{"b":[2]}}'
    const result = readJson(text)
    expect(result.ok && result.members).toMatchObject([
      { name: 'a', nameText: 'a', value: 1, text: '1.0' },
      { name: 'a', nameText: '\\u0061', value: { b: [2] }, text: '{"b":[2]}' },
    ])
    expect(result.ok && result.members.map(({ start, end }) => text.slice(start, end))).toEqual([
      '"a" : 1.0',
      '"\\u0061":{"b":[2]}',
    ])
    expect(readJson('[1e400 , [2]]')).toMatchObject({
      members: [
        { name: '0', text: '1e400' },
        { name: '1', text: '[2]' },
      ],
    })
    expect(readJson('3.0')).toMatchObject({ members: [] })
  })

  it('stops at its depth instead of overflowing the stack', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
    expect(readJson(nested(MAX_JSON_DEPTH + 1)).ok).toBe(true)
    expect(readJson(nested(MAX_JSON_DEPTH + 2))).toMatchObject({ problem: { expected: 'shallower' } })
    expect(readJson(nested(100_000)).ok).toBe(false)
  })

  it('keeps `__proto__` as a name like any other', () => {
    const result = readJson('{"__proto__":{"alg":"none"}}')
    expect(result.ok && isJsonObject(result.value) && result.value.alg).toBeUndefined()
  })
})

describe('lineAndColumn', () => {
  it.each([
    [0, 1, 1],
    [3, 2, 1],
    [5, 2, 3],
  ])('place %i', (at, line, column) => {
    expect(lineAndColumn('ab\ncd', at)).toEqual({ line, column })
  })
})
