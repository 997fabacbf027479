import { describe, expect, it } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import { amountWords } from '../../../renderer/costs/amounts'

const { unit } = catalogues.en.costs

describe('an amount', () => {
  it.each([
    ['lookups', 0, '0'],
    ['lookups', 1, '1'],
    ['lookups', 1 / 3, '0.33'],
    ['writes', 1.25, '1.3'],
    ['entries', 99.4, '99'],
    ['entries', 1204, '1,204'],
    ['credential', 87.5, '88 B'],
    ['bytes', 12_345, '12,345 B'],
    ['verify', 7.25, '7.3 µs'],
    ['verify', 999, '999 µs'],
    ['verify', 1000, '1 ms'],
    ['verify', 12_345, '12 ms'],
  ] as const)('of %s, %d, is written as %s', (metric, value, words) => {
    expect(amountWords(metric, value, unit, 'en')).toBe(words)
  })
})
