// The one-click changes of a session cookie's value.
import { readSessionValue } from '#src/token/cookie'

export const COOKIE_EDITS = ['tamper', 'signature', 'unsigned'] as const
export type CookieEdit = (typeof COOKIE_EDITS)[number]

/** Makes a quick edit of a value as it stands in the cookie. One that is not signed stays as it is. */
export function cookieEdit(edit: CookieEdit, value: string): string {
  const read = readSessionValue(value)
  if (!read.signed) return value
  const { prefix, sessionId, signature } = read.raw
  switch (edit) {
    case 'tamper':
      return `${prefix}${withOtherStart(sessionId)}.${signature}`
    case 'signature':
      return `${prefix}${sessionId}.${withOtherStart(signature)}`
    case 'unsigned':
      return sessionId
  }
}

function withOtherStart(text: string): string {
  return `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`
}
