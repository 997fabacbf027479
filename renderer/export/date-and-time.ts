// When something was exported: for a reader, and for the name of a file.
import type { Locale } from '#src/i18n/languages'

/** Writes an instant, in epoch milliseconds, as the reader's language and time zone have it. */
export function dateAndTime(epochMs: number, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(epochMs)
}

/** Names a file by when it was made, in the reader's time zone: `session-vs-jwt-2026-08-02-1043.har`. */
export function fileName(epochMs: number, extension: 'json' | 'har' | 'md'): string {
  const date = new Date(epochMs)
  const two = (part: number) => String(part).padStart(2, '0')
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  return `session-vs-jwt-${day}-${two(date.getHours())}${two(date.getMinutes())}.${extension}`
}
