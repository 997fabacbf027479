// SECURITY.md names for each claim the test that keeps it: each file that it names is there, and each test stands in one of them.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const sections = readFileSync(join(root, 'SECURITY.md'), 'utf8').split(/^## /m).slice(1)
const testFiles = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .map((path) => join('test', path).replaceAll('\\', '/'))
  .filter((path) => /\.test\.tsx?$/.test(path))

const found = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].map(([, match]) => match ?? '')
const named = (text: string) => found(/`([\w./-]+\.(?:tsx?|mjs))`/g, text)
const sectionOf = (start: string) => sections.find((section) => section.startsWith(start)) ?? ''

/** Returns the tests' files that a text names, be it by their name alone. */
const testsIn = (text: string) => {
  const names = named(text).filter((name) => name.includes('.test.'))
  return testFiles.filter((path) => names.some((name) => name === path || name === basename(path)))
}

describe.each(sections.map((text) => [text.split('\n', 1)[0] ?? '', text]))('%s', (_, text) => {
  test('names only files that there are', () => {
    const missing = named(text).filter(
      (name) => !existsSync(join(root, name)) && !testFiles.some((path) => basename(path) === name),
    )
    expect(missing).toEqual([])
  })

  test('names only tests that there are', () => {
    const own = testsIn(text.split('|', 1)[0] ?? '')
    const missing = text.split('\n').flatMap((line) => {
      const files = [...own, ...testsIn(line)].map((path) => readFileSync(join(root, path), 'utf8'))
      // An ellipsis stands for what differs from one case to the other.
      return found(/"([^"]+)"/g, line.split('|').at(-2) ?? line).filter(
        (title) => !files.some((file) => title.split('…').every((part) => file.includes(part.trim()))),
      )
    })
    expect(missing).toEqual([])
  })
})

test.each([
  ["each point of Electron's checklist", 'The desktop edition', 20],
  ['each attack on the browser edition', 'The browser edition', 9],
])('%s has its line and its test', (_, start, count) => {
  const rows = sectionOf(start)
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(1)
    .map((line) => line.split('|').map((cell) => cell.trim()))
  const points = rows.flatMap(([, point = '']) => point.match(/\d+/g) ?? [])
  if (points.length > 0)
    expect(points).toEqual(Array.from({ length: count }, (_each, index) => `${index + 1}`))
  else expect(rows.length).toBeGreaterThanOrEqual(count)
  for (const [, , keeper, tried] of rows) expect([keeper, tried]).not.toContain('')
})

test('each section of RFC 8725 that asks for something has a row, and a test of its number', () => {
  const rows = found(/^\| (3\.\d+) /gm, sectionOf('RFC 8725'))
  expect(rows).toEqual(Array.from({ length: 12 }, (_, index) => `3.${index + 1}`))
  const titles = found(
    /^describe\('([\d. and]+)/gm,
    readFileSync(join(root, 'test/main/jwt/rfc-8725.test.ts'), 'utf8'),
  )
  const tested = titles.flatMap((title) => title.match(/3\.\d+/g) ?? [])
  expect(tested.toSorted()).toEqual(rows.toSorted())
})
