// How amounts are written: no more digits than tell something, with their unit.
import type { Catalogue } from '#src/i18n/catalogue'
import type { Locale } from '#src/i18n/languages'

type Units = Catalogue['costs']['unit']

/** Writes an amount of a metric: a number of bytes, a time in microseconds, or a count. */
export function amountWords(
  metric: keyof Catalogue['costs']['chart']['hint'],
  value: number,
  unit: Units,
  locale: Locale,
): string {
  switch (metric) {
    case 'credential':
    case 'bytes':
      return byteWords(value, unit, locale)
    case 'verify':
      return microWords(value, unit, locale)
    case 'lookups':
    case 'writes':
    case 'entries':
      return numberWords(value, locale)
  }
}

/** Writes a number of bytes: `312 B`, `1,204 B`. */
export function byteWords(bytes: number, unit: Units, locale: Locale): string {
  return unit.bytes({ value: numberWords(Math.round(bytes), locale) })
}

/** Writes a time that is given in microseconds: `84 µs`, `1.2 ms`. */
export function microWords(micros: number, unit: Units, locale: Locale): string {
  return micros < 1000
    ? unit.micros({ value: numberWords(micros, locale) })
    : unit.millis({ value: numberWords(micros / 1000, locale) })
}

/** Writes a count or an average: two digits, and all that stand before the point: `3`, `1.5`, `0.04`, `1,204`. */
export function numberWords(value: number, locale: Locale): string {
  const beforePoint = Math.floor(Math.log10(Math.max(1, Math.abs(value)))) + 1
  return new Intl.NumberFormat(locale, { maximumSignificantDigits: Math.max(2, beforePoint) }).format(value)
}
