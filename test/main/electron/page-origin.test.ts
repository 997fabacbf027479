import { describe, expect, test } from 'vitest'
import { pageOrigins } from '#main/electron/page-origin'

describe("the page's origin", () => {
  test('is the app’s own scheme', () => {
    expect(pageOrigins(undefined).lab.url).toBe('lab://ui/')
  })

  test.each([
    ['lab://ui/', true],
    ['lab://ui/assets/index.js?x#y', true],
    ['lab://other/', false],
    ['lab://ui.evil.example/', false],
    ['https://ui/', false],
    ['about:blank', false],
    ['file:///etc/passwd', false],
    ['', false],
  ])('owns %j: %s', (url, expected) => {
    expect(pageOrigins(undefined).lab.owns(url)).toBe(expected)
  })

  test.each([
    ['lab://ui/', true],
    ['lab://ui/#lanes', true],
    ['lab://ui/?x', false],
    ['lab://ui/notes', false],
    ['lab://ui/none.html', false],
    ['lab://ui.evil.example/', false],
    ['about:blank', false],
    ['', false],
  ])('has its page at %j: %s', (url, expected) => {
    expect(pageOrigins(undefined).lab.isPage(url)).toBe(expected)
  })

  test.each([
    ['lab://ui/notes', true],
    ['lab://ui/notes#x', true],
    ['lab://ui/', false],
    ['lab://ui/notes/', false],
    ['lab://other/notes', false],
  ])('has its notes at %j: %s', (url, expected) => {
    expect(pageOrigins(undefined).notes.isPage(url)).toBe(expected)
  })

  test('is the development server where there is one', () => {
    const { lab: origin, notes } = pageOrigins('http://localhost:5173')
    expect(origin.url).toBe('http://localhost:5173/')
    expect(origin.owns('http://localhost:5173/main.tsx')).toBe(true)
    expect(origin.owns('http://localhost:5174/')).toBe(false)
    expect(origin.owns('lab://ui/')).toBe(false)
    expect(notes.url).toBe('http://localhost:5173/notes')
  })
})
