import { describe, expect, test } from 'vitest'
import { readDuration, writeDuration } from '#src/contract/duration-text'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES } from '#src/i18n/languages'

const NAMES = Object.values(catalogues).map(({ lanes }) => lanes.settings.lifetimes.typed)

describe('reading a length of time', () => {
  test.each([
    ['90', 90],
    ['0', 0],
    [' 15 min ', 900],
    ['15min', 900],
    ['2m', 120],
    ['1 Hour', 3600],
    ['7 d', 604_800],
    ['1 h 30 min', 5400],
    ['1h30m', 5400],
    ['1 day', 86_400],
    ['2 years', 63_072_000],
    ['15 分鐘', 900],
    ['7天', 604_800],
    ['1 小時 30 分', 5400],
  ])('takes %j for %i s', (text, seconds) => {
    expect(readDuration(text, NAMES)).toBe(seconds)
  })

  test.each([
    '',
    '   ',
    'never',
    'soon',
    '-5',
    '5 -',
    '1.5 h',
    '1,5 h',
    '1e308',
    '9'.repeat(400),
    '5 parsecs',
    '1 30',
    '1 h 30',
    '30 1 h',
    'min',
    '0x10',
    '١٥',
  ])('takes %j for none', (text) => {
    expect(readDuration(text, NAMES)).toBeNull()
  })
})

describe.each(LOCALES)('writing a length of time in %s', (locale) => {
  const { lanes, token } = catalogues[locale]
  test.each([0, 1, 59, 60, 90, 3600, 5400, 86_400, 90_061, 2_592_000, 315_360_000])(
    '%i s reads as the same again',
    (seconds) => {
      expect(readDuration(writeDuration(seconds, token), [lanes.settings.lifetimes.typed])).toBe(seconds)
    },
  )
})
