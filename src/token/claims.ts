// Explains what a token says: each claim of the payload (RFC 7519 section 4.1 and the lab's own) and each parameter of the
// header (RFC 7515 section 4.1), with its registered meaning and with what its value says now.
import type { JsonMember, JsonValue } from './read-json'
import { signingScheme } from './signing'
import { clockTime, relativeWords, type TokenWords, timeLeft } from './time-left'

/** How grave what a value says is: as a rule nothing, or that the token will be or should be refused. */
export type Tone = 'plain' | 'warning' | 'bad'

export interface ExplainedClaim {
  /** The name as it stands between its quotes. */
  readonly name: string
  /** The value as it stands in the JSON, to the character; null for a claim whose absence matters. */
  readonly text: string | null
  /** What the name stands for. */
  readonly meaning: string
  /** What the value says; null where the meaning says it all. */
  readonly reading: string | null
  readonly tone: Tone
}

/** When and in which words a claim is read. `now` is the lab's time in epoch milliseconds, `timeZone` an IANA name. */
export interface Reader {
  readonly now: number
  readonly words: TokenWords
  readonly timeZone?: string
}

interface Reading {
  readonly reading: string | null
  readonly tone: Tone
}

const NOTHING: Reading = { reading: null, tone: 'plain' }

/** Explains all claims of a payload in the order in which they stand, each as often as it does, and last a missing `exp`. */
export function explainPayload(members: readonly JsonMember[], reader: Reader): ExplainedClaim[] {
  const say = reader.words.claim
  const rows = members.map(({ name, nameText, value, text }) => ({
    name: nameText,
    text,
    meaning: isOurs(name) ? say[name] : say.unregistered,
    ...readClaim(name, value, members, reader),
  }))
  if (members.some(({ name }) => name === 'exp')) return rows
  return [...rows, { name: 'exp', text: null, meaning: say.exp, reading: say.noExpiry, tone: 'bad' }]
}

const CLAIMS = [
  'iss',
  'sub',
  'aud',
  'exp',
  'nbf',
  'iat',
  'jti',
  'type',
  'fresh',
  'ver',
  'csrf',
  '_sd',
  '_sd_alg',
  'sd_hash',
  'cnf',
  'nonce',
] as const

function isOurs(name: string): name is (typeof CLAIMS)[number] {
  return CLAIMS.some((claim) => claim === name)
}

function readClaim(name: string, value: JsonValue, members: readonly JsonMember[], reader: Reader): Reading {
  const say = reader.words.claim
  switch (name) {
    case 'exp':
    case 'nbf':
    case 'iat':
      return readTime(name, value, members, reader)
    case 'sub':
      return typeof value === 'string' ? NOTHING : { reading: say.subNotText, tone: 'bad' }
    case 'type':
      if (value === 'access') return { reading: say.typeAccess, tone: 'plain' }
      if (value === 'refresh') return { reading: say.typeRefresh, tone: 'plain' }
      if (value === 'download') return { reading: say.typeDownload, tone: 'plain' }
      return { reading: say.typeUnknown, tone: 'warning' }
    case 'fresh':
      if (value === true) return { reading: say.freshTrue, tone: 'plain' }
      return value === false ? { reading: say.freshFalse, tone: 'plain' } : NOTHING
    default:
      return NOTHING
  }
}

/** A NumericDate beyond this many seconds lies after the year 5000: most likely somebody put milliseconds. */
const SUSPICIOUS_SECONDS = 1e11

function readTime(
  name: 'exp' | 'nbf' | 'iat',
  value: JsonValue,
  members: readonly JsonMember[],
  reader: Reader,
): Reading {
  const { now, words } = reader
  const say = words.claim
  if (typeof value !== 'number') return { reading: say.notTime, tone: 'bad' }
  // A number such as 1e400, larger than any that is reckoned with.
  if (!Number.isFinite(value)) return { reading: say.outOfCalendar, tone: 'warning' }
  if (value > SUSPICIOUS_SECONDS) return { reading: say.milliseconds, tone: 'warning' }
  const instant = value * 1000
  const time = clockTime(instant, now, reader.timeZone)
  if (time === null) return { reading: say.outOfCalendar, tone: 'warning' }
  const when = { time, relative: relativeWords(instant, now, words) }
  const isAhead = instant > now
  switch (name) {
    case 'iat':
      return isAhead
        ? { reading: say.issuedAhead(when), tone: 'bad' }
        : { reading: say.issued(when), tone: 'plain' }
    case 'nbf':
      return isAhead
        ? { reading: say.validFrom(when), tone: 'bad' }
        : { reading: say.validSince(when), tone: 'plain' }
    case 'exp': {
      if (!isAhead) return { reading: say.expired(when), tone: 'bad' }
      const iat = members.findLast((member) => member.name === 'iat')?.value
      const issuedAt = typeof iat === 'number' ? iat * 1000 : null
      const { phase } = timeLeft({ now, issuedAt, expiresAt: instant })
      return { reading: say.expires(when), tone: phase === 'expiring' ? 'bad' : 'plain' }
    }
  }
}

const PARAMETERS = ['alg', 'typ', 'cty', 'kid', 'jku', 'jwk', 'x5u', 'x5c', 'crit', 'zip', 'enc'] as const
/** Those with which a token tries to tell the server where to find the key to trust (RFC 8725 section 3.10). */
const RISKY: readonly string[] = ['jku', 'jwk', 'x5u', 'x5c']

function isParameter(name: string): name is (typeof PARAMETERS)[number] {
  return PARAMETERS.some((parameter) => parameter === name)
}

/** Explains all parameters of a header in the order in which they stand, each as often as it does. */
export function explainHeader(members: readonly JsonMember[], words: TokenWords): ExplainedClaim[] {
  const say = words.header
  return members.map(({ name, nameText, value, text }) => ({
    name: nameText,
    text,
    meaning: isParameter(name) ? say[name] : say.unregistered,
    ...readParameter(name, value, words),
  }))
}

function readParameter(name: string, value: JsonValue, words: TokenWords): Reading {
  const say = words.header
  if (name === 'typ' && value === 'JWT') return { reading: say.typJwt, tone: 'plain' }
  if (RISKY.includes(name)) return { reading: null, tone: 'warning' }
  if (name !== 'alg') return NOTHING
  if (typeof value !== 'string') return { reading: words.problem.algNotText, tone: 'bad' }
  const scheme = signingScheme(value)
  if (scheme === null) return { reading: say.algUnknown, tone: 'bad' }
  switch (scheme.family) {
    case 'none':
      return { reading: say.none, tone: 'bad' }
    case 'eddsa':
      return { reading: say.eddsa, tone: 'plain' }
    case 'hmac':
    case 'rsa':
    case 'rsaPss':
    case 'ecdsa':
      return { reading: say[scheme.family]({ bits: scheme.hashBits }), tone: 'plain' }
  }
}
