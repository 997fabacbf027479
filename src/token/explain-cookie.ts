// Explains the attributes of a cookie, those that are there and those whose absence matters.
import type { CookieRow } from '#src/trace/state'
import type { Reader, Tone } from './claims'
import { type CookieAttribute, type CookieAttributeName, readSessionValue } from './cookie'
import { clockTime, durationWords, relativeWords } from './time-left'

/** An attribute with what it does. `value` is null for one that isn't there. */
export interface ExplainedAttribute {
  readonly name: string
  readonly value: string | null
  readonly explanation: string
  readonly tone: Tone
}

/** Explains one attribute of a Set-Cookie line as sent. */
export function explainAttribute(attribute: CookieAttribute, reader: Reader): ExplainedAttribute {
  const { name, value } = attribute
  if (attribute.known === null) {
    return { name, value, explanation: reader.words.cookie.unknown, tone: 'warning' }
  }
  return { name, value, ...explainKnown(attribute.known, value, reader) }
}

type Explanation = Pick<ExplainedAttribute, 'explanation' | 'tone'>
const plain = (explanation: string): Explanation => ({ explanation, tone: 'plain' })
const warning = (explanation: string): Explanation => ({ explanation, tone: 'warning' })

/** As far ahead as any date reaches (ECMA-262 section 21.4.1.1), in seconds; a number has no bound of its own. */
const FARTHEST_SECONDS = 8.64e12

function explainKnown(name: CookieAttributeName, value: string, reader: Reader): Explanation {
  const { words } = reader
  const say = words.cookie
  switch (name) {
    case 'Path':
      return plain(say.path({ path: value.startsWith('/') ? value : '/' }))
    case 'Domain':
      return plain(say.domainWide({ domain: value.replace(/^\./, '') }))
    case 'Expires':
      return explainExpiry(Date.parse(value), reader)
    case 'Max-Age': {
      if (!/^-?[0-9]+$/.test(value)) return warning(say.badMaxAge)
      const seconds = Math.min(Number(value), FARTHEST_SECONDS)
      return plain(
        seconds <= 0 ? say.maxAgeOver : say.maxAge({ duration: durationWords(seconds * 1000, words) }),
      )
    }
    case 'HttpOnly':
      return plain(say.httpOnly)
    case 'Secure':
      return plain(say.secure)
    case 'SameSite':
      return explainSameSite(value.toLowerCase(), reader)
  }
}

function explainExpiry(instant: number, { now, words, timeZone }: Reader): Explanation {
  const time = clockTime(instant, now, timeZone)
  if (time === null) return warning(words.cookie.badDate)
  const when = { time, relative: relativeWords(instant, now, words) }
  return plain(instant <= now ? words.cookie.expired(when) : words.cookie.expires(when))
}

function explainSameSite(value: string, { words }: Reader): Explanation {
  const say = words.cookie
  if (value === 'strict') return plain(say.sameSiteStrict)
  if (value === 'lax') return plain(say.sameSiteLax)
  return warning(value === 'none' ? say.sameSiteNone : say.sameSiteUnknown)
}

const SAME_SITE = { strict: 'Strict', lax: 'Lax', none: 'None' } as const

/** Explains a cookie as it lies in the jar, where no attribute is left open. */
export function explainCookieRow(row: CookieRow, reader: Reader): ExplainedAttribute[] {
  const { words, now, timeZone } = reader
  const say = words.cookie
  const signed = readSessionValue(row.value).signed
  const expires = row.expiresAt === null ? null : clockTime(row.expiresAt, now, timeZone)
  return [
    { name: 'Name', value: row.name, ...plain(say.name) },
    { name: 'Value', value: row.value, ...plain(signed ? say.signedValue : say.value) },
    { name: 'Domain', value: row.domain, ...plain(say.domain({ domain: row.domain })) },
    { name: 'Path', value: row.path, ...plain(say.path({ path: row.path })) },
    {
      name: 'Expires',
      value: expires,
      ...(row.expiresAt === null ? plain(say.noExpiry) : explainExpiry(row.expiresAt, reader)),
    },
    flag('HttpOnly', row.httpOnly, say.httpOnly, say.noHttpOnly),
    {
      name: 'SameSite',
      value: row.sameSite && SAME_SITE[row.sameSite],
      ...(row.sameSite ? explainSameSite(row.sameSite, reader) : warning(say.noSameSite)),
    },
    flag('Secure', row.secure, say.secure, say.noSecure),
  ]
}

function flag(name: CookieAttributeName, isSet: boolean, yes: string, no: string): ExplainedAttribute {
  return isSet ? { name, value: '', ...plain(yes) } : { name, value: null, ...warning(no) }
}
